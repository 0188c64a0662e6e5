//! Text out of JSON, well-formed whatever the JSON holds.

use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};
use std::fmt;

/// A JSON string. A half of a surrogate pair (`"\\ud83d"`: an emoji that some program cut in two)
/// and bytes that are no UTF-8 are � in it, one each, as browsers make them.
pub(crate) struct Lossy(pub(crate) String);

impl<'de> Deserialize<'de> for Lossy {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Lossy, D::Error> {
        // Asked for bytes, serde_json hands on what is no Unicode.
        json.deserialize_bytes(Text)
    }
}

struct Text;

impl Visitor<'_> for Text {
    type Value = Lossy;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Lossy, E> {
        Ok(Lossy(text.to_owned()))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Lossy, E> {
        let mut bytes = bytes.to_vec();
        for at in 0..bytes.len().saturating_sub(2) {
            // Half a pair is written ED A0..BF 80..BF.
            if let [0xed, 0xa0..=0xbf, 0x80..=0xbf] = bytes[at..at + 3] {
                bytes[at..at + 3].copy_from_slice("\u{fffd}".as_bytes());
            }
        }
        Ok(Lossy(String::from_utf8_lossy(&bytes).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_no_unicode_is_a_replacement_character() {
        for (json, text) in [
            (&br#""plain \u65e5\ud83d\ude00""#[..], "plain 日😀"),
            (br#""cut \ud83d""#, "cut \u{fffd}"),
            (br#""\ude00\ud83d!""#, "\u{fffd}\u{fffd}!"),
            (b"\"\xff\xfe\"", "\u{fffd}\u{fffd}"),
        ] {
            let Lossy(read) = serde_json::from_slice(json).expect("a string");
            assert_eq!(read, text);
        }
        assert!(serde_json::from_str::<Lossy>("3").is_err());
    }
}
