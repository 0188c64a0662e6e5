// @ts-check
// The fixes of a card, walked where they stand: the one to try now has its verdict below it, and
// the help desk comes after the last. Loaded when somebody turns to a search box.
(function (naosu) {
  "use strict";

  const { h, say, button } = naosu;

  naosu.walkCard = (card, hit, url, paste) => {
    const { walked } = naosu; // comes at the same time as this script
    const list = card.querySelector(".find-fixes > ol");
    if (!list || !walked) return;
    const plain = naosu.card?.plain;
    const { fixes: remedies = [] } = hit.card;
    const fixes = Array.from(list.children, (item, n) => {
      const remedy = remedies[n];
      const title = plain?.(remedy.text ?? remedy.title) ?? "";
      const link = remedy.text ? null : item.querySelector("a");
      const verdict = item.appendChild(h("div", { class: "verdict" }));
      return { id: remedy.text ? String(n + 1) : remedy.id, title, link, item, verdict };
    });
    const after = h("div", { class: "find-after" });
    list.after(after);

    const trail = {
      id: hit.id,
      title: plain?.(hit.card.title) ?? "",
      url: new URL(url, location.href).href,
      fixes: fixes.map(({ id, title, link }) => ({ id, title, url: link?.href })),
    };
    for (const { link } of fixes) link?.addEventListener("click", () => walked.take(trail));

    /** @param {string} id @param {WalkResult} [result] */
    const answer = (id, result) => {
      walked.tell(hit.id, id, result);
      const current = show();
      // What may do harm is opened by hand.
      const details = current?.item.querySelector("details");
      if (details && result && !current?.item.querySelector(".risk-high")) details.open = true;
      current?.verdict.querySelector("button")?.focus();
    };

    /** Draws all verdicts; the fix to try now. */
    function show() {
      const { fixes: done } = walked?.of(hit.id) ?? { fixes: new Map() };
      /** @param {{ id: string }} fix */
      const resultOf = ({ id }) => done.get(id)?.result;
      const solved = fixes.find((fix) => resultOf(fix) === "solved");
      const left = fixes.filter((fix) => !resultOf(fix));
      const current = solved ? undefined : left[0];
      for (const fix of fixes) {
        const result = resultOf(fix);
        const next = say(left.length > 1 ? "walk_next" : "walk_last");
        const verdicts = [
          button(say("walk_solved"), () => answer(fix.id, "solved"), "primary"),
          button(next, () => answer(fix.id, "failed"), "plain"),
        ];
        const said = say(result === "solved" ? "walk_was_solved" : "walk_was_tried");
        const told = [
          h("span", null, said),
          button(say("walk_undo"), () => answer(fix.id), "quiet"),
        ];
        fix.verdict.replaceChildren(...(result ? told : fix === current ? verdicts : []));
        const details = fix.item.querySelector("details");
        if (details && fix !== current) details.open = false;
      }
      after.replaceChildren(...outcome(solved, left.length));
      return current;
    }

    /** @param {{ title: string } | undefined} solved @param {number} left */
    function outcome(solved, left) {
      if (solved) {
        const thanks = say("walk_thanks", { fix: solved.title });
        return [h("p", { class: "outcome good", role: "status" }, thanks)];
      }
      if (left) return [];
      const tried = fixes.map(({ title }, n) => {
        const told = say("pair", { name: title, value: say("desk_failed") });
        return `${n + 1}. ${told}`;
      });
      const form = naosu.desk?.form(async () => (await naosu.desk?.search(paste, tried)) ?? "");
      form?.write();
      const said = h("p", { class: "outcome", role: "status" }, say("walk_exhausted"));
      return form ? [said, h("div", { class: "desk" }, form.element)] : [said];
    }

    show();
  };
})(window.naosu);
