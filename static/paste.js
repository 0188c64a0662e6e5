// @ts-check
// A paste on its way from page to page: in addresses, and in the session of the window. The values
// that it held are shown where the page has slots for them.
(function (naosu) {
  "use strict";

  const IN_ADDRESS = 4000; // characters of a paste that an address may carry
  const ASKED = "naosu-asked"; // the session's key of the paste whose answer was followed
  const LONG = "naosu-paste"; // that of a paste too long for an address

  // What an address says after its page: in a site in one file the page is in the fragment too.
  const fragment = () => naosu.fragment?.() ?? location.hash;

  /** @type {Paste["fill"]} */
  function fill(within, captures) {
    const values = new Map(captures);
    for (const slot of within.querySelectorAll("[data-slot]")) {
      const value = values.get(slot.dataset.slot ?? "");
      if (value === undefined) continue;
      slot.textContent = value;
      slot.classList.add("slot-filled");
    }
  }

  function fillFromAddress() {
    fill(document, asked()?.captures ?? []);
    if (!fragment().startsWith("#capture=")) return;
    fill(document, new URLSearchParams(fragment().slice("#capture=".length)));
  }

  // The paste that led to a page stays in the session, for what the page says to the help desk.
  // It belongs to the pages of the same topic: the first folder below the language's.

  /** @param {string} page */
  function topicOf(page) {
    const address = new URL(page, location.href).href;
    return address.slice(naosu.site().href.length).split(/[/?#]/)[1];
  }

  function asked() {
    try {
      const asked = JSON.parse(sessionStorage.getItem(ASKED) ?? "null");
      return asked?.topic === topicOf(location.href) ? asked : null;
    } catch {
      return null; // no storage: then without
    }
  }

  /** @type {Paste["remember"]} */
  function remember(page, asked) {
    try {
      sessionStorage.setItem(ASKED, JSON.stringify({ topic: topicOf(page), ...asked }));
    } catch {
      // a paste too long to keep, or no storage
    }
  }

  // From page to page a paste goes in the fragment, so that no server sees it; a long one in
  // the session's storage. Links from outside, and forms without scripts, say `?q=`.

  /** @type {Paste["address"]} */
  function address(page, paste, product) {
    const within = product ? `&product=${encodeURIComponent(product)}` : "";
    if (paste.length <= IN_ADDRESS) return `${page}#q=${encodeURIComponent(paste)}${within}`;
    try {
      sessionStorage.setItem(LONG, paste);
      return `${page}#paste${within}`;
    } catch {
      return `${page}#q=${encodeURIComponent(paste.slice(0, IN_ADDRESS))}${within}`;
    }
  }

  /** @type {Paste["fromAddress"]} */
  function fromAddress() {
    const query = new URLSearchParams(location.search);
    const [, said, within] = /^#(q=.*?|paste)(?:&product=(.*))?$/s.exec(fragment()) ?? [];
    if (!said) return { paste: query.get("q") ?? "", product: query.get("product") };
    const kept = () => sessionStorage.getItem(LONG) ?? "";
    const paste = said === "paste" ? kept() : decode(said.slice("q=".length));
    return { paste, product: within ? decode(within) : null };
  }

  /** @param {string} text */
  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // cut or written by hand
    }
  }

  naosu.paste = { fill, asked, remember, address, fromAddress };
  fillFromAddress();
  addEventListener("hashchange", fillFromAddress);
})(window.naosu);
