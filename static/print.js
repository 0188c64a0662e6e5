// @ts-check
// Paper: says where a page is from and of which day, and opens what is folded, which not every
// browser's style can (print.css).
(function (naosu) {
  "use strict";

  const FOLDED = ".entry .body details:not([open], .desk)";
  /** @type {HTMLDetailsElement[]} what was opened for the paper alone */
  let opened = [];
  const said = naosu.h("p", { class: "printed", hidden: "" });

  addEventListener("beforeprint", () => {
    // Without the fragment: it may hold what was pasted. A path on this disk tells nobody anything.
    const own = document.querySelector("link[rel=canonical]")?.getAttribute("href");
    const isServed = location.protocol.startsWith("http");
    const address = own ?? (isServed ? location.href.replace(/#.*/s, "") : "");
    const date = new Date().toLocaleDateString(naosu.locale, { dateStyle: "long" });
    said.textContent = address ? naosu.say("printed", { address, date }) : date;
    said.hidden = false;
    document.querySelector("main")?.append(said);
    opened = [...document.querySelectorAll(FOLDED)];
    for (const details of opened) details.open = true;
  });

  addEventListener("afterprint", () => {
    said.hidden = true;
    for (const details of opened) details.open = false;
  });
})(window.naosu);
