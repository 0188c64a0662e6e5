//! What a paste is answered with.

pub use crate::text::gravity::Gravity;
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
}

/// A message (or its code) that was recognised in a paste, beside others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Which of the hits it is.
    pub hit: usize,
    /// The line of the paste that it begins on, counted from 1.
    pub line: usize,
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
