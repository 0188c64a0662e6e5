// @ts-check
// Searching from a page: its boxes (`[data-naosu-search]`), the shortcuts to the first of them, the
// example to click on, and the paste that the page's address brings.
(function (naosu) {
  "use strict";

  const place = document.querySelector("[data-naosu-results]");
  const boxes = Array.from(
    document.querySelectorAll("[data-naosu-search]"),
    (form, number) => new naosu.Box(form, number, number === 0 ? place : null),
  );
  const [main] = boxes;
  if (!main) return;

  /** @param {EventTarget | null} target */
  function takesText(target) {
    if (!(target instanceof HTMLElement)) return false;
    return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  }

  /** @param {KeyboardEvent} event */
  function shortcut(event) {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const slash = key === "/" && !ctrlKey && !metaKey && !altKey;
    const k = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !shiftKey;
    if (event.isComposing || !(k || (slash && !takesText(event.target)))) return;
    event.preventDefault();
    main.field.focus();
    main.field.select();
  }

  /** @param {HTMLAnchorElement} link */
  function example(link) {
    link.addEventListener("click", (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      main.field.focus();
      main.fill(link.textContent);
    });
  }

  function followAddress() {
    if (!place) return;
    const { paste, product } = naosu.paste.fromAddress();
    if (paste && (paste.trim() !== main.text() || product !== main.product)) {
      main.fill(paste, product);
    }
  }

  document.addEventListener("keydown", shortcut);
  document.querySelectorAll("[data-naosu-example]").forEach(example);
  followAddress();
  addEventListener("hashchange", followAddress);
})(window.naosu);
