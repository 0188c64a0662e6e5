//! Where in the paste something was recognised, and how that lies to what else was.

use crate::{
    search::paste::Paste,
    text::{gravity::Standing, skeleton::line_of},
};
use std::ops::Range;

/// The characters of a paste (of its skeleton) that are a message or a code.
#[derive(Debug)]
pub(crate) struct Place {
    /// The message's own letters and digits, in order.
    letters: Vec<usize>,
    /// The values of its slots.
    slots: Vec<Range<usize>>,
    /// Whether nothing of the message is missing.
    pub(crate) complete: bool,
    /// How grave the line says that it is.
    pub(crate) standing: Standing,
    /// Which line it begins on, in the skeleton.
    line: u32,
}

/// How two places lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// The second is elsewhere.
    Apart,
    /// The second is in a slot of the first.
    Within,
    /// The first is in a slot of the second.
    Around,
    /// Both claim the same letters: one of them is not meant.
    Rival,
}

impl Place {
    pub(super) fn new(
        paste: &Paste,
        places: impl Iterator<Item = usize>,
        slots: Vec<Range<usize>>,
        complete: bool,
    ) -> Place {
        let chars = &paste.skeleton.chars;
        let letters: Vec<usize> = places.filter(|&at| chars[at].c.is_alphanumeric()).collect();
        let first = letters.first().copied().unwrap_or(0);
        let at = chars.get(first).map_or(0, |ch| ch.at as usize);
        Place {
            standing: Standing::of(&paste.folded, at),
            line: line_of(chars, first),
            letters,
            slots,
            complete,
        }
    }

    /// The place of a code, without its message: these characters of the folded text.
    pub(crate) fn of_code(paste: &Paste, code: &Range<usize>) -> Place {
        let chars = &paste.skeleton.chars;
        let place = |at: usize| chars.partition_point(|ch| (ch.at as usize) < at);
        Place::new(paste, place(code.start)..place(code.end), Vec::new(), false)
    }

    /// The first of its letters.
    pub(crate) fn start(&self) -> usize {
        self.letters.first().copied().unwrap_or(0)
    }

    fn end(&self) -> usize {
        self.letters.last().map_or(0, |last| last + 1)
    }

    /// Whether places are less of a paste's letters than what is left of them. Digits are not
    /// counted: they are times and numbers, of which a log is full.
    pub(crate) fn are_lesser_part<'p>(
        places: impl Iterator<Item = &'p Place>,
        paste: &Paste,
    ) -> bool {
        let chars = &paste.skeleton.chars;
        let mut left: Vec<bool> = chars.iter().map(|ch| ch.c.is_alphabetic()).collect();
        let letters = left.iter().filter(|is_left| **is_left).count();
        for place in places {
            let slots = place.slots.iter().flat_map(Clone::clone);
            for at in place.letters.iter().copied().chain(slots) {
                left[at] = false;
            }
        }
        let left = left.into_iter().filter(|is_left| *is_left).count();
        left * 2 > letters
    }

    /// The byte of the paste that it begins with.
    pub(crate) fn origin(&self, paste: &Paste) -> usize {
        let first = paste.skeleton.chars.get(self.start());
        let at = first.map_or(0, |ch| ch.at as usize);
        paste.folded.origin(at..at + 1).0
    }

    /// Whether the paste says the same of both: it has the very same letters of them.
    pub(crate) fn agrees_with(&self, other: &Place) -> bool {
        self.letters == other.letters && self.complete == other.complete
    }

    /// How another place lies to this one.
    pub(crate) fn relation(&self, other: &Place) -> Relation {
        let holds = |place: &Place, inner: &Place| {
            let within =
                |slot: &Range<usize>| slot.start <= inner.start() && inner.end() <= slot.end;
            place.slots.iter().any(within)
        };
        if self.end() <= other.start() || other.end() <= self.start() {
            // A slot at a message's rim takes the rest of the line.
            match (holds(self, other), holds(other, self)) {
                (true, false) => Relation::Within,
                (false, true) => Relation::Around,
                _ => Relation::Apart,
            }
        } else if holds(self, other) {
            Relation::Within
        } else if holds(other, self) {
            Relation::Around
        } else {
            Relation::Rival
        }
    }

    /// Whether this stands on a line that is indented under the other's.
    pub(crate) fn hangs_on(&self, other: &Place) -> bool {
        let [_, above @ ..] = self.standing.lines.as_slice() else {
            return false;
        };
        let line = other.standing.lines.first();
        line.is_some_and(|line| above.contains(line))
    }

    /// Whether this announces the other, as `connection failed: ` does what comes behind it.
    pub(crate) fn announces(&self, other: &Place, paste: &Paste) -> bool {
        let chars = &paste.skeleton.chars;
        let between = self.end()..other.start();
        self.line == other.line
            && chars
                .get(between)
                .is_some_and(|between| between.iter().any(|ch| ch.c == ':'))
    }
}
