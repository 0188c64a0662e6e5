//! What characters are, and texts by their characters alone.

use crate::strings::characters::is_control;

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

/// The text without what no page can hold: control characters, as such or as numbers (`&#7;`).
/// Nothing where it has none.
pub(super) fn without_controls(text: &str) -> Option<String> {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (c, length) = numbered(rest).unwrap_or((c, c.len_utf8()));
        if !is_control(c) {
            clean.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    (clean.len() < text.len()).then_some(clean)
}

/// The character whose number a text begins with, and how long that is: `&#x7;`.
fn numbered(text: &str) -> Option<(char, usize)> {
    /// The longest number in references.
    const LONGEST: usize = 12;
    let number = text.strip_prefix("&#")?;
    let end = number.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let number = &number[..end];
    let value = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    Some((char::from_u32(value.ok()?)?, "&#".len() + end + ";".len()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_page_can_hold_goes_and_all_else_stays() {
        let clean = without_controls("a\u{80}b&#7;c&#x202E;d\t&#65;&#x;&# é");
        assert_eq!(clean.as_deref(), Some("abcd\t&#65;&#x;&# é"));
        assert_eq!(without_controls("猫&#12539;&amp;\n"), None);
    }
}
