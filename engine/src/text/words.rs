//! The tokens by which entries are found: words and parts of identifiers, stemmed, and pairs of
//! Japanese characters (character bigrams).

use super::{chars::is_japanese, folded::Folded, skeleton::Skeleton};
use std::ops::Range;

/// A token with its place in the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) text: String,
    /// Characters of the folded text.
    pub(crate) range: Range<usize>,
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() && !is_japanese(c)
}

/// The longest stretches of characters of a sort, in order.
pub(crate) fn runs<'a>(
    folded: &'a Folded,
    is_one: impl Fn(char) -> bool + 'a,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let chars = &folded.chars;
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + chars[at..].iter().position(|ch| is_one(ch.c))?;
        let length = chars[start..].iter().position(|ch| !is_one(ch.c));
        at = length.map_or(chars.len(), |length| start + length);
        Some(start..at)
    })
}

/// The runs of letters and digits outside Japanese text.
pub(crate) fn latin_words(folded: &Folded) -> impl Iterator<Item = Range<usize>> + '_ {
    runs(folded, is_word_char)
}

/// Neighbouring words outside Japanese, each two as if they were written as one, where one
/// character is between them, and one that `joins`.
pub(crate) fn joined_neighbours(folded: &Folded, joins: impl Fn(char) -> bool) -> Vec<Token> {
    let runs: Vec<_> = latin_words(folded).collect();
    let joined = runs.windows(2).filter_map(|pair| {
        let between = &folded.chars[pair[0].end..pair[1].start];
        let are_joined = between.len() == 1 && joins(between[0].c);
        are_joined.then(|| {
            let chars = pair.iter().flat_map(|run| &folded.chars[run.clone()]);
            let text: String = chars.map(|ch| ch.c).collect();
            Token {
                text: stem(&text).to_owned(),
                range: pair[0].start..pair[1].end,
            }
        })
    });
    joined.collect()
}

/// The words of a text outside Japanese: each run whole and, where case or digits tell parts
/// apart (`EnableADAL`, `office365`), its parts as well; all stemmed.
pub(crate) fn word_tokens(folded: &Folded) -> Vec<Token> {
    let mut tokens = Vec::new();
    for run in latin_words(folded) {
        let whole: String = folded.chars[run.clone()].iter().map(|ch| ch.c).collect();
        let parts = parts(folded, run.clone());
        if parts.len() > 1 {
            for range in parts.into_iter().filter(|part| part.len() > 1) {
                let text: String = folded.chars[range.clone()].iter().map(|ch| ch.c).collect();
                tokens.push(Token {
                    text: stem(&text).to_owned(),
                    range,
                });
            }
        }
        tokens.push(Token {
            text: stem(&whole).to_owned(),
            range: run,
        });
    }
    tokens
}

/// Where an identifier splits: between lower and upper case, before the last capital of a run
/// of capitals (`XMLFile`), between letters and digits.
fn parts(folded: &Folded, run: Range<usize>) -> Vec<Range<usize>> {
    let chars = &folded.chars;
    let mut parts = Vec::new();
    let mut start = run.start;
    for at in run.start + 1..run.end {
        let (before, here) = (chars[at - 1], chars[at]);
        let next_lower =
            at + 1 < run.end && chars[at + 1].c.is_alphabetic() && !chars[at + 1].upper;
        let case =
            here.upper && (!before.upper && before.c.is_alphabetic() || before.upper && next_lower);
        if case || before.c.is_numeric() != here.c.is_numeric() {
            parts.push(start..at);
            start = at;
        }
    }
    parts.push(start..run.end);
    parts
}

/// Folds the common endings of English nouns and verbs, so that `connections` finds
/// `connection` and `failed` finds `fail`. Both sides go through it, so it need not yield words.
pub(crate) fn stem(word: &str) -> &str {
    if !word.is_ascii() || word.len() < 4 || word.bytes().any(|b| b.is_ascii_digit()) {
        return word;
    }
    let strip = |ending: &str, least: usize| {
        word.strip_suffix(ending)
            .filter(|stem| stem.len() >= least && stem.bytes().any(is_vowel))
    };
    let stem = if let Some(stem) = word.strip_suffix("sses") {
        return &word[..stem.len() + 2];
    } else if let Some(stem) = strip("ies", 3).or_else(|| strip("ied", 3)) {
        return stem;
    } else if let Some(stem) = strip("ing", 3).or_else(|| strip("ed", 3)) {
        stem
    } else if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word;
    } else if let Some(stem) = word.strip_suffix("s") {
        stem
    } else {
        word
    };
    // `stopped` is `stop`, `created` and `create` are `creat`.
    let bytes = stem.as_bytes();
    match bytes {
        [.., a, b] if a == b && stem.len() < word.len() && !is_vowel(*b) && !b"lsz".contains(b) => {
            &stem[..stem.len() - 1]
        }
        [.., b'e'] if stem.len() > 3 => &stem[..stem.len() - 1],
        // `policy` and `policies` are `polic`.
        [.., a, b'y'] if stem.len() > 3 && !is_vowel(*a) => &stem[..stem.len() - 1],
        _ => stem,
    }
}

fn is_vowel(b: u8) -> bool {
    b"aeiouy".contains(&b)
}

/// Each pair of Japanese characters that follow each other in the skeleton, with the range of
/// skeleton characters that it covers. They find what the dictionary cuts otherwise.
pub(crate) fn bigrams(skeleton: &Skeleton) -> impl Iterator<Item = (String, usize)> + '_ {
    skeleton
        .chars
        .windows(2)
        .enumerate()
        .filter_map(|(at, pair)| {
            let both = is_japanese(pair[0].c) && is_japanese(pair[1].c);
            both.then(|| ([pair[0].c, pair[1].c].iter().collect(), at))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        word_tokens(&Folded::new(text))
            .into_iter()
            .map(|token| token.text)
            .collect()
    }

    #[test]
    fn identifiers_are_found_whole_and_in_parts() {
        assert_eq!(words("EnableADAL"), ["enabl", "adal", "enableadal"]);
        assert_eq!(
            words("outlook.office365.com"),
            ["outlook", "offic", "365", "office365", "com"]
        );
        assert_eq!(words("HKEY_CURRENT_USER"), ["hkey", "current", "user"]);
    }

    #[test]
    fn endings_make_no_difference() {
        for (a, b) in [
            ("connections", "connection"),
            ("failed", "fails"),
            ("stopped", "stop"),
            ("created", "create"),
            ("policies", "policy"),
            ("updating", "updates"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} and {b}");
        }
        assert_eq!(stem("address"), stem("addresses"));
    }
}
