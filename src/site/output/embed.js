// @ts-check
// The search box on somebody else's page: one tag there brings it. Whoever presses its button gets
// this site's results in another tab. What was typed goes along in the fragment of the address,
// which no server sees; the page around it learns of nothing but its own keyboard.
(() => {
  "use strict";

  /** @type {[lang: string, words: Embedded][]} the site's default language first */
  const WORDS = /** @type {any} */ (["naosu-words"]);
  const LONGEST = 200_000; // characters that every browser takes in an address

  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const { lang = "", product } = script.dataset;
  const wanted = [lang, document.documentElement.lang, ...navigator.languages];
  const known = wanted.map((tag) => WORDS.find(([lang]) => lang === tag.split("-")[0]));
  const [language, words] = known.find(Boolean) ?? WORDS[0];
  const results = new URL(`${language}/search/index.html`, script.src);

  // Neither page's styles reach the other's elements.
  const host = document.createElement("div");
  host.lang = language;
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; color-scheme: light dark; }
    form { display: flex; flex-wrap: wrap; gap: .5em; margin: 0; font: inherit; }
    textarea, button { font: inherit; padding: .6em .7em; border: 1px solid GrayText; border-radius: 6px; box-sizing: border-box; }
    textarea { flex: 1 1 16em; min-width: 0; resize: vertical; background: Field; color: FieldText; }
    button { min-height: 44px; padding-inline: 1.2em; cursor: pointer; background: ButtonFace; color: ButtonText; }
    small { flex-basis: 100%; }
  `);
  root.adoptedStyleSheets = [sheet];

  const form = document.createElement("form");
  const field = document.createElement("textarea");
  const button = document.createElement("button");
  const note = document.createElement("small");
  form.setAttribute("role", "search");
  field.rows = 2;
  field.spellcheck = false;
  field.autocomplete = "off";
  field.placeholder = words.placeholder;
  field.setAttribute("aria-label", words.label);
  button.textContent = words.submit;
  note.textContent = words.opens;
  form.append(field, button, note);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    open();
  });

  function open() {
    const text = field.value.trim().slice(0, LONGEST);
    const whole = text.toWellFormed?.() ?? text.replace(/\p{Surrogate}/gu, "\ufffd");
    const within = product ? `&product=${encodeURIComponent(product)}` : "";
    const link = document.createElement("a");
    link.href = text ? `${results}#q=${encodeURIComponent(whole)}${within}` : results.href;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.click();
  }

  root.append(form);
  script.after(host);
})();
