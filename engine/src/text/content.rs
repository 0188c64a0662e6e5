//! The words of a text that say what it is about: without those that only hold a sentence
//! together or are polite (*stop words*).

use super::{
    chars::is_katakana,
    folded::Folded,
    japanese::{japanese_words, one_spelling},
    words::{Token, runs, stem, word_tokens},
};
use naosu_lexicon::Lexicon;
use std::{collections::HashSet, sync::LazyLock};

/// English words that stand in any sentence.
const ENGLISH: &[&str] = &[
    "a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
    "could", "did", "do", "does", "for", "from", "had", "has", "have", "how", "i", "if", "in",
    "into", "is", "it", "its", "just", "me", "my", "no", "not", "of", "on", "only", "or", "our",
    "out", "please", "so", "some", "than", "that", "the", "then", "there", "these", "they", "this",
    "those", "to", "up", "us", "was", "we", "were", "what", "when", "where", "which", "who", "why",
    "will", "with", "would", "should", "you", "your",
];

/// Japanese words that any question has, or any polite one, in their base forms. Particles and
/// auxiliaries are none of these: the lexicon knows them as function words.
const JAPANESE: &[&str] = &[
    "する",
    "なる",
    "できる",
    "出来る",
    "ある",
    "いる",
    "おる",
    "ない",
    "いう",
    "言う",
    "やる",
    "いただく",
    "頂く",
    "くださる",
    "下さる",
    "教える",
    "お願い",
    "願う",
    "いたす",
    "致す",
    "場合",
    "方法",
    "とき",
    "時",
    "ため",
    "こと",
    "事",
    "もの",
    "物",
    "よう",
    "これ",
    "それ",
    "どれ",
    "どう",
    "なぜ",
    "何",
    "どの",
    "この",
    "その",
    "ところ",
    "の",
    "ん",
    "さん",
    "様",
    "ございます",
    "お世話",
    "世話",
    "よろしい",
    "よろしく",
];

/// All of them, in the form in which words are compared.
static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let english = ENGLISH.iter().map(|word| stem(word));
    english.chain(JAPANESE.iter().copied()).collect()
});

/// The words of a text that carry its meaning, each with its place, in the order of the text:
/// stems of words outside Japanese, base forms of Japanese ones.
pub(crate) fn content_words(folded: &Folded, lexicon: Option<&Lexicon>) -> Vec<Token> {
    let mut words: Vec<Token> = word_tokens(folded)
        .into_iter()
        .filter(|token| !STOP_WORDS.contains(token.text.as_str()))
        .collect();
    if let Some(lexicon) = lexicon {
        let japanese = japanese_words(folded, lexicon);
        words.extend(compounds(folded, &japanese));
        let japanese = japanese.into_iter();
        let telling = japanese.filter(|token| !is_light(&token.text));
        words.extend(telling.map(|token| Token {
            text: one_spelling(&token.text),
            ..token
        }));
    }
    words.sort_by_key(|token| (token.range.start, token.range.end));
    words
}

/// Words of katakana that the dictionary cuts, whole: シェアポイント is more than a share and a point,
/// and a spelling that the dictionary does not know may be cut otherwise than one that it knows.
fn compounds(folded: &Folded, japanese: &[Token]) -> Vec<Token> {
    let compounds = runs(folded, is_katakana).filter(|run| {
        let is_cut = |token: &Token| run.start < token.range.start && token.range.end <= run.end;
        run.len() > 2 && japanese.iter().any(is_cut)
    });
    let compounds = compounds.map(|range| {
        let text: String = folded.chars[range.clone()].iter().map(|ch| ch.c).collect();
        Token {
            text: one_spelling(&text),
            range,
        }
    });
    compounds.collect()
}

/// The content words of a text without overlaps, as phrases are made of them: of an identifier the
/// whole, of katakana the parts, which other compounds have as well.
pub(crate) fn phrase_words(words: &[Token]) -> Vec<&Token> {
    let mut kept: Vec<&Token> = Vec::new();
    for word in words {
        let contains = |outer: &Token, inner: &Token| {
            outer.range.start <= inner.range.start && inner.range.end <= outer.range.end
        };
        while kept
            .last()
            .is_some_and(|last| contains(word, last) && !is_compound(word))
        {
            kept.pop();
        }
        match kept.last() {
            Some(last) if contains(last, word) && is_compound(last) => {
                kept.pop();
                kept.push(word);
            }
            Some(last) if contains(last, word) || contains(word, last) => {}
            _ => kept.push(word),
        }
    }
    kept
}

fn is_compound(word: &Token) -> bool {
    word.text.chars().all(is_katakana)
}

/// Whether a Japanese word says nothing by itself: a light word, or one character of kana, which
/// is what is left of a word that the dictionary could not cut.
fn is_light(word: &str) -> bool {
    let mut chars = word.chars();
    let only = chars.next().filter(|_| chars.next().is_none());
    let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{30FF}');
    only.is_some_and(is_kana) || STOP_WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sentence_is_about_is_left() {
        let text = "Please tell me why the reports are not sent to my printer";
        let words = content_words(&Folded::new(text), None);
        let words: Vec<&str> = words.iter().map(|token| token.text.as_str()).collect();
        assert_eq!(words, ["tell", "report", "sent", "printer"]);
    }

    #[test]
    fn an_identifier_is_one_word_of_a_phrase() {
        let words = content_words(&Folded::new("open PowerPoint files"), None);
        let whole: Vec<&str> = phrase_words(&words)
            .iter()
            .map(|token| token.text.as_str())
            .collect();
        assert_eq!(whole, ["open", "powerpoint", "fil"]);
        let token = |text: &str, range| Token {
            text: text.to_owned(),
            range,
        };
        let words = [
            token("サイン", 0..3),
            token("サインインページ", 0..8),
            token("イン", 3..5),
            token("ページ", 5..8),
        ];
        let whole: Vec<&str> = phrase_words(&words)
            .iter()
            .map(|token| token.text.as_str())
            .collect();
        assert_eq!(whole, ["サイン", "イン", "ページ"]);
    }
}
