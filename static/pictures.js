// @ts-check
// Pictures that are larger than their place: pressed, each shows itself as large as the window.
// Without this, and with the keys that open a link elsewhere, it is a link to its file.
(function (naosu) {
  "use strict";

  const { h, say } = naosu;
  const close = naosu.button(say("picture_close"), () => dialog.close(), "primary");
  const shown = h("img");
  const dialog = h("dialog", { class: "enlarged" }, shown, close);
  // Whatever is pressed beside the picture.
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  document.body.append(dialog);

  /** @param {MouseEvent} event @param {HTMLImageElement} picture */
  function enlarge(event, picture) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    shown.src = picture.currentSrc || picture.src;
    shown.alt = picture.alt;
    for (const side of ["width", "height"])
      shown.setAttribute(side, picture.getAttribute(side) ?? "");
    dialog.setAttribute("aria-label", picture.alt || say("picture"));
    dialog.showModal();
  }

  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll("a.picture")
  )) {
    const picture = link.querySelector("img");
    if (picture) link.addEventListener("click", (event) => enlarge(event, picture));
  }
})(window.naosu);
