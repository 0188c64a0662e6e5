//! From the text of TOML files to settings and entries. What is wrong is noted in a report and
//! left out of the result, so that one fault hides no other.
//!
//! Each reader asks its [`Fields`](fields::Fields) for every key by name, with a sentence that says
//! what the key is for. So the same readers also tell, over a table that is described and not read,
//! which keys there are: see [`of_site`], [`of_synonyms`] and [`of_entry`].

mod address;
mod amend;
mod asks;
mod config;
mod document;
mod entry;
mod fields;
mod head;
mod kinds;
mod message;
mod names;
mod notices;
mod overlay;
mod people;
mod report;
mod sheet;
mod shift;
mod synonyms;
mod texts;
mod theme;
mod values;
mod variants;
mod version;
mod yaml;

pub use address::base_url;
pub(in crate::content) use amend::add_language;
pub use amend::{Edit, add_alias, record_translation};
pub(super) use config::{config, of_site};
pub(super) use entry::{Parsed, entry, of_entry};
pub(super) use head::{Head, written};
pub(super) use report::Gap;
pub(super) use sheet::Group;
pub(super) use synonyms::{of_synonyms, synonyms};
