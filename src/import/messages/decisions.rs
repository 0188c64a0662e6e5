//! What people said of proposed messages: a TOML file that an import writes, people edit, and the
//! next import reads.

use super::propose::Proposal;
use crate::import::{
    error::{self, Error},
    words,
};
use naosu_vocabulary::{Localised, Template};
use serde::Deserialize;
use std::{collections::BTreeMap, path::Path};

/// A message of an entry, taken or not.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::import) struct Decision {
    pub(in crate::import) entry: String,
    /// What it was proposed as; nothing where somebody wrote it by hand.
    #[serde(default)]
    found: String,
    #[serde(default)]
    pub(in crate::import) confidence: u8,
    #[serde(default = "yes")]
    pub(in crate::import) accept: bool,
    pub(in crate::import) text: Localised<String>,
    #[serde(default)]
    pub(in crate::import) code: Vec<String>,
}

impl Decision {
    /// A message that the source itself calls one.
    pub(in crate::import) fn sure(
        entry: &str,
        text: Localised<String>,
        code: Vec<String>,
    ) -> Decision {
        Decision {
            entry: entry.to_owned(),
            found: String::new(),
            confidence: 99,
            accept: true,
            text,
            code,
        }
    }
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    message: Vec<Decision>,
}

/// All of them, by the entry that they are of.
#[derive(Default)]
pub(in crate::import) struct Decisions {
    said: BTreeMap<String, Vec<Decision>>,
    /// Those of this import.
    now: Vec<Decision>,
}

impl Decisions {
    /// Reads what was decided; nothing, where nothing was yet.
    pub(in crate::import) fn read(path: &Path) -> Result<Decisions, Error> {
        let mut decisions = Decisions::default();
        if !path.exists() {
            return Ok(decisions);
        }
        let file: File = error::read_toml(path)?;
        for decision in file.message {
            let of_entry = decisions.said.entry(decision.entry.clone()).or_default();
            of_entry.push(decision);
        }
        Ok(decisions)
    }

    /// The messages of an entry that are taken: of those proposed, the ones that somebody took or
    /// that are sure enough, and those that somebody wrote.
    pub(in crate::import) fn take(
        &mut self,
        id: &str,
        proposals: &[Proposal],
        accept_from: u8,
    ) -> Vec<Decision> {
        let mut said = self.said.remove(id).unwrap_or_default();
        let mut now: Vec<Decision> = Vec::new();
        for proposal in proposals {
            let found = mark(&proposal.text);
            let known = said.iter().position(|decision| decision.found == found);
            now.push(match known {
                Some(at) => said.remove(at),
                None => Decision {
                    entry: id.to_owned(),
                    found,
                    confidence: proposal.confidence,
                    accept: proposal.confidence >= accept_from,
                    text: proposal.text.clone(),
                    code: proposal.codes.clone(),
                },
            });
        }
        // What was proposed once and is not any more is no loss, but for what somebody wrote.
        now.extend(
            said.into_iter()
                .filter(|decision| decision.found.is_empty()),
        );
        self.now.extend(now.iter().cloned());
        let sound = |decision: &Decision| {
            let mut texts = decision.text.iter();
            let is_sound = texts.all(|(_, text)| Template::parse(text, &BTreeMap::new()).is_ok());
            decision.accept && is_sound && !decision.text.is_empty()
        };
        now.into_iter().filter(sound).collect()
    }

    /// Those of this import, the surest first.
    pub(in crate::import) fn all(&self) -> Vec<&Decision> {
        let mut list: Vec<&Decision> = self.now.iter().collect();
        list.sort_by_key(|decision| std::cmp::Reverse(decision.confidence));
        list
    }

    /// The file.
    pub(in crate::import) fn text(&self) -> String {
        let mut text = String::from(
            "# Messages that the articles show. `accept = true` makes one a message of its entry; its text\n\
             # and codes may be changed: {name} is a slot, a literal brace is doubled. Then run the import\n\
             # again. The surest come first.\n",
        );
        for decision in self.all() {
            text += &format!(
                "\n[[message]]\nentry = {}\nconfidence = {}\naccept = {}\ntext = {}\n",
                words::quoted(&decision.entry),
                decision.confidence,
                decision.accept,
                words::localised(&decision.text),
            );
            if !decision.code.is_empty() {
                text += &format!("code = {}\n", words::list(&decision.code));
            }
            if !decision.found.is_empty() {
                text += &format!("found = {}\n", words::quoted(&decision.found));
            }
        }
        text
    }
}

fn mark(text: &Localised<String>) -> String {
    let texts: Vec<&str> = text.iter().map(|(_, text)| text.as_str()).collect();
    crate::content::hash(&texts.join("\n"))
}
