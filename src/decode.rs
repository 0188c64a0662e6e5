//! From the bytes of a paste to its text, in whatever encoding they came: Windows writes logs in
//! UTF-16 and, in Japan, in CP932; older Unix programs in EUC-JP; mails in ISO-2022-JP. Dropped
//! files are read alike in the browser (`static/file.js`).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How much of a text is looked at for its encoding, in bytes.
const SAMPLE: usize = 1 << 20;

/// The text of these bytes; what is no character becomes �.
pub fn text(bytes: &[u8]) -> String {
    // A byte order mark, where there is one, decides by itself.
    encoding(bytes).decode(bytes).0.into_owned()
}

fn encoding(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    utf16(sample).unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
        detector.feed(sample, true);
        detector.guess(Some(b"jp"), Utf8Detection::Allow)
    })
}

/// UTF-16 without a byte order mark: the one of its two orders in which most is ASCII or kana.
/// In any other encoding pairs of bytes are characters from everywhere.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let is_usual = |unit: u16| matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0x3001..=0x30FF);
    let is_order = |unit: fn([u8; 2]) -> u16| {
        let units = || bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        units().filter(|unit| is_usual(*unit)).count() * 2 > units().count()
    };
    match (is_order(u16::from_le_bytes), is_order(u16::from_be_bytes)) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS, UTF_8};

    const TEXT: &str = "2026-11-22 エラー: プリンターに接続できません\r\nSpool: cannot connect\r\n";

    fn utf16(text: &str, order: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(order)
            .collect()
    }

    #[test]
    fn a_text_is_the_same_in_every_encoding() {
        for encoding in [UTF_8, SHIFT_JIS, EUC_JP, ISO_2022_JP] {
            for text in [TEXT, "アクセスが拒否されました。", "接続できません"] {
                let bytes = encoding.encode(text).0;
                assert_eq!(super::text(&bytes), text, "{}", encoding.name());
            }
        }
        for mark in [true, false] {
            assert_eq!(text(&utf16(TEXT, u16::to_le_bytes, mark)), TEXT);
            assert_eq!(text(&utf16(TEXT, u16::to_be_bytes, mark)), TEXT);
        }
        assert_eq!(text(b"\xEF\xBB\xBFplain"), "plain");
        assert_eq!(text(b"\x1b[31mplain\x1b[0m"), "\u{1b}[31mplain\u{1b}[0m");
        assert_eq!(text(b""), "");
    }
}
