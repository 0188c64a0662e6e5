// @ts-check
// The fixes of a page, walked in order. Steps get check boxes, each fix its verdict; what was done
// is kept in this browser, and told as a text for the help desk (desk.js). Without this script the
// page is the same list.
(function (naosu) {
  "use strict";

  const { h, say, button, locale } = naosu;
  const walked = /** @type {Walked} */ (naosu.walked); // its script stands before this one

  /** A fix in its place in the list: its steps with check boxes, and its verdict. */
  class Fix {
    /** @param {HTMLElement} item @param {number} number @param {Walk} walk */
    constructor(item, number, walk) {
      this.item = item;
      this.id = item.dataset.fix ?? "";
      this.number = number;
      this.walk = walk;
      this.details = item.querySelector("details");
      this.link = item.querySelector("h3 a");
      const title = this.link ?? item.querySelector(".line");
      this.title = title?.textContent.trim() ?? "";
      this.steps = Array.from(item.querySelectorAll(".steps > li"), (step) => this.boxed(step));
      this.verdict = item.appendChild(h("div", { class: "verdict" }));
      item.tabIndex = -1;
    }

    get done() {
      const done = this.walk.fixes.get(this.id) ?? { steps: [] };
      this.walk.fixes.set(this.id, done);
      return done;
    }

    /** @param {HTMLElement} step */
    boxed(step) {
      const title = step.querySelector("h4")?.textContent.trim() ?? "";
      const label = say("pair", { name: say("walk_step_done"), value: title });
      const box = h("input", { type: "checkbox", "aria-label": label });
      box.addEventListener("change", () => this.checked());
      step.prepend(h("label", { class: "step-done" }, box, say("walk_step_done")));
      return { step, title, box };
    }

    checked() {
      this.done.steps = this.steps.flatMap(({ box }, n) => (box.checked ? [n] : []));
      if (!this.done.result) this.walk.now = this.id;
      this.walk.changed(this);
    }

    /** @param {WalkResult} result */
    answer(result) {
      this.done.result = result;
      this.walk.now = null;
      this.walk.changed(this);
      this.walk.follow(result);
    }

    undo() {
      delete this.done.result;
      this.walk.now = this.id;
      this.walk.changed(this);
      this.item.focus();
    }

    /** @param {boolean} isCurrent */
    show(isCurrent) {
      const { steps, result } = this.done;
      this.steps.forEach(({ step, box }, n) => {
        box.checked = steps.includes(n);
        step.classList.toggle("is-done", box.checked);
      });
      this.item.classList.toggle("current", isCurrent);
      this.item.classList.toggle("was-tried", result === "failed");
      this.item.classList.toggle("was-solved", result === "solved");
      this.verdict.replaceChildren(...this.choices(isCurrent, result));
    }

    /** @param {boolean} isCurrent @param {WalkResult | undefined} result */
    choices(isCurrent, result) {
      if (!result && !isCurrent) return [];
      const left = this.walk.list.filter((fix) => !fix.done.result).length;
      const choices = walked.choices(result, left < 2, (verdict) =>
        verdict ? this.answer(verdict) : this.undo(),
      );
      return result ? [h("span", null, walked.told(result)), ...choices] : choices;
    }
  }

  class Walk {
    /** @param {HTMLElement} section @param {HTMLElement} list */
    constructor(section, list) {
      this.id = section.dataset.naosuWalk ?? "";
      const { at, now, fixes } = walked.of(this.id);
      this.fixes = fixes;
      this.now = now;
      const items = list.querySelectorAll(".remedies > li");
      this.list = Array.from(items, (item, n) => new Fix(item, n + 1, this));

      this.bar = h("progress", { max: this.list.length, "aria-hidden": "true" });
      this.place = h("p", { role: "status" });
      this.again = button(say("walk_restart"), () => this.restart(), "quiet");
      this.resumed = h("p", { class: "aside" });
      const note = naosu.feedback?.note();
      const aside = note && h("p", { class: "aside" }, note);
      const top = [this.place, this.bar, this.again, this.resumed, aside];
      list.before(h("div", { class: "walk" }, top));
      this.outcome = h("div", { class: "outcome", tabindex: "-1" });
      this.form = naosu.desk?.form(async () => (await naosu.desk?.walk(this.id, this.list)) ?? "");
      this.report = this.summary();
      list.after(this.outcome, this.report);
      this.resume(at);
      this.follows();
    }

    /** Other tabs walk too, and the pages of the fixes. */
    follows() {
      const again = () => {
        ({ now: this.now, fixes: this.fixes } = walked.of(this.id));
        this.show();
      };
      addEventListener("storage", again);
      addEventListener("pageshow", ({ persisted }) => persisted && again());
      const title = document.querySelector("h1")?.textContent.trim() ?? "";
      const url = location.href.replace(/#(?!\/).*/, "");
      walked.lead({ id: this.id, title, url }, this.list);
    }

    /** @param {string | undefined} at when the reader was here before */
    resume(at) {
      const started = this.started();
      this.resumed.hidden = !started || !at;
      if (started && at) this.resumed.textContent = say("walk_resumed", { date: day(at) });
      this.show();
      const current = this.current();
      if (started && current?.details) this.openOnly(current);
    }

    started() {
      return this.list.some(({ done }) => done.result || done.steps.length);
    }

    solvedBy() {
      return this.list.find(({ done }) => done.result === "solved");
    }

    /** The fix that one is at: the one last worked on, else the first that was not tried. */
    current() {
      if (this.solvedBy()) return null;
      const open = this.list.filter(({ done }) => !done.result);
      return open.find(({ id }) => id === this.now) ?? open[0] ?? null;
    }

    /** One fix has another verdict; without one, all is begun again. @param {Fix} [fix] */
    changed(fix) {
      const { at, fixes } = walked.of(this.id);
      if (fix && at) this.fixes = fixes.set(fix.id, fix.done);
      walked.keep(this.id, this.now, this.fixes);
      this.resumed.hidden = true;
      this.show();
    }

    show() {
      const current = this.current();
      const solved = this.solvedBy();
      const tried = this.list.filter(({ done }) => done.result).length;
      for (const fix of this.list) fix.show(fix === current);
      this.bar.value = solved ? this.list.length : tried;
      this.place.textContent = current
        ? say("walk_place", { n: current.number, of: this.list.length })
        : say(solved ? "walk_was_solved" : "walk_was_tried");
      this.again.hidden = !this.started();
      this.outcome.hidden = Boolean(current);
      if (solved) this.outcome.textContent = say("walk_thanks", { fix: solved.title });
      else if (!current) this.outcome.textContent = say("walk_exhausted");
      this.outcome.classList.toggle("good", Boolean(solved));
      if (this.report.open) this.form?.write();
    }

    /** @param {Fix} fix */
    openOnly(fix) {
      for (const { details, item } of this.list) {
        if (details) details.open = item === fix.item && walked.opensByItself(item);
      }
    }

    /**
     * After a verdict: on to the next fix, or to what comes of it.
     * @param {WalkResult} result
     */
    follow(result) {
      const next = this.current();
      if (next) {
        this.openOnly(next);
        next.item.focus({ preventScroll: true });
        next.item.scrollIntoView({ block: "start" });
        return;
      }
      if (result === "failed") this.report.open = true;
      this.outcome.focus({ preventScroll: true });
      this.outcome.scrollIntoView({ block: "center" });
      const helped = result === "solved" ? "helped" : "not-helped";
      naosu.feedback?.answer(helped, this.solvedBy()?.id);
    }

    restart() {
      this.fixes = new Map();
      this.now = null;
      this.changed();
      this.report.open = false;
      this.openOnly(this.list[0]);
      this.list[0].item.focus();
    }

    /** The text for the help desk, written when somebody looks at it. */
    summary() {
      const title = h("summary", null, say("desk_title"));
      const details = h("details", { class: "desk" }, title, this.form?.element);
      details.addEventListener("toggle", () => {
        if (details.open) this.form?.write();
      });
      return details;
    }
  }

  /** @param {string} iso */
  function day(iso) {
    return new Date(iso).toLocaleDateString(locale, { dateStyle: "long" });
  }

  // The other scripts of the page come after this one.
  document.addEventListener("DOMContentLoaded", () => {
    for (const section of document.querySelectorAll("[data-naosu-walk]")) {
      const list = section.querySelector(".remedies");
      if (list) new Walk(section, list);
    }
  });
})(window.naosu);
