//! Articles become entries: [`entries`] takes each apart, [`said`] finds its messages, [`common`]
//! says what entries of every kind say.

mod common;
mod entries;
mod said;
mod state;

pub(super) use state::{Desk, Place};
