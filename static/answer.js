// @ts-check
// From an answer of the engine to what the page shows: the card of a recognised message (card.js),
// and a listbox of entries. Loaded when somebody turns to a search box.
(function (naosu) {
  "use strict";

  const { h, say } = naosu;

  /** @param {CardView} card @param {Hit} hit @param {string} id */
  function option({ words, address, captures }, hit, id) {
    const { title, summary, url } = hit.card;
    return h(
      "a",
      {
        id,
        role: "option",
        tabindex: "-1",
        "aria-selected": "false",
        class: `find-option is-${hit.kind}`,
        href: address(url, captures(hit)),
      },
      words(title, "span", { class: "find-option-title" }),
      words(summary, "span", { class: "find-option-summary" }),
    );
  }

  /** @param {string} title @param {HTMLElement[]} options @param {string} id */
  function group(title, options, id) {
    return h(
      "div",
      { class: "find-group", role: "group", "aria-labelledby": id },
      h("div", { class: "find-group-title", role: "presentation", id }, title),
      options,
    );
  }

  /** @param {Hit[]} hits @param {HTMLElement[]} options @param {string} prefix */
  function byKind(hits, options, prefix) {
    /** @type {Map<Kind, HTMLElement[]>} */
    const kinds = new Map();
    hits.forEach(({ kind }, n) => kinds.set(kind, [...(kinds.get(kind) ?? []), options[n]]));
    return Array.from(kinds, ([kind, some]) =>
      group(say(`kind_${kind}`), some, `${prefix}-${kind}`),
    );
  }

  /** What a screen reader says. @param {...string} said */
  function sentences(...said) {
    return said.map((text) => say("find_sentence", { text })).join("");
  }

  /** @param {number} n */
  function count(n) {
    return n === 1 ? say("find_one") : say("find_count", { n });
  }

  /**
   * What else the paste says: entries that it speaks for just as well, other messages in it.
   * @param {CardView} card
   * @param {Answer} answer
   */
  function beside({ words, address, captures, matched }, { messages, hits, lines }) {
    const [first, ...others] = messages;
    /** @param {Hit} hit */
    const link = (hit) =>
      h("a", { href: address(hit.card.url, captures(hit)) }, words(hit.card.title, "span"));
    const variants = (first?.variants ?? []).map((at) => h("li", null, link(hits[at])));
    const folded = others.map(({ hit, line }) =>
      h(
        "details",
        { class: "find-also" },
        h("summary", null, words(hits[hit].card.title, "span")),
        h("p", { class: "find-line" }, say("find_line", { line, lines })),
        matched(hits[hit]),
        h("p", null, link(hits[hit])),
      ),
    );
    return h(
      "div",
      { class: "find-beside" },
      variants.length ? h("h3", null, say("find_variants")) : null,
      variants.length ? h("ul", null, variants) : null,
      folded.length ? h("h3", null, say("find_also", { n: folded.length })) : null,
      folded,
    );
  }

  /**
   * @param {CardView} card
   * @param {Answer} answer
   * @param {HTMLElement[]} options
   * @param {string} prefix
   */
  function known(card, answer, options, prefix) {
    const { hits } = answer;
    const title = `${say("find_recognised")}: ${card.plain(hits[0].card.title) ?? ""}`;
    const head = card.show(hits[0]);
    head.append(beside(card, answer));
    return {
      status: sentences(title, count(hits.length)),
      head,
      recognised: card.recognised(hits[0]),
      groups: [
        group(say("find_open"), [options[0]], `${prefix}-best`),
        ...byKind(hits.slice(1), options.slice(1), prefix),
      ],
    };
  }

  /** @param {Hit[]} hits */
  function words(hits) {
    return {
      status: sentences(say("find_words"), ...(hits.length ? [count(hits.length)] : [])),
      head: h("p", { class: "find-words" }, say("find_words")),
    };
  }

  /** @param {Hit[]} hits */
  function nothing({ length }) {
    const nearest = length ? [say("find_nearest"), count(length)] : [];
    const hint = h("p", null, say("find_nothing_hint"));
    const head = h(
      "div",
      { class: "find-nothing" },
      h("p", null, h("strong", null, say("find_nothing"))),
      hint,
      length ? h("p", { class: "find-weak" }, say("find_nearest")) : null,
    );
    return { status: sentences(say("find_nothing"), ...nearest), head, hint };
  }

  naosu.render = (answer, prefix) => {
    const { verdict, hits } = answer;
    const { card } = naosu;
    if (!card) throw new Error("card.js brings no card");
    const options = hits.map((hit, n) => option(card, hit, `${prefix}-${n}`));
    if (verdict === "recognised" && hits.length) {
      return { options, ...known(card, answer, options, prefix) };
    }
    return {
      options,
      recognised: { message: null, captures: [] },
      groups: byKind(hits, options, prefix),
      ...(verdict === "nothing" ? nothing(hits) : words(hits)),
    };
  };
})(window.naosu);
