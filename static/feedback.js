// @ts-check
// What readers say: whether a page helped, and what they searched for in vain. It is kept in this
// browser, and exported from a page of its own. Where the site names an address, feedback is posted
// there too; a paste only if the site wants it and the reader presses the button that says so.
(function (naosu) {
  "use strict";

  const { h, say, button, lang, locale } = naosu;
  const { feedback: url, feedbackPastes } = document.documentElement.dataset;
  const to = url ? new URL(url).host : "";
  const list = `${naosu.root}${lang}/feedback/index.html`;
  const MOST = 500; // of what is said, kept
  const LONGEST = 20000; // characters of a paste kept
  const ANSWERS = ["helped", "not-helped", "not-found"];

  const kept = () => naosu.recall("feedback", Array.isArray)?.filter(isSaid) ?? [];

  /** @param {any} kept @returns {kept is Said} */
  function isSaid(kept) {
    const { date, lang, answer, page = "", fix = "", paste = "" } = kept ?? {};
    const texts = [date, lang, answer, page, fix, paste].every((of) => typeof of === "string");
    return texts && ANSWERS.includes(answer) && !Number.isNaN(Date.parse(date));
  }

  /** @param {Omit<Said, "date" | "lang">} more */
  function record(more) {
    const said = { date: new Date().toISOString(), lang, ...more };
    const others = kept().filter((other) => !same(other, said));
    naosu.keep("feedback", [...others, said].slice(-MOST));
    return said;
  }

  // What is said of a page again takes the place of the first, a search repeated is one search.
  /** @param {Said} a @param {Said} b */
  function same(a, b) {
    return a.page === b.page && a.paste === b.paste;
  }

  /** @param {Said} said */
  async function post(said) {
    const body = JSON.stringify(said);
    try {
      const response = await fetch(url ?? "", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body,
        keepalive: body.length < 20000, // browsers take no more than 64 kB so
      });
      return response.ok;
    } catch {
      return false;
    }
  }

  /** Thanks, and what became of it. @param {HTMLElement} status @param {Said} said */
  async function thank(status, said, sends = Boolean(url)) {
    status.textContent = say("said_thanks");
    if (sends) status.textContent = say((await post(said)) ? "said_sent" : "said_unsent");
  }

  function allSaid() {
    return h("a", { href: list }, say("said_all"));
  }

  // Whether a page helped.

  const box = document.querySelector("[data-naosu-helped]");
  const page = box?.dataset.naosuHelped;
  const status = h("span", { role: "status" });

  function note() {
    return url ? say("said_posts", { to }) : null;
  }

  /** @type {Feedback["answer"]} */
  async function answer(answer, fix) {
    if (!page) return;
    const said = record({ answer, page, ...(fix && { fix }) });
    for (const each of box?.querySelectorAll("button") ?? []) {
      each.setAttribute("aria-pressed", String(each.value === answer));
    }
    await thank(status, said);
  }

  /** @param {HTMLElement} box */
  function askWhetherItHelped(box) {
    const before = kept().find((said) => said.page === page)?.answer;
    /** @param {"helped" | "not-helped"} value @param {string} label */
    const choice = (value, label) => {
      const made = button(label, () => answer(value));
      made.value = value;
      made.setAttribute("aria-pressed", String(value === before));
      return made;
    };
    const aside = h("span", { class: "aside" }, note() ?? say("said_kept"), " ", allSaid());
    const yes = choice("helped", say("said_yes"));
    box.append(say("said_ask"), yes, choice("not-helped", say("said_no")), status, aside);
    box.hidden = false;
  }

  // A search in vain. What was typed letter by letter is noted only when somebody says so.

  /** @type {Feedback["inVain"]} */
  function inVain(text, whole) {
    const paste = naosu.wellFormed(text.slice(0, LONGEST));
    if (whole) record({ answer: "not-found", paste });
    const sends = Boolean(url) && feedbackPastes !== undefined;
    const told = h("span", { role: "status" });
    const report = button(say(sends ? "said_send" : "said_missing"), () =>
      thank(told, record({ answer: "not-found", paste }), sends),
    );
    const what = sends ? say("said_missing_posts", { to }) : say("said_missing_kept");
    const aside = h("span", { class: "aside" }, what, " ", allSaid());
    return h("div", { class: "helped" }, report, told, aside);
  }

  // The page that lists it all.

  /** @param {Said[]} all */
  function table(all) {
    const heads = [say("said_date"), say("said_answer"), say("said_page")];
    const rows = all.toReversed().map(({ date, page, paste, answer, fix }) => {
      const when = new Date(date).toLocaleString(locale, {
        dateStyle: "medium",
        timeStyle: "short",
      });
      const what = [page ?? paste, fix].filter(Boolean).join(" → ");
      const cells = [when, say(`answer_${answer}`), what].map((text) => h("td", null, text));
      return h("tr", null, cells);
    });
    const head = heads.map((text) => h("th", { scope: "col" }, text));
    return h(
      "div",
      { class: "table" },
      h("table", null, h("thead", null, h("tr", null, head)), h("tbody", null, rows)),
    );
  }

  /** @param {Said[]} all */
  function csv(all) {
    const keys = /** @type {const} */ (["date", "lang", "answer", "page", "fix", "paste"]);
    // A cell that begins like a formula would be run by a spreadsheet.
    const cell = (text = "") => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
    const rows = all.map((said) => keys.map((key) => cell(said[key])).join(","));
    return `\ufeff${[keys.join(","), ...rows].join("\r\n")}\r\n`;
  }

  /** @param {string} name @param {string} type @param {string} text */
  function download(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /** @param {HTMLElement} place */
  function show(place) {
    const all = kept();
    if (!all.length) return place.replaceChildren(h("p", null, say("said_none")));
    const json = () => JSON.stringify(all, null, 2);
    const clear = () => {
      naosu.keep("feedback", []);
      show(place);
    };
    const buttons = [
      button("JSON", () => download("feedback.json", "application/json", json())),
      button("CSV", () => download("feedback.csv", "text/csv", csv(all))),
      button(say("said_clear"), clear, "quiet"),
    ];
    place.replaceChildren(h("p", null, buttons), table(all));
  }

  naosu.feedback = { note, answer, inVain };
  if (box) askWhetherItHelped(box);
  const place = document.querySelector("[data-naosu-feedback]");
  if (place) show(place);
})(window.naosu);
