// @ts-check
// What readers have to know these days: an outage, a change. No page holds it, so that this file
// alone is put up anew. It stands in each page behind the place where notices go.
(() => {
  "use strict";

  /** @type {Notice[]} */
  const NOTICES = /** @type {any} */ (["naosu-notices"]);

  const place = document.currentScript?.previousElementSibling;
  if (!(place instanceof HTMLElement) || !place.matches(".notices")) return;
  const { lang } = document.documentElement;
  const today = new Date().toLocaleDateString("sv"); // 2026-11-24
  // A page about some products has nothing to do with what befalls others.
  const about = place.dataset.products?.split(" ");

  /** @param {Notice} notice */
  function isDue({ from, until, products }) {
    const isToday = (!from || from <= today) && (!until || today <= until);
    return isToday && (!products.length || !about || products.some((id) => about.includes(id)));
  }

  /** @param {Notice} notice */
  function shown({ text, url }) {
    const [tongue, words] = Object.entries(text).sort(([a]) => (a === lang ? -1 : 1))[0];
    const line = document.createElement("p");
    line.className = "notice";
    const said = document.createElement(url ? "a" : "span");
    said.textContent = words;
    said.lang = tongue;
    if (url) said.setAttribute("href", url);
    line.append(said);
    return line;
  }

  place.append(...NOTICES.filter(isDue).map(shown));
  place.hidden = !place.hasChildNodes();
})();
