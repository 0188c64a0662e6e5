// @ts-check
// What every page does by itself: theme, language, copying; and what the other scripts share.
// Nothing here is needed to read. A classic script, loaded in the head: the theme is set before
// anything is shown.
(function (naosu) {
  "use strict";

  const html = document.documentElement;
  naosu.root = html.dataset.root ?? "";
  naosu.lang = /** @type {Lang} */ (html.dataset.lang ?? "en");
  // Days are written as on the pages: 20 November 2026.
  naosu.locale = naosu.lang === "en" ? "en-GB" : naosu.lang;
  naosu.site = () => new URL(naosu.root || ".", location.href);

  // A page asks for the scripts of its own build. Where some cache has kept an older page than its
  // host has scripts, the page is loaded anew, once.
  const BUILD = "?naosu-build";
  const build = html.dataset.build ?? "";
  naosu.asset = (name) => `assets/${name}.js${build}`;
  naosu.startsAnew = () => {
    if (history.state?.naosuAnew) return false;
    history.replaceState({ ...history.state, naosuAnew: true }, "");
    naosu.keepTyped?.();
    location.reload();
    return true;
  };
  if (build && build !== BUILD) naosu.startsAnew();

  /**
   * Where storage is forbidden (some file: pages), choices last as long as the page.
   * @param {() => Storage} of
   * @returns {Store}
   */
  const store = (of) => ({
    get(key) {
      try {
        return of().getItem(key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        of().setItem(key, value);
        return true;
      } catch {
        return false;
      }
    },
  });
  const lasting = store(() => localStorage);
  naosu.session = store(() => sessionStorage);

  // Values of this site: others may stand on the same host, and all of a disk is one. So what is
  // there may be anybody's, and is taken only where it `fits`.
  naosu.key = (name) => `naosu-${name} ${naosu.site().pathname}`;
  naosu.recall = (name, fits, from = lasting) => {
    try {
      const kept = JSON.parse(from.get(naosu.key(name)) ?? "null");
      return fits(kept) ? kept : null;
    } catch {
      return null;
    }
  };
  naosu.keep = (name, value, to = lasting) => {
    to.set(naosu.key(name), JSON.stringify(value));
  };
  naosu.isText = (of) => typeof of === "string";

  // A text in the page's language, `{name}` replaced by a value. The texts come after this script
  // and before all others (assets/texts.<lang>.js).
  /** @param {string} key @param {Record<string, string | number>} values */
  const say = (key, values = {}) => {
    const texts = naosu.texts ?? {};
    const text = (Object.hasOwn(texts, key) && texts[key]) || key;
    return text.replace(/\{(\w+)\}/g, (slot, name) =>
      Object.hasOwn(values, name) ? String(values[name]) : slot,
    );
  };
  naosu.say = say;

  // Half a pair of surrogates is no character: no address, and no engine, takes it.
  naosu.wellFormed = (text) => text.toWellFormed?.() ?? text.replace(/\p{Surrogate}/gu, "\ufffd");

  // An element with attributes and children; texts become text nodes, nothing is left out.
  naosu.h = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (value != null) element.setAttribute(key, String(value));
    }
    element.append(...children.flat().filter((child) => child != null));
    return element;
  };

  naosu.button = (label, pressed, name) => {
    const made = naosu.h("button", { type: "button", class: name }, label);
    made.addEventListener("click", pressed);
    return made;
  };

  // In a site in one file the scripts are in the page already.
  naosu.script = (path) => {
    if (naosu.carried?.(path)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const element = naosu.h("script", { src: naosu.root + path });
      element.onload = () => resolve(element.remove());
      element.onerror = () => reject(new Error(`${path} cannot be loaded`));
      document.head.append(element);
    });
  };

  /** @typedef {(typeof themes)[number]} Theme */
  const themes = /** @type {const} */ (["auto", "light", "dark"]);
  let theme = themes.find((each) => each === lasting.get("naosu-theme")) ?? "auto";
  showTheme(theme);

  /** @param {Theme} theme */
  function showTheme(theme) {
    if (theme === "auto") html.removeAttribute("data-theme");
    else html.setAttribute("data-theme", theme);
  }

  function themeSwitch() {
    const button = document.querySelector("[data-naosu-theme]");
    const label = button?.querySelector("span");
    if (!button || !label) return;
    const name = () => {
      button.title = naosu.say(`theme_${theme}`);
      label.textContent = button.title;
    };
    button.addEventListener("click", () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      lasting.set("naosu-theme", theme);
      showTheme(theme);
      name();
    });
    name();
    button.hidden = false;
  }

  // The root page leads on to the language that was chosen before, or that the browser prefers.
  function languages() {
    const links = [...document.querySelectorAll("[data-naosu-language]")];
    for (const link of links) {
      const lang = link.dataset.naosuLanguage ?? "";
      link.addEventListener("click", () => lasting.set("naosu-language", lang));
    }
    if (!document.querySelector("[data-naosu-choice]")) return;
    for (const tag of [lasting.get("naosu-language"), ...navigator.languages]) {
      const link = links.find((link) => tag?.split("-")[0] === link.dataset.naosuLanguage);
      if (link) return location.replace(link.href);
    }
  }

  naosu.copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // file: pages have no clipboard to write to.
      const area = naosu.h("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };

  /** @param {string} text @param {boolean} icon */
  function copyButton(text, icon) {
    const button = naosu.button(
      "",
      async () => {
        await naosu.copy(text);
        name("copied");
        button.classList.add("done");
        setTimeout(() => {
          name("copy");
          button.classList.remove("done");
        }, 2000);
      },
      icon ? "copy copy-icon" : "copy",
    );
    /** @param {"copy" | "copied"} key */
    const name = (key) => {
      button.title = naosu.say(key);
      if (icon) button.setAttribute("aria-label", say("pair", { name: button.title, value: text }));
      else button.textContent = button.title;
    };
    name("copy");
    return button;
  }

  // What a shell says before a command is none of it; nor is what a command says in turn.
  const PROMPT = /^\s*(?:\$|>|PS(?: [^>\n]*)?>|[A-Z]:\\[^>\n]*>) /i;

  /** @param {string} text what is to be typed, or a session with a shell */
  function commands(text) {
    if (!PROMPT.test(text)) return text;
    const typed = text.split("\n").filter((line, at, lines) => {
      const goesOn = at > 0 && /[\\^`]\s*$/.test(lines[at - 1]);
      return goesOn || PROMPT.test(line);
    });
    return typed.map((line) => line.replace(PROMPT, "")).join("\n");
  }

  // Messages, code blocks, and in steps every command, path and value.
  function copyButtons() {
    for (const place of document.querySelectorAll("[data-copy]")) {
      place.append(copyButton(place.textContent.trim(), place.matches("code")));
    }
    for (const block of document.querySelectorAll("figure.code pre")) {
      block.parentElement?.append(copyButton(commands(block.textContent.trimEnd()), false));
    }
    for (const step of document.querySelectorAll(".steps > li")) {
      const seen = new Set();
      for (const code of step.querySelectorAll(":not(pre) > code")) {
        const text = commands(code.textContent);
        // What is shorter is typed faster than copied.
        if (text.length > 3 && !seen.has(text)) code.append(copyButton(text, true));
        seen.add(text);
      }
    }
  }

  // The site is static: whether a review is overdue, only the day of reading can tell.
  function overdue() {
    const today = new Date().toLocaleDateString("sv"); // 2026-11-24
    for (const mark of document.querySelectorAll("[data-due]")) {
      mark.hidden = today <= (mark.dataset.due ?? "");
    }
  }

  // Without scripts there is a note in the place of each box (naosu.css). A box that its script has
  // not taken by now, for whatever reason, answers nobody.
  html.classList.add("scripted");

  // What an answer will push down is out of sight from the start (find.css).
  const { search, hash } = location;
  html.classList.toggle("asks", Boolean(search || hash || history.state?.naosuTyped?.text));

  function unscripted() {
    if (document.querySelector("[data-naosu-search] [disabled]")) html.classList.remove("scripted");
  }

  function pictures() {
    if (document.querySelector("a.picture")) naosu.script(naosu.asset("pictures")).catch(() => {});
  }

  function furnish() {
    overdue();
    pictures();
    themeSwitch();
    languages();
    copyButtons();
  }

  document.addEventListener("DOMContentLoaded", unscripted);
  if (document.readyState !== "loading") furnish();
  else document.addEventListener("DOMContentLoaded", furnish);
})((window.naosu ??= /** @type {Naosu} */ ({})));
