//! `naosu import`: the knowledge that people have, made into entries.
//!
//! A `source` is read into `article`s: Markdown with fields beside it, each in one language or
//! both. The `map` says which field is which key, and is guessed where there is none. At the
//! `desk` each article becomes entries, `mend` sees to it that they can be built, and the
//! `shelf` writes them without touching what people have edited since. Whatever an entry does not
//! have that its article had is a loss, and the report lists it.

mod addresses;
mod article;
mod chars;
mod dates;
mod desk;
mod draft;
mod error;
mod front;
mod guess;
mod html;
mod ids;
mod map;
mod mend;
mod messages;
mod people;
mod pictures;
mod prose;
mod record;
mod report;
mod run;
mod shelf;
mod site;
mod source;
mod steps;
mod summary;
mod tongue;
mod tree;
mod words;

pub use error::Error;
pub use run::run;
pub use summary::{Options, Summary};
