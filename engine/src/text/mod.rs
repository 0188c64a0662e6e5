//! From characters to comparable text: normalised once, in one place, for index and paste alike.

mod chars;
mod codes;
mod folded;
mod form;
mod japanese;
mod skeleton;
mod words;

pub(crate) use chars::is_japanese;
pub(crate) use codes::{declared_keys, key_bits, possible_keys};
pub(crate) use folded::Folded;
pub use form::{code_form, message_form};
pub(crate) use japanese::{japanese_runs, japanese_words};
pub(crate) use skeleton::{Skeleton, SkeletonChar};
pub(crate) use words::{Token, bigrams, latin_words, stem, word_tokens};
