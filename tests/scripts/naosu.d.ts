// What the scripts of a page share, by the script that brings it. Never shipped: a browser runs the
// scripts as they stand, and TypeScript reads along (tests/scripts.rs).

/** What goes into an element: texts become text nodes, nothing is left out. */
type Child = Node | string | null | undefined;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** Slots of a message with the values that a paste held. */
type Captures = [slot: string, value: string][];

/** The texts that stand as they are; the others have slots. */
type PlainText = { [K in keyof Texts]: [Texts[K]] extends [never] ? K : never }[keyof Texts];

interface Naosu extends Page, SingleFile {
  paste: Paste;
  Box: typeof Box;
  /** Not where a site's own frame leaves it out. */
  feedback?: Feedback;
  /** These come when somebody turns to a search box. */
  Panel?: typeof Panel;
  finder?: Finder;
  card?: CardView;
  hits?: HitsView;
  /** assets/texts.<lang>.js. */
  texts?: Record<string, string>;
  /** lists/<lang>.js. */
  catalogue?: Catalogue;
  /** gunzip.js, for browsers that unpack nothing by themselves. */
  gunzip?(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  walked?: Walked;
  /** cardwalk.js: lets the fixes of a card be walked; `url` is the entry's page. */
  walkCard?(card: HTMLElement, hit: Hit, url: string, paste: string): void;
  render?(answer: Answer, prefix: string, narrowing: Narrowing, paste: string): View;
  /** This, when a file is dropped on one: the file's text. */
  textOf?(file: File): Promise<{ text?: string; refused?: Refused }>;
  /** Takes what is pasted and dropped, `beside` the box too (intake.js). */
  intake(box: Box, beside: boolean): void;
  /** Reads the keyboard at a box (keys.js). */
  keys(box: Box): void;
  /** search.js: what draws answers, and who gives them. */
  answering(): Promise<Required<Pick<Naosu, "finder" | "render" | "Panel">>>;
  /** search.js: keeps what is typed for a reload. */
  keepTyped?(): void;
  /** history.js: keeps what was asked for, and offers it below an empty box. */
  history?: { note(text: string): void; offer(box: Box): void };
  /** On the pages of entries, and when somebody turns to a search box. */
  desk?: Desk;
}

/** page.js. Its script is the first of a page: what it brings is always there. */
interface Page {
  /** The way to the site's root. */
  root: string;
  lang: Lang;
  /** How days are written. */
  locale: string;
  /** The site's root as an address. */
  site(): URL;
  /** The address of a script of this page's build, below the root. */
  asset(name: string): string;
  /** Loads the page anew, if it has not been: whether it does. */
  startsAnew(): boolean;
  /** What was kept for this site in this browser. */
  recall<K extends keyof Kept>(name: K, fits: (kept: any) => boolean, from?: Store): Kept[K] | null;
  keep<K extends keyof Kept>(name: K, value: Kept[K], to?: Store): void;
  /** What this window keeps, until it is closed. */
  session: Store;
  /** The name in a store of what belongs to this site. */
  key(name: string): string;
  isText(of: unknown): of is string;
  /** A text in the page's language, each of its slots with a value. */
  say(key: PlainText): string;
  say<K extends Exclude<keyof Texts, PlainText>>(
    key: K,
    values: Record<Texts[K], string | number>,
  ): string;
  h<K extends keyof HTMLElementTagNameMap>(
    name: K,
    attributes?: Attributes | null,
    ...children: (Child | Child[])[]
  ): HTMLElementTagNameMap[K];
  /** The text without halves of characters. */
  wellFormed(text: string): string;
  button(label: string, pressed: () => void, name?: string): HTMLButtonElement;
  /** Loads a script of the site by its path below the root. */
  script(path: string): Promise<void>;
  copy(text: string): Promise<void>;
}

/** A browser's storage, or nothing where that is forbidden. */
interface Store {
  get(key: string): string | null;
  /** Whether it could be kept. */
  set(key: string, value: string): boolean;
}

/** What a browser keeps from visit to visit, or from page to page. */
interface Kept {
  feedback: Said[];
  /** What was searched for, the last first. */
  history: string[];
  /** The paste whose answer was followed. */
  asked: Asked;
  /** The walk that led to a fix's page. */
  trail: Trail;
  [walk: `walk-${string}`]: WalkKept;
}

/** single.js: there where the whole site is one file. */
interface SingleFile {
  /** Search data and packed pages, in base64. */
  blobs?: Record<string, string>;
  /** Runs a script that the file carries; whether it does. */
  carried?(path: string): boolean;
  /** What an address says after its page. */
  fragment?(): string;
}

/** paste.js. */
interface Paste {
  /** Puts the values of a paste into the slots shown there. */
  fill(within: ParentNode, captures: Iterable<[string, string]>): void;
  /** What readers see of a slot's name. */
  slotName(slot: string): string;
  /** The paste that led to this page, if one did. */
  asked(): Asked | null;
  /** Keeps a paste for the page that its answer leads to. */
  remember(page: string, asked: Omit<Asked, "topic">): void;
  /** The address of a results page with a paste, and the product that the search is within. */
  address(page: string, paste: string, product: string | null): string;
  /** The paste that this page's address brings, and the product. */
  fromAddress(): Promise<{ paste: string; product: string | null }>;
  /** The same for others, whatever its length. */
  shared(page: string, paste: string, product: string | null): Promise<string>;
}

/** What was recognised in a paste. */
interface Recognised {
  message: string | null;
  captures: Captures;
}

interface Asked extends Recognised {
  topic: string;
  paste: string;
}

/** feedback.js. */
interface Feedback {
  /** What must be said where answers are given that go somewhere. */
  note(): string | null;
  /** Whether this page helped, and which fix. */
  answer(answer: "helped" | "not-helped", fix?: string): Promise<void>;
  /** What is shown for a search in vain; one that was pasted `whole` is noted unasked. */
  inVain(paste: string, whole: boolean): HTMLElement;
}

/** What a reader said of a page or a search. */
interface Said {
  date: string;
  lang: Lang;
  answer: "helped" | "not-helped" | "not-found";
  page?: string;
  fix?: string;
  paste?: string;
}

/** finder.js. */
interface Finder {
  warm(): Promise<void>;
  find(paste: string, lang: Lang, limit: number, product: string | null): Promise<Answer | null>;
  card(id: string): Promise<Card | null>;
}

/** card.js. */
interface CardView {
  /** With the message that was found, of a paste of so many lines. */
  show(hit: Hit, found: Found | undefined, lines: number): HTMLElement;
  /** A text in the reader's language, else in another and marked as such. */
  words<K extends keyof HTMLElementTagNameMap>(
    text: Localised | undefined,
    name: K,
    attributes?: Attributes,
  ): HTMLElementTagNameMap[K] | null;
  /** The same without an element around it. */
  plain<T>(text: Localised<T>): T | undefined;
  address(url: string, captures: Captures, place?: string): string;
  captures(hit: Hit): Captures;
  /** The part of the paste that its message covers. */
  matched(hit: Hit): HTMLElement | null;
  recognised(hit: Hit): Recognised;
}

/** hits.js. */
interface HitsView {
  option(card: CardView, hit: Hit, id: string): HTMLElement;
  /** Those in the reader's language, and the others; all where none is. */
  split(hits: Hit[]): [own: Hit[], others: Hit[]];
  folded(card: CardView, hits: Hit[]): HTMLElement | null;
  /** The products among the hits, where there is anything to choose. */
  chips(card: CardView, hits: Hit[], narrowing: Narrowing): HTMLElement | null;
}

/** What a file is that has no text. */
type Refused = "picture" | "packed" | "other";

/** What was typed, on the way back to its page. */
interface Typed {
  text: string;
  product: string | null;
  from: number;
  to: number;
  focused: boolean;
  /** How far the page was scrolled. */
  top: number;
}

/** What a search is narrowed to, and how to change that. */
interface Narrowing {
  product: string | null;
  narrow(product: string | null): void;
  /** The page of results. */
  page: string;
}

/** What a page shows for an answer (answer.js). */
interface View {
  status: string;
  head: HTMLElement;
  /** Copies the answer's address. */
  share: HTMLElement;
  /** For a search in vain: the place to say so. */
  missing?: HTMLElement;
  /** The line of the paste that was recognised. */
  line: number;
  /** What goes along to the page that is opened from here. */
  recognised: Recognised;
  /** The products to narrow by. */
  chips: HTMLElement | null;
  groups: HTMLElement[];
  options: HTMLElement[];
  /** What is only in the other language. */
  folded: HTMLElement | null;
}

/** panel.js: what hangs below a box. */
declare class Panel {
  constructor(field: HTMLTextAreaElement, id: string, hangs: boolean);
  readonly element: HTMLElement;
  show(view: View): void;
  clear(): void;
  isOpen(): boolean;
  open(): void;
  hide(): void;
  arrow(event: KeyboardEvent): void;
  follow(first: boolean): boolean;
}

/** box.js: a search box. */
declare class Box {
  constructor(form: HTMLFormElement, number: number, place: HTMLElement | null);
  readonly form: HTMLFormElement;
  readonly field: HTMLTextAreaElement;
  product: string | null;
  text(): string;
  fill(text: string, product?: string | null): void;
  warm(): void;
  ask(): Promise<void>;
  grow(): void;
  holds(target: EventTarget | null): boolean;
  refuse(why: string): void;
  failed(reason: unknown): void;
  readonly place: HTMLElement | null;
  readonly panel: Panel | null;
  readonly recognised: Recognised;
  isShown(): boolean;
  finished(): void;
  close(): void;
}

// Between a page and its worker.

interface Question {
  paste: string;
  lang: Lang;
  limit: number;
  product: string | null;
}

/** A blob that the worker needed: its bytes, packed, or why there are none. */
type BlobCame =
  { blob: string; bytes: Uint8Array<ArrayBuffer>; tried: number } | { blob: string; error: string };

type ToWorker =
  { id: number; find: Question } | { id: number; card: string } | { warm: true } | BlobCame;

type FromWorker =
  | { ready: true }
  | { need: string; tried: number }
  | { id: number; answer: Answer | Card | null }
  | { id: number; error: string }
  /** A newer question overtook it. */
  | { id: number };

/** The worker's global object, or what stands in for it. */
interface WorkerScope {
  postMessage(data: FromWorker): void;
  onmessage: ((event: { data: ToWorker }) => void) | null;
}

/** Whatever a page can hand its questions to. */
interface WorkerEnd {
  postMessage(data: ToWorker, transfer: Transferable[]): void;
}

/** The engine's boundary (browser/src/ffi.rs): room for an argument, calls, the output. */
interface EngineExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  alloc(length: number): number;
  output(): number;
  output_length(): number;
  open(at: number, length: number): number;
  lexicon(at: number, length: number): number;
  find(at: number, length: number): number;
  card(at: number, length: number): number;
}

// Beside what TypeScript knows of browsers.

interface Navigator {
  connection?: { saveData?: boolean; type?: string; effectiveType?: string };
  userAgentData?: {
    getHighEntropyValues(names: string[]): Promise<{ platform: string; platformVersion?: string }>;
  };
}

interface Window {
  naosu: Naosu;
  /** What a blob in the form of a script calls. */
  naosu_blob(name: string, base64: string): void;
  naosuWorker(scope: WorkerScope): void;
}
