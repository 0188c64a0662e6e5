//! `synonyms.toml`: the words that readers of this site use for one another.

use super::{
    document::{keys_of, of_whole_site},
    fields::Fields,
};
use crate::content::{
    code::Code,
    finding::Finding,
    shape::{Key, Shape},
    source::Source,
};
use naosu_vocabulary::{Closeness, SynonymGroup, Thesaurus};
use std::{collections::BTreeMap, ops::Range, sync::Arc};

/// A word that stands in so many groups says nothing of which it means.
const MANY: usize = 3;

/// The groups in a file, and what is wrong with them. After syntax errors there are none.
pub(in crate::content) fn synonyms(source: &Arc<Source>) -> (Option<Thesaurus>, Vec<Finding>) {
    of_whole_site(source, "synonyms.toml", read)
}

/// The keys of `synonyms.toml`.
pub(in crate::content) fn of_synonyms() -> Vec<Key> {
    keys_of(read)
}

fn read(fields: &mut Fields) -> Thesaurus {
    let mut seen = BTreeMap::new();
    let same = "Groups of words that a reader could put in one another's place, in any language.";
    let near = "Groups of words of which one may well mean a text that says another.";
    let mut groups = groups(fields, Closeness::Same, same, &mut seen);
    groups.extend(self::groups(fields, Closeness::Near, near, &mut seen));
    for (word, places) in seen {
        if let Some(place) = places.get(MANY - 1) {
            let message = format!("\"{word}\" stands in {} groups", places.len());
            let hint = "a word of many meanings finds too much: leave it to the likeliest group";
            let report = fields.report;
            report.add(Code::ManySenses, message, place.clone(), hint.to_owned());
        }
    }
    groups
}

fn groups(
    fields: &mut Fields,
    closeness: Closeness,
    doc: &'static str,
    seen: &mut BTreeMap<String, Vec<Range<usize>>>,
) -> Thesaurus {
    let key = closeness.name();
    let report = fields.report;
    let mut groups = Vec::new();
    let group = Shape::List {
        of: Box::new(Shape::String),
        distinct: false,
        least: 2,
    };
    for value in fields.long_list(key, doc, || group.list()) {
        let Some(list) = report.as_list(key, value) else {
            continue;
        };
        let words = list
            .iter()
            .filter_map(|word| report.as_reference(key, word));
        let words: Vec<_> = words.filter(|word| !word.id.trim().is_empty()).collect();
        if list.len() < 2 {
            let hint = "a group has at least two words".to_owned();
            report.add(Code::WrongValue, "a word alone", value.span(), hint);
        }
        for word in &words {
            let places = seen.entry(word.id.to_lowercase()).or_default();
            places.push(word.span.clone());
        }
        groups.push(SynonymGroup {
            closeness,
            members: words.into_iter().map(|word| word.id).collect(),
        });
    }
    groups
}
