// @ts-check
// The page's side of the engine: starts the worker, fetches what it needs, hands questions over
// and answers back. Loaded when somebody first turns to a search box.
(function (naosu) {
  "use strict";

  const fromDisk = location.protocol === "file:" || Boolean(naosu.blobs);
  let asScripts = fromDisk; // whether blobs come as scripts
  /** @type {Map<number, { resolve(answer: any): void, reject(reason: Error): void }>} */
  const waiting = new Map(); // by the number of the request
  let requests = 0;
  /** @type {Promise<WorkerEnd> | null} */
  let engine = null;

  // Blobs. A page from a disk may load scripts and nothing else, so that there they are scripts;
  // a site unpacked from an archive has no other form. A site in one file brings them along.

  /** @type {Map<string, string>} */
  const handed = new Map();
  window.naosu_blob = (name, base64) => handed.set(name, base64);

  /** @param {string} name @returns {Promise<Uint8Array<ArrayBuffer>>} */
  async function blob(name) {
    if (asScripts) return blobFromScript(name);
    // All names but the manifest's change with their content.
    const cache = name === "manifest" ? "no-cache" : "default";
    const response = await fetch(`${naosu.root}search/${name}.bin`, { cache });
    if (response.status === 404 && name === "manifest") {
      asScripts = true;
      return blobFromScript(name);
    }
    if (!response.ok) throw new Error(`search/${name}.bin: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** @param {string} name */
  async function blobFromScript(name) {
    if (!naosu.blobs) await naosu.script(`search/${name}.js`);
    const base64 = naosu.blobs?.[name] ?? handed.get(name);
    handed.delete(name);
    if (base64 === undefined) throw new Error(`search/${name}.js is empty`);
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  }

  /** @param {WorkerEnd} to @param {string} name */
  async function bring(to, name) {
    try {
      const bytes = await blob(name);
      to.postMessage({ blob: name, bytes }, [bytes.buffer]);
    } catch (reason) {
      to.postMessage({ blob: name, error: messageOf(reason) }, []);
    }
  }

  /** @param {unknown} reason */
  function messageOf(reason) {
    return reason instanceof Error ? reason.message : String(reason);
  }

  /** @param {{ data: FromWorker }} event */
  async function heard({ data }) {
    if ("need" in data) {
      const to = await connected();
      return data.need.forEach((name) => bring(to, name));
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
      const address = fromDisk ? await workerFromText() : `${naosu.root}assets/worker.js`;
      return await started(new Worker(address));
    } catch {
      return onThisThread();
    }
  }

  async function workerFromText() {
    await naosu.script("assets/worker.js");
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
    if (typeof window.naosuWorker !== "function") await naosu.script("assets/worker.js");
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
