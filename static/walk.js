// The fixes of a page, walked in order. Steps get check boxes, each fix its
// verdict; what was done is kept in this browser, and told as a text for the help desk. Without
// this script the page is the same list.
(function (naosu) {
  "use strict";

  const { h, say } = naosu;
  const { root = "", lang = "en" } = document.documentElement.dataset;

  function button(name, label, pressed) {
    const made = h("button", { type: "button", class: name }, label);
    made.addEventListener("click", pressed);
    return made;
  }

  // A fix in its place in the list: its steps with check boxes, and its verdict.
  class Fix {
    constructor(item, number, walk) {
      this.item = item;
      this.id = item.dataset.fix;
      this.number = number;
      this.walk = walk;
      this.details = item.querySelector("details");
      this.title = (item.querySelector("h3 a") ?? item.querySelector(".line")).textContent.trim();
      this.steps = Array.from(item.querySelectorAll(".steps > li"), (step) => this.boxed(step));
      this.verdict = item.appendChild(h("div", { class: "verdict" }));
      item.tabIndex = -1;
    }

    get done() {
      return (this.walk.fixes[this.id] ??= { steps: [] });
    }

    boxed(step) {
      const title = step.querySelector("h4").textContent.trim();
      const box = h("input", {
        type: "checkbox",
        "aria-label": `${say("walk_step_done")}: ${title}`,
      });
      box.addEventListener("change", () => this.checked());
      step.prepend(h("label", { class: "step-done" }, box, say("walk_step_done")));
      return { step, title, box };
    }

    checked() {
      this.done.steps = this.steps.flatMap(({ box }, n) => (box.checked ? [n] : []));
      if (!this.done.result) this.walk.now = this.id;
      this.walk.changed();
    }

    answer(result) {
      this.done.result = result;
      this.walk.now = null;
      this.walk.changed();
      this.walk.follow(result);
    }

    show(isCurrent) {
      const { steps, result } = this.done;
      this.steps.forEach(({ step, box }, n) => {
        box.checked = steps.includes(n);
        step.classList.toggle("is-done", box.checked);
      });
      this.item.classList.toggle("current", isCurrent);
      this.item.classList.toggle("was-tried", result === "failed");
      this.item.classList.toggle("was-solved", result === "solved");
      this.verdict.replaceChildren(...this.answers(isCurrent, result));
    }

    answers(isCurrent, result) {
      if (result) {
        const text = say(result === "solved" ? "walk_was_solved" : "walk_was_tried");
        return [h("span", null, text), button("quiet", say("walk_undo"), () => this.undo())];
      }
      if (!isCurrent) return [];
      const left = this.walk.list.filter((fix) => !fix.done.result).length;
      return [
        button("primary", say("walk_solved"), () => this.answer("solved")),
        button("plain", say(left > 1 ? "walk_next" : "walk_last"), () => this.answer("failed")),
      ];
    }

    undo() {
      delete this.done.result;
      this.walk.now = this.id;
      this.walk.changed();
      this.item.focus();
    }

    // One line for the help desk, and one for each step where some are done.
    told() {
      const { steps, result } = this.done;
      const state = result ? `desk_${result}` : steps.length ? "desk_begun" : "desk_untried";
      const lines = this.steps.map(
        ({ title }, n) => `   [${steps.includes(n) ? "x" : " "}] ${title}`,
      );
      const version = this.item.querySelector(".variants :checked + label")?.textContent;
      const started = result || steps.length;
      return [
        `${this.number}. ${this.title}: ${say(state)}${version && started ? ` (${version})` : ""}`,
        ...(steps.length ? lines : []),
      ];
    }
  }

  class Walk {
    constructor(section) {
      this.id = section.dataset.naosuWalk;
      const kept = naosu.recall(`walk-${this.id}`) ?? {};
      this.fixes = kept.fixes ?? {};
      this.now = kept.now ?? null;
      const list = section.querySelector(".remedies");
      this.list = Array.from(list.children, (item, n) => new Fix(item, n + 1, this));

      this.bar = h("progress", { max: this.list.length, "aria-hidden": "true" });
      this.place = h("p", { role: "status" });
      this.again = button("quiet", say("walk_restart"), () => this.restart());
      this.resumed = h("p", { class: "aside" });
      const note = naosu.feedbackNote?.() ?? null;
      list.before(
        h(
          "div",
          { class: "walk" },
          this.place,
          this.bar,
          this.again,
          this.resumed,
          note && h("p", { class: "aside" }, note),
        ),
      );
      this.outcome = h("div", { class: "outcome", tabindex: "-1" });
      this.report = this.summary();
      list.after(this.outcome, this.report);

      const started = this.started();
      this.resumed.hidden = !started || !kept.at;
      if (started && kept.at)
        this.resumed.textContent = say("walk_resumed", { date: day(kept.at) });
      this.show();
      const current = this.current();
      if (started && current?.details) {
        for (const fix of this.list) if (fix.details) fix.details.open = fix === current;
      }
    }

    started() {
      return this.list.some(({ done }) => done.result || done.steps.length);
    }

    solvedBy() {
      return this.list.find(({ done }) => done.result === "solved");
    }

    // The fix that one is at: the one last worked on, else the first after those that were tried.
    current() {
      if (this.solvedBy()) return null;
      const open = this.list.filter(({ done }) => !done.result);
      return open.find(({ id }) => id === this.now) ?? open[0] ?? null;
    }

    changed() {
      naosu.keep(`walk-${this.id}`, {
        at: new Date().toISOString(),
        now: this.now,
        fixes: this.fixes,
      });
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
      if (this.report.open) this.write();
    }

    // After a verdict: on to the next fix, or to what comes of it.
    follow(result) {
      const next = this.current();
      if (next) {
        if (next.details) next.details.open = true;
        for (const fix of this.list) if (fix !== next && fix.details) fix.details.open = false;
        next.item.focus({ preventScroll: true });
        next.item.scrollIntoView({ block: "start" });
        return;
      }
      if (result === "failed") this.report.open = true;
      this.outcome.focus({ preventScroll: true });
      this.outcome.scrollIntoView({ block: "center" });
      naosu.feedback?.(result === "solved" ? "helped" : "not-helped", { fix: this.solvedBy()?.id });
    }

    restart() {
      this.fixes = {};
      this.now = null;
      this.changed();
      this.report.open = false;
      this.list.forEach(({ details }, n) => details && (details.open = n === 0));
      this.list[0].item.focus();
    }

    // The text for the help desk.

    summary() {
      this.text = h("textarea", { rows: 16, spellcheck: "false", "aria-label": say("desk_title") });
      const copied = h("span", { role: "status" });
      const copy = button("primary", say("copy"), async () => {
        await naosu.copy(this.text.value);
        copied.textContent = say("copied");
      });
      const details = h(
        "details",
        { class: "desk" },
        h("summary", null, say("desk_title")),
        h("p", { class: "aside" }, say("desk_note")),
        this.text,
        h("p", { class: "verdict" }, copy, copied),
        // Whom to give it to stands at the foot of the page, if the site says so.
        document.querySelector(".bottom .help-desk")?.cloneNode(true),
      );
      details.addEventListener("toggle", () => {
        copied.textContent = "";
        if (details.open) this.write();
      });
      return details;
    }

    async write() {
      this.text.value = this.told(await system());
    }

    told(system) {
      const asked = naosu.asked();
      const part = (name, text) => (text ? [`${say(name)}: ${text}`] : []);
      const block = (name, lines) => (lines.length ? ["", `[${say(name)}]`, ...lines] : []);
      const captures = asked?.captures ?? [];
      return [
        ...part("desk_problem", document.querySelector("h1").textContent.trim()),
        ...part("desk_page", `${document.title} (${this.id})`),
        `  ${address()}`,
        ...part(
          "desk_date",
          new Date().toLocaleString(lang, { dateStyle: "long", timeStyle: "short" }),
        ),
        ...part("desk_message", asked?.message),
        ...part("desk_values", captures.map((pair) => pair.join(" = ")).join(", ")),
        ...block("desk_paste", asked ? [asked.paste] : []),
        ...block(
          "desk_tried",
          this.list.flatMap((fix) => fix.told()),
        ),
        ...block("desk_environment", system),
      ].join("\n");
    }
  }

  function day(iso) {
    return new Date(iso).toLocaleDateString(lang, { dateStyle: "long" });
  }

  // The page's address without what a paste put into it; below the site's root on a disk, whose
  // folders are nobody's business.
  function address() {
    const site = new URL(root || ".", location).href;
    const [page] = location.href.slice(site.length).split(/[?#]/);
    return location.protocol === "file:" ? page : site + page;
  }

  // Browser and system, as the browser says; Windows 11 calls itself 10 in all but the last.
  async function system() {
    const lines = [navigator.userAgent];
    try {
      const told = await navigator.userAgentData.getHighEntropyValues(["platformVersion"]);
      lines.push(`${told.platform} ${told.platformVersion}`.trim());
    } catch {
      /* not every browser tells, nor every page may ask */
    }
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return [...lines, `${navigator.language}, ${zone}, ${screen.width} × ${screen.height}`];
  }

  for (const section of document.querySelectorAll("[data-naosu-walk]")) new Walk(section);
})((window.naosu ??= {}));
