//! Scoring term at a time: an accumulator for each document, to which every posting adds.

use crate::{bits::Bits, index::reader::Reader, search::terms::QueryTerm};

/// A sum for each document of the index, used for one window after the other.
///
/// *Invariant*: between two windows all sums are zero, and no document is `touched`.
pub(super) struct Accumulator {
    sums: Vec<Bits>,
    /// The documents whose sums are not zero.
    touched: Vec<u32>,
}

impl Accumulator {
    pub(super) fn new(documents: u32) -> Accumulator {
        Accumulator {
            sums: vec![0; documents as usize],
            touched: Vec::new(),
        }
    }

    /// The messages that the terms with these numbers speak for most, with what they are worth: so
    /// many, in no order.
    pub(super) fn best(
        &mut self,
        numbers: &[u32],
        terms: &[QueryTerm],
        reader: &Reader,
        most: usize,
    ) -> Vec<(u32, Bits)> {
        for &number in numbers {
            let term = &terms[number as usize];
            let score = term.score();
            for &doc in &term.postings {
                let sum = &mut self.sums[doc as usize];
                if *sum == 0 {
                    self.touched.push(doc);
                }
                *sum += score;
            }
        }
        let sums: Vec<(u32, Bits)> = self
            .touched
            .drain(..)
            .map(|doc| (doc, std::mem::take(&mut self.sums[doc as usize])))
            .collect();
        let worth = |(doc, sum)| (doc, worth(sum, reader.bits(doc)));
        top(sums.into_iter().map(worth).collect(), most)
    }
}

/// What it is worth that terms of so many bits are there of a message of `total`. A short message
/// in a long paste has all of its terms there, a piece of a long message tells much in all: what
/// is there counts, and counts again by its share of the message.
pub(super) fn worth(sum: Bits, total: Bits) -> Bits {
    let total = i64::from(total.max(sum).max(1));
    let again = i64::from(sum) * i64::from(sum) / total;
    sum + Bits::try_from(again).unwrap_or(sum)
}

/// The best, in no order.
fn top(mut worths: Vec<(u32, Bits)>, most: usize) -> Vec<(u32, Bits)> {
    if worths.len() > most {
        worths.select_nth_unstable_by_key(most, |&(doc, worth)| (-worth, doc));
        worths.truncate(most);
    }
    worths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_are_kept_than_asked_for_and_the_best_are() {
        let worths = vec![(0, 5), (1, 9), (2, 7)];
        assert_eq!(top(worths.clone(), 3), worths);
        let mut two = top(worths, 2);
        two.sort_unstable();
        assert_eq!(two, [(1, 9), (2, 7)]);
    }
}
