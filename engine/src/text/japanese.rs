//! Japanese words: lindera's morphemes in their base forms, without particles.

use super::{
    chars::{is_japanese, is_katakana},
    folded::Folded,
    words::Token,
};
use naosu_lexicon::Lexicon;

/// The stretches of Japanese in a text, each with the place of its characters. Line breaks
/// within Japanese go: a dialog wraps in the middle of words. A space ends a stretch.
pub(crate) fn japanese_runs(folded: &Folded) -> Vec<(String, Vec<usize>)> {
    let mut runs: Vec<(String, Vec<usize>)> = Vec::new();
    let mut open = false;
    for (at, ch) in folded.chars.iter().enumerate() {
        if is_japanese(ch.c) {
            if !open {
                runs.push((String::new(), Vec::new()));
                open = true;
            }
            if let Some((text, places)) = runs.last_mut() {
                text.push(ch.c);
                places.push(at);
            }
        } else if ch.c != '\n' {
            open = false;
        }
    }
    runs
}

/// The Japanese words of a text that carry meaning, in their base forms.
pub(crate) fn japanese_words(folded: &Folded, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (text, places) in japanese_runs(folded) {
        let mut chars = text.char_indices().map(|(at, _)| at).enumerate().peekable();
        let mut place_of = |byte: usize| {
            while chars.next_if(|&(_, at)| at < byte).is_some() {}
            chars.peek().map_or(places.len(), |&(index, _)| index)
        };
        for morpheme in lexicon.segment(&text) {
            let (start, end) = (place_of(morpheme.span.start), place_of(morpheme.span.end));
            let (Some(&first), Some(&last)) = (places.get(start), places.get(end.wrapping_sub(1)))
            else {
                continue;
            };
            if morpheme.function {
                continue;
            }
            let word = morpheme
                .base
                .as_deref()
                .unwrap_or(&text[morpheme.span.clone()]);
            let text = without_long_mark(word).to_owned();
            tokens.push(Token {
                text,
                range: first..last + 1,
            });
        }
    }
    tokens
}

/// One spelling of a word of katakana that is written in several: the long vowels of メイル and メール,
/// the v of ヴァージョン and バージョン.
pub(crate) fn one_spelling(word: &str) -> String {
    let mut spelled = String::new();
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let plain = match (c, chars.peek()) {
            ('ヴ', Some('ァ')) => Some('バ'),
            ('ヴ', Some('ィ')) => Some('ビ'),
            ('ヴ', Some('ェ')) => Some('ベ'),
            ('ヴ', Some('ォ')) => Some('ボ'),
            _ => None,
        };
        let last = spelled.chars().last();
        match (plain, c) {
            (Some(plain), _) => {
                chars.next();
                spelled.push(plain);
            }
            (None, 'ヴ') => spelled.push('ブ'),
            (None, 'イ') if last.is_some_and(|last| LONG_BEFORE_I.contains(last)) => {
                spelled.push('ー');
            }
            (None, c) => spelled.push(c),
        }
    }
    without_long_mark(&spelled).to_owned()
}

/// The kana that end in e: an イ behind them only makes them long.
const LONG_BEFORE_I: &str = "エケセテネヘメレゲゼデベペェ";

/// サーバー and サーバ are one word.
fn without_long_mark(word: &str) -> &str {
    match word.strip_suffix('ー') {
        Some(stem) if stem.chars().count() >= 2 && stem.chars().all(is_katakana) => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::one_spelling;

    #[test]
    fn katakana_has_one_spelling() {
        for (one, other) in [
            ("サムネイル", "サムネール"),
            ("メイル", "メール"),
            ("インタフェイス", "インタフェース"),
            ("ヴァージョン", "バージョン"),
            ("サーバー", "サーバ"),
        ] {
            assert_eq!(one_spelling(one), one_spelling(other));
        }
        assert_ne!(one_spelling("ディスク"), one_spelling("デスク"));
    }
}
