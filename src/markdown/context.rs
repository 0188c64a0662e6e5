//! What a text needs to know of the site around it.

use super::placeholder::Placeholders;
use crate::strings::ProseTexts;

/// What a text needs to know of the site around it.
pub struct Context<'a> {
    /// What stands in a text besides what its writer wrote, in the text's language.
    pub texts: &'a ProseTexts,
    /// Whether the text is a fix: its parts are steps.
    pub is_fix: bool,
    /// Whether HTML in the text is let through, sanitised; else it is shown as text.
    pub raw_html: bool,
    /// Where an entry's page is, as a URL from the page the text stands on. `None` if there is
    /// no such entry: the link is then shown as text.
    pub entry: &'a dyn Fn(&str) -> Option<EntryLink>,
    /// Where a file that the text names (`pictures/dialog.png`, relative to the entry's folder,
    /// percent-decoded) is, as a URL from the page. `None` if there is no such file.
    pub asset: &'a dyn Fn(&str) -> Option<String>,
    /// The width and height of such a file in pixels, if it is a picture that tells them.
    pub size: &'a dyn Fn(&str) -> Option<(u32, u32)>,
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
