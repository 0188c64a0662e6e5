// @ts-check
// Unpacks gzip in browsers that cannot by themselves (RFC 1951 and 1952). Loaded only there.
(function (naosu) {
  "use strict";

  const LENGTHS = extra(29, 4, 3, 258);
  const DISTANCES = extra(30, 2, 1, 0);
  // The order in which lengths of code lengths are written.
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  /**
   * Symbols that stand for a number and as many bits more: where each begins.
   * @param {number} count @param {number} each symbols with as many bits @param {number} first
   * @param {number} last what the last one stands for, without bits, if it is special
   */
  function extra(count, each, first, last) {
    const bits = Array.from({ length: count }, (_, n) => Math.max(0, Math.floor(n / each) - 1));
    const bases = [first];
    for (let n = 1; n < count; n++) bases.push(bases[n - 1] + 2 ** bits[n - 1]);
    if (last) [bits[count - 1], bases[count - 1]] = [0, last];
    return { bits, bases };
  }

  /** A canonical Huffman code: how many codes of each length, and their symbols in order. */
  /** @param {number[]} lengths */
  function code(lengths) {
    const counts = new Array(16).fill(0);
    for (const length of lengths) if (length) counts[length] += 1;
    const symbols = lengths.map((length, symbol) => ({ length, symbol }));
    const used = symbols.filter(({ length }) => length);
    used.sort((a, b) => a.length - b.length || a.symbol - b.symbol);
    return { counts, symbols: used.map(({ symbol }) => symbol) };
  }
  /** @typedef {ReturnType<typeof code>} Code */

  const FIXED = code(
    Array.from({ length: 288 }, (_, n) => (n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8)),
  );
  const FIXED_DISTANCES = code(new Array(30).fill(5));

  class Reader {
    held = 0;
    bits = 0;

    /** @param {Uint8Array} bytes @param {number} at */
    constructor(bytes, at) {
      this.bytes = bytes;
      this.at = at;
    }

    byte() {
      if (this.at >= this.bytes.length) throw new Error("the data ends too early");
      return this.bytes[this.at++];
    }

    /** @param {number} count */
    take(count) {
      while (this.bits < count) {
        this.held |= this.byte() << this.bits;
        this.bits += 8;
      }
      const taken = this.held & ((1 << count) - 1);
      this.held >>>= count;
      this.bits -= count;
      return taken;
    }

    /** @param {Code} code */
    symbol({ counts, symbols }) {
      let [value, first, index] = [0, 0, 0];
      for (let length = 1; length < 16; length++) {
        value |= this.take(1);
        if (value - counts[length] < first) return symbols[index + (value - first)];
        index += counts[length];
        first = (first + counts[length]) << 1;
        value <<= 1;
      }
      throw new Error("no such code");
    }

    /** The codes of a block that brings its own. */
    codes() {
      const [literals, distances, count] = [this.take(5) + 257, this.take(5) + 1, this.take(4) + 4];
      const own = new Array(19).fill(0);
      for (const n of ORDER.slice(0, count)) own[n] = this.take(3);
      const lengths = this.lengths(code(own), literals + distances);
      return { literal: code(lengths.slice(0, literals)), distance: code(lengths.slice(literals)) };
    }

    /** @param {Code} code @param {number} count */
    lengths(code, count) {
      /** @type {number[]} */
      const lengths = [];
      while (lengths.length < count) {
        const symbol = this.symbol(code);
        if (symbol < 16) lengths.push(symbol);
        else if (symbol === 16) this.repeat(lengths, lengths[lengths.length - 1], 3 + this.take(2));
        else this.repeat(lengths, 0, symbol === 17 ? 3 + this.take(3) : 11 + this.take(7));
      }
      return lengths;
    }

    /** @param {number[]} list @param {number} value @param {number} times */
    repeat(list, value, times) {
      while (times-- > 0) list.push(value);
    }
  }

  /** Reads a block to its end. @param {Reader} reader @param {Uint8Array} out @param {number} at */
  function block(reader, out, at) {
    const kind = reader.take(2);
    if (kind === 0) return stored(reader, out, at);
    const fixed = { literal: FIXED, distance: FIXED_DISTANCES };
    const { literal, distance } = kind === 1 ? fixed : reader.codes();
    for (;;) {
      const symbol = reader.symbol(literal);
      if (symbol === 256) return at;
      if (symbol < 256) out[at++] = symbol;
      else {
        const length = number(reader, LENGTHS, symbol - 257);
        const back = number(reader, DISTANCES, reader.symbol(distance));
        for (let n = 0; n < length; n++, at++) out[at] = out[at - back];
      }
      if (at > out.length) throw new Error("longer than it says");
    }
  }

  /** @param {Reader} reader @param {typeof LENGTHS} of @param {number} symbol */
  function number(reader, { bits, bases }, symbol) {
    return bases[symbol] + reader.take(bits[symbol]);
  }

  /** @param {Reader} reader @param {Uint8Array} out @param {number} at */
  function stored(reader, out, at) {
    reader.held = reader.bits = 0;
    const length = reader.byte() | (reader.byte() << 8);
    reader.at += 2;
    out.set(reader.bytes.subarray(reader.at, reader.at + length), at);
    reader.at += length;
    return at + length;
  }

  naosu.gunzip = (bytes) => {
    // Our own heads: ten bytes, nothing optional. The end has the length.
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[3] !== 0) throw new Error("no gzip");
    const end = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4);
    const out = new Uint8Array(end.getUint32(0, true));
    const reader = new Reader(bytes, 10);
    let at = 0;
    for (let last = 0; !last;) {
      last = reader.take(1);
      at = block(reader, out, at);
    }
    if (at !== out.length) throw new Error("not as long as it says");
    return out;
  };
})(window.naosu);
