// @ts-check
// The page's side of the engine: starts the worker, fetches what it needs, hands questions over
// and answers back. Loaded when somebody first turns to a search box.
(function (naosu) {
  "use strict";

  const fromDisk = location.protocol === "file:" || Boolean(naosu.blobs);
  /** @type {Map<number, { resolve(answer: any): void, reject(reason: Error): void }>} */
  const waiting = new Map(); // by the number of the request
  let requests = 0;
  /** @type {Promise<WorkerEnd> | null} */
  let engine = null;

  // Blobs. A page from a disk may load scripts and nothing else, so that there they are scripts;
  // a site unpacked from an archive has no other form. A site in one file brings them along. Hosts
  // and caches change files on the way: what is not what it should be is tried in another way.

  /** @typedef {(name: string) => Promise<Uint8Array<ArrayBuffer>>} Way */
  /** @type {Way[]} */
  let ways = fromDisk
    ? [asScript, asScript]
    : [(name) => asFile(name, "default"), (name) => asFile(name, "reload"), asScript];

  /** @type {Map<string, string>} */
  const handed = new Map();
  window.naosu_blob = (name, base64) => handed.set(name, base64);

  // All names but the manifest's change with their content.
  /** @param {string} name */
  const isManifest = (name) => name === "manifest";

  /** @param {string} name @param {RequestCache} cache */
  async function asFile(name, cache) {
    const fresh = isManifest(name) && cache === "default" ? "no-cache" : cache;
    const response = await fetch(`${naosu.root}search/${name}.bin`, { cache: fresh });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok || !isPacked(bytes)) throw new HostError(`search/${name}.bin`);
    return bytes;
  }

  /** @param {string} name @returns {Promise<Uint8Array<ArrayBuffer>>} */
  async function asScript(name) {
    const anew = isManifest(name) && !fromDisk ? `?${Date.now()}` : "";
    if (!naosu.blobs) await naosu.script(`search/${name}.js${anew}`);
    const base64 = naosu.blobs?.[name] ?? handed.get(name);
    handed.delete(name);
    if (base64 === undefined) throw new HostError(`search/${name}.js`);
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  }

  /** Whether it begins as gzip does. @param {Uint8Array} bytes */
  function isPacked([a, b]) {
    return a === 0x1f && b === 0x8b;
  }

  /** What a host hands out is not what was put there. */
  class HostError extends Error {
    name = "HostError";
  }

  /** @param {WorkerEnd} to @param {string} name @param {number} tried ways that were in vain */
  async function bring(to, name, tried) {
    /** @type {unknown} */
    let reason = new HostError(name);
    for (let way = tried; way < ways.length; way++) {
      try {
        const bytes = await ways[way](name);
        const hasOnlyScripts = isManifest(name) && way > 1 && tried === 0;
        if (hasOnlyScripts) ways = [asScript, asScript];
        const given = unpacksItself ? bytes : await unpacked(bytes);
        return to.postMessage({ blob: name, bytes: given, tried: way + 1 }, [given.buffer]);
      } catch (other) {
        if (!(reason instanceof HostError) || tried === way) reason = other;
      }
    }
    to.postMessage({ blob: name, error: codeOf(reason) }, []);
  }

  const unpacksItself = typeof DecompressionStream !== "undefined";

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  async function unpacked(bytes) {
    if (!naosu.gunzip) await naosu.script(naosu.asset("gunzip"));
    if (!naosu.gunzip) throw new Error("browser");
    return naosu.gunzip(bytes);
  }

  /** Why there is no answer, for who has to say it. @param {unknown} reason */
  function codeOf(reason) {
    return reason instanceof HostError ? "host" : messageOf(reason);
  }

  /** @param {unknown} reason */
  function messageOf(reason) {
    return reason instanceof Error ? reason.message : String(reason);
  }

  /** @param {{ data: FromWorker }} event */
  async function heard({ data }) {
    if ("need" in data) {
      const to = await connected();
      return bring(to, data.need, data.tried);
    }
    if (!("id" in data)) return;
    const request = waiting.get(data.id);
    waiting.delete(data.id);
    if ("error" in data) request?.reject(new Error(data.error));
    else request?.resolve("answer" in data ? data.answer : null);
  }

  // The worker, or what stands in for it.

  async function start() {
    try {
      const address = fromDisk ? await workerFromText() : naosu.root + naosu.asset("worker");
      return await started(new Worker(address));
    } catch {
      return onThisThread();
    }
  }

  async function workerFromText() {
    await naosu.script(naosu.asset("worker"));
    const text = `(${window.naosuWorker})(self)`;
    return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  }

  /** @param {Worker} worker @returns {Promise<WorkerEnd>} */
  function started(worker) {
    return new Promise((resolve, reject) => {
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error("no worker"));
      };
      worker.onmessage = () => {
        worker.onmessage = heard;
        resolve(worker);
      };
    });
  }

  /** @returns {Promise<WorkerEnd>} */
  async function onThisThread() {
    if (typeof window.naosuWorker !== "function") await naosu.script(naosu.asset("worker"));
    /** @type {WorkerScope} */
    const scope = { postMessage: (data) => setTimeout(heard, 0, { data }), onmessage: null };
    window.naosuWorker(scope);
    return { postMessage: (data) => scope.onmessage?.({ data }) };
  }

  function connected() {
    engine ??= start();
    return engine;
  }

  /** @param {{ find: Question } | { card: string }} question @returns {Promise<any>} */
  async function ask(question) {
    const to = await connected();
    return new Promise((resolve, reject) => {
      const id = ++requests;
      waiting.set(id, { resolve, reject });
      to.postMessage({ id, ...question }, []);
    });
  }

  naosu.finder = {
    // Loads the engine, so that the first answer is there at once.
    warm: async () => (await connected()).postMessage({ warm: true }, []),
    // The answer to a paste, within a product if there is one; null where a newer one overtook it.
    find: (paste, lang, limit, product) =>
      ask({ find: { paste: naosu.wellFormed(paste), lang, limit, product } }),
    // The card of an entry; null where there is none.
    card: (id) => ask({ card: id }),
  };
})(window.naosu);
