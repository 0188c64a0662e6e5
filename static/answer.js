// @ts-check
// From an answer of the engine to what the page shows: the card of a recognised message (card.js),
// and a listbox of entries. Loaded when somebody turns to a search box.
(function (naosu) {
  "use strict";

  const { h, say } = naosu;

  /** @param {string} title @param {HTMLElement[]} options @param {string} id */
  function group(title, options, id) {
    return h(
      "div",
      { class: "find-group", role: "group", "aria-labelledby": id },
      h("div", { class: "find-group-title", role: "presentation", id }, title),
      options,
    );
  }

  /** What a screen reader says. @param {...string} said */
  function sentences(...said) {
    const bare = said.map((text) => text.replace(/[。.\s]+$/, "")); // what ends already ends once
    return bare.map((text) => say("find_sentence", { text })).join("");
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
   * @param {string} paste
   */
  function known(card, answer, options, prefix, paste) {
    const { hits, messages, lines } = answer;
    const value = card.plain(hits[0].card.title) ?? "";
    const title = say("pair", { name: say("find_recognised"), value });
    const head = card.show(hits[0], messages[0], lines);
    // The card has its title: it is said once.
    options[0].replaceChildren(h("span", { class: "find-option-title" }, say("find_open")));
    head.append(beside(card, answer));
    const page = card.address(hits[0].card.url, card.captures(hits[0]));
    naosu.walkCard?.(head, hits[0], page, paste);
    return {
      status: sentences(title, count(hits.length)),
      head,
      recognised: card.recognised(hits[0]),
      groups: [
        options[0],
        ...(options.length > 1
          ? [group(say("find_related"), options.slice(1), `${prefix}-related`)]
          : []),
      ],
    };
  }

  /**
   * The words that were searched in the stead of the reader's.
   *
   * @param {string[]} words
   */
  function also(words) {
    if (!words.length) return null;
    const text = say("find_also_searched", { words: words.join(say("list_comma")) });
    return h("p", { class: "find-weak" }, text);
  }

  /** @param {Answer} answer */
  function words({ hits, also_searched }) {
    return {
      status: sentences(say("find_words"), ...(hits.length ? [count(hits.length)] : [])),
      head: h("div", null, h("p", { class: "find-words" }, say("find_words")), also(also_searched)),
    };
  }

  /**
   * First who can help, with a report to give them; then what is near; then that it is missing.
   * @param {Answer} answer
   * @param {string} paste
   */
  function nothing({ hits: { length }, also_searched }, paste) {
    const nearest = length ? [say("find_nearest"), count(length)] : [];
    const head = h(
      "div",
      null,
      h(
        "div",
        { class: "find-nothing" },
        h("h2", { class: "find-title" }, say("find_nothing")),
        h("p", null, say("find_nothing_hint")),
        naosu.desk?.report(paste, [], h("h3", null, say("desk_title"))),
      ),
      length ? h("p", { class: "find-weak" }, say("find_nearest")) : null,
      length ? also(also_searched) : null,
    );
    const missing = h("div", { class: "find-missing" });
    return { status: sentences(say("find_nothing"), ...nearest), head, missing };
  }

  /** Says above an answer what the paste had gone through.
   * @template {{ head: HTMLElement }} T @param {T} view @param {Repair[]} repaired @returns {T} */
  function withRepairs(view, repaired) {
    if (!repaired.length) return view;
    const what = repaired.map((repair) => say(`repair_${repair}`)).join(say("list_comma"));
    const note = h("p", { class: "find-weak" }, say("find_repaired", { what }));
    return { ...view, head: h("div", null, note, view.head) };
  }

  /** @param {Narrowing} narrowing @param {string} paste */
  function share(narrowing, paste) {
    const told = h("span", { role: "status" });
    const copy = async () => {
      const address = await naosu.paste.shared(narrowing.page, paste, narrowing.product);
      await naosu.copy(new URL(address, location.href).href);
      told.textContent = say("copied");
    };
    return h("p", { class: "find-share" }, naosu.button(say("find_share"), copy, "quiet"), told);
  }

  naosu.render = (answer, prefix, narrowing, paste) => {
    const { verdict, hits, repaired = [] } = answer;
    const { card, hits: view } = naosu;
    if (!card || !view) throw new Error("a script of the search brings nothing");
    const isKnown = verdict === "recognised" && hits.length > 0;
    // The recognised entry stays in its place, whatever it is written in.
    const [own, others] = isKnown ? [hits, []] : view.split(hits);
    const options = own.map((hit, n) => view.option(card, hit, `${prefix}-${n}`));
    const shared = {
      options,
      line: answer.messages[0]?.line ?? 1,
      share: share(narrowing, paste),
      chips: view.chips(card, hits, narrowing),
      folded: view.folded(card, others),
    };
    if (isKnown) {
      return withRepairs({ ...shared, ...known(card, answer, options, prefix, paste) }, repaired);
    }
    const shown = {
      ...shared,
      recognised: { message: null, captures: [] },
      groups: options,
      ...(verdict === "nothing" ? nothing(answer, paste) : words(answer)),
    };
    return withRepairs(shown, repaired);
  };
})(window.naosu);
