// The places in a page that scripts look for, each with the element that it is in the templates.
// What is not listed here is an `Element` of any sort.

interface ParentNode {
  querySelector(place: "[data-naosu-theme]"): HTMLButtonElement | null;
  querySelector(place: "[data-naosu-results]"): HTMLElement | null;
  querySelector(place: "[data-naosu-helped]"): HTMLElement | null;
  querySelector(place: "[data-naosu-feedback]"): HTMLElement | null;
  querySelector(place: "[name=q]"): HTMLTextAreaElement | null;
  querySelector(place: "[name=product]"): HTMLInputElement | null;
  querySelector(place: ".remedies"): HTMLElement | null;
  querySelector(place: "h3 a"): HTMLAnchorElement | null;
  querySelectorAll(place: "[data-naosu-language]"): NodeListOf<HTMLAnchorElement>;
  querySelectorAll(place: "[data-naosu-search]"): NodeListOf<HTMLFormElement>;
  querySelectorAll(place: "[data-naosu-example]"): NodeListOf<HTMLAnchorElement>;
  querySelectorAll(place: "[data-naosu-walk]"): NodeListOf<HTMLElement>;
  querySelectorAll(place: ".remedies > li"): NodeListOf<HTMLElement>;
  querySelectorAll(place: ".steps > li"): NodeListOf<HTMLElement>;
  querySelectorAll(place: "[data-copy]"): NodeListOf<HTMLElement>;
  querySelectorAll(place: "[data-slot]"): NodeListOf<HTMLElement>;
  querySelectorAll(
    place: ".entry .body details:not([open], .desk)",
  ): NodeListOf<HTMLDetailsElement>;
  querySelectorAll(place: "[data-due]"): NodeListOf<HTMLElement>;
}
