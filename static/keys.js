// @ts-check
// The keyboard at a search box: Enter shows an answer, and pressed again opens what was recognised;
// the arrows choose among the entries, Escape puts them away.
(function (naosu) {
  "use strict";

  naosu.keys = (box) => {
    /** @type {string | null} the text that Enter was last pressed for */
    let entered = null;

    // Only what was chosen is opened, or at the second time a recognised message that is shown.
    function enter() {
      const again = entered === box.text();
      entered = box.text();
      const isRecognised = box.recognised.message !== null;
      if (box.panel?.isOpen() && box.isShown() && box.panel.follow(again && isRecognised)) return;
      box.finished();
    }

    /** @param {KeyboardEvent} event */
    function escape(event) {
      if (!box.panel?.isOpen() || box.place) return;
      event.preventDefault();
      box.field.focus();
      box.close();
    }

    box.form.addEventListener("keydown", (event) => {
      // While a word is being composed all keys are the input method's.
      if (event.isComposing || event.keyCode === 229) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const { key } = event;
      if (key === "Escape") escape(event);
      if (event.target !== box.field) return;
      if (key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        enter();
      } else if (key === "ArrowDown" || key === "ArrowUp") box.panel?.arrow(event);
    });
  };
})(window.naosu);
