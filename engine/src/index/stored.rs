//! What the index stores of entries and messages, as JSON: no more than an answer reads.

use crate::document::Section;
use naosu_vocabulary::{Kind, Lang, Localised, Piece, SlotType, Template};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many characters of a section are kept for excerpts: what a section is about it says at its
/// beginning, and a reader's browser loads all that is kept of a hit. Of a real knowledge base with
/// 10,683 sections, fifteen of sixteen are shorter.
const SECTION_LONGEST: usize = 1000;

/// What is stored of an entry.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredEntry {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub(crate) title: Localised<String>,
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub(crate) sections: Localised<Vec<Section>>,
    pub(crate) card: String,
}

/// The beginnings of sections, as long as excerpts are taken from.
pub(crate) fn beginnings(sections: &Localised<Vec<Section>>) -> Localised<Vec<Section>> {
    let clipped = |section: &Section| Section {
        id: section.id.clone(),
        heading: section.heading.clone(),
        text: section.text.chars().take(SECTION_LONGEST).collect(),
    };
    let of_lang =
        |(lang, sections): (Lang, &Vec<Section>)| (lang, sections.iter().map(clipped).collect());
    sections.iter().map(of_lang).collect()
}

/// What is stored of a message in one language.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredMessage {
    /// The entry's document number.
    #[serde(rename = "e")]
    pub(crate) entry: u32,
    /// Which message of the entry.
    #[serde(rename = "m")]
    pub(crate) index: usize,
    #[serde(rename = "l")]
    pub(crate) lang: Lang,
    #[serde(rename = "t")]
    text: String,
    #[serde(rename = "s", default, skip_serializing_if = "BTreeMap::is_empty")]
    slots: BTreeMap<String, SlotType>,
}

impl StoredMessage {
    pub(crate) fn new(entry: u32, index: usize, lang: Lang, template: &Template) -> StoredMessage {
        let slots = template.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(name, slot_type) if *slot_type != SlotType::Text => {
                Some((name.clone(), *slot_type))
            }
            _ => None,
        });
        StoredMessage {
            entry,
            index,
            lang,
            text: template.source(),
            slots: slots.collect(),
        }
    }

    /// Whether its text, slots' names and all, has a digit: most have none, and need no closer
    /// look.
    pub(crate) fn may_be_numbered(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit())
    }

    pub(crate) fn template(&self) -> Template {
        // What was a template when it was stored still is one.
        Template::parse(&self.text, &self.slots).unwrap_or_else(|_| Template::literal(&self.text))
    }
}
