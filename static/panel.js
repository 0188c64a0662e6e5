// @ts-check
// What hangs below a search box: the card of a recognised message, products to narrow by, and the
// listbox of entries. The focus stays in the box; which entry is active, the box's
// `aria-activedescendant` tells. Loaded when somebody turns to a box.
(function (naosu) {
  "use strict";

  /** @param {Element | null} element @param {number} level */
  function asHeading(element, level) {
    element?.setAttribute("role", "heading");
    element?.setAttribute("aria-level", String(level));
  }

  /** @param {HTMLElement} option */
  function asLink(option) {
    for (const name of ["role", "tabindex", "aria-selected"]) option.removeAttribute(name);
  }

  naosu.Panel = class {
    /** @type {HTMLElement[]} */
    options = [];
    /** The number of the active option; -1 where none is. */
    active = -1;

    /**
     * @param {HTMLTextAreaElement} field
     * @param {string} id that of the list
     * @param {boolean} hangs below the box, and not in a place of the page's
     */
    constructor(field, id, hangs) {
      this.field = field;
      this.head = naosu.h("div", { class: "find-head" });
      // A page of results has links as any other page; below a box they are its options.
      const role = hangs ? "listbox" : "region";
      const list = { class: "find-list", role, id, "aria-label": naosu.say("find_results") };
      this.list = naosu.h("div", list);
      const name = hangs ? "find-panel find-popup" : "find-panel";
      this.chips = naosu.h("div");
      this.folded = naosu.h("div");
      const parts = [this.head, this.chips, this.list, this.folded];
      this.element = naosu.h("div", { class: name, hidden: "" }, parts);
      this.hangs = hangs;
      if (!hangs) return;
      // The combobox pattern but for its role, which HTML does not allow on a box of several lines;
      // how many entries there are is said by the box's status.
      field.setAttribute("aria-autocomplete", "list");
      field.setAttribute("aria-controls", id);
      field.setAttribute("aria-haspopup", "listbox");
    }

    /** @param {View} view */
    show({ head, chips, groups, folded, missing, share, options }) {
      this.head.replaceChildren(head);
      this.chips.replaceChildren(...(chips ? [chips] : []));
      this.folded.replaceChildren(...[folded, missing, share].filter((part) => part != null));
      this.list.replaceChildren(...groups);
      this.list.hidden = options.length === 0;
      this.options = options;
      if (!this.hangs) this.asPage();
      this.activate(-1);
    }

    /**
     * Links under headings, which lead from one to the next; what opens the entry of the card
     * belongs to the card.
     */
    asPage() {
      this.options.forEach(asLink);
      this.list.querySelectorAll(".find-group-title").forEach((title) => asHeading(title, 2));
      const hasCard = this.head.querySelector(".find-card") !== null;
      for (const option of this.options.slice(hasCard ? 1 : 0)) {
        asHeading(option.querySelector(".find-option-title"), 3);
      }
      if (hasCard || !this.options.length) return;
      this.list.prepend(naosu.h("h2", { class: "visually-hidden" }, naosu.say("find_results")));
    }

    clear() {
      this.options = [];
      this.hide();
    }

    isOpen() {
      return !this.element.hidden;
    }

    open() {
      this.element.hidden = false;
    }

    hide() {
      this.element.hidden = true;
      this.activate(-1);
    }

    /** @param {number} index */
    activate(index) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = index;
      const option = this.options[index];
      if (!option) return this.field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", option.id);
    }

    /**
     * Within a text of several lines the arrows move the caret; from its last line they leave it.
     * @param {KeyboardEvent} event
     */
    arrow(event) {
      const down = event.key === "ArrowDown";
      const { value, selectionEnd } = this.field;
      if (!this.hangs) return; // links, for whoever goes from one to the next
      const within = this.active < 0 && (!down || value.indexOf("\n", selectionEnd) >= 0);
      if (within || !this.options.length || event.shiftKey) return;
      event.preventDefault();
      this.open();
      this.activate(down ? Math.min(this.active + 1, this.options.length - 1) : this.active - 1);
    }

    /**
     * Opens the entry that is active, or the first if it may; whether there was one.
     * @param {boolean} first
     */
    follow(first) {
      const option = this.options[first ? Math.max(this.active, 0) : this.active];
      option?.click();
      return Boolean(option);
    }
  };
})(window.naosu);
