//! HTML into Markdown: the pages of exports, and the HTML within Markdown.

mod convert;
mod page;
mod table;
mod tokens;
mod writer;

pub(super) use convert::markdown;
pub(super) use page::page;
pub(super) use tokens::{Tag, Token, tokens};
