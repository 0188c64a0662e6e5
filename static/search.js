// @ts-check
// Searching from a page: its boxes (`[data-naosu-search]`), the shortcuts to the first of them,
// the example to click on, the paste that the page's address brings, and what was typed before.
(function (naosu) {
  "use strict";

  const AHEAD = 2000; // milliseconds after a page has come before the search is fetched
  const REST = 300; // milliseconds of rest after which what was typed is kept

  /** @type {ReturnType<typeof loaded> | null} */
  let loading = null;

  // What else an answer needs (panel.js, card.js, hits.js, answer.js, finder.js, worker.js, the
  // engine and its data) is loaded once, when somebody turns to a box.
  naosu.answering = () => {
    loading ??= loaded().catch((reason) => {
      loading = null;
      throw reason;
    });
    return loading;
  };

  async function loaded() {
    const scripts = ["panel", "card", "hits", "answer", "cardwalk"];
    if (!naosu.finder) scripts.push("finder"); // a site in one file keeps it
    // Pages with fixes have these; in one file perhaps another page had them, in its language.
    if (!naosu.desk || naosu.carried) scripts.push("desk");
    if (!naosu.walked || naosu.carried) scripts.push("walked");
    await Promise.all(scripts.map((name) => naosu.script(naosu.asset(name))));
    const { finder, render, Panel } = naosu;
    if (!finder || !render || !Panel) throw new Error("a script of the search brings nothing");
    return { finder, render, Panel };
  }

  const place = document.querySelector("[data-naosu-results]");
  const boxes = Array.from(
    document.querySelectorAll("[data-naosu-search]"),
    (form, number) => new naosu.Box(form, number, number === 0 ? place : null),
  );
  boxes.forEach((box, number) => naosu.intake(box, number === 0));
  boxes.forEach(naosu.keys);
  const [main] = boxes;
  if (!main) return;

  /** @param {EventTarget | null} target */
  function takesText(target) {
    if (!(target instanceof HTMLElement)) return false;
    return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  }

  /** @param {KeyboardEvent} event */
  function shortcut(event) {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const slash = key === "/" && !ctrlKey && !metaKey && !altKey;
    const k = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !shiftKey;
    if (event.isComposing || !(k || (slash && !takesText(event.target)))) return;
    event.preventDefault();
    main.field.focus();
    main.field.select();
  }

  /** @param {HTMLAnchorElement} link */
  function example(link) {
    link.addEventListener("click", (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      main.field.focus();
      main.fill(link.textContent);
    });
  }

  /** The same page in another language gets the paste too. @param {HTMLAnchorElement} link */
  function alongTo(link) {
    const page = link.getAttribute("href") ?? "";
    link.addEventListener("click", () => {
      const text = main.text();
      link.href = text ? naosu.paste.address(page, text, main.product) : page;
    });
  }

  async function followAddress() {
    const { paste, product } = await naosu.paste.fromAddress();
    const within = place ? product : (product ?? main.product);
    if (!paste || (paste.trim() === main.text() && within === main.product)) return;
    if (!place) main.field.focus(); // what hangs below a box is there while one is at it
    main.fill(paste, within);
  }

  // What was typed stays with the page's place in the window's history: it is there again after a
  // reload, on the way back, and when a newer build takes over (install.js).

  let resting = 0;
  function keepTyped() {
    clearTimeout(resting);
    const { field, product } = main;
    if (!field.isConnected) return; // in one file: another page has taken its place
    const [from, to] = [field.selectionStart, field.selectionEnd];
    const focused = main.holds(document.activeElement);
    const typed = { text: field.value, product, from, to, focused, top: scrollY };
    try {
      history.replaceState({ ...history.state, naosuTyped: typed }, "");
    } catch {
      // too long, or too often
    }
  }

  /** @param {any} kept @returns {kept is Typed} */
  function isTyped(kept) {
    const { text, product, from, to, top } = kept ?? {};
    const isText = typeof text === "string" && (product === null || typeof product === "string");
    return isText && Number.isInteger(from) && Number.isInteger(to) && Number.isFinite(top);
  }

  /** Whether there was anything to take up again. */
  function takeUp() {
    const typed = history.state?.naosuTyped;
    if (!isTyped(typed) || !typed.text) return false;
    main.field.value = typed.text;
    main.product = typed.product;
    main.grow();
    if (typed.focused) {
      main.field.focus({ preventScroll: true });
      main.field.setSelectionRange(typed.from, typed.to);
    }
    const asked = typed.focused || place ? main.ask() : Promise.resolve();
    backTo(typed.top, asked);
    return true;
  }

  /**
   * Some browsers go back to a place before the page is as long again. Who scrolls stays there.
   * @param {number} top
   * @param {Promise<void>} asked
   */
  function backTo(top, asked) {
    let reached = scrollY;
    const back = () => {
      if (scrollY !== reached) return;
      scrollTo({ top, behavior: "instant" });
      reached = scrollY;
    };
    back();
    addEventListener("load", () => setTimeout(back)); // after the browser's own
    asked.then(back);
  }

  naosu.keepTyped = keepTyped;

  // The engine comes while the page is read, unless its reader pays for what comes.
  function fetchAhead() {
    const { saveData, type, effectiveType = "4g" } = navigator.connection ?? {};
    if (saveData || type === "cellular" || effectiveType !== "4g") return;
    if ("requestIdleCallback" in window) requestIdleCallback(() => main.warm());
    else main.warm();
  }

  if (location.protocol.startsWith("http")) {
    addEventListener("load", () => setTimeout(fetchAhead, AHEAD));
  }
  document.addEventListener("keydown", shortcut);
  document.querySelectorAll("[data-naosu-example]").forEach(example);
  document.querySelectorAll("[data-naosu-language]").forEach(alongTo);
  if (!takeUp()) followAddress();
  addEventListener("hashchange", followAddress);
  const keepSoon = () => {
    clearTimeout(resting);
    resting = setTimeout(keepTyped, REST);
  };
  main.field.addEventListener("input", keepSoon);
  main.field.addEventListener("blur", keepTyped);
  addEventListener("scroll", keepSoon, { passive: true });

  // Not before all is ready: what the browser sends by itself goes to the server.
  for (const { form } of boxes) {
    for (const button of form.querySelectorAll("button")) button.disabled = false;
  }
})(window.naosu);
