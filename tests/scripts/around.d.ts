// What the scripts that stand alone are given: notices.js, embed.js.

interface Notice {
  text: Record<string, string>;
  url: string | null;
  /** Days: 2026-11-24. */
  from: string | null;
  until: string | null;
  /** Ids of products; all if empty. */
  products: string[];
}

/** The words of an embedded box. */
interface Embedded {
  label: string;
  placeholder: string;
  submit: string;
  opens: string;
}
