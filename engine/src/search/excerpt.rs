//! What a hit shows of its entry's text: the passage that says most about the paste, and the title,
//! the paste's words marked in both.

use super::{
    passage::{self, Found, Passage},
    words::Words,
};
use crate::{
    answer::{Excerpt, Place, TextPiece},
    bits::Bits,
    document::Section,
    index::stored::StoredEntry,
    text::{content::content_words, folded::Folded},
};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::{Lang, Localised};
use std::collections::HashMap;

/// Finds the words of a paste in the texts of entries.
pub(crate) struct Excerpts<'a> {
    words: HashMap<&'a str, Bits>,
    lexicon: Option<&'a Lexicon>,
    lang: Lang,
}

/// A section with the paste's words in it.
struct Marked<'a> {
    section: &'a Section,
    heading: Vec<Found<'a>>,
    text: Vec<Found<'a>>,
    passage: Passage,
}

impl<'a> Excerpts<'a> {
    /// For a reader of `lang`.
    pub(crate) fn new(words: &'a Words, lexicon: Option<&'a Lexicon>, lang: Lang) -> Excerpts<'a> {
        Excerpts {
            words: words.telling(),
            lexicon,
            lang,
        }
    }

    /// What is shown of an entry: its title and a passage of its text.
    pub(crate) fn of(&self, entry: &StoredEntry) -> (Option<Excerpt>, Option<Excerpt>) {
        (self.of_title(&entry.title), self.of_text(&entry.sections))
    }

    /// The title with the paste's words marked; nothing if it has none of them.
    fn of_title(&self, title: &Localised<String>) -> Option<Excerpt> {
        let (lang, text) = title.get_or_other(self.lang)?;
        let found = self.found(text);
        (!found.is_empty()).then(|| Excerpt {
            lang,
            place: None,
            pieces: pieces(text, &found),
        })
    }

    /// The passage that says most about the paste: in the reader's language, or where that says
    /// nothing about it, in the other one.
    fn of_text(&self, sections: &Localised<Vec<Section>>) -> Option<Excerpt> {
        [self.lang, self.lang.other()].into_iter().find_map(|lang| {
            let marked = self.most_telling(sections.get(lang)?)?;
            // On a page in another language the heading has another id, or is not there.
            let is_on_page = lang == self.lang || sections.get(self.lang).is_none();
            Some(marked.excerpt(lang, is_on_page))
        })
    }

    fn most_telling<'s>(&'s self, sections: &'s [Section]) -> Option<Marked<'s>> {
        let mut best: Option<Marked<'s>> = None;
        for section in sections {
            let (heading, text) = (self.found(&section.heading), self.found(&section.text));
            let passage = passage::best(&section.text, &text, &heading);
            let told = best.as_ref().map_or(0, |best| best.passage.told);
            if let Some(passage) = passage.filter(|passage| passage.told > told) {
                best = Some(Marked {
                    section,
                    heading,
                    text,
                    passage,
                });
            }
        }
        best
    }

    /// The paste's words in a text, in its order, none within another.
    fn found(&self, text: &str) -> Vec<Found<'_>> {
        if text.is_empty() || self.words.is_empty() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let mut found: Vec<Found<'_>> = Vec::new();
        for token in content_words(&folded, self.lexicon) {
            let Some((&word, &idf)) = self.words.get_key_value(token.text.as_str()) else {
                continue;
            };
            let (start, end) = folded.origin(token.range);
            match found.last_mut() {
                // An identifier and a part of it: the whole is what is marked.
                Some(last) if start < last.span.end => last.span.end = last.span.end.max(end),
                _ => found.push(Found {
                    span: start..end,
                    word,
                    idf,
                }),
            }
        }
        found
    }
}

impl Marked<'_> {
    fn excerpt(&self, lang: Lang, is_on_page: bool) -> Excerpt {
        let Passage { span, .. } = &self.passage;
        let found = self
            .text
            .iter()
            .filter(|found| span.start <= found.span.start && found.span.end <= span.end);
        let found: Vec<Found<'_>> = found
            .map(|found| Found {
                span: found.span.start - span.start..found.span.end - span.start,
                ..found.clone()
            })
            .collect();
        let mut pieces = pieces(&self.section.text[span.clone()], &found);
        if self.passage.begins_within {
            pieces.insert(0, plain("…"));
        }
        if self.passage.ends_within {
            pieces.push(plain("…"));
        }
        let has_place = is_on_page && !self.section.id.is_empty();
        Excerpt {
            lang,
            place: has_place.then(|| Place {
                id: self.section.id.clone(),
                heading: self::pieces(&self.section.heading, &self.heading),
            }),
            pieces,
        }
    }
}

/// A text cut where the words found in it begin and end. Its lines become one; those that end
/// without a full stop are items of a list, and are told apart.
fn pieces(text: &str, found: &[Found<'_>]) -> Vec<TextPiece> {
    let mut pieces = Vec::new();
    let mut before = ' ';
    let mut push = |text: &str, marked: bool| {
        let mut line = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' if before.is_alphanumeric() => line.push_str(" · "),
                '\n' => line.push(' '),
                c => line.push(c),
            }
            before = c;
        }
        if !line.is_empty() {
            pieces.push(TextPiece { text: line, marked });
        }
    };
    let mut at = 0;
    for Found { span, .. } in found {
        push(&text[at..span.start], false);
        push(&text[span.clone()], true);
        at = span.end;
    }
    push(&text[at..], false);
    pieces
}

fn plain(text: &str) -> TextPiece {
    TextPiece {
        text: text.to_owned(),
        marked: false,
    }
}
