//! Every word that a person reads, on pages, from scripts and in the terminal, in each language:
//! `templates/strings.toml`, where a site's own file of that name changes what it likes.
//!
//! The file's sections are structs here, its texts their fields, and what is said of the words of
//! a closed vocabulary is a [`ByWord`] that must have them all: a text that is asked for and not
//! there does not compile, a text that is missing in a language fails when the file is read, and
//! so does a key that nobody asks for.

mod by_word;
pub mod characters;
mod composed;
mod entry;
mod error;
mod language;
mod load;
mod pages;
mod prose;
mod script;
mod terminal;
mod texts;
mod upkeep;

pub use by_word::ByWord;
pub use error::StringsError;
pub use language::Strings;
pub use load::{BUILT_IN, load};
pub use prose::{Alert, ProseTexts};
pub use terminal::{Explain, Terminal};
pub use upkeep::{Concern, StatusTexts};

#[cfg(test)]
mod tests;
