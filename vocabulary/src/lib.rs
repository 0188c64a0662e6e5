//! The ground floor: the words that every other part of naosu shares.
//!
//! Languages and texts in them, kinds of entries, message templates with their slots, and the
//! small closed vocabularies of entries. It depends on nothing of ours and on no search library,
//! so that whoever only needs to know what Japanese is builds nothing else.

mod closed;
mod kind;
mod lang;
mod localised;
mod message;
mod remedy;
mod slot;
mod template;
mod thesaurus;
mod trust;

pub use closed::Vocabulary;
pub use kind::Kind;
pub use lang::Lang;
pub use localised::Localised;
pub use message::Message;
pub use remedy::{Effectiveness, Need, Risk};
pub use slot::SlotType;
pub use template::{Piece, Template, TemplateError};
pub use thesaurus::{Closeness, SynonymGroup, Thesaurus};
pub use trust::{Audience, State};
