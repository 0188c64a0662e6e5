// @ts-check
// What to tell the help desk, of a walk or of a search in vain: the problem, the paste, what was
// tried, and the reader's system. It is shown to the reader, and sent nowhere.
(function (naosu) {
  "use strict";

  const { h, say, button, locale } = naosu;
  const IN_MAIL = 1500; // characters that a mail program takes from a link, whatever they are

  /** @type {Desk["walk"]} */
  function walk(id, fixes) {
    const problem = document.querySelector("h1")?.textContent.trim();
    const page = `${document.title} (${id})`;
    return account(page, naosu.paste.asked(), fixes.flatMap(told), problem);
  }

  /** @type {Desk["report"]} */
  function report(paste, tried = [], heading = null) {
    const asked = { paste, message: null, captures: [] };
    const { element, write } = form(() => account(document.title, asked, tried));
    write();
    return h("div", { class: "desk" }, heading, element);
  }

  /**
   * What there is to tell, each under its name.
   * @param {string} page
   * @param {Omit<Asked, "topic"> | null} asked
   * @param {string[]} tried
   * @param {string} [problem]
   */
  async function account(page, asked, tried, problem) {
    const values = asked?.captures
      .map(([slot, value]) => `${naosu.paste.slotName(slot)} = ${value}`)
      .join(say("list_comma"));
    return [
      ...part(say("desk_problem"), problem),
      ...part(say("desk_page"), page),
      `  ${address()}`,
      ...part(say("desk_date"), now()),
      ...part(say("desk_message"), asked?.message),
      ...part(say("desk_values"), values),
      ...block(say("desk_paste"), asked ? [asked.paste] : []),
      ...block(say("desk_tried"), tried),
      ...block(say("desk_environment"), await system()),
    ].join("\n");
  }

  function now() {
    return new Date().toLocaleString(locale, { dateStyle: "long", timeStyle: "short" });
  }

  /**
   * The text, to be read, changed and copied, and whom to give it to: that stands at the foot of
   * the page, if the site says so.
   * @type {Desk["form"]}
   */
  function form(tell) {
    const text = h("textarea", { rows: 8, spellcheck: "false", "aria-label": say("desk_title") });
    const copied = h("span", { role: "status" });
    const copy = async () => {
      await naosu.copy(text.value);
      copied.textContent = say("copied");
    };
    const element = h(
      "div",
      null,
      contact(text),
      h("p", { class: "aside" }, say("desk_note")),
      text,
      h("p", { class: "verdict" }, button(say("copy"), copy, "primary"), copied),
    );
    const write = async () => {
      copied.textContent = "";
      text.value = await tell();
    };
    return { element, write };
  }

  /** A mail has the text in it already. @param {HTMLTextAreaElement} text */
  function contact(text) {
    const desk = document.querySelector(".bottom .help-desk")?.cloneNode(true);
    if (!(desk instanceof HTMLElement)) return null;
    for (const link of desk.querySelectorAll("a")) {
      const to = link.getAttribute("href") ?? "";
      if (!to.startsWith("mailto:")) continue;
      link.addEventListener("click", () => {
        const body = naosu.wellFormed(text.value.slice(0, IN_MAIL));
        link.href = `${to}?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(body)}`;
      });
    }
    return desk;
  }

  /** @param {string} name @param {string | null | undefined} text */
  function part(name, text) {
    return text ? [say("pair", { name, value: text })] : [];
  }

  /** @param {string} name @param {string[]} lines */
  function block(name, lines) {
    return lines.length ? ["", `[${name}]`, ...lines] : [];
  }

  /** One line, and one for each step where some are done. @param {FixTold} fix */
  function told({ number, title, item, steps: all, done: { steps, result } }) {
    const state = result ?? (steps.length ? "begun" : "untried");
    const version = item.querySelector(".variants :checked + label")?.textContent;
    const started = result || steps.length;
    const line = `${number}. ${say("pair", { name: title, value: say(`desk_${state}`) })}`;
    const lines = all.map(({ title }, n) => `   [${steps.includes(n) ? "x" : " "}] ${title}`);
    return [version && started ? `${line} (${version})` : line, ...(steps.length ? lines : [])];
  }

  // The page's address without what a paste put into it; below the site's root on a disk, whose
  // folders are nobody's business.
  function address() {
    const site = naosu.site().href;
    const [page] = location.href.slice(site.length).split(/[?#]/);
    return location.protocol === "file:" ? page : site + page;
  }

  // Browser and system, as the browser says; Windows 11 calls itself 10 in all but the last.
  async function system() {
    const lines = [navigator.userAgent];
    try {
      const told = await navigator.userAgentData?.getHighEntropyValues(["platformVersion"]);
      if (told) lines.push(`${told.platform} ${told.platformVersion}`.trim());
    } catch {
      // not every page may ask
    }
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return [...lines, `${navigator.language}, ${zone}, ${screen.width} × ${screen.height}`];
  }

  naosu.desk = { walk, report, form };
})(window.naosu);
