// @ts-check
// The site without a network. naosu writes this file anew with each build that changes anything:
// a browser that has an older one installs this beside it, with a store of its own, so that the
// pages of one build never meet the search data of another.
"use strict";

const VERSION = "naosu-version";
/** @typedef {[path: string, hash: string]} KeptFile the hash is the beginning of its SHA-256 */
/** @type {KeptFile[]} what is kept from the start */
const FILES = /** @type {any} */ (["naosu-files"]);
const SITE = `naosu ${registration.scope} `; // others may stand on the same host
const STORE = SITE + VERSION;
const AT_ONCE = 6;

/** @param {string} path */
const at = (path) => new URL(path, registration.scope).href;
const FIRST = new Set(FILES.map(([path]) => at(path)));

/** @param {Cache} store @param {KeptFile} file */
async function keep(store, [path, hash]) {
  const response = await fetch(at(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  // The site is being replaced just now: the next visit tries again.
  if (!found.startsWith(hash)) throw new Error(`${path} is of another build`);
  // A response made anew: one that was redirected may not answer for a page.
  await store.put(at(path), new Response(bytes, { headers: response.headers }));
}

async function install() {
  const store = await caches.open(STORE);
  const left = FILES.slice();
  const one = async () => {
    for (let file; (file = left.pop());) await keep(store, file);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  } catch (reason) {
    await caches.delete(STORE);
    throw reason;
  }
}

async function dropOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith(SITE) && name !== STORE) await caches.delete(name);
  }
}

// What is kept from the start, and search data named by its content, comes from the store; of
// what else there is, the network's is newer.
/** @param {Request} request */
async function answer(request) {
  const { origin, pathname } = new URL(request.url);
  const address = origin + (pathname.endsWith("/") ? `${pathname}index.html` : pathname);
  const store = await caches.open(STORE);
  const kept = await store.match(address);
  const path = address.slice(registration.scope.length);
  const settled = FIRST.has(address) || /^search\/.+-.+\.bin$/.test(path);
  if (kept && settled) return kept;
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) await store.put(address, response.clone());
    return response;
  } catch (reason) {
    if (kept) return kept;
    throw reason;
  }
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(dropOthers()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope))
    event.respondWith(answer(event.request));
});
// A page that has just been opened offers to begin anew: it may, where no other is open that
// belongs to the older build. The one that it came from may still be leaving.
async function begin() {
  for (let tries = 0; tries < 5; tries++) {
    const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
    if (pages.filter((page) => page.url.startsWith(registration.scope)).length <= 1)
      return skipWaiting();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
addEventListener("message", (event) => {
  if (event.data === "begin") event.waitUntil(begin());
});
