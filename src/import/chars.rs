//! What characters are, and texts by their characters alone.

/// Whether a letter is kana: only Japanese has them.
pub(super) fn is_kana(c: char) -> bool {
    ('\u{3041}'..='\u{30ff}').contains(&c)
}

/// Whether a text has neither kana nor Chinese characters.
pub(super) fn is_latin(text: &str) -> bool {
    !text.chars().any(|c| ('\u{3041}'..='\u{9fff}').contains(&c))
}

/// Whether a character is seen or parts words: editors leave others in texts.
pub(super) fn is_visible(c: char) -> bool {
    !matches!(c, '\u{200b}' | '\u{feff}')
}

/// Whether Markdown takes a character within a line for a mark.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<')
}

/// The letters and digits of a text, in lower case.
pub(super) fn letters(text: &str) -> String {
    let lower = text.chars().flat_map(char::to_lowercase);
    lower.filter(|c| c.is_alphanumeric()).collect()
}

/// A text in one line, a space between words.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
