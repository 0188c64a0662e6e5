//! What a paste is answered with.

pub use crate::text::labels::Gravity;
use naosu_vocabulary::{Kind, Lang, closed_vocabulary};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// How far the knowledge base knows what was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A message (or its code) was recognised: the first hit is the answer.
    Recognised,
    /// No message was recognised; the hits are entries that share words with the paste.
    Words,
    /// Nothing fits. Hits, if any, are weak suggestions.
    Nothing,
}

closed_vocabulary! {
    /// How sure an answer is, in a word. The page and the terminal say it; the number behind it is
    /// [`Hit::confidence`].
    pub enum Sureness {
        /// Nearly always right.
        Certain = "certain",
        /// Right more often than not.
        Likely = "likely",
        /// Worth a look.
        Possible = "possible",
    }
}

impl Sureness {
    /// The word for a confidence of 0 to 100.
    ///
    /// The bounds were chosen by what is shown for messages that the knowledge base does not have,
    /// which is where a sure word does harm: of 3,481 such pastes (docs/measuring.md, a program
    /// left
    /// out) 7 come to 80 and more, 35 to 60 and more, 72 to 50 and more. The numbers lie within the
    /// flat parts between these steps; five more or less change a word for a few pastes in a
    /// thousand.
    pub fn of(confidence: u8) -> Sureness {
        match confidence {
            85.. => Sureness::Certain,
            65.. => Sureness::Likely,
            _ => Sureness::Possible,
        }
    }
}

closed_vocabulary! {
    /// What a paste had gone through, and was turned back before it was read.
    pub enum Repair {
        /// Backslashes, as JSON and program text have them: `\\u30d7`.
        Escapes = "escapes",
        /// HTML: `&#12503;`.
        Entities = "entities",
        /// Addresses: `%E3%83%97`.
        Percent = "percent",
        /// Mails: `=E3=83=97`.
        QuotedPrintable = "quoted-printable",
        /// Text that was read in the wrong encoding.
        Encoding = "encoding",
    }
}

/// The answer to one paste.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// How far the paste is known.
    pub verdict: Verdict,
    /// How many lines the paste has.
    pub lines: usize,
    /// What was recognised in the paste, the gravest first.
    pub messages: Vec<Found>,
    /// Entries: those of the recognised messages in their order, then the nearest others.
    pub hits: Vec<Hit>,
    /// Words that the entries have in the place of the paste's, for which they were searched as
    /// well. Who means the very word puts it between quotation marks.
    pub also_searched: Vec<String>,
    /// What was repaired in the paste. Texts of matches are as repaired, places as pasted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repaired: Vec<Repair>,
}

impl Answer {
    /// How sure the first hit is; 0 where there is none.
    pub(crate) fn confidence(&self) -> u8 {
        self.hits.first().map_or(0, |hit| hit.confidence)
    }

    /// Moves every place to where it is in the paste as it came.
    pub(crate) fn move_places(
        &mut self,
        paste: &str,
        to: impl Fn((usize, usize)) -> (usize, usize),
    ) {
        self.lines = paste.lines().count();
        for found in &mut self.messages {
            found.start = to((found.start, found.start + 1)).0;
            found.line = line_of(paste, found.start);
        }
        for matched in self.hits.iter_mut().filter_map(|hit| hit.matched.as_mut()) {
            matched.span = to(matched.span);
            for capture in &mut matched.captures {
                capture.span = to(capture.span);
            }
        }
    }
}

/// The line of a text with this byte, counted from 1.
pub(crate) fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().get(..byte).unwrap_or_default();
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

/// A message (or its code) that was recognised in a paste, beside others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Which of the hits it is.
    pub hit: usize,
    /// The line of the paste that it begins on, counted from 1.
    pub line: usize,
    /// The byte of the paste that it begins with.
    #[serde(skip)]
    pub(crate) start: usize,
    /// How grave the paste says that it is.
    pub gravity: Gravity,
    /// Other hits that the paste speaks for just as well: it has nothing of what tells them apart.
    pub variants: Vec<usize>,
}

/// An entry that answers a paste.
#[derive(Debug, Serialize)]
pub struct Hit {
    /// The entry's id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// How sure we are that this is what was pasted: 0 to 100, comparable between pastes.
    pub confidence: u8,
    /// The same in a word.
    pub sureness: Sureness,
    /// What the ranking compares, in 1/16 bit: how much shorter the paste is told by whoever
    /// knows the entry. Whole numbers, so that every machine ranks alike.
    pub score: i32,
    /// The message that was recognised in the paste, if one was.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub matched: Option<Match>,
    /// Its title, if the paste's words stand in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Excerpt>,
    /// The passage of its text that says most about the paste, if any does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<Excerpt>,
    /// Why the entry is here, the weightiest reason first.
    pub reasons: Vec<Reason>,
    /// What the site shows for the entry: the document's card as it was given.
    #[serde(serialize_with = "as_json")]
    pub card: String,
}

fn as_json<S: Serializer>(card: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match serde_json::from_str::<&RawValue>(card) {
        Ok(raw) => raw.serialize(serializer),
        Err(_) => card.serialize(serializer),
    }
}

/// A passage of an entry that has the paste's words in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The language that it is in.
    pub lang: Lang,
    /// Where on the entry's page it stands; none at its head, and none where the page of the
    /// reader's language says something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The passage, cut where the paste's words begin and end.
    pub pieces: Vec<TextPiece>,
}

/// A heading of an entry's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its id: what a link leads to.
    pub id: String,
    /// What it says.
    pub heading: Vec<TextPiece>,
}

/// A piece of an entry's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextPiece {
    /// The piece as it stands in the text.
    pub text: String,
    /// Whether it is a word of the paste.
    pub marked: bool,
}

/// A message as it was recognised in a paste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Match {
    /// Which message of the entry, counted from 0.
    pub message: usize,
    /// The language it was recognised in.
    pub lang: Lang,
    /// The part of the paste that it covers: byte offsets, start and end.
    pub span: (usize, usize),
    /// That part of the paste, cut where the message's own text, slots and foreign text meet.
    pub pieces: Vec<MatchPiece>,
    /// Each slot with the value that it has in the paste, in the template's order.
    pub captures: Vec<Capture>,
}

/// A piece of the paste within a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatchPiece {
    /// The text as it stands in the paste.
    pub text: String,
    /// What it is to the message.
    pub part: MatchPart,
}

/// What a piece of the paste is to the message recognised in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchPart {
    /// The message's own text.
    Literal,
    /// The value of a slot.
    Slot,
    /// Neither: noise or a slip in between.
    Other,
}

/// The value of a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Capture {
    /// The slot's name.
    pub slot: String,
    /// Its value as it stood in the paste, trimmed.
    pub value: String,
    /// Where: byte offsets in the paste, start and end.
    pub span: (usize, usize),
}

/// One reason for a hit's rank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Which channel it comes from.
    pub channel: Channel,
    /// What it adds to the score, in 1/16 bit.
    pub score: i32,
    /// What spoke for the entry: the words, the code, the message's text.
    pub evidence: String,
}

/// The ways by which a paste finds an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// A code of the entry stands in the paste.
    Code,
    /// A message of the entry aligns with the paste.
    Message,
    /// Words of the entry's title stand in the paste.
    Title,
    /// Words of the entry's prose stand in the paste.
    Body,
}
