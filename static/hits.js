// @ts-check
// The entries of an answer: each as an option of a list, with the passage that says most about what
// was asked; those of the other language folded; the products to narrow by. Loaded with answer.js.
(function (naosu) {
  "use strict";

  const { h, say, lang } = naosu;

  /** @param {TextPiece[]} pieces */
  function marked(pieces) {
    return pieces.map(({ text, marked }) => (marked ? h("mark", null, text) : text));
  }

  /** An excerpt is foreign where it is not in the page's language. @param {Excerpt} excerpt */
  function foreign(excerpt) {
    return excerpt.lang === lang ? null : excerpt.lang;
  }

  /** @param {CardView} card @param {Hit} hit */
  function title({ words }, hit) {
    const { title } = hit;
    if (!title) return words(hit.card.title, "span", { class: "find-option-title" });
    const attributes = { class: "find-option-title", lang: foreign(title) };
    return h("span", attributes, marked(title.pieces));
  }

  /** The passage below its heading, or the summary. @param {CardView} card @param {Hit} hit */
  function passage({ words }, { excerpt, card }) {
    if (!excerpt) return words(card.summary, "span", { class: "find-option-summary" });
    const heading = marked(excerpt.place?.heading ?? []);
    return h(
      "span",
      { class: "find-option-summary", lang: foreign(excerpt) },
      ...(heading.length ? [h("span", { class: "find-place" }, heading), " – "] : []),
      marked(excerpt.pieces),
    );
  }

  /** @param {CardView} card @param {Hit} hit */
  function address({ address, captures }, hit) {
    return address(hit.card.url, captures(hit), hit.excerpt?.place?.id);
  }

  /** @type {HitsView["option"]} */
  function option(card, hit, id) {
    return h(
      "a",
      {
        id,
        role: "option",
        tabindex: "-1",
        "aria-selected": "false",
        class: `find-option is-${hit.kind}`,
        href: address(card, hit),
      },
      h("span", { class: `kind is-${hit.kind}` }, say(`kind_${hit.kind}`)),
      title(card, hit),
      passage(card, hit),
    );
  }

  /** @type {HitsView["split"]} */
  function split(hits) {
    const own = hits.filter(({ card }) => card.title[lang]);
    return own.length ? [own, hits.filter(({ card }) => !card.title[lang])] : [hits, []];
  }

  /** @type {HitsView["folded"]} */
  function folded(card, hits) {
    if (!hits.length) return null;
    const links = hits.map((hit) =>
      h("li", null, h("a", { href: address(card, hit) }, title(card, hit)), passage(card, hit)),
    );
    return h(
      "details",
      { class: "find-other-language" },
      h("summary", null, say("find_other_language", { n: hits.length })),
      h("ul", null, links),
    );
  }

  /** @type {HitsView["chips"]} */
  function chips({ plain }, hits, narrowing) {
    const { product } = narrowing;
    /** @type {Map<string, string>} */
    const names = new Map();
    for (const { id, name } of hits.flatMap(({ card }) => card.products ?? [])) {
      names.set(id, plain(name) ?? id);
    }
    if (product && !names.has(product)) names.set(product, product);
    if (!product && names.size < 2) return null;
    const buttons = Array.from(names, ([id, name]) => {
      const pressed = id === product;
      const chip = naosu.button(name, () => narrowing.narrow(pressed ? null : id), "find-chip");
      chip.setAttribute("aria-pressed", String(pressed));
      return chip;
    });
    const label = say("find_narrow");
    return h(
      "div",
      { class: "find-chips", role: "group", "aria-label": label },
      h("span", { "aria-hidden": "true" }, label),
      buttons,
    );
  }

  naosu.hits = { option, split, folded, chips };
})(window.naosu);
