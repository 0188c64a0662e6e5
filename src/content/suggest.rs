//! "Did you mean …": the known word that a mistyped one is nearest to.

use naosu_vocabulary::Kind;
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

/// How many suggestions are looked for among words of which there may be many: a look takes as long
/// as there are words, and who has made more slips mends the first ones first.
const MOST: usize = 200;

/// A longer word is no slip of another.
const LONGEST: usize = 100;

/// Suggestions, of which there is a bounded number.
pub(super) struct Suggestions {
    left: Cell<usize>,
}

impl Default for Suggestions {
    fn default() -> Suggestions {
        Suggestions {
            left: Cell::new(MOST),
        }
    }
}

impl Suggestions {
    /// Whether there is a look left; takes it.
    pub(super) fn may_look(&self) -> bool {
        let left = self.left.get().checked_sub(1);
        left.inspect(|left| self.left.set(*left)).is_some()
    }

    /// [`nearest`], as long as there are looks left.
    pub(super) fn nearest<'a>(
        &self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        self.left.set(self.left.get().checked_sub(1)?);
        nearest(word, known)
    }

    /// [`hint`], as long as there are looks left.
    pub(super) fn hint<'a>(
        &self,
        word: &str,
        known: impl IntoIterator<Item = &'a str> + Clone,
    ) -> Option<String> {
        self.left.set(self.left.get().checked_sub(1)?);
        hint(word, known)
    }
}

/// What ids were meant for, kept as long as there are the same ids: each look goes through all.
#[derive(Default)]
pub(super) struct Guesses {
    ids: Vec<OfKind>,
    made: RefCell<HashMap<OfKind, Option<String>>>,
}

/// An id with the kind that it is of, or is to be of.
type OfKind = (String, Option<Kind>);

impl Guesses {
    /// Forgets what was guessed among other ids than these. An entry that could not be read has no
    /// kind.
    pub(super) fn among<'i>(&mut self, ids: impl Iterator<Item = (&'i str, Option<Kind>)> + Clone) {
        let mut both = self.ids.iter().zip(ids.clone());
        let is_same = |((id, kind), now): (&OfKind, _)| (id.as_str(), *kind) == now;
        if self.ids.len() != ids.clone().count() || !both.all(is_same) {
            self.ids = ids.map(|(id, kind)| (id.to_owned(), kind)).collect();
            self.made.get_mut().clear();
        }
    }

    /// The id that was meant, of a kind if only such will do; `look` finds it.
    pub(super) fn meant<'i>(
        &self,
        id: &str,
        kind: Option<Kind>,
        look: impl FnOnce() -> Option<&'i str>,
    ) -> Option<String> {
        let key = (id.to_owned(), kind);
        let known = self.made.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let meant = look().map(str::to_owned);
            self.made.borrow_mut().insert(key, meant.clone());
            meant
        })
    }
}

/// The nearest of `known` to `word`, if one is near enough to be meant.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let letters: Vec<char> = word.chars().collect();
    let bound = (letters.len() / 3).max(1);
    // Most words are too long or too short, which is told without a closer look.
    let is_near = |candidate: &&str| candidate.chars().count().abs_diff(letters.len()) <= bound;
    known
        .into_iter()
        .filter(is_near)
        .map(|candidate| (distance(&letters, candidate, bound), candidate))
        .filter(|(distance, _)| *distance <= bound)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The hint that follows from [`nearest`]; without one, every word there is, if these are few.
pub(super) fn hint<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<String> {
    if let Some(nearest) = nearest(word, known.clone()) {
        return Some(format!("did you mean `{nearest}`?"));
    }
    let all: Vec<String> = known
        .into_iter()
        .take(13)
        .map(|word| format!("`{word}`"))
        .collect();
    (1..=12)
        .contains(&all.len())
        .then(|| format!("there is {}", all.join(", ")))
}

/// How many letters must be changed, put in, left out or swapped with their neighbour to make one
/// word of the other; anything above `bound` once it is clear that it is more.
fn distance(a: &[char], b: &str, bound: usize) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row: Vec<usize> = Vec::with_capacity(last.len());
    for (i, x) in a.iter().enumerate() {
        row.clear();
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        if row.iter().min().is_some_and(|least| *least > bound) {
            return bound + 1;
        }
        // The row before last is written over by the next.
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_seen_through() {
        let known = ["title", "summary", "state"];
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("sumary", known), Some("summary"));
        assert_eq!(nearest("colour", known), None);
    }

    #[test]
    fn of_several_near_words_the_nearest_is_meant() {
        assert_eq!(nearest("fixs", ["fix", "fixes"]), Some("fix"));
        assert_eq!(nearest("冷蔵庫", ["冷凍庫", "倉庫"]), Some("冷凍庫"));
    }
}
