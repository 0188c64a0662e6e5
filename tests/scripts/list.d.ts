// What list.js is given (lists/<lang>.js) and makes of it.

type FacetName = "kind" | "product" | "tag" | "state" | "audience" | "lang";

/** The entries of a language, in reading order. */
interface Catalogue {
  /** What the values of facets are called; tags are called what they are. */
  names: { [name in FacetName]?: Record<string, string> };
  entries: CatalogueItem[];
}

type CatalogueItem = [
  title: string,
  /** Below the site's root. */
  url: string,
  kind: Kind,
  products: string[],
  tags: string[],
  state: State,
  audience: Audience,
  lang: Lang,
  /** The day on which it was last written, changed or checked, or nothing. */
  date: string,
];

/** An entry with what it is filtered by. */
interface Filtered {
  title: string;
  url: string;
  date: string;
  facets: Record<FacetName, string[]>;
  text: string;
  tags: string[];
}
