//! What the channels found of one entry, put together: score, confidence, explanation.

use super::{
    codes::CodeHit,
    confidence::{ENOUGH, RECOGNISED},
    information::Measured,
    messages::{hit::MessageHit, place::Place},
    words::WordHit,
};
use crate::{
    answer::{Hit, Sureness},
    bits::Bits,
    index::stored::StoredEntry,
    tunable::tunables,
};

tunables! {
    /// How many times what a code tells counts against the words beside it. Whoever quotes a code
    /// means it; a long message to the letter is meant too.
    CODE_AGAINST_WORDS: Bits = 2;
}

/// Everything that speaks for one entry.
pub(crate) struct Evidence {
    /// The entry's document number.
    pub(crate) entry: u32,
    pub(crate) message: Option<MessageHit>,
    pub(crate) code: Option<CodeHit>,
    pub(crate) words: Option<WordHit>,
    /// Whether the message is in the reader's language.
    pub(crate) preferred: bool,
}

impl Evidence {
    /// Nothing yet.
    pub(crate) fn new(entry: u32) -> Evidence {
        Evidence {
            entry,
            message: None,
            code: None,
            words: None,
            preferred: false,
        }
    }

    /// What its message and its code save, which the ranking compares while a message is looked
    /// for and among those that are recognised.
    pub(crate) fn score(&self) -> Bits {
        let message = self.message.as_ref().map_or(0, |message| message.score);
        message + self.code.as_ref().map_or(0, |code| code.score)
    }

    /// What the ranking compares where nothing is recognised: the paste may be a question, and
    /// words say what an entry is about. Of so many messages one fits by `chance`, so that
    /// messages and codes count with what they save beyond that.
    pub(crate) fn score_with_words(&self, chance: Bits) -> Bits {
        let words = self.words.as_ref().map_or(0, |words| words.score);
        (self.score() - chance).max(0) + words
    }

    /// Whether this message tells so much more than the other's code that it stands against it.
    pub(crate) fn outweighs_code_of(&self, other: &Evidence) -> bool {
        let message = self.message.as_ref().map_or(0, |message| message.score);
        let code = other.code.as_ref().map_or(0, CodeHit::information);
        message > code * CODE_AGAINST_WORDS.get()
    }

    /// How sure the surest channel is. `messages` is how many messages there are to confuse.
    pub(crate) fn confidence(&self, measured: Measured<'_>, messages: u32) -> u8 {
        let message = self.message.as_ref();
        let channels = [
            message.map(|message| message.confidence(measured, messages)),
            self.code.as_ref().map(|code| code.confidence(measured)),
            self.words.as_ref().map(WordHit::confidence),
        ];
        channels.into_iter().flatten().max().unwrap_or(0)
    }

    /// How sure it is where another entry may quote the paste. A log that stands in an entry's
    /// prose is what that entry is about, and a message that is less than half of it, and not
    /// certain, is no more than a part of it.
    pub(crate) fn confidence_beside(
        &self,
        is_quoted: bool,
        measured: Measured<'_>,
        messages: u32,
    ) -> u8 {
        let sure = self.confidence(measured, messages);
        let quotes = self.words.as_ref().is_some_and(WordHit::is_quotation);
        let gives_way = is_quoted && !quotes && (RECOGNISED.get()..ENOUGH.get()).contains(&sure);
        match gives_way && !self.has_code(measured) && self.is_lesser_part(measured) {
            true => RECOGNISED.get() - 1,
            false => sure,
        }
    }

    /// Whether its message is less than half of the paste's letters.
    fn is_lesser_part(&self, measured: Measured<'_>) -> bool {
        let place = self.message.as_ref().and_then(|it| it.place(measured));
        place.is_some_and(|place| Place::are_lesser_part([&place].into_iter(), measured.paste))
    }

    /// Whether its code stands in the paste, is enough by itself, and is no mere number.
    pub(crate) fn has_code(&self, measured: Measured<'_>) -> bool {
        let sure = |code: &CodeHit| code.confidence(measured) >= RECOGNISED.get();
        self.code
            .as_ref()
            .is_some_and(|code| !code.is_number() && sure(code))
    }

    /// Where it was recognised: its message's place, or where only the code is known, the code's.
    pub(crate) fn place(&self, measured: Measured<'_>, messages: u32) -> Option<Place> {
        let message = self.message.as_ref();
        let sure =
            |message: &&MessageHit| message.confidence(measured, messages) >= RECOGNISED.get();
        match (message.filter(sure), &self.code) {
            (None, Some(code)) => Some(code.place(measured.paste)),
            (sure, _) => sure.or(message)?.place(measured),
        }
    }

    /// The entry as it answers the paste, whose text this is, with its place in the order.
    pub(crate) fn explain(
        &self,
        text: &str,
        measured: Measured<'_>,
        (score, confidence): (Bits, u8),
        entry: StoredEntry,
    ) -> Hit {
        let message = self.message.as_ref();
        let mut reasons: Vec<_> = [
            message.map(MessageHit::reason),
            self.code.as_ref().map(|code| code.reason(text, measured)),
            self.words
                .as_ref()
                .map(|words| words.reason(text, measured.paste)),
        ]
        .into_iter()
        .flatten()
        .collect();
        reasons.sort_by_key(|reason| -reason.score);
        Hit {
            id: entry.id,
            kind: entry.kind,
            confidence,
            sureness: Sureness::of(confidence),
            score,
            matched: message.and_then(|message| message.explain(text, measured)),
            reasons,
            title: None,
            excerpt: None,
            card: entry.card,
        }
    }
}
