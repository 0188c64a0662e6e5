// @ts-check
// A site in one file: shows the page that the fragment of the address names, as if a server had
// sent it. Writing a document anew leaves `window` as it is, so that the engine, once loaded,
// answers on every page.
(function (naosu) {
  "use strict";

  const START = "index.html";
  const LOST = "404.html";
  /** @type {SingleFileData} */
  const data = JSON.parse(document.querySelector("script#naosu-data")?.textContent ?? "");
  // What they are asked for comes from addresses: nothing but their own names may answer.
  for (const names of Object.values(data)) Object.setPrototypeOf(names, null);
  const { parts, blobs, texts, files } = data;
  /** @type {Map<number, Promise<Record<string, string>>>} pages by address, by part */
  const unpacked = new Map();
  let shown = ""; // the address of the page that is shown

  // The search takes its data and its scripts from here (finder.js, page.js).
  naosu.blobs = blobs;
  naosu.carried = (path) => {
    if (!(path in texts)) return false;
    const element = document.createElement("script");
    element.textContent = texts[path];
    document.head.append(element);
    element.remove();
    return true;
  };
  // What stands after the page's own address.
  naosu.fragment = () => where()[1];

  function where() {
    const [, address, fragment = ""] = /^#\/([^#?]*)[^#]*(#.*)?$/.exec(location.hash) ?? [];
    return [address || START, fragment];
  }

  /** @param {number} part */
  function pagesOf(part) {
    const pages = unpacked.get(part) ?? unpack(blobs[`pages-${part}`]);
    unpacked.set(part, pages);
    return pages;
  }

  /** @param {string} base64 */
  async function unpack(base64) {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    if (typeof DecompressionStream === "undefined") {
      if (!naosu.gunzip) naosu.carried?.("assets/gunzip.js");
      return JSON.parse(new TextDecoder().decode(naosu.gunzip?.(bytes)));
    }
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(plain).json();
  }

  // A page with its styles, scripts and pictures in place of their addresses.
  /** @param {string} html */
  function whole(html) {
    /** @type {string[]} */
    const late = [];
    const filled = html
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "") // this file's own stands
      .replace(
        /<link rel="stylesheet" href="#\/([^"]+)">/g,
        (_, path) => `<style>${texts[path] ?? ""}</style>`,
      )
      .replace(/<script src="#\/([^"]+)"( defer)?><\/script>/g, (_, path, defer) => {
        const script = `<script>${texts[path] ?? ""}<\/script>`;
        if (!defer) return script;
        late.push(script);
        return "";
      })
      .replace(/ (src|href)="#\/([^"#]+)"/g, (same, name, path) =>
        path in files ? ` ${name}="${files[path]}"${name === "href" ? " download" : ""}` : same,
      );
    return filled.replace("</body>", () => `${late.join("")}</body>`);
  }

  async function show() {
    const [wanted, fragment] = where();
    const address = wanted in parts ? wanted : LOST;
    if (address !== shown) {
      const pages = await pagesOf(parts[address]);
      if (where()[0] !== wanted) return; // somebody was faster
      shown = address;
      document.open();
      document.write(whole(pages[address]));
      document.close();
      listen();
      scrollTo(0, Number(history.state?.naosuTop) || 0);
    }
    document.getElementById(decoded(fragment.slice(1)))?.scrollIntoView();
  }

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // cut or written by hand
    }
  }

  function moved() {
    // A link within the page names no page: its address gets one.
    if (location.hash && !location.hash.startsWith("#/")) {
      history.replaceState(history.state, "", `#/${shown}${location.hash}`);
    }
    show().catch(failed);
  }

  // A written document has lost all listeners.
  let resting = 0;
  function listen() {
    addEventListener("hashchange", moved);
    addEventListener("scroll", () => {
      clearTimeout(resting);
      resting = setTimeout(
        () => history.replaceState({ ...history.state, naosuTop: scrollY }, ""),
        100,
      );
    });
  }

  /** @param {boolean} waits */
  function wait(waits) {
    const told = document.getElementById("naosu-wait");
    if (told) told.hidden = !waits;
  }

  // An old browser: the plain text is there all the same.
  /** @param {unknown} reason */
  function failed(reason) {
    console.error(reason);
    const text = document.querySelector("noscript");
    if (!text) return;
    const template = document.createElement("template");
    template.innerHTML = text.textContent;
    text.replaceWith(template.content);
    wait(false);
  }

  wait(true);
  listen();
  addEventListener("DOMContentLoaded", () => setTimeout(() => show().catch(failed)));
})((window.naosu ??= /** @type {Naosu} */ ({})));
