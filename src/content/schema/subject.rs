//! What there is a schema of, and where a site keeps it.

use super::{entry, site};
use naosu_vocabulary::closed_vocabulary;

closed_vocabulary! {
    /// What a schema describes.
    pub enum Subject {
        /// The settings: `naosu.toml`.
        Site = "site",
        /// The words that readers use for one another: `synonyms.toml`.
        Synonyms = "synonyms",
        /// An entry's TOML file.
        Entry = "entry",
    }
}

impl Subject {
    /// The schema, as JSON.
    pub fn schema(self) -> String {
        let schema = match self {
            Subject::Site => site::schema(),
            Subject::Synonyms => site::synonyms(),
            Subject::Entry => entry::schema(),
        };
        // Strings, numbers and lists of them can always be written.
        let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
        text + "\n"
    }

    /// What the file is called that holds the schema.
    pub fn file(self) -> String {
        format!("{self}.schema.json")
    }
}
