// What the scripts are given: the JSON of the engine, of the site's builder and of the preview
// server. `tests/scripts.rs` holds all of it to what the program really writes; the closed
// vocabularies (`Lang`, `Kind`, `Risk`, …) and `Texts` it writes itself.

/** Something said in one or more languages. */
type Localised<T = string> = Partial<Record<Lang, T>>;

/** What the search shows of an entry. Parts that say nothing are left out. */
interface Card extends Partial<Effort> {
  title: Localised;
  summary: Localised;
  /** The entry's folder below that of a language. */
  url: string;
  state: State;
  products?: Product[];
  /** The wordings of an error. */
  messages?: Localised[];
  causes?: EntryLink[];
  fixes?: Remedy[];
  /** This and the effort: what only a fix has. */
  warning?: Localised;
  /** Those of a fix; of what names no fix, the part of its prose that says what to do. */
  steps?: Localised<Steps>;
}

/** A product that an entry is about. */
interface Product {
  id: string;
  name: Localised;
}

interface EntryLink {
  id: string;
  title: Localised;
  url: string;
}

/** What a fix asks for. */
interface Effort {
  minutes?: Minutes;
  risk?: Risk;
  needs: Need[];
}

/** At least and at most. */
type Minutes = [from: number, to: number];

interface FixLink extends EntryLink, Effort {
  text?: undefined;
}

/** A line that says all there is to do. */
interface FixLine {
  text: Localised;
}

type Remedy = FixLink | FixLine;

interface Steps {
  intro?: Version[];
  steps: Step[];
  footnotes?: Version;
}

interface Step {
  title: Rich;
  versions: Version[];
}

/** The same as HTML, whose links begin with `naosu-root:`, and as a terminal prints it. */
interface Rich {
  html: string;
  text: string;
}

/** What to do in one version of a product; without a label, in all of them. */
interface Version extends Rich {
  label?: string;
}

/** The engine's answer to a paste. */
interface Answer {
  verdict: Verdict;
  /** How many lines the paste has. */
  lines: number;
  /** What was recognised in it, the gravest first. */
  messages: Found[];
  /** Those of the messages in their order, then the nearest others. */
  hits: Hit[];
  /** Words that were searched in the stead of the paste's. */
  also_searched: string[];
  /** What the paste had gone through, and was turned back. */
  repaired?: Repair[];
}

/** A message in the paste, beside others. */
interface Found {
  /** Which of the hits. */
  hit: number;
  /** Counted from 1. */
  line: number;
  gravity: Gravity;
  /** Hits that the paste speaks for just as well. */
  variants: number[];
}

interface Hit {
  id: string;
  kind: Kind;
  /** From 0 to 100. */
  confidence: number;
  sureness: Sureness;
  score: number;
  match?: Match;
  /** The title, where words of the paste stand in it. */
  title?: Excerpt;
  /** The passage that says most about the paste. */
  excerpt?: Excerpt;
  reasons: Reason[];
  card: Card;
}

/** A passage of an entry with the paste's words in it. */
interface Excerpt {
  lang: Lang;
  /** The heading of the entry's page that it stands below. */
  place?: { id: string; heading: TextPiece[] };
  pieces: TextPiece[];
}

interface TextPiece {
  text: string;
  /** Whether it is a word of the paste. */
  marked: boolean;
}

/** A message recognised in a paste. */
interface Match {
  /** Its number among the card's messages. */
  message: number;
  lang: Lang;
  span: Span;
  pieces: MatchPiece[];
  captures: Capture[];
}

/** Where in the paste: from this byte to before that one. */
type Span = [from: number, to: number];

interface MatchPiece {
  text: string;
  part: MatchPart;
}

interface Capture {
  slot: string;
  value: string;
  span: Span;
}

interface Reason {
  channel: Channel;
  score: number;
  evidence: string;
}

/** What is in the `search/` folder of a site. */
interface Manifest {
  /** For programs. */
  sums: string;
  /** The one that worker.js knows. */
  version: 1;
  engine: string;
  lexicon: string;
  index: string;
  files: IndexFile[];
}

interface IndexFile {
  name: string;
  length: number;
  chunk: number;
  blob: string;
  packed: number[];
}

/** What a site in one file carries (src/site/bundle/single.rs). */
interface SingleFileData {
  /** The part that each page is packed in. */
  parts: Record<string, number>;
  /** Search data, and the packed pages as `pages-N`. */
  blobs: Record<string, string>;
  /** Scripts and styles by path. */
  texts: Record<string, string>;
  /** Other files by path, as `data:` addresses. */
  files: Record<string, string>;
}

/** What the preview server tells its pages (reload.js). */
interface News {
  /** The name of the last good build. */
  site: string | null;
  /** Errors first; of thousands the first hundred. */
  findings: Finding[];
  errors: number;
  warnings: number;
  failure: string | null;
}

type Severity = "error" | "warning";

interface Finding {
  severity: Severity;
  code: string;
  message: string;
  path: string;
  /** The place, unless it is about the file as a whole. */
  line?: number;
  column?: number;
  span?: Span;
  text?: string;
  hint?: string;
}
