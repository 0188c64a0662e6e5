//! All chosen numbers, by name.

use crate::{
    index,
    search::{
        self, codes, confidence, evidence, expansion, information, messages, selection, variants,
        words,
    },
    text,
    tunable::Number,
};

/// The numbers that the engine's authors chose by measuring; see docs/measuring.md.
pub fn numbers() -> impl Iterator<Item = &'static dyn Number> {
    let files = [
        information::NUMBERS,
        messages::windows::NUMBERS,
        messages::retrieve::NUMBERS,
        messages::align::narrow::NUMBERS,
        messages::align::costs::NUMBERS,
        messages::fuzzy::NUMBERS,
        messages::coverage::NUMBERS,
        messages::hit::NUMBERS,
        text::codes::possible::NUMBERS,
        codes::NUMBERS,
        evidence::NUMBERS,
        words::NUMBERS,
        expansion::NUMBERS,
        variants::NUMBERS,
        selection::NUMBERS,
        search::passage::NUMBERS,
        search::paste::NUMBERS,
        index::impacts::NUMBERS,
        confidence::NUMBERS,
    ];
    files.into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::numbers;
    use std::collections::BTreeSet;

    #[test]
    fn every_number_has_a_name_of_its_own() {
        let names: BTreeSet<&str> = numbers().map(|number| number.name()).collect();
        assert_eq!(names.len(), numbers().count());
    }
}
