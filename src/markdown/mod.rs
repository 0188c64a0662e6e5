//! Markdown to HTML: CommonMark as an entry's prose uses it, Japanese included.
//!
//! [`outline`] says what a text is made of (headings, links, placeholders) with places for
//! findings; [`render`] makes the HTML. Neither fails: whatever a text holds, it can be shown.

mod anchor;
mod cjk;
mod code;
mod document;
mod escape;
mod heading;
mod html;
mod link;
mod notes;
mod outline;
mod placeholder;
mod plain;
mod render;
mod sanitise;

pub use heading::Heading;
pub use link::{Target, target};
pub use outline::{Link, Outline, PlaceholderUse, outline};
pub use placeholder::{Placeholders, VariantValues};
pub use render::{Rendered, Step, Version, render};

use naosu_vocabulary::Lang;

/// What a text needs to know of the site around it.
pub struct Context<'a> {
    /// The language that the text is in: labels of alerts are in it.
    pub lang: Lang,
    /// Whether HTML in the text is let through, sanitised; else it is shown as text.
    pub raw_html: bool,
    /// Where an entry's page is, as a URL from the page the text stands on. `None` if there is
    /// no such entry: the link is then shown as text.
    pub entry: &'a dyn Fn(&str) -> Option<EntryLink>,
    /// Where a file that the text names (`pictures/dialog.png`, relative to the entry's folder,
    /// percent-decoded) is, as a URL from the page. `None` if there is no such file.
    pub asset: &'a dyn Fn(&str) -> Option<String>,
    /// What stands for `{name}`.
    pub placeholders: &'a Placeholders,
}

/// Where a link to an entry leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLink {
    /// The URL, without an anchor.
    pub href: String,
    /// The entry's title, for links without a text.
    pub title: String,
}

#[cfg(test)]
mod tests;
