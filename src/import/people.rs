//! Owners and products: those that the site has, and those that an import brings.

use super::{ids, words};
use crate::content::config::Named;
use naosu_vocabulary::{Lang, Localised};
use std::collections::{BTreeMap, BTreeSet};

/// One of the two lists of `naosu.toml`.
pub(super) struct Names {
    /// What a table of it is called: `owner`, `product`.
    noun: &'static str,
    known: BTreeSet<String>,
    new: BTreeMap<String, Localised<String>>,
}

impl Names {
    pub(super) fn new(noun: &'static str, known: &[Named]) -> Names {
        Names {
            noun,
            known: known.iter().map(|named| named.id.clone()).collect(),
            new: BTreeMap::new(),
        }
    }

    /// The id of somebody or something by its name in each language.
    pub(super) fn id(&mut self, name: &Localised<String>) -> Option<String> {
        let said = |name: &&String| !matches!(name.trim(), "" | "null" | "none" | "None");
        // Latin names make ids that people can read.
        let names = Lang::ALL
            .into_iter()
            .rev()
            .filter_map(|lang| name.get(lang));
        let names: Vec<&String> = names.filter(said).collect();
        let id = names.iter().find_map(|name| ids::slug(name));
        let id = id.or_else(|| Some(ids::made(self.noun, names.first()?)))?;
        if !self.known.contains(&id) {
            self.new.entry(id.clone()).or_insert_with(|| name.clone());
        }
        Some(id)
    }

    /// What is to be added to `naosu.toml`.
    pub(super) fn toml(&self) -> String {
        let tables = self.new.iter().map(|(id, name)| {
            let (noun, id, name) = (self.noun, words::quoted(id), words::localised(name));
            format!("\n[[{noun}]]\nid = {id}\nname = {name}\n")
        });
        tables.collect()
    }

    /// How many it brings.
    pub(super) fn added(&self) -> usize {
        self.new.len()
    }
}
