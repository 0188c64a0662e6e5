// The page's side of the engine: starts the worker, fetches what it needs, hands questions over
// and answers back. Loaded when somebody first turns to a search box.
(function (naosu) {
  "use strict";

  const root = document.documentElement.dataset.root ?? "";
  const fromDisk = location.protocol === "file:" || Boolean(naosu.blobs);
  let asScripts = fromDisk; // whether blobs come as scripts
  const waiting = new Map(); // request number → { resolve, reject }
  let requests = 0;
  let engine = null; // promise of whatever has the worker's postMessage

  function script(path) {
    if (naosu.carried?.(path)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = root + path;
      element.onload = () => resolve(element.remove());
      element.onerror = () => reject(new Error(`${path} cannot be loaded`));
      document.head.append(element);
    });
  }

  // Blobs. A page from a disk may load scripts and nothing else, so that there they are scripts;
  // a site unpacked from an archive has no other form. A site in one file brings them along.

  const handed = new Map();
  window.naosu_blob = (name, base64) => handed.set(name, base64);

  async function blob(name) {
    if (asScripts) {
      if (!naosu.blobs) await script(`search/${name}.js`);
      const base64 = naosu.blobs?.[name] ?? handed.get(name);
      handed.delete(name);
      return (
        Uint8Array.fromBase64?.(base64) ??
        Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      );
    }
    // All names but the manifest's change with their content.
    const cache = name === "manifest" ? "no-cache" : "default";
    const response = await fetch(`${root}search/${name}.bin`, { cache });
    if (response.status === 404 && name === "manifest") {
      asScripts = true;
      return blob(name);
    }
    if (!response.ok) throw new Error(`search/${name}.bin: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  async function bring(name) {
    const to = await engine;
    try {
      const bytes = await blob(name);
      to.postMessage({ blob: name, bytes }, [bytes.buffer]);
    } catch (reason) {
      to.postMessage({ blob: name, error: String(reason.message) });
    }
  }

  function heard({ data }) {
    if (data.need) return data.need.forEach(bring);
    const request = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) request?.reject(new Error(data.error));
    else request?.resolve(data.answer ?? null);
  }

  // The worker, or what stands in for it.

  async function start() {
    try {
      return await started(
        fromDisk ? await workerFromText() : new Worker(`${root}assets/worker.js`),
      );
    } catch {
      return onThisThread();
    }
  }

  async function workerFromText() {
    await script("assets/worker.js");
    const text = `(${window.naosuWorker})(self)`;
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    return new Worker(address);
  }

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

  async function onThisThread() {
    if (!window.naosuWorker) await script("assets/worker.js");
    const scope = { postMessage: (data) => setTimeout(heard, 0, { data }) };
    window.naosuWorker(scope);
    return { postMessage: (data) => scope.onmessage({ data }) };
  }

  function connected() {
    engine ??= start();
    return engine;
  }

  async function ask(question) {
    const to = await connected();
    return new Promise((resolve, reject) => {
      const id = ++requests;
      waiting.set(id, { resolve, reject });
      to.postMessage({ id, ...question });
    });
  }

  naosu.finder = {
    // Loads the engine, so that the first answer is there at once.
    warm: async () => (await connected()).postMessage({ warm: true }),
    // The answer to a paste; null where a newer paste overtook it.
    find: (paste, lang, limit) => ask({ find: { paste, lang, limit } }),
    // The card of an entry; null where there is none.
    card: (id) => ask({ card: id }),
  };
})((window.naosu ??= {}));
