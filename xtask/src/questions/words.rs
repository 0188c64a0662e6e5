//! The words of a text, as one would cut it in an afternoon: Japanese by the dictionary's base
//! forms, the rest by its letters and digits.

use naosu_lexicon::Lexicon;

/// English words that say nothing by themselves.
const STOP: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "from", "by", "with", "and", "or", "is",
    "are", "was", "were", "be", "been", "am", "i", "we", "you", "they", "it", "this", "that", "my",
    "our", "your", "me", "us", "do", "does", "did", "can", "could", "will", "would", "how", "what",
    "when", "where", "why", "which", "not", "no", "have", "has", "had", "if", "so", "as", "but",
    "there", "please", "any", "some", "than", "then", "just", "only",
];

/// Japanese ones.
const LIGHT: &[&str] = &[
    "する",
    "なる",
    "できる",
    "ある",
    "いる",
    "ない",
    "いう",
    "やる",
    "くださる",
    "下さる",
    "教える",
    "お願い",
    "場合",
    "方法",
    "ため",
    "こと",
    "もの",
];

/// The words that carry meaning, in order.
pub(crate) fn words(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut words = Vec::new();
    let (mut latin, mut japanese) = (String::new(), String::new());
    for c in text.chars().map(narrow).chain(['\n']) {
        if c.is_ascii_alphanumeric() {
            latin.push(c.to_ascii_lowercase());
        } else if !latin.is_empty() {
            let word = std::mem::take(&mut latin);
            if !STOP.contains(&word.as_str()) {
                words.push(stem(&word).to_owned());
            }
        }
        if c.is_alphanumeric() && !c.is_ascii() || c == 'ー' {
            japanese.push(c);
        } else if !japanese.is_empty() {
            let run = std::mem::take(&mut japanese);
            let morphemes = lexicon.segment(&run).into_iter();
            let content = morphemes.filter(|morpheme| !morpheme.function);
            let bases = content.map(|it| it.base.unwrap_or_else(|| run[it.span].to_owned()));
            words.extend(bases.filter(|base| !LIGHT.contains(&base.as_str())));
        }
    }
    words
}

/// A full-width letter or digit as an ordinary one.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// A word without the commonest English endings.
fn stem(word: &str) -> &str {
    let endings = ["ing", "ies", "ed", "es", "s", "e", "y"];
    let is_long = |stem: &&str| stem.len() >= 3;
    let mut stems = endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    stems.find(is_long).unwrap_or(word)
}
