//! Characters that nobody sees and that do something all the same.

/// Whether a character is no part of a text that people write: controls, noncharacters, and what
/// turns the direction of writing, so that a text reads otherwise than it is.
pub fn is_control(c: char) -> bool {
    let is_space = matches!(c, '\t' | '\n' | '\r');
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_none = matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
    (c.is_control() && !is_space) || turns || is_none
}

/// Whether neither HTML nor XML can hold a character, not even escaped.
pub fn is_unwritable(c: char) -> bool {
    let is_space = matches!(c, '\t' | '\n' | '\r');
    (c < ' ' && !is_space) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// How a finding names a character that cannot be shown.
pub fn named(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
