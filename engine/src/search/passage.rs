//! The passage of a text that says most about some of its words.

use crate::{bits::Bits, text::chars::is_wide, tunable::tunables};
use std::{collections::BTreeMap, ops::Range};

tunables! {
    /// How wide a passage is at the most, in columns of a terminal, of which a Japanese character
    /// takes two: two lines of a phone, which is as much as a list of ten leaves to each.
    PASSAGE_WIDTH: usize = 160;
}

/// A word of the paste where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<'a> {
    /// Bytes of the text.
    pub(crate) span: Range<usize>,
    /// The word, in the form in which words are compared.
    pub(crate) word: &'a str,
    pub(crate) idf: Bits,
}

/// A sentence, a line, or a piece of one that is wider than a passage.
struct Sentence {
    span: Range<usize>,
    /// Whether it goes on behind its end.
    is_cut: bool,
}

/// A part of a text, by bytes, and whether it begins and ends within sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) span: Range<usize>,
    pub(crate) begins_within: bool,
    pub(crate) ends_within: bool,
    /// The sum of the IDFs of the words in it, each counted once.
    pub(crate) told: Bits,
}

/// The passage of whole sentences that tells most, the first one of equals; it begins with a
/// sentence that has one of the words. Words in the `heading` above count for every passage, and a
/// text without any is then told by its beginning. `found` is in the order of the text.
pub(crate) fn best(text: &str, found: &[Found<'_>], heading: &[Found<'_>]) -> Option<Passage> {
    let sentences = sentences(text);
    let mut best: Option<Passage> = None;
    for (n, sentence) in sentences.iter().enumerate() {
        if within(found, &sentence.span).next().is_some() {
            let passage = from(text, &sentences, n, found, heading);
            if best.as_ref().is_none_or(|best| best.told < passage.told) {
                best = Some(passage);
            }
        }
    }
    let by_heading = !heading.is_empty() && !sentences.is_empty();
    best.or_else(|| by_heading.then(|| from(text, &sentences, 0, found, heading)))
}

/// The passage that begins with a sentence, as long as there is room.
fn from(
    text: &str,
    sentences: &[Sentence],
    first: usize,
    found: &[Found<'_>],
    heading: &[Found<'_>],
) -> Passage {
    let start = sentences[first].span.start;
    let fits = |sentence: &&Sentence| width(&text[start..sentence.span.end]) <= PASSAGE_WIDTH.get();
    let rest = sentences[first + 1..].iter().take_while(fits);
    let last = rest.last().unwrap_or(&sentences[first]);
    let span = start..last.span.end;
    let told: BTreeMap<&str, Bits> = within(found, &span)
        .chain(heading)
        .map(|found| (found.word, found.idf))
        .collect();
    Passage {
        told: told.values().sum(),
        begins_within: first > 0 && sentences[first - 1].is_cut,
        ends_within: last.is_cut,
        span,
    }
}

fn within<'f, 'w>(
    found: &'f [Found<'w>],
    span: &Range<usize>,
) -> impl Iterator<Item = &'f Found<'w>> + use<'f, 'w> {
    let start = found.partition_point(|found| found.span.start < span.start);
    let end = span.end;
    found[start..]
        .iter()
        .take_while(move |found| found.span.start < end)
}

/// How many columns of a terminal a text takes.
fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// The sentences of a text, without the white space around them.
fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for line in text.split_inclusive('\n') {
        // Where the line stands in the text.
        let offset = line.as_ptr() as usize - text.as_ptr() as usize;
        let mut start = 0;
        while start < line.len() {
            let (end, is_cut) = end_of_sentence(&line[start..]);
            let piece = &line[start..start + end];
            let trimmed = piece.trim_start();
            let from = offset + start + piece.len() - trimmed.len();
            let span = from..from + trimmed.trim_end().len();
            if !span.is_empty() {
                sentences.push(Sentence { span, is_cut });
            }
            start += end;
        }
    }
    sentences
}

/// Where the first sentence of a line ends, and whether it is cut there for its width: behind the
/// last white space or comma that it has room for.
fn end_of_sentence(line: &str) -> (usize, bool) {
    let mut chars = line.char_indices().peekable();
    let (mut columns, mut cut) = (0, 0);
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        columns += if is_wide(c) { 2 } else { 1 };
        if columns > PASSAGE_WIDTH.get() {
            return (if cut > 0 { cut } else { at }, true);
        }
        let before_space = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        match c {
            '。' | '！' | '？' => return (end, false),
            '.' | '!' | '?' if before_space => return (end, false),
            '、' | '，' => cut = end,
            c if c.is_whitespace() => cut = end,
            _ => {}
        }
    }
    (line.len(), false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(text: &str, word: &'a str) -> Vec<Found<'a>> {
        let places = text.match_indices(word);
        let found = places.map(|(at, _)| Found {
            span: at..at + word.len(),
            word,
            idf: 16,
        });
        found.collect()
    }

    fn passage(text: &str, word: &str) -> Option<String> {
        let best = best(text, &found(text, word), &[])?;
        Some(text[best.span].to_owned())
    }

    #[test]
    fn a_passage_begins_with_the_sentence_that_has_the_word() {
        let text = "Open the settings. Choose a printer. Print a page.\nDone.";
        assert_eq!(
            passage(text, "printer").as_deref(),
            Some("Choose a printer. Print a page.\nDone.")
        );
        assert_eq!(passage(text, "scanner"), None);
        let text = "設定を開きます。プリンターを選びます。";
        assert_eq!(
            passage(text, "プリンター").as_deref(),
            Some("プリンターを選びます。")
        );
    }

    #[test]
    fn the_passage_with_the_rarer_words_is_shown_and_of_equals_the_first() {
        let text = format!(
            "A printer. {}The scanner and the printer. {}A printer again.",
            "Other words. ".repeat(20),
            "More words. ".repeat(20)
        );
        let mut all = found(&text, "printer");
        all.extend(found(&text, "scanner"));
        all.sort_by_key(|found| found.span.start);
        let rare = best(&text, &all, &[]).expect("a passage");
        assert!(text[rare.span].starts_with("The scanner"));
        let equal = best(&text, &found(&text, "printer"), &[]).expect("a passage");
        assert_eq!(equal.span.start, 0);
    }

    #[test]
    fn a_long_sentence_is_cut_between_its_words() {
        let text = format!("{} printer {}", "word ".repeat(60), "more ".repeat(60));
        let best = best(&text, &found(&text, "printer"), &[]).expect("a passage");
        assert!(best.begins_within && best.ends_within);
        assert!(text[best.span.clone()].contains("printer"));
        assert!(width(&text[best.span]) <= PASSAGE_WIDTH.get());
    }

    #[test]
    fn a_word_in_the_heading_shows_how_the_section_begins() {
        let heading = found("printer", "printer");
        let best = best("One. Two.", &[], &heading).expect("a passage");
        assert_eq!(best.span, 0..9);
    }

    proptest! {
        #[test]
        fn no_text_is_cut_within_a_character(text in any::<String>()) {
            let mut at = 0;
            for Sentence { span, .. } in sentences(&text) {
                prop_assert!(at <= span.start && text.get(span.clone()).is_some());
                prop_assert!(width(&text[span.clone()]) <= PASSAGE_WIDTH.get());
                at = span.end;
            }
        }
    }
}
