// @ts-check
// A file's text. Loaded when somebody drops a file on a search box.
(function (naosu) {
  "use strict";

  const LONGEST = 1 << 20; // bytes that are read: the file's end

  // Windows writes logs in UTF-16 and, in Japan, in Shift_JIS; older Unix programs in EUC-JP, mails
  // in ISO-2022-JP. The command line reads the same (src/cli/decode.rs).
  naosu.textOf = async (file) => {
    const from = Math.max(0, file.size - LONGEST);
    const bytes = await file.slice(from - (from % 2)).arrayBuffer();
    const [a, b] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    const text = (/** @type {string} */ encoding) => new TextDecoder(encoding).decode(bytes);
    if (a === 0xff && b === 0xfe) return text("utf-16le");
    if (a === 0xfe && b === 0xff) return text("utf-16be");
    const utf16 = ["utf-16le", "utf-16be"].map(text).find(isUsual);
    if (utf16) return utf16;
    const utf8 = text("utf-8");
    if (/\x1b\$[@B]/.test(utf8)) return text("iso-2022-jp");
    const fits = [utf8, text("euc-jp")].find(isWhole);
    return fits ?? text("shift_jis");
  };

  // Whether most is ASCII or kana. In a wrong order pairs of bytes are characters from
  // everywhere.
  /** @param {string} text */
  function isUsual(text) {
    const usual = text.match(/[\t\n\r -~\u3001-\u30ff]/g) ?? [];
    return usual.length * 2 > text.length;
  }

  /** @param {string} text */
  function isWhole(text) {
    return !text.slice(4).includes("\ufffd"); // the cut may have hit a character
  }
})(window.naosu);
