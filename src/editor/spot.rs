//! What one is writing where the cursor stands.

use std::ops::Range;

/// What stands at a place of a file. Ranges are bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// A key, or where one could begin.
    Key(KeySpot),
    /// A value, or where one could begin.
    Value(ValueSpot),
    /// The id of a link in prose, behind `entry:`.
    Link(Range<usize>),
    /// The name between the braces of `{name}`, in prose or in a message.
    Slot(Range<usize>),
}

/// A key of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct KeySpot {
    /// The names on the way to the table.
    pub(super) table: Vec<String>,
    /// What stands there of the key.
    pub(super) span: Range<usize>,
    /// Whether its value follows.
    pub(super) has_value: bool,
    /// The keys that the table has already.
    pub(super) taken: Vec<String>,
}

/// A value of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ValueSpot {
    /// The names on the way to it; elements of lists have none.
    pub(super) path: Vec<String>,
    /// What stands there of it, without quotation marks.
    pub(super) span: Range<usize>,
    /// Whether it stands between quotation marks.
    pub(super) is_quoted: bool,
    /// Whether it is an element of a list.
    pub(super) in_list: bool,
}

/// The run of such bytes around a place.
pub(super) fn run(text: &str, at: usize, is_part: impl Fn(u8) -> bool) -> Range<usize> {
    let bytes = text.as_bytes();
    let before = bytes[..at].iter().rev().take_while(|byte| is_part(**byte));
    let after = bytes[at..].iter().take_while(|byte| is_part(**byte));
    at - before.count()..at + after.count()
}

/// The name between braces that stands at a place, begun or whole. `{{` is a brace and no name.
pub(super) fn slot(text: &str, at: usize) -> Option<Range<usize>> {
    let name = run(text, at, |byte| {
        byte.is_ascii_alphanumeric() || byte == b'_'
    });
    let before = &text[..name.start];
    let is_open = before.ends_with('{') && !before.ends_with("{{");
    is_open.then_some(name)
}

/// The id behind `entry:` that stands at a place, begun or whole.
pub(super) fn link(text: &str, at: usize) -> Option<Range<usize>> {
    let id = run(text, at, |byte| {
        byte.is_ascii_alphanumeric() || byte == b'-'
    });
    // At `entry` itself the id behind it is meant.
    let id = match text[id.clone()].eq("entry") && text[id.end..].starts_with(':') {
        true => run(text, id.end + 1, |byte| {
            byte.is_ascii_alphanumeric() || byte == b'-'
        }),
        false => id,
    };
    text[..id.start].ends_with("entry:").then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_and_a_link_are_found_while_they_are_written() {
        let text = "あ {serv} {{no}} [x](entry:a-b#c) (entry:";
        let at = |needle: &str| text.find(needle).expect("it is there");
        assert_eq!(slot(text, at("rv}")).map(|it| &text[it]), Some("serv"));
        assert_eq!(slot(text, at("no}")), None);
        assert_eq!(link(text, at("-b")).map(|it| &text[it]), Some("a-b"));
        assert_eq!(link(text, at("try:a")).map(|it| &text[it]), Some("a-b"));
        assert_eq!(link(text, text.len()).map(|it| &text[it]), Some(""));
        assert_eq!(link(text, at("#c") + 2), None);
    }
}
