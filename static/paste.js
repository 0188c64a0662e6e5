// @ts-check
// A paste on its way from page to page: in addresses, and in the session of the window. The values
// that it held are shown where the page has slots for them.
(function (naosu) {
  "use strict";

  const { isText, session } = naosu;
  const IN_ADDRESS = 4000; // characters of a paste that an address may carry
  const LONG = "paste"; // the session's name of a paste too long for an address

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

  /** What readers see of a slot's name. @type {Paste["slotName"]} */
  function slotName(slot) {
    return /^\d+$/.test(slot) ? naosu.say("find_value", { n: Number(slot) + 1 }) : slot;
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
    const asked = naosu.recall("asked", isAsked, session);
    return asked?.topic === topicOf(location.href) ? asked : null;
  }

  /**
   * Whatever else is on this host may have written there.
   * @param {any} kept
   * @returns {kept is Asked}
   */
  function isAsked(kept) {
    /** @param {unknown} pair */
    const isPair = (pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText);
    const { topic, paste, message, captures } = kept ?? {};
    const said = isText(topic) && isText(paste) && (message === null || isText(message));
    return said && Array.isArray(captures) && captures.every(isPair);
  }

  /** @type {Paste["remember"]} */
  function remember(page, asked) {
    naosu.keep("asked", { topic: topicOf(page), ...asked }, session);
  }

  // From page to page a paste goes in the fragment, so that no server sees it; a long one in
  // the session's storage. Links from outside may say `?q=`.

  /** @param {string | null} product */
  function within(product) {
    return product ? `&product=${encodeURIComponent(product)}` : "";
  }

  /** @type {Paste["address"]} */
  function address(page, paste, product) {
    // A paste may be too long to be kept.
    const isKept = paste.length > IN_ADDRESS && session.set(naosu.key(LONG), paste);
    if (isKept) return `${page}#paste${within(product)}`;
    const beginning = naosu.wellFormed(paste.slice(0, IN_ADDRESS));
    return `${page}#q=${encodeURIComponent(beginning)}${within(product)}`;
  }

  /** One that says the same to everybody: a long paste is packed. @type {Paste["shared"]} */
  async function shared(page, paste, product) {
    const isShort = paste.length <= IN_ADDRESS || typeof CompressionStream === "undefined";
    if (isShort) return address(page, paste, product);
    const packed = new Blob([paste]).stream().pipeThrough(new CompressionStream("gzip"));
    let chars = "";
    for (const byte of await bytesOf(packed)) chars += String.fromCharCode(byte);
    const base64 = btoa(chars).replace(/\+/g, "-").replace(/\//g, "_");
    return `${page}#z=${base64}${within(product)}`;
  }

  /** @type {Paste["fromAddress"]} */
  async function fromAddress() {
    const query = new URLSearchParams(location.search);
    const [, said, within] =
      /^#((?:q|z|code)=.*?|paste)(?:&product=(.*))?$/s.exec(fragment()) ?? [];
    if (!said) return { paste: query.get("q") ?? "", product: query.get("product") };
    const paste = await saidBy(said);
    return { paste, product: within ? decode(within) : null };
  }

  /** What a part of an address stands for: docs/linking.md has them all. @param {string} said */
  async function saidBy(said) {
    if (said === LONG) return session.get(naosu.key(LONG)) ?? "";
    const value = said.slice(said.indexOf("=") + 1);
    if (said.startsWith("z=")) return unpacked(value);
    // A program may have a message beside its code: each stands on a line of its own.
    const parts = said.startsWith("code=") ? value.split("&q=") : [value];
    return parts.map(decode).join("\n");
  }

  /** @param {ReadableStream} stream */
  async function bytesOf(stream) {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** @param {string} base64 */
  async function unpacked(base64) {
    try {
      const chars = atob(base64.replace(/-/g, "+").replace(/_/g, "/"));
      const bytes = Uint8Array.from(chars, (char) => char.charCodeAt(0));
      const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new TextDecoder().decode(await bytesOf(plain));
    } catch {
      return ""; // cut on its way
    }
  }

  /** @param {string} text */
  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // cut or written by hand
    }
  }

  naosu.paste = { fill, slotName, asked, remember, address, shared, fromAddress };
  fillFromAddress();
  addEventListener("hashchange", fillFromAddress);
})(window.naosu);
