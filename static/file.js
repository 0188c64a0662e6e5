// @ts-check
// A file's text, or what it is where it is none. Loaded when somebody drops a file on a search box.
(function (naosu) {
  "use strict";

  const LONGEST = 1 << 20; // bytes that are read: the file's end

  // How files begin that are no text, whatever their names say; each byte a character.
  const PICTURES = /^(\x89PNG|\xff\xd8\xff|GIF8|BM[^]{4}\0\0\0\0|II\*\0|MM\0\*|RIFF[^]{4}WEBP)/;
  const NEWER_PICTURES = /^[^]{4}ftyp(avif|heic|heix|mif1)/;
  const PACKED = /^(PK[\x03\x05]|7z\xbc\xaf|Rar!|\x1f\x8b|BZh|MSCF|\xfd7zXZ|(\x28\xb5\x2f\xfd))/;
  const DOCUMENTS = /\.(docx|xlsx|pptx|odt|ods|odp)$/i; // packed too, but nobody unpacks them

  // Windows writes logs in UTF-16 and, in Japan, in Shift_JIS; older Unix programs in EUC-JP, mails
  // in ISO-2022-JP. The command line reads the same (src/cli/decode.rs).
  naosu.textOf = async (file) => {
    const head = new Uint8Array(await file.slice(0, 64).arrayBuffer());
    const from = Math.max(0, file.size - LONGEST);
    const bytes = await file.slice(from - (from % 2)).arrayBuffer();
    const refused = kindOf(file, String.fromCharCode(...head));
    if (refused) return { refused };
    const text = decoded(head, bytes);
    return isText(text) ? { text } : { refused: "other" };
  };

  /** @param {File} file @param {string} head @returns {Refused | null} */
  function kindOf({ name, type }, head) {
    const isPicture = /^image\/(?!svg)/.test(type);
    if (isPicture || PICTURES.test(head) || NEWER_PICTURES.test(head)) return "picture";
    if (PACKED.test(head)) return DOCUMENTS.test(name) ? "other" : "packed";
    return head.startsWith("%PDF-") ? "other" : null;
  }

  /** @param {Uint8Array} head @param {ArrayBuffer} bytes */
  function decoded([a, b], bytes) {
    const text = (/** @type {string} */ encoding) => new TextDecoder(encoding).decode(bytes);
    if (a === 0xff && b === 0xfe) return text("utf-16le");
    if (a === 0xfe && b === 0xff) return text("utf-16be");
    const utf16 = ["utf-16le", "utf-16be"].map(text).find(isUsual);
    if (utf16) return utf16;
    const utf8 = text("utf-8");
    if (/\x1b\$[@B]/.test(utf8)) return text("iso-2022-jp");
    const fits = [utf8, text("euc-jp")].find(isWhole);
    return fits ?? text("shift_jis");
  }

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

  // Programs and databases are full of what no text has; a log may have a few colours.
  /** @param {string} text */
  function isText(text) {
    const odd = text.match(/[\0-\x08\x0e-\x1a\ufffd]/g) ?? [];
    return odd.length * 20 <= text.length;
  }
})(window.naosu);
