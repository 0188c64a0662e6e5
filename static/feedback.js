// What readers say: whether a page helped, and what they searched for in vain. It is kept in this
// browser, and exported from a page of its own. Where the site names an address, answers are posted
// there too; a paste only if the site wants it and the reader presses the button that says so.
(function (naosu) {
  "use strict";

  const { h, say } = naosu;
  const {
    root = "",
    lang = "en",
    feedback: url,
    feedbackPastes,
  } = document.documentElement.dataset;
  const to = url && new URL(url).host;
  const list = `${root}${lang}/feedback/index.html`;
  const MOST = 500; // answers kept
  const LONGEST = 20000; // characters of a paste kept

  const kept = () => naosu.recall("feedback") ?? [];

  function record(answer, more) {
    const said = { date: new Date().toISOString(), lang, answer, ...more };
    const others = kept().filter((other) => !same(other, said));
    naosu.keep("feedback", [...others, said].slice(-MOST));
    return said;
  }

  // A second answer on a page takes the first one's place, a search repeated is one search.
  function same(a, b) {
    return a.page === b.page && a.paste === b.paste;
  }

  async function post(said) {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(said),
        keepalive: JSON.stringify(said).length < 20000, // browsers take no more than 64 kB so
      });
      return response.ok;
    } catch {
      return false;
    }
  }

  function button(label, pressed, name) {
    const made = h("button", { type: "button", class: name }, label);
    made.addEventListener("click", pressed);
    return made;
  }

  function allSaid() {
    return h("a", { href: list }, say("said_all"));
  }

  // Whether a page helped.

  const box = document.querySelector("[data-naosu-helped]");
  const status = h("span", { role: "status" });

  // What is said where answers are given: only where they go somewhere, it must be.
  naosu.feedbackNote = () => (url ? say("said_posts", { to }) : null);

  // What else is known: the fix that helped.
  naosu.feedback = async function (answer, { fix } = {}) {
    const said = record(answer, { page: box.dataset.naosuHelped, ...(fix && { fix }) });
    for (const each of box.querySelectorAll("button")) {
      each.setAttribute("aria-pressed", String(each.value === answer));
    }
    status.textContent = say("said_thanks");
    if (url) status.textContent = say((await post(said)) ? "said_sent" : "said_unsent");
  };

  function askWhetherItHelped() {
    const before = kept().find(({ page }) => page === box.dataset.naosuHelped)?.answer;
    const choice = (answer, label) => {
      const made = button(say(label), () => naosu.feedback(answer));
      made.value = answer;
      made.setAttribute("aria-pressed", String(answer === before));
      return made;
    };
    const note = h(
      "span",
      { class: "aside" },
      naosu.feedbackNote() ?? say("said_kept"),
      " ",
      allSaid(),
    );
    box.append(
      say("said_ask"),
      choice("helped", "said_yes"),
      choice("not-helped", "said_no"),
      status,
      note,
    );
    box.hidden = false;
  }

  // A search in vain. What was typed letter by letter is noted only when somebody says so.

  naosu.inVain = function (paste, whole) {
    const text = paste.slice(0, LONGEST);
    if (whole) record("not-found", { paste: text });
    const sends = url && feedbackPastes !== undefined;
    const told = h("span", { role: "status" });
    const report = button(say(sends ? "said_send" : "said_missing"), async () => {
      const said = record("not-found", { paste: text });
      told.textContent = say("said_thanks");
      if (sends) told.textContent = say((await post(said)) ? "said_sent" : "said_unsent");
    });
    const note = sends ? say("said_missing_posts", { to }) : say("said_missing_kept");
    return h(
      "div",
      { class: "helped" },
      report,
      told,
      h("span", { class: "aside" }, note, " ", allSaid()),
    );
  };

  // The page that lists it all.

  function table(all) {
    const cell = (text) => h("td", null, text ?? "");
    const rows = all
      .toReversed()
      .map(({ date, page, paste, answer, fix }) =>
        h(
          "tr",
          null,
          cell(new Date(date).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" })),
          cell(say(`answer_${answer}`)),
          cell([page ?? paste, fix].filter(Boolean).join(" → ")),
        ),
      );
    const heads = ["said_date", "said_answer", "said_page"].map((key) =>
      h("th", { scope: "col" }, say(key)),
    );
    return h(
      "div",
      { class: "table" },
      h("table", null, h("thead", null, h("tr", null, heads)), h("tbody", null, rows)),
    );
  }

  function csv(all) {
    const keys = ["date", "lang", "answer", "page", "fix", "paste"];
    // A cell that begins like a formula would be run by a spreadsheet.
    const cell = (text = "") => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
    const rows = all.map((said) => keys.map((key) => cell(said[key])).join(","));
    return `\ufeff${[keys.join(","), ...rows].join("\r\n")}\r\n`;
  }

  function download(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  function show(place) {
    const all = kept();
    if (!all.length) return place.replaceChildren(h("p", null, say("said_none")));
    place.replaceChildren(
      h(
        "p",
        null,
        button("JSON", () =>
          download("feedback.json", "application/json", JSON.stringify(all, null, 2)),
        ),
        button("CSV", () => download("feedback.csv", "text/csv", csv(all))),
        button(
          say("said_clear"),
          () => {
            naosu.keep("feedback", []);
            show(place);
          },
          "quiet",
        ),
      ),
      table(all),
    );
  }

  if (box) askWhetherItHelped();
  const place = document.querySelector("div[data-naosu-feedback]");
  if (place) show(place);
})((window.naosu ??= {}));
