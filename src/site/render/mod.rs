//! Views through templates to the text of pages and feeds.

mod data;
mod feed;
mod frame;
mod given;
mod manifest;
mod page;
mod structured;
mod templates;
mod texts;

pub(crate) use feed::all as feeds;
pub(crate) use frame::{Frame, Printable};
pub(crate) use given::Given;
pub(crate) use manifest::all as manifests;
pub(crate) use page::of as page;
pub(crate) use templates::Templates;
pub(crate) use texts::scripts as texts_of_scripts;

#[cfg(test)]
mod tests;
