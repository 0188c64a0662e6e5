//! The whole of IPADIC, inside the program.

use std::sync::OnceLock;

use naosu_lexicon::Lexicon;

/// lindera reads the costs of neighbours in place only where numbers may stand.
#[repr(C, align(16))]
struct Aligned<Bytes: ?Sized>(Bytes);

static IMAGE: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/ipadic.image")));

/// The whole dictionary; loaded, in about a millisecond, by the first who asks.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| match Lexicon::from_image(&IMAGE.0) {
        Ok(lexicon) => lexicon,
        Err(error) => unreachable!("build.rs made the image from a checked dictionary: {error}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_dictionary_knows_japanese() {
        let text = "パスワードが正しくありません。もう一度入力してください。";
        let morphemes = lexicon().segment(text);
        let content: Vec<&str> = morphemes
            .iter()
            .filter(|morpheme| !morpheme.function)
            .map(|morpheme| {
                morpheme
                    .base
                    .as_deref()
                    .unwrap_or(&text[morpheme.span.clone()])
            })
            .collect();
        assert_eq!(
            content,
            [
                "パスワード",
                "正しく",
                "ある",
                "もう一度",
                "入力",
                "する",
                "くださる"
            ]
        );
    }
}
