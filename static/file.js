// @ts-check
// A file's text. Loaded when somebody drops a file on a search box.
(function (naosu) {
  "use strict";

  const LONGEST = 1 << 20; // bytes that are read: the file's end

  // Windows writes logs in UTF-16 and, in Japan, in Shift_JIS.
  naosu.textOf = async (file) => {
    const bytes = await file.slice(Math.max(0, file.size - LONGEST)).arrayBuffer();
    const [a, b] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
    if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
    const utf8 = new TextDecoder().decode(bytes);
    if (!utf8.slice(4).includes("\ufffd")) return utf8; // the cut may have hit a character
    return new TextDecoder("shift_jis").decode(bytes);
  };
})(window.naosu);
