//! naosu compiles structured help entries into a static site whose search answers a pasted error.

pub mod card;
pub mod content;
pub mod decode;
pub mod dictionary;
pub mod editor;
pub mod fetch;
pub mod findability;
pub mod import;
pub mod links;
pub mod markdown;
pub mod readings;
pub mod repository;
pub mod scaffold;
pub mod serve;
#[cfg(unix)]
pub mod signal;
pub mod site;
pub mod status;
pub mod strings;
pub mod thesaurus;
