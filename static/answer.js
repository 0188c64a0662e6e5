// From an answer of the engine to what the page shows: the card of a recognised message, and a
// listbox of entries. Loaded together with finder.js. All text goes in as text; the only HTML is
// the steps of a fix, which the site's own build has made.
(function (naosu) {
  "use strict";

  const { root = "", lang = "en" } = document.documentElement.dataset;
  const ROOT = "naosu-root:"; // stands for the way to the site's root in a card's HTML
  const NAMES = { ja: "日本語", en: "English" };
  const { h, say: t } = naosu;

  // A text in the reader's language, else in the other one and marked as such.
  function words(text, name = "span", attributes = {}) {
    if (!text) return null;
    if (text[lang]) return h(name, attributes, text[lang]);
    const [other] = Object.keys(text);
    return other ? h(name, { ...attributes, lang: other }, text[other]) : null;
  }

  function plain(text) {
    return text?.[lang] ?? Object.values(text ?? {})[0] ?? "";
  }

  function capturesOf(hit) {
    return (hit?.match?.captures ?? []).map(({ slot, value }) => [slot, value]);
  }

  // A page's address. The values that the paste held go along in the fragment, which no browser
  // sends anywhere; the page shows them in place (search.js).
  function address(url, captures) {
    const fragment = captures.length ? `#capture=${new URLSearchParams(captures)}` : "";
    return `${root}${lang}/${url}index.html${fragment}`;
  }

  // The card.

  function sureness(confidence) {
    if (confidence >= 85) return "certain";
    return confidence >= 65 ? "likely" : "maybe";
  }

  function piece({ text, part }) {
    if (part === "literal") return h("mark", null, text);
    if (part === "slot") return h("var", { class: "find-slot" }, text);
    return h("span", { class: "find-other" }, text);
  }

  function pasted(match) {
    if (!match?.pieces.length) return null;
    return h(
      "figure",
      { class: "find-pasted" },
      h("figcaption", null, t("find_matched")),
      h("blockquote", { lang: match.lang }, match.pieces.map(piece)),
    );
  }

  function wording(hit) {
    return hit.card.messages?.[hit.match?.message ?? 0];
  }

  function message(hit) {
    return plain(wording(hit) ?? hit.card.title);
  }

  function wordings(hit) {
    const message = wording(hit);
    if (!message) return null;
    const order = [lang, ...Object.keys(message).filter((other) => other !== lang)];
    return h(
      "dl",
      { class: "find-wordings" },
      order
        .filter((each) => message[each])
        .map((each) =>
          h(
            "div",
            null,
            h("dt", { lang: each }, NAMES[each] ?? each),
            h("dd", { lang: each }, message[each]),
          ),
        ),
    );
  }

  function captured(captures) {
    if (!captures.length) return null;
    return h(
      "div",
      { class: "find-captures" },
      h("h3", null, t("find_captures")),
      h(
        "dl",
        null,
        captures.map(([slot, value]) =>
          h("div", null, h("dt", null, slot), h("dd", null, h("code", null, value))),
        ),
      ),
    );
  }

  function effort({ minutes, risk, needs }) {
    const labels = [];
    if (minutes) {
      const [from, to] = minutes;
      const text = from === to ? t("minutes_one", { to }) : t("minutes", { from, to });
      labels.push(h("li", { class: "time" }, text));
    }
    if (risk && risk !== "none")
      labels.push(h("li", { class: `risk risk-${risk}` }, t(`risk_${risk}`)));
    for (const need of needs ?? []) labels.push(h("li", { class: "need" }, t(`need_${need}`)));
    return labels.length ? h("ul", { class: "effort" }, labels) : null;
  }

  function fix(fix, captures) {
    if (fix.text) return words(fix.text, "li");
    const steps = h("details", { class: "find-steps" }, h("summary", null, t("find_steps")));
    steps.addEventListener("toggle", () => showSteps(steps, fix, captures), { once: true });
    return h(
      "li",
      null,
      h("a", { href: address(fix.url, captures) }, words(fix.title)),
      effort(fix),
      steps,
    );
  }

  async function showSteps(details, fix, captures) {
    const card = await naosu.finder.card(fix.id).catch(() => null);
    const html = plain(card?.steps);
    if (!html) {
      details.append(h("p", null, h("a", { href: address(fix.url, captures) }, t("find_open"))));
      return;
    }
    const template = document.createElement("template");
    template.innerHTML = html.replaceAll(ROOT, root);
    // On its own page a step can be linked to; here its name might be somebody else's.
    template.content.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    naosu.fillSlots(template.content, captures);
    if (card.warning) details.append(words(card.warning, "p", { class: "find-warning" }) ?? "");
    details.append(h("div", { class: "find-steps-body" }, template.content));
  }

  function section(name, title, tag, items) {
    if (!items?.length) return null;
    return h("div", { class: name }, h("h3", null, t(title)), h(tag, null, items));
  }

  function card(hit) {
    const captures = capturesOf(hit);
    const { title, summary, fixes, causes } = hit.card;
    const sure = sureness(hit.confidence);
    const links = causes?.map((cause) =>
      h("li", null, h("a", { href: address(cause.url, captures) }, words(cause.title))),
    );
    return h(
      "section",
      { class: `find-card is-${hit.kind}`, "aria-label": t("find_recognised") },
      h(
        "p",
        { class: "find-verdict" },
        h("strong", null, t("find_recognised")),
        h(
          "span",
          { class: `find-sure find-${sure}`, title: `${hit.confidence} / 100` },
          t(`find_${sure}`),
        ),
      ),
      words(title, "h2", { class: "find-title" }),
      words(summary, "p", { class: "find-summary" }),
      pasted(hit.match),
      wordings(hit),
      captured(captures),
      section(
        "find-fixes",
        "find_fixes",
        "ol",
        fixes?.map((each) => fix(each, captures)),
      ),
      section("find-causes", "find_causes", "ol", links),
    );
  }

  // The list.

  function option(hit, id) {
    const { title, summary, url } = hit.card;
    return h(
      "a",
      {
        id,
        role: "option",
        tabindex: "-1",
        "aria-selected": "false",
        class: `find-option is-${hit.kind}`,
        href: address(url, capturesOf(hit)),
      },
      words(title, "span", { class: "find-option-title" }),
      words(summary, "span", { class: "find-option-summary" }),
    );
  }

  function group(title, options, id) {
    return h(
      "div",
      { class: "find-group", role: "group", "aria-labelledby": id },
      h("div", { class: "find-group-title", role: "presentation", id }, title),
      options,
    );
  }

  function byKind(options, prefix) {
    const kinds = new Map();
    for (const { hit, element } of options) {
      if (!kinds.has(hit.kind)) kinds.set(hit.kind, []);
      kinds.get(hit.kind).push(element);
    }
    return Array.from(kinds, ([kind, elements]) =>
      group(t(`kind_${kind}`), elements, `${prefix}-${kind}`),
    );
  }

  function count(n) {
    return n === 1 ? t("find_one") : t("find_count", { n });
  }

  // What the page shows for an answer. Ids begin with `prefix`.
  naosu.render = function (answer, prefix) {
    const { verdict, hits } = answer;
    const options = hits.map((hit, n) => ({ hit, element: option(hit, `${prefix}-${n}`) }));
    const recognised = verdict === "recognised" && hits.length > 0;
    const groups = recognised
      ? [
          group(t("find_open"), options[0].element, `${prefix}-best`),
          ...byKind(options.slice(1), prefix),
        ]
      : byKind(options, prefix);
    const said = recognised
      ? [`${t("find_recognised")}: ${plain(hits[0].card.title)}`]
      : verdict === "words"
        ? [t("find_words")]
        : [t("find_nothing"), hits.length ? t("find_nearest") : ""];
    if (hits.length) said.push(count(hits.length));
    return {
      status: said
        .filter(Boolean)
        .map((text) => t("find_sentence", { text }))
        .join(""),
      head: recognised ? card(hits[0]) : nothing(verdict, hits),
      // What goes along to the page that is opened from here.
      recognised: recognised
        ? { message: message(hits[0]), captures: capturesOf(hits[0]) }
        : { message: null, captures: [] },
      groups,
      options: options.map(({ element }) => element),
    };
  };

  function nothing(verdict, hits) {
    if (verdict !== "nothing") return h("p", { class: "find-words" }, t("find_words"));
    return h(
      "div",
      { class: "find-nothing" },
      h("p", null, h("strong", null, t("find_nothing"))),
      h("p", null, t("find_nothing_hint")),
      hits.length ? h("p", { class: "find-weak" }, t("find_nearest")) : null,
    );
  }
})((window.naosu ??= {}));
