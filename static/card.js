// @ts-check
// The card of an entry, as the site has written it, and what the engine adds to it: what matched,
// the values read. Loaded with answer.js. All text goes in as text; the only HTML is that of a
// fix's steps, which the site's own build has made.
(function (naosu) {
  "use strict";

  const { h, say, root, lang } = naosu;
  const ROOT = "naosu-root:"; // stands for the way to the site's root in a card's HTML

  /** The languages that something is said in. @param {Localised<unknown>} text */
  const langs = (text) => /** @type {Lang[]} */ (Object.keys(text));

  /** What is said in the reader's language, else in another. @type {CardView["plain"]} */
  function plain(text) {
    return text[lang] ?? text[langs(text)[0]];
  }

  /** @type {CardView["words"]} */
  function words(text, name, attributes = {}) {
    if (!text) return null;
    if (text[lang]) return h(name, attributes, text[lang]);
    const [other] = langs(text);
    return other ? h(name, { ...attributes, lang: other }, text[other]) : null;
  }

  /** @type {CardView["captures"]} */
  function captures(hit) {
    return (hit.match?.captures ?? []).map(({ slot, value }) => [slot, value]);
  }

  // A page's address. The values that the paste held go along in the fragment, which no browser
  // sends anywhere; the page shows them in place (paste.js).
  /** @type {CardView["address"]} */
  function address(url, captures, place) {
    const heading = place ? `#${encodeURIComponent(place)}` : "";
    const fragment = captures.length ? `#capture=${new URLSearchParams(captures)}` : heading;
    return `${root}${lang}/${url}index.html${fragment}`;
  }

  /** A language's own name for itself. @param {Lang} lang */
  function nameOf(lang) {
    return new Intl.DisplayNames([lang], { type: "language" }).of(lang);
  }

  // What was recognised.

  /** @param {MatchPiece} piece */
  function piece({ text, part }) {
    if (part === "literal") return h("mark", null, text);
    if (part === "slot") return h("var", { class: "find-slot" }, text);
    return h("span", { class: "find-other" }, text);
  }

  /** @type {CardView["matched"]} */
  function matched({ match }) {
    if (!match?.pieces.length) return null;
    return h(
      "figure",
      { class: "find-pasted" },
      h("figcaption", null, say("find_matched")),
      h("blockquote", { lang: match.lang, translate: "no" }, match.pieces.map(piece)),
    );
  }

  /** @param {Hit} hit */
  function wording(hit) {
    return hit.card.messages?.[hit.match?.message ?? 0];
  }

  /** @type {CardView["recognised"]} */
  function recognised(hit) {
    return { message: plain(wording(hit) ?? hit.card.title) ?? "", captures: captures(hit) };
  }

  /** How it is said otherwise: neither in the title nor in the paste. @param {Hit} hit */
  function wordings(hit) {
    const message = wording(hit);
    if (!message) return null;
    const order = [lang, ...langs(message).filter((other) => other !== lang)];
    const isNew = (/** @type {Lang} */ each) =>
      message[each] && each !== hit.match?.lang && message[each] !== plain(hit.card.title);
    const said = order.filter(isNew);
    if (!said.length) return null;
    return h(
      "dl",
      { class: "find-wordings" },
      said.map((each) =>
        h(
          "div",
          null,
          h("dt", { lang: each }, nameOf(each)),
          h("dd", { lang: each, translate: "no" }, message[each]),
        ),
      ),
    );
  }

  /** @param {Captures} captures */
  function captured(captures) {
    if (!captures.length) return null;
    const rows = captures.map(([slot, value]) =>
      h(
        "div",
        null,
        h("dt", null, naosu.paste.slotName(slot)),
        h("dd", null, h("code", { translate: "no" }, value)),
      ),
    );
    return h(
      "div",
      { class: "find-captures" },
      h("h3", null, say("find_captures")),
      h("dl", null, rows),
    );
  }

  // What to do.

  /** @param {Effort} effort */
  function effort({ minutes, risk, needs }) {
    const labels = needs.map((need) => h("li", { class: "need" }, say(`need_${need}`)));
    if (risk && risk !== "none") {
      labels.unshift(h("li", { class: `risk risk-${risk}` }, say(`risk_${risk}`)));
    }
    if (minutes) labels.unshift(h("li", { class: "time" }, duration(minutes)));
    return labels.length ? h("ul", { class: "effort" }, labels) : null;
  }

  /** @param {Minutes} minutes */
  function duration([from, to]) {
    return from === to ? say("minutes_one", { to }) : say("minutes", { from, to });
  }

  /** @param {Remedy} remedy @param {Captures} captures */
  function remedy(remedy, captures) {
    if (remedy.text) return words(remedy.text, "li");
    const details = h("details", { class: "find-steps" }, h("summary", null, say("find_steps")));
    const page = address(remedy.url, captures);
    const show = async () => details.append(...(await instructions(remedy.id, page, captures)));
    details.addEventListener("toggle", show, { once: true });
    return h(
      "li",
      null,
      h("a", { href: page }, words(remedy.title, "span")),
      effort(remedy),
      details,
    );
  }

  /** @param {string} id @param {string} page @param {Captures} captures */
  async function instructions(id, page, captures) {
    const card = await naosu.finder?.card(id).catch(() => null);
    return (
      (card && told(card, captures)) ?? [h("p", null, h("a", { href: page }, say("find_open")))]
    );
  }

  /** What an entry itself says to do. @param {Card} card @param {Captures} captures */
  function told(card, captures) {
    const steps = card.steps && plain(card.steps);
    if (!steps) return null;
    const body = h("div", { class: "find-steps-body" }, list(steps));
    // On its own page a step can be linked to; here its name might be somebody else's.
    body.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    naosu.paste.fill(body, captures);
    return [words(card.warning, "p", { class: "find-warning" }), body].filter(
      (part) => part !== null,
    );
  }

  /** @param {Steps} steps */
  function list({ intro, steps, footnotes }) {
    const items = steps.map(({ title, versions: each }) =>
      h("li", null, h("h4", null, markup(title.html)), versions(each)),
    );
    const all = items.length ? h("ol", { class: "steps" }, items) : null;
    const notes = footnotes && markup(footnotes.html);
    return [...versions(intro ?? []), all, notes];
  }

  /** @param {Version[]} versions */
  function versions(versions) {
    return versions.flatMap(({ label, html }) => [
      label ? h("p", { class: "variant-label" }, label) : null,
      markup(html),
    ]);
  }

  /** @param {string} html */
  function markup(html) {
    const template = document.createElement("template");
    template.innerHTML = html.replaceAll(ROOT, root);
    return template.content;
  }

  // The whole.

  /** @param {string} name @param {string} title @param {Child[]} items */
  function section(name, title, items) {
    if (!items.length) return null;
    return h("div", { class: name }, h("h3", null, title), h("ol", null, items));
  }

  /** What to do: the fixes in their order, else what the entry says. @param {Hit} hit */
  function toDo(hit) {
    const { fixes = [] } = hit.card;
    const values = captures(hit);
    const items = fixes.map((each) => remedy(each, values));
    if (items.length) return section("find-fixes", say("find_fixes"), items);
    const said = told(hit.card, values);
    return said && h("div", { class: "find-fixes" }, h("h3", null, say("find_fixes")), said);
  }

  /**
   * Which line it is, where there are others.
   * @param {Found | undefined} found
   * @param {number} lines
   */
  function place(found, lines) {
    if (!found || lines < 2) return null;
    return h("span", { class: "find-line" }, say("find_line_matches", { line: found.line, lines }));
  }

  /** @type {CardView["show"]} */
  function show(hit, found, lines) {
    const values = captures(hit);
    const { title, summary, causes = [] } = hit.card;
    const sure = { class: `find-sure find-${hit.sureness}`, title: `${hit.confidence} / 100` };
    const links = causes.map((cause) =>
      h("li", null, h("a", { href: address(cause.url, values) }, words(cause.title, "span"))),
    );
    return h(
      "section",
      { class: `find-card is-${hit.kind}`, "aria-label": say("find_recognised") },
      h(
        "p",
        { class: "find-verdict" },
        h("strong", null, say("find_recognised")),
        h("span", sure, say(`find_${hit.sureness}`)),
        place(found, lines),
      ),
      words(title, "h2", { class: "find-title" }),
      toDo(hit),
      words(summary, "p", { class: "find-summary" }),
      matched(hit),
      wordings(hit),
      captured(values),
      section("find-causes", say("find_causes"), links),
    );
  }

  naosu.card = { show, words, plain, address, captures, matched, recognised };
})(window.naosu);
