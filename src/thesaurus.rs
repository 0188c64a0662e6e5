//! The synonyms that every site begins with: the words of help desks, in both languages.

use naosu_vocabulary::{Closeness, SynonymGroup, Thesaurus};
use std::sync::LazyLock;

static HELP_DESK: &str = include_str!("../dictionary/helpdesk.tsv");

/// The words of help desks.
pub fn help_desk() -> &'static Thesaurus {
    static THESAURUS: LazyLock<Thesaurus> =
        LazyLock::new(|| HELP_DESK.lines().filter_map(group).collect());
    &THESAURUS
}

/// A group a line: how near its words are, then the words, between tabs.
fn group(line: &str) -> Option<SynonymGroup> {
    let mut columns = line.split('\t');
    Some(SynonymGroup {
        closeness: Closeness::from_name(columns.next()?)?,
        members: columns.map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_help_desks_thesaurus_has_its_form() {
        for (number, line) in (1..).zip(HELP_DESK.lines()) {
            if line.starts_with('#') {
                continue;
            }
            let group =
                group(line).unwrap_or_else(|| panic!("line {number}: neither same nor near"));
            assert!(group.members.len() > 1, "line {number}: one word alone");
            let distinct: BTreeSet<&String> = group.members.iter().collect();
            assert_eq!(
                distinct.len(),
                group.members.len(),
                "line {number}: a word twice"
            );
            let is_trimmed = |word: &String| !word.is_empty() && word.trim() == word;
            assert!(
                group.members.iter().all(is_trimmed),
                "line {number}: spaces"
            );
        }
        assert!(help_desk().len() > 1800);
    }
}
