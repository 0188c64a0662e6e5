//! The mark of a text that is still to be translated.

/// What a prose text begins with that is there to be translated: until it is gone, the text counts
/// as none, and readers get that of the other language with a word about it.
pub const MARK: &str = "<!-- untranslated";

/// Whether a prose text says of itself that it is still to be translated.
pub fn is_unfinished(prose: &str) -> bool {
    prose.trim_start().starts_with(MARK)
}

/// Where the prose begins behind the mark, if it has one.
pub(super) fn behind(prose: &str) -> Option<usize> {
    let start = prose.len() - prose.trim_start().len();
    let rest = prose[start..].strip_prefix(MARK)?;
    let end = rest.find("-->").map_or(rest.len(), |at| at + 3);
    let after = &rest[end..];
    let blank = after.len() - after.trim_start_matches([' ', '\t', '\r', '\n']).len();
    Some(start + MARK.len() + end + blank)
}
