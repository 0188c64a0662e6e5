//! What the scripts are told: their own texts, and those that they share with the pages.

use super::language::Strings;
use naosu_vocabulary::Vocabulary;
use std::collections::BTreeMap;

impl Strings {
    /// Every text that a script may ask for, by its key: its own, and what pages say too.
    pub fn for_scripts(&self) -> BTreeMap<String, String> {
        let mut texts = self.script.by_key();
        for (key, text) in [
            ("find_causes", &self.section.causes),
            ("find_fixes", &self.section.fixes),
            ("find_narrow", &self.search.narrow),
            ("find_other_language", &self.list.other_language),
            ("find_related", &self.section.related),
            ("find_steps", &self.fix.show_steps),
            ("find_repaired", &self.terminal.repaired),
            ("list_comma", &self.list_comma),
            ("find_line", &self.terminal.line),
            ("minutes", &self.fix.minutes),
            ("minutes_one", &self.fix.minutes_one),
        ] {
            texts.insert(key.to_owned(), text.clone());
        }
        texts.extend(words("kind", self.kind.iter()));
        texts.extend(words("risk", self.risk.iter()));
        texts.extend(words("need", self.need.iter()));
        texts.extend(words("find", self.sureness.iter()));
        texts.extend(words("repair", self.repair.iter()));
        texts
    }
}

/// A text for each word of a vocabulary: `kind_error`, `kind_cause`, …
fn words<'t, W: Vocabulary>(
    name: &str,
    texts: impl Iterator<Item = (W, &'t String)>,
) -> impl Iterator<Item = (String, String)> {
    texts.map(move |(word, text)| (format!("{name}_{}", word.name()), text.clone()))
}
