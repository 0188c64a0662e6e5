// @ts-check
// How far a reader has walked the fixes of an entry: kept in this browser, in step with what other
// tabs keep, and taken along to the pages of the fixes; and the verdicts to choose from. For
// walk.js, trail.js and cardwalk.js.
(function (naosu) {
  "use strict";

  const { say, button, isText, session } = naosu;

  /** What this browser has kept may be of another site on the same host. @param {any} kept */
  function isWalk(kept) {
    const { at, now, fixes } = kept ?? {};
    const isTold = typeof at === "string" && !Number.isNaN(Date.parse(at));
    const isAt = now === null || typeof now === "string";
    return isTold && isAt && isObject(fixes) && Object.values(fixes).every(isDone);
  }

  /** @param {any} kept */
  function isDone(kept) {
    const { steps, result = "failed" } = kept ?? {};
    const isResult = result === "solved" || result === "failed";
    return Array.isArray(steps) && steps.every(Number.isInteger) && isResult;
  }

  /** @param {unknown} of */
  function isObject(of) {
    return typeof of === "object" && of !== null && !Array.isArray(of);
  }

  /** @param {any} kept @returns {kept is Trail} */
  function isTrail(kept) {
    /** @param {any} fix */
    const isFix = (fix) => isText(fix?.id) && isText(fix.title) && (!fix.url || isUrl(fix.url));
    const { id, title, url, fixes } = kept ?? {};
    return [id, title].every(isText) && isUrl(url) && Array.isArray(fixes) && fixes.every(isFix);
  }

  /** Of this site: nothing else is gone to. @param {unknown} url */
  function isUrl(url) {
    return typeof url === "string" && url.startsWith(naosu.site().href);
  }

  /** @type {Walked["of"]} */
  function of(id) {
    const kept = naosu.recall(`walk-${id}`, isWalk);
    const fixes = new Map(Object.entries(kept?.fixes ?? {}));
    return { at: kept?.at, now: kept?.now ?? null, fixes };
  }

  /** @type {Walked["keep"]} */
  function keep(id, now, fixes) {
    const at = new Date().toISOString();
    naosu.keep(`walk-${id}`, { at, now, fixes: Object.fromEntries(fixes) });
  }

  /** The verdict on one fix; what other tabs have said of the others stays. @type {Walked["tell"]} */
  function tell(id, fix, result) {
    const { fixes } = of(id);
    const { steps } = fixes.get(fix) ?? { steps: [] };
    fixes.set(fix, result ? { steps, result } : { steps });
    keep(id, result ? null : fix, fixes);
  }

  /** Takes the walk along to the pages of the fixes. @type {Walked["lead"]} */
  function lead(entry, fixes) {
    const told = fixes.map(({ id, title, link }) => ({ id, title, url: link?.href }));
    const take = () => naosu.keep("trail", { ...entry, fixes: told }, session);
    for (const { link } of fixes) link?.addEventListener("click", take);
  }

  /** @type {Walked["trail"]} */
  function trail() {
    return naosu.recall("trail", isTrail, session);
  }

  /** @type {Walked["told"]} */
  function told(result) {
    return say(result === "solved" ? "walk_was_solved" : "walk_was_tried");
  }

  /** @type {Walked["choices"]} */
  function choices(result, isLast, answer) {
    if (result) return [button(say("walk_undo"), () => answer(), "quiet")];
    return [
      button(say("walk_solved"), () => answer("solved"), "primary"),
      button(say(isLast ? "walk_last" : "walk_next"), () => answer("failed"), "plain"),
    ];
  }

  /** What may do harm is opened by hand. @type {Walked["opensByItself"]} */
  function opensByItself(item) {
    return !item.querySelector(".risk-high");
  }

  naosu.walked = { of, keep, tell, lead, trail, told, choices, opensByItself };
})(window.naosu);
