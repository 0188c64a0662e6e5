//! Markdown to HTML: CommonMark as an entry's prose uses it, Japanese included.
//!
//! [`outline`] says what a text is made of (headings, links, placeholders) with places for
//! findings; [`render`] makes the HTML, and what a terminal prints. Neither fails: whatever a
//! text holds, it can be shown.

mod anchor;
mod block;
mod cjk;
mod code;
mod context;
mod depth;
mod document;
mod escape;
mod event;
mod footnotes;
mod frame;
mod heading;
mod html;
mod layout;
mod lines;
mod link;
mod notes;
mod ours;
mod outline;
mod parts;
mod placeholder;
mod plain;
mod render;
mod sanitise;
mod slips;

pub use context::{Context, EntryLink};
pub use depth::Excess;
pub(crate) use document::OPTIONS;
pub(crate) use escape::{escaped, percent_decode};
pub use heading::Heading;
pub use link::{Target, target};
pub use outline::{Control, Link, Outline, PlaceholderUse, outline};
pub use placeholder::{Placeholders, VariantValues};
pub use plain::Passage;
pub use render::{FixWithin, Rendered, Rich, Step, Version, render};
pub use slips::{Slip, What};

#[cfg(test)]
mod attacks;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
