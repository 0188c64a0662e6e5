// @ts-check
// The fixes of a card, walked where they stand: the one to try now has its verdict below it, and
// the help desk comes after the last. Loaded when somebody turns to a search box.
(function (naosu) {
  "use strict";

  const { h, say } = naosu;

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

    const title = plain?.(hit.card.title) ?? "";
    walked.lead({ id: hit.id, title, url: new URL(url, location.href).href }, fixes);

    /** @param {string} id @param {WalkResult} [result] */
    const answer = (id, result) => {
      walked.tell(hit.id, id, result);
      const current = show();
      if (!current) return;
      const details = current.item.querySelector("details");
      if (details && result && walked.opensByItself(current.item)) details.open = true;
      current.verdict.querySelector("button")?.focus();
    };

    /** Draws all verdicts; the fix to try now. */
    const show = () => {
      const { fixes: done } = walked.of(hit.id);
      /** @param {{ id: string }} fix */
      const resultOf = ({ id }) => done.get(id)?.result;
      const solved = fixes.find((fix) => resultOf(fix) === "solved");
      const left = fixes.filter((fix) => !resultOf(fix));
      const current = solved ? undefined : left[0];
      for (const fix of fixes) {
        const result = resultOf(fix);
        const choices = walked.choices(result, left.length < 2, (verdict) =>
          answer(fix.id, verdict),
        );
        const told = result ? [h("span", null, walked.told(result))] : [];
        fix.verdict.replaceChildren(...told, ...(result || fix === current ? choices : []));
        const details = fix.item.querySelector("details");
        if (details && fix !== current) details.open = false;
      }
      after.replaceChildren(...outcome(solved, left.length));
      return current;
    };

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
      const said = h("p", { class: "outcome", role: "status" }, say("walk_exhausted"));
      const report = naosu.desk?.report(paste, tried);
      return report ? [said, report] : [said];
    }

    show();
  };
})(window.naosu);
