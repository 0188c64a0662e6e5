// @ts-check
// The site without a network. naosu writes this file anew with each build that changes anything:
// a browser that has an older one installs this beside it, with a store of its own, so that the
// pages of one build never meet the search data of another.
"use strict";

const VERSION = "naosu-version";
/** @typedef {[path: string, hash: string]} KeptFile the hash is the beginning of its SHA-256 */
/** @type {KeptFile[]} what is kept from the start */
const FILES = /** @type {any} */ (["naosu-files"]);
/** @type {KeptFile[]} search data that is kept when it is first read */
const LATER = /** @type {any} */ (["naosu-later"]);
const SITE = `naosu ${registration.scope} `; // others may stand on the same host
const STORE = SITE + VERSION;
const AT_ONCE = 6;

/** @param {string} path */
const at = (path) => new URL(path, registration.scope).href;
const HASHES = new Map([...FILES, ...LATER].map(([path, hash]) => [at(path), hash]));

// What comes may be cut off, of another build, or some gateway's page; what is kept may have been
// written by another site on the same host. Only what has this build's hash is kept or handed out.
// It is made anew: a response that was redirected may not answer for a page.
/** @param {Response} response @param {string} hash @returns {Promise<Response | null>} */
async function sound(response, hash) {
  if (!response.ok) return null;
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return found.startsWith(hash) ? new Response(bytes, { headers: response.headers }) : null;
}

/** @param {Cache} store @param {KeptFile} file */
async function keep(store, [path, hash]) {
  const response = await sound(await fetch(at(path), { cache: "no-cache" }), hash);
  // The site is being replaced just now: the next visit tries again.
  if (!response) throw new Error(`${path} is not this build's`);
  await store.put(at(path), response);
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

// What is kept from the start, and search data, comes from the store; of what else there is, the
// network's is newer.
/** @param {Request} request */
async function answer(request) {
  const { origin, pathname } = new URL(request.url);
  const address = origin + (pathname.endsWith("/") ? `${pathname}index.html` : pathname);
  const store = await caches.open(STORE);
  const hash = HASHES.get(address);
  if (hash) return settled(store, request, address, hash);
  try {
    const response = await fetch(request);
    if (!address.startsWith(at("search/"))) await add(store, address, response);
    return response;
  } catch (reason) {
    const kept = await store.match(address);
    if (kept) return kept;
    throw reason;
  }
}

/** What has a hash. @param {Cache} store @param {Request} request @param {string} address @param {string} hash */
async function settled(store, request, address, hash) {
  const kept = await store.match(address);
  const whole = kept && (await sound(kept, hash));
  if (whole) return whole;
  if (kept) await store.delete(address);
  for (const cache of /** @type {const} */ (["default", "reload"])) {
    const response = await sound(await fetch(address, { cache }), hash);
    if (response) await add(store, address, response);
    if (response) return response;
  }
  // Of another build's search data nothing may be read with this one's.
  const isData = address.startsWith(at("search/"));
  return isData ? new Response(null, { status: 502 }) : fetch(request);
}

/** @param {Cache} store @param {string} address @param {Response} response */
async function add(store, address, response) {
  if (!response.ok || response.redirected || response.status === 206) return;
  await store.put(address, response.clone()).catch(() => {}); // no room: then without
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
