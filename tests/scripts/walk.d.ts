// Types of what the scripts keep of a walk through fixes, and tell the help desk.

/** walk.js: how far a reader has walked the fixes of a page. */
interface WalkKept {
  /** When that was. */
  at: string;
  /** The fix that one was at. */
  now: string | null;
  fixes: Record<string, FixDone>;
}

interface FixDone {
  /** The numbers of the steps that are done. */
  steps: number[];
  result?: WalkResult;
}

type WalkResult = "solved" | "failed";

/** walked.js. */
interface Walked {
  /** How far an entry's fixes have been walked. */
  of(id: string): { at: string | undefined; now: string | null; fixes: Map<string, FixDone> };
  keep(id: string, now: string | null, fixes: Map<string, FixDone>): void;
  tell(id: string, fix: string, result?: WalkResult): void;
  /** Takes the walk along to the page of each fix that is gone to. */
  lead(
    entry: Omit<Trail, "fixes">,
    fixes: { id: string; title: string; link: HTMLAnchorElement | null }[],
  ): void;
  trail(): Trail | null;
  /** The verdict in words. */
  told(result: WalkResult): string;
  /** Buttons for the verdicts on a fix, or to take back the one that it has. */
  choices(
    result: WalkResult | undefined,
    isLast: boolean,
    answer: (result?: WalkResult) => void,
  ): HTMLButtonElement[];
  /** Whether the steps of a fix are shown unasked. */
  opensByItself(item: Element): boolean;
}

/** A walk, for the pages of its fixes. */
interface Trail {
  id: string;
  title: string;
  url: string;
  fixes: { id: string; title: string; url?: string }[];
}

/** desk.js: texts for the help desk, and the form that hands one over. */
interface Desk {
  walk(id: string, fixes: FixTold[]): Promise<string>;
  /** The form for a search that did not help. */
  report(paste: string, tried?: string[], heading?: Child): HTMLElement;
  form(tell: () => Promise<string>): { element: HTMLElement; write(): Promise<void> };
}

/** What the help desk is told of a fix. */
interface FixTold {
  number: number;
  title: string;
  item: HTMLElement;
  steps: { title: string }[];
  done: FixDone;
}
