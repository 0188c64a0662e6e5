// The search box: every `[data-naosu-search]` form. Only this file is loaded with a page; the
// rest (answer.js, finder.js, worker.js, the engine and its data) when somebody turns to a box.
(function (naosu) {
  "use strict";

  const TYPING = 80; // milliseconds of rest after which a half-typed text is searched for
  const LINES = 8; // as high as a box grows by itself
  const LIMIT = 10; // entries shown
  const LONGEST = 1 << 20; // bytes of a dropped file that are read: its end
  const IN_ADDRESS = 4000; // characters of a paste that an address may carry

  const { root = "", lang = "en" } = document.documentElement.dataset;

  // What an address says after its page: in a site in one file the page is in the fragment too.
  const fragment = () => naosu.fragment?.() ?? location.hash;

  // Values that a paste held, in the page that they were carried to by `#capture=`.

  naosu.fillSlots = function (within, captures) {
    const values = new Map(captures);
    for (const slot of within.querySelectorAll("[data-slot]")) {
      const value = values.get(slot.dataset.slot);
      if (value === undefined) continue;
      slot.textContent = value;
      slot.classList.add("slot-filled");
    }
  };

  function fillFromAddress() {
    naosu.fillSlots(document, naosu.asked()?.captures ?? []);
    if (!fragment().startsWith("#capture=")) return;
    naosu.fillSlots(document, new URLSearchParams(fragment().slice("#capture=".length)));
  }

  // The paste that led to a page stays in the session, for what the page says to the help desk.
  // It belongs to the pages of the same topic: the first folder below the language's.

  const ASKED = "naosu-asked";

  function topicOf(address) {
    const base = new URL(root || ".", location).href;
    return new URL(address, location).href.slice(base.length).split(/[/?#]/)[1];
  }

  // { paste, message, captures } of the answer that led here; null if none did.
  naosu.asked = function () {
    try {
      const asked = JSON.parse(sessionStorage.getItem(ASKED));
      return asked?.topic === topicOf(location) ? asked : null;
    } catch {
      return null; // no storage: then without
    }
  };

  // What else the search needs, once.

  let loading = null;

  function load() {
    const finder = naosu.finder ? [] : ["assets/finder.js"]; // a site in one file keeps it
    loading ??= Promise.all(["assets/answer.js", ...finder].map(script)).catch((reason) => {
      loading = null;
      throw reason;
    });
    return loading;
  }

  function script(path) {
    if (naosu.carried?.(path)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = root + path;
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${path} cannot be loaded`));
      document.head.append(element);
    });
  }

  // From page to page a paste goes in the fragment, so that no server sees it; a long one in
  // the session's storage. Links from outside, and forms without scripts, say `?q=`.

  const KEPT = "naosu-paste";

  function addressWith(form, paste) {
    const page = form.getAttribute("action");
    if (paste.length <= IN_ADDRESS) return `${page}#q=${encodeURIComponent(paste)}`;
    try {
      sessionStorage.setItem(KEPT, paste);
      return `${page}#paste`;
    } catch {
      return `${page}#q=${encodeURIComponent(paste.slice(0, IN_ADDRESS))}`;
    }
  }

  function pasteFromAddress() {
    if (fragment().startsWith("#q=")) return decode(fragment().slice("#q=".length));
    if (fragment() === "#paste") return sessionStorage.getItem(KEPT) ?? "";
    return new URLSearchParams(location.search).get("q") ?? "";
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // cut or written by hand
    }
  }

  // A file's text: Windows writes logs in UTF-16 and, in Japan, in Shift_JIS.
  async function textOf(file) {
    const bytes = await file.slice(Math.max(0, file.size - LONGEST)).arrayBuffer();
    const [a, b] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
    if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
    const utf8 = new TextDecoder().decode(bytes);
    if (!utf8.slice(4).includes("\ufffd")) return utf8; // the cut may have hit a character
    return new TextDecoder("shift_jis").decode(bytes);
  }

  class Box {
    constructor(form, number, place) {
      this.form = form;
      this.field = form.querySelector("[name=q]");
      this.place = place; // where a results page wants the results; else they hang below the box
      this.prefix = `find-${number}`;
      this.asked = ""; // the text that was asked for last
      this.shown = null; // the text whose answer is shown
      this.options = [];
      this.active = -1;
      this.opensFirst = false; // Enter came before its answer
      this.whole = false; // the text came at once: pasted, dropped or by a link
      this.rows = this.field.rows;
      this.build();
      this.listen();
    }

    build() {
      const make = (name, className, attributes) => {
        const element = document.createElement(name);
        element.className = className;
        for (const key in attributes) element.setAttribute(key, attributes[key]);
        return element;
      };
      this.status = make("p", "find-status visually-hidden", { role: "status" });
      this.head = make("div", "find-head");
      this.list = make("div", "find-list", { role: "listbox", id: `${this.prefix}-list` });
      this.list.setAttribute("aria-label", this.form.querySelector("label")?.textContent ?? "");
      this.panel = make("div", this.place ? "find-panel" : "find-panel find-popup", {});
      this.panel.hidden = true;
      this.panel.append(this.head, this.list);
      (this.place ?? this.form).append(this.status, this.panel);
      // The combobox pattern but for its role, which HTML does not allow on a box of several lines;
      // how many entries there are is said by the status.
      for (const [key, value] of Object.entries({
        "aria-autocomplete": "list",
        "aria-controls": this.list.id,
        "aria-haspopup": "listbox",
      }))
        this.field.setAttribute(key, value);
    }

    listen() {
      const { form, field } = this;
      field.addEventListener("focus", () => this.focused());
      field.addEventListener("input", (event) => this.typed(event));
      field.addEventListener("compositionend", () => this.later());
      field.addEventListener("paste", (event) => this.took(event, event.clipboardData));
      this.panel.addEventListener("click", (event) => this.followed(event));
      form.addEventListener("keydown", (event) => this.key(event));
      form.addEventListener("submit", (event) => this.submitted(event));
      form.addEventListener("focusout", (event) => {
        const to = event.relatedTarget;
        if (to && !form.contains(to)) this.close();
      });
      document.addEventListener("pointerdown", (event) => {
        if (!form.contains(event.target)) this.close();
      });
      form.addEventListener("dragover", (event) => {
        if (!event.dataTransfer.types.includes("Files")) return; // text goes in by itself
        event.preventDefault();
        form.classList.add("find-drop");
      });
      form.addEventListener("dragleave", () => form.classList.remove("find-drop"));
      form.addEventListener("drop", (event) => this.took(event, event.dataTransfer));
    }

    // Asking.

    focused() {
      load().then(
        () => naosu.finder.warm(),
        () => {},
      ); // asking will tell
      if (this.shown && this.shown === this.text()) this.open();
    }

    text() {
      return this.field.value.trim();
    }

    typed(event) {
      this.opensFirst = false;
      this.whole = /^insertFrom(Paste|Drop)/.test(event.inputType);
      this.grow();
      if (event.isComposing) return;
      if (this.whole) this.ask();
      else this.later();
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), TYPING);
    }

    fill(text) {
      this.field.value = text;
      this.whole = true;
      this.grow();
      this.ask();
    }

    grow() {
      let lines = 1;
      for (let at = -1; lines < LINES && (at = this.field.value.indexOf("\n", at + 1)) >= 0;)
        lines++;
      this.field.rows = Math.max(this.rows, lines);
    }

    async ask() {
      clearTimeout(this.timer);
      const text = this.text();
      if (text === this.asked) return this.settle();
      this.asked = text;
      if (!text) return this.clear();
      this.form.setAttribute("aria-busy", "true");
      try {
        await load();
        if (!this.shown) this.tell(naosu.say("find_loading"), Boolean(this.place));
        const answer = await naosu.finder.find(text, lang, LIMIT);
        if (answer && text === this.asked) this.show(answer, text);
      } catch (reason) {
        console.error(reason);
        if (text === this.asked) this.failed();
      }
    }

    failed() {
      this.asked = ""; // the same text may be asked for again
      this.clear();
      this.tell(naosu.say?.("find_failed") ?? "", true);
    }

    // Said by screen readers, and seen where nothing else says it.
    tell(text, seen = false) {
      this.status.textContent = text;
      this.status.classList.toggle("visually-hidden", !seen);
    }

    // Showing.

    show(answer, text) {
      const { status: said, head, groups, options, recognised } = naosu.render(answer, this.prefix);
      this.recognised = recognised;
      this.tell(said);
      this.head.replaceChildren(head);
      if (answer.verdict === "nothing")
        head.children[1].after(naosu.inVain(text, this.whole || this.opensFirst));
      this.list.replaceChildren(...groups);
      this.list.hidden = options.length === 0;
      this.options = options;
      this.shown = text;
      this.form.removeAttribute("aria-busy");
      this.activate(-1);
      if (this.place) history.replaceState(null, "", addressWith(this.form, text));
      if (this.place || this.form.contains(document.activeElement)) this.open();
      this.settle();
    }

    settle() {
      if (!this.opensFirst || this.shown !== this.text()) return;
      this.opensFirst = false;
      this.options[Math.max(this.active, 0)]?.click();
    }

    clear() {
      this.shown = null;
      this.options = [];
      this.opensFirst = false;
      this.activate(-1);
      this.tell("");
      this.form.removeAttribute("aria-busy");
      this.hide();
    }

    open() {
      this.panel.hidden = false;
    }

    // A results page keeps its results.
    close() {
      if (!this.place) this.hide();
    }

    hide() {
      this.panel.hidden = true;
      this.activate(-1);
    }

    activate(index) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = index;
      const option = this.options[index];
      if (!option) return this.field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", option.id);
    }

    // Keys.

    key(event) {
      // While a word is being composed all keys are the input method's.
      if (event.isComposing || event.keyCode === 229) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") this.escape(event);
      if (event.target !== this.field) return;
      if (event.key === "Enter" && !event.shiftKey) this.enter(event);
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.arrow(event);
    }

    enter(event) {
      event.preventDefault();
      if (!this.text()) return;
      this.opensFirst = true;
      this.ask();
    }

    escape(event) {
      if (this.panel.hidden || this.place) return;
      event.preventDefault();
      this.field.focus();
      this.close();
    }

    // Within a text of several lines the arrows move the caret; from its last line they leave it.
    arrow(event) {
      const down = event.key === "ArrowDown";
      const { value, selectionEnd } = this.field;
      const within = this.active < 0 && (!down || value.indexOf("\n", selectionEnd) >= 0);
      if (within || !this.options.length || event.shiftKey) return;
      event.preventDefault();
      if (this.panel.hidden) this.open();
      this.activate(down ? Math.min(this.active + 1, this.options.length - 1) : this.active - 1);
    }

    submitted(event) {
      event.preventDefault();
      if (this.place) this.ask();
      else if (this.text()) location.href = addressWith(this.form, this.text());
    }

    followed(event) {
      const link = event.target.closest("a[href]");
      if (!link) return;
      const asked = { topic: topicOf(link.href), paste: this.shown, ...this.recognised };
      try {
        sessionStorage.setItem(ASKED, JSON.stringify(asked));
      } catch {
        /* a paste too long to keep, or no storage */
      }
    }

    // A file, dropped on the box or pasted into it.
    async took(event, data) {
      this.form.classList.remove("find-drop");
      const [file] = data.files;
      if (!file) return;
      event.preventDefault();
      const text = await textOf(file);
      this.field.focus();
      this.fill(text);
    }
  }

  // The page.

  const place = document.querySelector("[data-naosu-results]");
  const boxes = Array.from(
    document.querySelectorAll("[data-naosu-search]"),
    (form, number) => new Box(form, number, number === 0 ? place : null),
  );
  const [main] = boxes;

  function isTextField(element) {
    return element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);
  }

  function shortcut(event) {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k =
      event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (event.isComposing || !(k || (slash && !isTextField(event.target)))) return;
    event.preventDefault();
    main.field.focus();
    main.field.select();
  }

  function example(event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    main.field.focus();
    main.fill(event.currentTarget.textContent);
  }

  function followAddress() {
    const paste = place && pasteFromAddress();
    if (paste && paste.trim() !== main.text()) main.fill(paste);
  }

  fillFromAddress();
  addEventListener("hashchange", fillFromAddress);
  if (!main) return;
  document.addEventListener("keydown", shortcut);
  document
    .querySelectorAll("[data-naosu-example]")
    .forEach((link) => link.addEventListener("click", example));
  followAddress();
  addEventListener("hashchange", followAddress);
})((window.naosu ??= {}));
