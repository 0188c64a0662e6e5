// @ts-check
// What comes into a search box at once: pasted, or dropped on it or beside it. Text wins wherever
// there is one: Excel and Word put a picture of it beside it. A file is read by file.js, which is
// loaded when there is one; what is no text is said to be none, and never asked for.
(function (naosu) {
  "use strict";

  /** @param {DataTransfer} data */
  function textIn(data) {
    const plain = data.getData("text/plain");
    if (plain.trim()) return plain;
    const html = data.getData("text/html");
    return new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
  }

  /** Puts a text in at the caret, as the browser would. @param {Box} box @param {string} text */
  function insert({ field }, text) {
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  }

  /** @param {Box} box @param {File} file */
  async function read(box, file) {
    try {
      if (!naosu.textOf) await naosu.script(naosu.asset("file"));
      const { text, refused } = (await naosu.textOf?.(file)) ?? { refused: "other" };
      if (refused) return box.refuse(naosu.say(`find_refused_${refused}`, { name: file.name }));
      box.field.focus();
      box.fill(text ?? "");
    } catch (reason) {
      box.failed(reason);
    }
  }

  /** @param {Box} box @param {Event} event @param {DataTransfer | null} data */
  function took(box, event, data) {
    const [file] = data?.files ?? [];
    const text = data && textIn(data);
    const byItself = event.target === box.field && data?.getData("text/plain").trim();
    if (byItself || !(file || text)) return;
    event.preventDefault();
    if (text) insert(box, text);
    else read(box, file);
  }

  /** @param {DragEvent} event */
  function holdsFile({ dataTransfer }) {
    return dataTransfer?.types.includes("Files") ?? false; // text goes in by itself
  }

  naosu.intake = (box, beside) => {
    const mark = (/** @type {boolean} */ on) => box.form.classList.toggle("find-drop", on);
    box.field.addEventListener("paste", (event) => took(box, event, event.clipboardData));
    // A file that misses the box would take the place of the page.
    const around = beside ? document : box.form;
    around.addEventListener("dragover", (event) => {
      if (!holdsFile(/** @type {DragEvent} */ (event))) return;
      event.preventDefault();
      mark(true);
    });
    around.addEventListener("dragleave", () => mark(false));
    around.addEventListener("drop", (event) => {
      mark(false);
      const drop = /** @type {DragEvent} */ (event);
      const isOurs = box.holds(drop.target) || holdsFile(drop);
      if (isOurs && !drop.defaultPrevented) took(box, drop, drop.dataTransfer);
    });
  };
})(window.naosu);
