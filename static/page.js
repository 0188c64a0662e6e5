// What every page does by itself: theme, language, copying; and what the other scripts share.
// Nothing here is needed to read. A classic script, loaded in the head: the theme is set before
// anything is shown.
((naosu) => {
  "use strict";
  const root = document.documentElement;
  // Where storage is forbidden (some file: pages), choices last as long as the page.
  const store = {
    get(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        /* not kept */
      }
    },
  };

  // Values of this site: others may stand on the same host, and all of a disk is one.
  const site = () => new URL(root.dataset.root || ".", location).pathname;
  naosu.recall = (name) => {
    try {
      return JSON.parse(store.get(`naosu-${name} ${site()}`));
    } catch {
      return null;
    }
  };
  naosu.keep = (name, value) => store.set(`naosu-${name} ${site()}`, JSON.stringify(value));

  // A text of the page in its language, `{name}` replaced by a value.
  let strings = null;
  naosu.say = (key, values = {}) => {
    strings ??= texts();
    return (strings[key] ?? key).replace(/\{(\w+)\}/g, (slot, name) => values[name] ?? slot);
  };

  // An element with attributes and children; texts become text nodes, nothing is left out.
  naosu.h = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (value != null) element.setAttribute(key, value);
    }
    element.append(...children.flat().filter((child) => child != null));
    return element;
  };

  const themes = ["auto", "light", "dark"];
  const showTheme = (theme) => {
    if (theme === "auto") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", theme);
  };
  let theme = themes.includes(store.get("naosu-theme")) ? store.get("naosu-theme") : "auto";
  showTheme(theme);

  const ready = (run) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
    else run();
  };
  const texts = () => {
    const data = document.getElementById("naosu-strings");
    return data ? JSON.parse(data.textContent) : {};
  };

  const themeSwitch = (strings) => {
    const button = document.querySelector("[data-naosu-theme]");
    if (!button) return;
    const label = button.querySelector("span");
    const name = () => {
      label.textContent = strings[`theme_${theme}`];
      button.title = strings[`theme_${theme}`];
    };
    button.addEventListener("click", () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      store.set("naosu-theme", theme);
      showTheme(theme);
      name();
    });
    name();
    button.hidden = false;
  };

  // The root page leads on to the language that was chosen before, or that the browser prefers.
  const languages = () => {
    const links = [...document.querySelectorAll("[data-naosu-language]")];
    for (const link of links) {
      link.addEventListener("click", () => store.set("naosu-language", link.dataset.naosuLanguage));
    }
    if (!document.querySelector("[data-naosu-choice]")) return;
    const wanted = [store.get("naosu-language"), ...navigator.languages].filter(Boolean);
    for (const tag of wanted) {
      const link = links.find((link) => tag.split("-")[0] === link.dataset.naosuLanguage);
      if (link) {
        location.replace(link.href);
        return;
      }
    }
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // file: pages have no clipboard to write to.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  naosu.copy = copy;

  const copyButton = (strings, text, icon) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = icon ? "copy copy-icon" : "copy";
    const say = (key) => {
      if (icon) button.setAttribute("aria-label", `${strings[key]}: ${text}`);
      else button.textContent = strings[key];
      button.title = strings[key];
    };
    say("copy");
    button.addEventListener("click", async () => {
      await copy(text);
      say("copied");
      button.classList.add("done");
      setTimeout(() => {
        say("copy");
        button.classList.remove("done");
      }, 2000);
    });
    return button;
  };

  // Messages, code blocks, and in steps every command, path and value.
  const copyButtons = (strings) => {
    for (const place of document.querySelectorAll("[data-copy]")) {
      const text = place.textContent.trim();
      place.append(copyButton(strings, text, place.matches("code")));
    }
    for (const block of document.querySelectorAll("figure.code pre")) {
      block.parentNode.append(copyButton(strings, block.textContent.trimEnd(), false));
    }
    for (const step of document.querySelectorAll(".steps > li")) {
      const seen = new Set();
      for (const code of step.querySelectorAll(":not(pre) > code")) {
        const text = code.textContent;
        // What is shorter is typed faster than copied.
        if (text.length > 3 && !seen.has(text)) code.append(copyButton(strings, text, true));
        seen.add(text);
      }
    }
  };

  // The site is static: whether a review is overdue, only the day of reading can tell.
  const overdue = () => {
    const today = new Date().toLocaleDateString("sv"); // 2026-11-24
    for (const mark of document.querySelectorAll("[data-due]")) {
      mark.hidden = today <= mark.dataset.due;
    }
  };

  ready(() => {
    const strings = texts();
    overdue();
    themeSwitch(strings);
    languages();
    copyButtons(strings);
  });
})((window.naosu ??= {}));
