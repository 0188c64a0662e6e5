//! A message that was found in the paste: how sure it is, and where it lies.

use super::{
    align::{alignment::Alignment, costs::DELIMITER, trace_back, window::Window},
    coverage::{Coverage, coverage},
    matching::Matching,
    pattern::Pattern,
    place::Place,
    rims::{Rim, Rims},
};
use crate::{
    answer::{Channel, Match, Reason},
    bits::{BIT, Bits, idf},
    index::stored::StoredMessage,
    search::{confidence::of_spare_bits, information::Measured, paste::Paste},
    text::codes::series::other_number,
    tunable::tunables,
};
use std::{cell::OnceCell, ops::Range};

tunables! {
    /// How sure it is at least that a paste which is a message to the letter is that message,
    /// however little it tells: it may still be the beginning of another one.
    WHOLE: u8 = 75;
    /// How many bits are asked for beyond those that single out one message, against chance.
    MESSAGE_BEYOND: Bits = BIT;
    /// How much more of all that is asked for where message and paste are wholly left over: so
    /// many tenths.
    LEFT_OVER: Bits = 27;
    /// How much less is asked of a message that stands apart, for each end that does: in percent.
    /// Both together make `column "x" does not exist` on a line by itself enough, and not yet
    /// `Done.`
    APART_LESS: Bits = 22;
    /// What more is asked for where a message begins within running text.
    BEGINS_WITHIN: Bits = 3 * BIT;
    /// What more is asked for where it ends there: people write on behind what they quote.
    ENDS_WITHIN: Bits = 2 * BIT;
    /// What a message must tell beyond what is asked for to be as sure as can be.
    MESSAGE_SPAN: Bits = 12 * BIT;
}

/// A message of an entry that lies against the paste.
pub(crate) struct MessageHit {
    pub(crate) score: Bits,
    /// The skeleton characters that it was laid against.
    window: Range<usize>,
    pattern: Pattern,
    message: StoredMessage,
    /// The way through the alignment, which only the best hits need. *Invariant*: found once.
    alignment: OnceCell<Option<Alignment>>,
}

impl MessageHit {
    pub(super) fn new(
        score: Bits,
        window: Range<usize>,
        pattern: Pattern,
        message: StoredMessage,
    ) -> MessageHit {
        MessageHit {
            score,
            window,
            pattern,
            message,
            alignment: OnceCell::new(),
        }
    }

    /// The key of its number, where the paste has another one of the same series in its place.
    pub(crate) fn other_number(&self, paste: &Paste) -> Option<String> {
        if !self.message.may_be_numbered() {
            return None;
        }
        let literals = self.message.template().display(|_| None);
        let chars = paste.skeleton.chars.get(self.window.clone())?;
        let (first, last) = (chars.first()?.at as usize, chars.last()?.at as usize);
        let window = paste.folded.chars.get(first..=last)?;
        let window: String = window.iter().map(|ch| ch.c).collect();
        other_number(&literals, &window)
    }

    /// The same with so much that speaks against it; none, if more does than for it.
    pub(crate) fn weakened(self, against: Bits) -> Option<MessageHit> {
        let score = self.score - against;
        (score > 0).then_some(MessageHit { score, ..self })
    }

    /// How sure it is that this message was pasted, of so many.
    pub(crate) fn confidence(&self, measured: Measured<'_>, messages: u32) -> u8 {
        let Some(alignment) = self.alignment(measured) else {
            return 0;
        };
        let window = Window::new(measured, &self.window);
        let coverage = coverage(&self.pattern, alignment, window);
        let chars = &measured.paste.skeleton.chars;
        let rims = Rims::of(chars, &self.pattern, alignment, self.window.start);
        let spare = self.score - self.delimiters(alignment) - needed(coverage, rims, messages);
        let least = if coverage.whole { WHOLE.get() } else { 0 };
        of_spare_bits(spare, MESSAGE_SPAN.get()).max(least)
    }

    /// What of the score is there for marks at the rims of slots.
    fn delimiters(&self, alignment: &Alignment) -> Bits {
        let steps = alignment.steps.iter();
        let found = steps.filter(|step| step.same && self.pattern.delimits[step.item]);
        found.map(|_| DELIMITER.get()).sum()
    }

    /// Where it lies.
    pub(crate) fn place(&self, measured: Measured<'_>) -> Option<Place> {
        let alignment = self.alignment(measured)?;
        let window = Window::new(measured, &self.window);
        let coverage = coverage(&self.pattern, alignment, window);
        let start = self.window.start;
        let matching = Matching::new(measured.paste, &self.pattern, alignment, start);
        let steps = alignment.steps.iter().filter(|step| step.same);
        let places = steps.map(|step| start + step.chars.start);
        Some(Place::new(
            measured.paste,
            places,
            matching.slots(),
            coverage.verbatim,
        ))
    }

    /// What is said of it: the message's text.
    pub(crate) fn reason(&self) -> Reason {
        Reason {
            channel: Channel::Message,
            score: self.score,
            evidence: self.message.template().display(|_| None),
        }
    }

    /// The part of the paste, whose text this is, that it covers.
    pub(crate) fn explain(&self, text: &str, measured: Measured<'_>) -> Option<Match> {
        let alignment = self.alignment(measured)?;
        let start = self.window.start;
        let matching = Matching::new(measured.paste, &self.pattern, alignment, start);
        Some(matching.describe(text, self.message.index, self.message.lang))
    }

    fn alignment(&self, measured: Measured<'_>) -> Option<&Alignment> {
        let window = || Window::new(measured, &self.window);
        self.alignment
            .get_or_init(|| trace_back(&self.pattern, window()))
            .as_ref()
    }
}

/// How many bits a message must save to be recognised among so many.
///
/// To single out one of N messages takes log₂ N bits: a match that saves just so many is to be
/// expected once by chance, and one more bit halves that. It may be chance as well where much of
/// both message and paste is left over, so that more is asked for there. Measured with one
/// program's messages taken out of a knowledge base of eleven programs' and pasted all the same,
/// this keeps silent for some 97 of 100 pastes.
///
/// Whoever quotes a message puts it on a line of its own, or programs put a label before it. There
/// is one place on each line where that can be, so that less is asked for; in running text there
/// are many, and more is.
fn needed(coverage: Coverage, rims: Rims, messages: u32) -> Bits {
    let needed = idf(1, messages) + MESSAGE_BEYOND.get();
    if coverage.verbatim && rims.stands_apart() {
        return needed * (100 - APART_LESS.get() * rims.count(Rim::Apart)) / 100;
    }
    let within = |rim: Rim, bits: Bits| if rim == Rim::Within { bits } else { 0 };
    let needed =
        needed + within(rims.begin, BEGINS_WITHIN.get()) + within(rims.end, ENDS_WITHIN.get());
    // What neither the message nor the paste explains, in per mille of the better explained.
    let left_over = 1000 - coverage.message.max(coverage.paste).min(1000);
    needed + needed * left_over * LEFT_OVER.get() / 10_000
}
