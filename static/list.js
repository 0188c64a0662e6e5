// @ts-check
// Filters a long list by words and facets, in the reader's browser. The list is whole without it;
// the entries come when somebody turns to the filter (lists/<lang>.js).
(function (naosu) {
  "use strict";

  const { h } = naosu;
  const form = /** @type {HTMLFormElement | null} */ (
    document.querySelector("[data-naosu-filter]")
  );
  const whole = /** @type {HTMLElement | null} */ (document.querySelector(".listed > .all"));
  const found = /** @type {HTMLElement | null} */ (document.querySelector(".listed > .filtered"));
  const status = form?.querySelector("[role=status]");
  if (!form || !whole || !found || !status) return;

  /** So many are drawn at once; nobody reads more of them before filtering on. */
  const SHOWN = 100;
  /** @type {FacetName[]} */
  const FACETS = ["kind", "product", "tag", "state", "audience", "lang"];
  const order = /** @type {HTMLSelectElement} */ (form.elements.namedItem("order"));
  const words = /** @type {HTMLInputElement} */ (form.elements.namedItem("words"));
  const data = form.dataset;
  /** @param {FacetName} facet */
  const select = (facet) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(facet));

  /** Alike however typed: wide and narrow, large and small, katakana and hiragana. @param {string} text */
  const folded = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\u30a1-\u30f6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));

  /** @type {Promise<Filtered[]> | undefined} */
  let entries;
  const load = () => {
    entries ??= naosu.script(data.naosuFilter ?? "").then(taken);
    return entries;
  };

  /**
   * An entry with what it is filtered by.
   * @param {CatalogueItem} item
   * @returns {Filtered}
   */
  const filtered = ([title, url, kind, product, tags, state, audience, lang, date]) => {
    const products = product.map((id) => naosu.catalogue?.names.product?.[id] ?? id);
    const text = folded([title, ...products, ...tags].join("\n"));
    const tag = tags.map(folded);
    const facets = {
      kind: [kind],
      product,
      tag,
      state: [state],
      audience: [audience],
      lang: [lang],
    };
    return { title, url, date, facets, text, tags };
  };

  /** The entries of this list. */
  const taken = () => {
    const made = (naosu.catalogue?.entries ?? []).map(filtered);
    const own = made.filter(
      ({ facets }) =>
        (!data.kind || facets.kind.includes(data.kind)) &&
        (!data.product || facets.product.includes(data.product)) &&
        (!data.tag || facets.tag.includes(folded(data.tag))),
    );
    FACETS.forEach((facet) => offer(facet, own));
    order.hidden = !own.some((entry) => entry.date);
    return own;
  };

  /** Offers the values of a facet, with how many entries have each. */
  /** @param {FacetName} facet @param {Filtered[]} own */
  const offer = (facet, own) => {
    /** @type {Map<string, [name: string, count: number]>} */
    const values = new Map();
    for (const { facets, tags } of own) {
      facets[facet].forEach((value, at) => {
        const known = values.get(value);
        const name = facet === "tag" ? tags[at] : naosu.catalogue?.names[facet]?.[value];
        values.set(value, [known?.[0] ?? name ?? value, (known?.[1] ?? 0) + 1]);
      });
    }
    const sorted = [...values].sort(([, [, a]], [, [, b]]) => b - a);
    const options = sorted.map(([value, [name, count]]) =>
      h("option", { value }, `${name} (${count})`),
    );
    select(facet).append(...options);
    // One value is no choice, unless others have none.
    const chooses = values.size > 1 || own.some((entry) => !entry.facets[facet].length);
    select(facet).hidden = !values.size || !chooses;
  };

  const filter = async () => {
    const asked = folded(words.value).split(/\s+/).filter(Boolean);
    const chosen = FACETS.filter((facet) => select(facet).value);
    const filters = asked.length > 0 || chosen.length > 0 || order.value !== "title";
    const own = await load().catch(() => null);
    if (!own) {
      entries = undefined;
      status.textContent = data.failed ?? "";
      return;
    }
    const fits = own.filter(
      ({ text, facets }) =>
        asked.every((word) => text.includes(word)) &&
        chosen.every((facet) => facets[facet].includes(select(facet).value)),
    );
    if (order.value === "newest")
      fits.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    whole.hidden = filters;
    found.hidden = !filters;
    status.textContent = filters ? filled(data.matches, { n: fits.length, of: own.length }) : "";
    draw(filters ? fits : [], SHOWN);
  };

  /** @param {string | undefined} text @param {Record<string, number>} values */
  const filled = (text, values) =>
    (text ?? "").replace(/\{(\w+)\}/g, (slot, name) => String(values[name] ?? slot));

  /** @param {Filtered[]} fits @param {number} count */
  const draw = (fits, count) => {
    const left = fits.length - count;
    const more = () => draw(fits, count + SHOWN);
    const rest = left > 0 ? naosu.button(filled(data.more, { n: left }), more, "quiet") : null;
    found.replaceChildren(
      h("ul", { class: "entries" }, fits.slice(0, count).map(item)),
      ...(rest ? [rest] : []),
    );
  };

  /** @param {Filtered} entry */
  const item = ({ title, url, facets, date }) => {
    const kind = facets.kind[0] ?? "";
    const name = naosu.catalogue?.names.kind?.[kind] ?? kind;
    const lang = facets.lang[0] === naosu.lang ? null : facets.lang[0];
    return h(
      "li",
      { class: `is-${kind}` },
      h("a", { href: naosu.root + url, lang }, title),
      h(
        "span",
        { class: "labels" },
        data.kind ? null : h("span", { class: `kind is-${kind}` }, name),
        date && order.value === "newest" ? h("time", { datetime: date }, day(date)) : null,
      ),
    );
  };

  /** @param {string} date */
  const day = (date) =>
    new Date(`${date}T12:00:00Z`).toLocaleDateString(naosu.locale, {
      dateStyle: "long",
      timeZone: "UTC",
    });

  form.hidden = false;
  form.addEventListener("focusin", () => load().catch(() => undefined), { once: true });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A browser that comes back to the page gives the words and choices back.
  addEventListener("pageshow", () => words.value && filter());
})(window.naosu);
