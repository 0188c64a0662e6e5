// @ts-check
// The page of a fix, on the way through the fixes of an entry: the way back, the verdict, and the
// fix that comes next.
(function (naosu) {
  "use strict";

  const { h, say, button, walked } = naosu;
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
  show();

  /** The next fix that was not tried; those after this one first. */
  function next() {
    const { fixes } = walked?.of(trail?.id ?? "") ?? { fixes: new Map() };
    const all = trail?.fixes ?? [];
    const others = [...all.slice(place + 1), ...all.slice(0, place)];
    return others.find((fix) => !fixes.get(fix.id)?.result);
  }

  function show() {
    const result = walked?.of(trail?.id ?? "").fixes.get(id ?? "")?.result;
    said.hidden = !result;
    if (result) {
      said.textContent = say(result === "solved" ? "walk_was_solved" : "walk_was_tried");
      said.classList.toggle("good", result === "solved");
    }
    const choices = result ? [button(say("walk_undo"), () => answer(), "quiet")] : verdicts();
    bar.replaceChildren(...choices, ...(result ? [h("span", { class: "aside" }, back())] : []));
  }

  function verdicts() {
    const label = say(next() ? "walk_next" : "walk_last");
    return [
      button(say("walk_solved"), () => answer("solved"), "primary"),
      button(label, () => answer("failed"), "plain"),
    ];
  }

  /** @param {WalkResult} [result] */
  function answer(result) {
    if (!trail || !id) return;
    walked?.tell(trail.id, id, result);
    show();
    // A fix of one line stands on the entry's page, where the walk also ends.
    if (result === "failed") location.href = next()?.url ?? trail.url;
  }
})(window.naosu);
