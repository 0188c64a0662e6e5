// @ts-check
// What was searched for before: offered below an empty box, and erased there. It is kept until the
// window is closed; where a site wants it, as no two people share a browser, until it is erased.
(function (naosu) {
  "use strict";

  const { h, say, button, isText } = naosu;
  const MOST = 8; // texts
  const LONGEST = 4000; // characters of a text that is kept
  const LINE = 100; // characters of it that are shown
  const store = document.documentElement.dataset.history === undefined ? naosu.session : undefined;

  /** @param {any} kept @returns {kept is string[]} */
  const isList = (kept) => Array.isArray(kept) && kept.every(isText);
  const texts = () => naosu.recall("history", isList, store) ?? [];

  /** @param {string} text */
  function note(text) {
    if (text.length > LONGEST) return;
    const others = texts().filter((other) => other !== text);
    naosu.keep("history", [text, ...others].slice(0, MOST), store);
  }

  /** @param {Box} box */
  function offer(box) {
    const list = h("div", { class: "find-popup find-history", hidden: "" });
    box.form.append(list);
    const hide = () => (list.hidden = true);
    const show = () => {
      const known = box.text() ? [] : texts();
      list.hidden = !known.length;
      if (known.length) list.replaceChildren(...shown(known));
    };

    /** @param {string[]} known */
    const shown = (known) => [
      h("p", { class: "find-group-title" }, say("history_title")),
      h(
        "ul",
        null,
        known.map((text) =>
          h(
            "li",
            null,
            button(text.trim().slice(0, LINE), () => ask(text)),
          ),
        ),
      ),
      button(say("history_erase"), erase, "quiet"),
    ];

    /** @param {string} text */
    const ask = (text) => {
      hide();
      box.field.focus();
      box.fill(text);
    };
    const erase = () => {
      naosu.keep("history", [], store);
      hide();
      box.field.focus();
    };

    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays
    box.field.addEventListener("focus", show);
    box.field.addEventListener("input", show);
    box.form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!box.holds(relatedTarget)) hide();
    });
    box.form.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") hide();
    });
  }

  naosu.history = { note, offer };
})(window.naosu);
