// @ts-check
// The engine's side of the search. One source for three places: a worker over http, a worker
// made from this function's text where pages come from a disk, and the page's own thread where
// there are no workers. `scope` is the worker's global object or something that behaves like it.
//
// The page asks:       { id, find: { paste, lang, limit, product } }, { id, card: "id" },
//                      { warm: true }
// it is answered:      { id, answer }, { id, error }; a find that a newer one overtook: { id }
// the worker asks for: { need: "blob name", tried: how many ways to it were in vain }
// and is given:        { blob: "name", bytes, tried } (gzip, where browsers know that) or
//                      { blob: "name", error }

/** @param {WorkerScope} scope */
function naosuWorker(scope) {
  "use strict";

  // As in browser/src/session.rs.
  const DONE = 0;
  const PENDING = 1;
  const NEEDS_LEXICON = 2;
  const MOST = 1_250_000; // characters of a paste that are read, as the engine reads them
  const VERSION = 1; // of the manifest, as in src/site/search/manifest.rs

  /**
   * @typedef {Uint8Array<ArrayBuffer>} Bytes
   * @typedef {IndexFile & { chunks: Map<number, Bytes> }} OpenFile
   * @typedef {{ bytes: Bytes, tried: number }} Came
   * @typedef {Map<string, { file: OpenFile, n: number }>} Missing chunks by the name of their blob
   * @typedef {"open" | "lexicon" | "find" | "card"} Call
   * @typedef {{ manifest: Manifest, missing: Missing, exports: EngineExports }} Engine
   */

  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  /** @type {Map<string, Promise<Bytes>>} blobs on their way, by name */
  const coming = new Map();
  /** @type {Map<string, { resolve(came: Came): void, reject(reason: Error): void }>} */
  const waiting = new Map();
  /** @type {Promise<Engine> | null} an engine that has opened the index */
  let opening = null;
  let newest = 0; // number of the last find

  // Blobs: the page fetches them, in the way that its address allows. One that several calls need
  // comes once.

  /** @param {string} name @param {number} tried */
  function blob(name, tried = 0) {
    const bytes = coming.get(name) ?? whole(name, tried).finally(() => coming.delete(name));
    coming.set(name, bytes);
    return bytes;
  }

  /**
   * What was cut off on its way, or is something else, is asked for in another.
   * @param {string} name
   * @param {number} tried
   * @returns {Promise<Bytes>}
   */
  async function whole(name, tried) {
    for (;;) {
      const came = await asked(name, tried);
      try {
        return await unpack(came.bytes);
      } catch {
        tried = came.tried;
      }
    }
  }

  /** @param {string} name @param {number} tried @returns {Promise<Came>} */
  function asked(name, tried) {
    return new Promise((resolve, reject) => {
      waiting.set(name, { resolve, reject });
      scope.postMessage({ need: name, tried });
    });
  }

  /** @param {BlobCame} came */
  function arrived(came) {
    const request = waiting.get(came.blob);
    waiting.delete(came.blob);
    if ("error" in came) request?.reject(new Error(came.error));
    else request?.resolve(came);
  }

  /** A host may have packed it once more. @param {Bytes} bytes @returns {Promise<Bytes>} */
  async function unpack(bytes) {
    if (typeof DecompressionStream === "undefined") return bytes; // the page has unpacked it
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const unpacked = new Uint8Array(await new Response(plain).arrayBuffer());
    return unpacked[0] === 0x1f && unpacked[1] === 0x8b ? unpack(unpacked) : unpacked;
  }

  // Index files: those of a large site come in chunks, when somebody reads there.

  /** @param {Manifest} manifest @param {Bytes} always @returns {OpenFile[]} */
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

  /**
   * Copies a part of a file; false where chunks are missing, which are then all noted.
   * @param {OpenFile} file
   * @param {Missing} missing
   * @param {number} offset
   * @param {Uint8Array} target
   */
  function readFile(file, missing, offset, target) {
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

  /**
   * @param {number} tried ways to the manifest that are not to be gone
   * @returns {Promise<Engine>}
   */
  async function open(tried) {
    if (typeof WebAssembly === "undefined") throw new Error("browser");
    /** @type {Manifest} */
    const manifest = JSON.parse(decoder.decode(await blob("manifest", tried)));
    if (manifest.version !== VERSION) throw new Error("version");
    const [program, always] = await Promise.all([blob(manifest.engine), blob(manifest.index)]);
    const files = indexFiles(manifest, always);
    /** @type {Missing} */
    const missing = new Map();
    /** @param {number} number @param {number} offset @param {number} into @param {number} length */
    const read = (number, offset, into, length) => {
      const target = new Uint8Array(exports.memory.buffer, into, length);
      return Number(readFile(files[number], missing, offset, target));
    };
    const { instance } = await WebAssembly.instantiate(program, { naosu: { read } });
    const exports = /** @type {EngineExports} */ (instance.exports);
    const engine = { manifest, missing, exports };
    const list = files.map((file) => [file.name, file.length]);
    await call(engine, "open", encoder.encode(JSON.stringify(list)));
    return engine;
  }

  function opened(tried = 0) {
    // What failed is tried anew by the next who asks: the network may be back.
    opening ??= open(tried).catch((reason) => {
      opening = null;
      throw reason;
    });
    return opening;
  }

  /**
   * A new build may have taken the place of the one that was being read: then all is opened anew.
   * @template T @param {(engine: Engine) => Promise<T>} task
   */
  async function reading(task) {
    try {
      return await task(await opened());
    } catch (reason) {
      if (reason instanceof Error && /^(browser|version)$/.test(reason.message)) throw reason;
      opening = null;
      return task(await opened(1));
    }
  }

  /**
   * Calls the engine until it has all that it needs. `overtaken` may end it in between.
   * @param {Engine} engine
   * @param {Call} name
   * @param {Uint8Array} argument
   * @returns {Promise<string | null>}
   */
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

  /** @param {Engine} engine @param {Call} name @param {Uint8Array} argument */
  function callOnce({ exports }, name, argument) {
    try {
      const at = exports.alloc(argument.length);
      new Uint8Array(exports.memory.buffer, at, argument.length).set(argument);
      return exports[name](at, argument.length);
    } catch (trap) {
      opening = null; // a trapped engine is dead; the next who asks gets a new one
      throw trap;
    }
  }

  /** @param {Engine} engine */
  function output({ exports }) {
    const { buffer } = exports.memory;
    return decoder.decode(new Uint8Array(buffer, exports.output(), exports.output_length()));
  }

  /** @param {Engine} engine */
  async function fetchMissing({ missing }) {
    await Promise.all(
      Array.from(missing, async ([name, { file, n }]) => file.chunks.set(n, await blob(name))),
    );
  }

  /** The engine asks for it when it is first given Japanese. @param {Engine} engine */
  async function setLexicon(engine) {
    await call(engine, "lexicon", await blob(engine.manifest.lexicon));
  }

  // Requests.

  /** @param {Question} question */
  async function find(question) {
    const number = ++newest;
    const overtaken = () => number !== newest;
    const asked = { ...question, paste: bounded(question.paste) };
    const argument = encoder.encode(JSON.stringify(asked));
    return reading(async (engine) =>
      overtaken() ? null : call(engine, "find", argument, overtaken),
    );
  }

  /**
   * Single characters may stand for whole sentences (U+FDFA for eighteen letters). Of a paste that
   * grows beyond all measure its beginning and its end are asked for.
   * @param {string} paste
   */
  function bounded(paste) {
    const grown = paste.length > MOST / 20 ? paste.normalize("NFKC").length : 0;
    if (grown <= Math.max(MOST, paste.length)) return paste;
    const half = Math.floor((paste.length * MOST) / grown / 2);
    const cut = `${paste.slice(0, half)}\n${paste.slice(-half)}`;
    return cut.toWellFormed?.() ?? cut.replace(/\p{Surrogate}/gu, "\ufffd");
  }

  /** @param {string} id */
  async function card(id) {
    return reading((engine) => call(engine, "card", encoder.encode(id)));
  }

  /** @param {number} id @param {Promise<string | null>} promise */
  async function answer(id, promise) {
    try {
      const text = await promise;
      scope.postMessage(text === null ? { id } : { id, answer: JSON.parse(text) });
    } catch (reason) {
      scope.postMessage({ id, error: reason instanceof Error ? reason.message : String(reason) });
    }
  }

  scope.onmessage = ({ data }) => {
    if ("blob" in data) arrived(data);
    else if ("find" in data) answer(data.id, find(data.find));
    else if ("card" in data) answer(data.id, card(data.card));
    else opened().catch(() => {}); // whoever asks will be told
  };
  scope.postMessage({ ready: true });
}

// In a worker over http this file is all there is; a page takes the function and decides.
if (typeof document === "undefined") naosuWorker(/** @type {any} */ (self));
