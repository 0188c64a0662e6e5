// The engine's side of the search. One source for three places: a worker over http, a worker
// made from this function's text where pages come from a disk, and the page's own thread where
// there are no workers. `scope` is the worker's global object or something that behaves like it.
//
// The page asks:       { id, find: { paste, lang, limit } }, { id, card: "entry-id" }, { warm: true }
// it is answered:      { id, answer }, { id, error }; a find that a newer one overtook: { id }
// the worker asks for: { need: ["blob name"] }
// and is given:        { blob: "name", bytes } (gzip) or { blob: "name", error }
function naosuWorker(scope) {
  "use strict";

  const DONE = 0,
    PENDING = 1,
    NEEDS_LEXICON = 2; // as in browser/src/session.rs
  const VERSION = 1; // of the manifest, as in src/site/search/manifest.rs
  const JAPANESE = /[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]/;

  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const arriving = new Map(); // blob name → { resolve, reject }
  let opening = null; // promise of an engine that has opened the index
  let newest = 0; // number of the last find

  // Blobs: the page fetches them, in the way that its address allows.

  function blob(name) {
    return new Promise((resolve, reject) => {
      arriving.set(name, { resolve, reject });
      scope.postMessage({ need: [name] });
    });
  }

  async function arrived({ blob: name, bytes, error }) {
    const waiting = arriving.get(name);
    arriving.delete(name);
    if (!waiting) return;
    try {
      if (error) throw new Error(error);
      waiting.resolve(await unpack(bytes));
    } catch (reason) {
      waiting.reject(reason);
    }
  }

  async function unpack(bytes) {
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(plain).arrayBuffer());
  }

  // Index files: those of a large site come in chunks, when somebody reads there.

  function indexFiles(manifest, always) {
    let at = 0;
    return manifest.files.map((file) => {
      const chunks = new Map();
      for (const n of file.packed) {
        const length = Math.min(file.chunk, file.length - n * file.chunk);
        chunks.set(n, always.subarray(at, (at += length)));
      }
      return { ...file, chunks };
    });
  }

  // Copies a part of a file; false where chunks are missing, which are then all noted.
  function readFile(files, missing, number, offset, target) {
    const file = files[number];
    const first = Math.floor(offset / file.chunk);
    const last = Math.floor((offset + target.length - 1) / file.chunk);
    let whole = true;
    for (let n = first; n <= last; n++) {
      const chunk = file.chunks.get(n);
      if (!chunk) {
        missing.set(`${file.blob}-${n}`, { file, n });
        whole = false;
      } else if (whole) {
        const from = Math.max(offset - n * file.chunk, 0);
        const part = chunk.subarray(from, offset + target.length - n * file.chunk);
        target.set(part, n * file.chunk + from - offset);
      }
    }
    return whole;
  }

  // The engine.

  async function open() {
    const manifest = JSON.parse(decoder.decode(await blob("manifest")));
    if (manifest.version !== VERSION) throw new Error("the search data is of another version");
    const [program, always] = await Promise.all([blob(manifest.engine), blob(manifest.index)]);
    const files = indexFiles(manifest, always);
    const missing = new Map();
    let memory = null;
    const imports = {
      naosu: {
        read: (number, offset, into, length) =>
          Number(
            readFile(files, missing, number, offset, new Uint8Array(memory.buffer, into, length)),
          ),
      },
    };
    const { instance } = await WebAssembly.instantiate(program, imports);
    memory = instance.exports.memory;
    const engine = { manifest, missing, memory, exports: instance.exports, lexicon: null };
    const list = files.map((file) => [file.name, file.length]);
    await call(engine, "open", encoder.encode(JSON.stringify(list)));
    return engine;
  }

  function opened() {
    // What failed is tried anew by the next who asks: the network may be back.
    opening ??= open().catch((reason) => {
      opening = null;
      throw reason;
    });
    return opening;
  }

  // Calls the engine until it has all that it needs. `overtaken` may end it in between.
  async function call(engine, name, argument, overtaken = () => false) {
    for (;;) {
      engine.missing.clear();
      const status = callOnce(engine, name, argument);
      if (status === DONE) return output(engine);
      if (status === NEEDS_LEXICON) await setLexicon(engine);
      else if (status === PENDING && engine.missing.size > 0) await fetchMissing(engine);
      else throw new Error(output(engine) || "the index is damaged");
      if (overtaken()) return null;
    }
  }

  function callOnce(engine, name, argument) {
    try {
      const at = engine.exports.alloc(argument.length);
      new Uint8Array(engine.memory.buffer, at, argument.length).set(argument);
      return engine.exports[name](at, argument.length);
    } catch (trap) {
      opening = null; // a trapped engine is dead; the next who asks gets a new one
      throw trap;
    }
  }

  function output({ exports, memory }) {
    return decoder.decode(new Uint8Array(memory.buffer, exports.output(), exports.output_length()));
  }

  async function fetchMissing({ missing }) {
    await Promise.all(
      Array.from(missing, async ([name, { file, n }]) => file.chunks.set(n, await blob(name))),
    );
  }

  function lexicon(engine) {
    engine.lexicon ??= blob(engine.manifest.lexicon).catch((reason) => {
      engine.lexicon = null;
      throw reason;
    });
    return engine.lexicon;
  }

  async function setLexicon(engine) {
    await call(engine, "lexicon", await lexicon(engine));
  }

  // Requests.

  async function find(request) {
    const number = ++newest;
    const overtaken = () => number !== newest;
    const engine = await opened();
    if (overtaken()) return null;
    // The engine asks for it anyway, but only after it has looked at the paste.
    if (JAPANESE.test(request.paste)) lexicon(engine).catch(() => {});
    return call(engine, "find", encoder.encode(JSON.stringify(request)), overtaken);
  }

  async function card(id) {
    return call(await opened(), "card", encoder.encode(id));
  }

  async function answer(id, promise) {
    try {
      const text = await promise;
      scope.postMessage(text === null ? { id } : { id, answer: JSON.parse(text) });
    } catch (reason) {
      scope.postMessage({ id, error: String(reason?.message ?? reason) });
    }
  }

  scope.onmessage = ({ data }) => {
    if (data.blob) arrived(data);
    else if (data.find) answer(data.id, find(data.find));
    else if (data.card) answer(data.id, card(data.card));
    else if (data.warm) opened().catch(() => {}); // whoever asks will be told
  };
  scope.postMessage({ ready: true });
}

// In a worker over http this file is all there is; a page takes the function and decides.
if (typeof document === "undefined") naosuWorker(self);
