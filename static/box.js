// @ts-check
// A search box: asks as one types, and hands the answer to its panel. What comes at once, pasted
// or dropped, intake.js puts in; keys.js reads the keyboard.
(function (naosu) {
  "use strict";

  const TYPING = 80; // milliseconds of rest after which a half-typed text is searched for
  const THINKING = 600; // milliseconds of rest after which a typed text is said to fit nothing
  const FOLDED = 3; // lines of a paste from which on it is folded below its answer
  const LINES = 8; // as high as a box grows by itself
  const LIMIT = 10; // entries shown
  /** Why a search may be impossible, but for the network. */
  const FAILED = /** @type {const} */ (["browser", "host", "version"]);

  naosu.Box = class Box {
    asked = ""; // the text that was asked for last
    /** @type {string | null} the text whose answer is shown */
    shown = null;
    /** @type {Recognised} what was recognised in that text */
    recognised = { message: null, captures: [] };
    /** @type {Panel | null} there from the first question on */
    panel = null;
    /** @type {string | null} the product that the search is narrowed to */
    product = null;
    whole = false; // the text came at once (pasted, dropped, by a link), or Enter ended it
    timer = 0;

    /**
     * @param {HTMLFormElement} form
     * @param {number} number
     * @param {HTMLElement | null} place where a results page wants the results; else they hang
     *   below the box
     */
    constructor(form, number, place) {
      const field = form.querySelector("[name=q]");
      if (!field) throw new Error("a search box without a field");
      this.form = form;
      this.field = field;
      this.place = place;
      this.prefix = `find-${number}`;
      this.rows = field.rows;
      this.page = form.dataset.naosuSearch ?? "";
      this.product = form.querySelector("[name=product]")?.value ?? null;

      this.status = naosu.h("p", { class: "find-status visually-hidden", role: "status" });
      (place ?? form).append(this.status);
      this.listen();
    }

    listen() {
      const { form, field } = this;
      field.addEventListener("focus", () => this.focused());
      field.addEventListener("input", (event) => this.typed(/** @type {InputEvent} */ (event)));
      field.addEventListener("compositionend", () => this.later());
      field.addEventListener("pointerdown", () => form.classList.remove("find-folded"));
      form.addEventListener("submit", (event) => this.submitted(event));
      form.addEventListener("focusout", ({ relatedTarget: to }) => {
        if (to && !this.holds(to)) this.close();
      });
      document.addEventListener("pointerdown", ({ target }) => {
        if (!this.holds(target)) this.close();
      });
    }

    /** @param {EventTarget | null} target */
    holds(target) {
      return target instanceof Node && this.form.contains(target);
    }

    /** Fetches all that answering needs. */
    warm() {
      naosu.answering().then(
        ({ finder }) => finder.warm(),
        () => {}, // asking will tell
      );
    }

    focused() {
      this.warm();
      if (this.text() !== this.asked) this.ask();
      else if (this.isShown()) this.panel?.open();
    }

    /** Whether what is shown answers what stands in the box. */
    isShown() {
      return this.shown !== null && this.shown === this.text();
    }

    text() {
      return this.field.value.trim();
    }

    /** @param {InputEvent} event */
    typed(event) {
      this.whole = /^insertFrom(Paste|Drop)/.test(event.inputType);
      this.form.classList.remove("find-folded");
      this.grow();
      if (event.isComposing) return;
      if (this.whole) this.ask();
      else this.later();
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), TYPING);
    }

    /** @param {string} text @param {string | null} product */
    fill(text, product = this.product) {
      if (product !== this.product) this.asked = "";
      this.product = product;
      this.field.value = text;
      this.whole = true;
      this.grow();
      this.ask();
    }

    /** Asks the same of one product, or of all. @param {string | null} product */
    narrow(product) {
      this.fill(this.text(), product);
      this.field.focus(); // the chip is gone
    }

    /** Its writer is done: the answer is to be seen, whatever it says. */
    finished() {
      this.whole = true;
      this.ask();
      if (this.isShown()) this.panel?.open();
    }

    grow() {
      this.field.rows = Math.max(this.rows, this.lines(LINES));
    }

    /** How many lines it holds, counted up to so many. @param {number} most */
    lines(most) {
      return this.field.value.split("\n", most).length;
    }

    async ask() {
      clearTimeout(this.timer);
      const text = this.text();
      if (text === this.asked) return;
      this.asked = text;
      if (!text) return this.clear();
      this.form.setAttribute("aria-busy", "true");
      this.fold(1);
      try {
        if (!this.shown) this.tell(naosu.say("find_loading"), true);
        const { finder, render, Panel } = await naosu.answering();
        this.panel ??= this.furnished(Panel);
        const answer = await finder.find(text, naosu.lang, LIMIT, this.product);
        if (!answer || text !== this.asked) return;
        // Half a word fits nothing yet: that is said when its writer rests.
        const isSure = this.whole || answer.verdict !== "nothing";
        if (!isSure) await new Promise((rest) => setTimeout(rest, THINKING));
        if (text === this.asked) this.show(render(answer, this.prefix, this, text), text);
      } catch (reason) {
        if (text === this.asked) this.failed(reason);
      }
    }

    /** @param {string} why something is not asked for */
    refuse(why) {
      this.close();
      this.tell(why, true);
    }

    /** @param {unknown} reason */
    failed(reason) {
      console.error(reason);
      this.asked = ""; // the same text may be asked for again
      this.clear();
      const code = reason instanceof Error ? reason.message : "";
      if (code === "version" && naosu.startsAnew()) return;
      const why = FAILED.find((each) => each === code) ?? "network";
      this.tell(naosu.say(`find_failed_${why}`), true);
      const home = `${naosu.root}${naosu.lang}/index.html`;
      this.status.append(" ", naosu.h("a", { href: home }, naosu.say("find_browse")));
    }

    /** Said by screen readers, and seen where nothing else says it. @param {string} text */
    tell(text, seen = false) {
      this.status.textContent = text;
      this.status.classList.toggle("visually-hidden", !seen);
    }

    /** @param {NonNullable<Naosu["Panel"]>} Panel */
    furnished(Panel) {
      const panel = new Panel(this.field, `${this.prefix}-list`, !this.place);
      panel.element.addEventListener("click", (event) => this.followed(event));
      this.status.after(panel.element);
      return panel;
    }

    /** @param {View} view @param {string} text */
    show(view, text) {
      this.recognised = view.recognised;
      this.shown = text;
      this.tell(view.status);
      this.panel?.show(view);
      this.fold(view.line);
      const inVain = view.missing && naosu.feedback?.inVain(text, this.whole);
      if (inVain) view.missing?.append(inVain);
      this.form.removeAttribute("aria-busy");
      if (this.place) history.replaceState(history.state, "", this.address(text));
      if (this.place || this.holds(document.activeElement)) this.panel?.open();
    }

    /**
     * What came at once makes room for its answer; the line that was recognised stays in sight.
     * @param {number} line
     */
    fold(line) {
      const folds = this.whole && this.lines(FOLDED) >= FOLDED;
      this.form.classList.toggle("find-folded", folds);
      if (folds)
        this.field.scrollTop = (line - 1) * parseFloat(getComputedStyle(this.field).lineHeight);
    }

    clear() {
      this.form.classList.remove("find-folded");
      this.shown = null;
      this.tell("");
      this.form.removeAttribute("aria-busy");
      this.panel?.clear();
    }

    close() {
      if (!this.place) this.panel?.hide(); // a results page keeps its results
    }

    /** The results page's address with a text. @param {string} text */
    address(text) {
      return naosu.paste.address(this.page, text, this.product);
    }

    /** @param {SubmitEvent} event */
    submitted(event) {
      event.preventDefault();
      if (this.place) this.ask();
      else if (this.text()) location.href = this.address(this.text());
    }

    /** @param {MouseEvent} event */
    followed({ target }) {
      const link = target instanceof Element && target.closest("a");
      if (!link || !link.href || this.shown === null) return;
      naosu.paste.remember(link.href, { paste: this.shown, ...this.recognised });
    }
  };
})(window.naosu);
