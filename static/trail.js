// @ts-check
// The page of a fix, on the way through the fixes of an entry: the way back, the verdict, and the
// fix that comes next.
(function (naosu) {
  "use strict";

  const { h, say, walked } = naosu;
  const id = document.querySelector("[data-naosu-helped]")?.dataset.naosuHelped;
  const trail = walked?.trail();
  const place = trail?.fixes.findIndex((fix) => fix.id === id) ?? -1;
  const title = document.querySelector("header.title");
  const body = document.querySelector(".entry > .body");
  if (!walked || !trail || !id || place < 0 || !title || !body) return;

  const bar = h("div", { class: "verdict verdict-bar" });
  const said = h("p", { role: "status", class: "outcome", hidden: "" });
  const numbered = say("walk_place", { n: place + 1, of: trail.fixes.length });
  const back = () => h("a", { href: trail.url }, trail.title);
  title.before(h("p", { class: "walk-way" }, `${numbered} · `, back()));
  body.append(said, bar);

  /** Draws the verdict; the next fix that was not tried, those after this one first. */
  const show = () => {
    const { fixes } = walked.of(trail.id);
    const others = [...trail.fixes.slice(place + 1), ...trail.fixes.slice(0, place)];
    const next = others.find((fix) => !fixes.get(fix.id)?.result);
    const result = fixes.get(id)?.result;
    said.hidden = !result;
    if (result) said.textContent = walked.told(result);
    said.classList.toggle("good", result === "solved");
    const aside = result ? [h("span", { class: "aside" }, back())] : [];
    bar.replaceChildren(...walked.choices(result, !next, answer), ...aside);
    return next;
  };

  /** @param {WalkResult} [result] */
  const answer = (result) => {
    walked.tell(trail.id, id, result);
    const next = show();
    // A fix of one line stands on the entry's page, where the walk also ends.
    if (result === "failed") location.href = next?.url ?? trail.url;
  };

  show();
})(window.naosu);
