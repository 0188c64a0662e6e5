//! What CommonMark, made for languages with spaces, gets wrong in Japanese.
//!
//! Emphasis: whether `**` opens or closes hangs on white space and punctuation around it, so that
//! `これは**「重要」**です` prints asterisks. We put a mark that is no character between the
//! asterisks and the punctuation where the rule fails only for want of a space; the mark is taken
//! out of everything that is parsed.
//!
//! Soft breaks: a line that is wrapped in the file must not leave a space between two Japanese
//! letters.

use std::borrow::Cow;

/// A Unicode noncharacter: never part of a text, and no punctuation to the parser.
const MARK: char = '\u{FDD0}';

/// A text with marks, and where it differs from what was given.
pub(super) struct Marked<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where the marks stand in `text`, in order.
    at: Vec<usize>,
}

impl Marked<'_> {
    /// The offset in the text as it was given.
    pub(super) fn original(&self, offset: usize) -> usize {
        offset - MARK.len_utf8() * self.at.partition_point(|mark| *mark < offset)
    }
}

/// Takes the marks out again.
pub(super) fn unmark(text: &str) -> Cow<'_, str> {
    if text.contains(MARK) {
        text.replace(MARK, "").into()
    } else {
        text.into()
    }
}

/// Puts marks where emphasis next to wide characters needs them.
pub(super) fn mark(text: &str) -> Marked<'_> {
    let mut marked = String::new();
    let mut at = Vec::new();
    let mut copied = 0;
    let mut before: Option<char> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c == '\\' {
            before = chars.next().map(|(_, escaped)| escaped);
            continue;
        }
        if c != '*' && c != '~' {
            before = Some(c);
            continue;
        }
        let mut end = start + 1;
        while chars.next_if(|(_, next)| *next == c).is_some() {
            end += 1;
        }
        let after = text[end..].chars().next();
        if let (Some(before), Some(after)) = (before, after)
            && (c == '*' || end - start == 2)
            && let Some(place) = place_of_mark(before, after)
        {
            let place = if place == Side::Before { start } else { end };
            marked.push_str(&text[copied..place]);
            at.push(marked.len());
            marked.push(MARK);
            copied = place;
        }
        before = Some(c);
    }
    if at.is_empty() {
        return Marked {
            text: text.into(),
            at,
        };
    }
    marked.push_str(&text[copied..]);
    Marked {
        text: marked.into(),
        at,
    }
}

#[derive(PartialEq)]
enum Side {
    Before,
    After,
}

/// Where a mark lets a run of asterisks between these two characters do what CommonMark refuses:
/// before it to close, after it to open. Never both: each needs punctuation on its own side and
/// none on the other.
fn place_of_mark(before: char, after: char) -> Option<Side> {
    if before.is_whitespace() || after.is_whitespace() || !(is_wide(before) || is_wide(after)) {
        return None;
    }
    match (is_punctuation(before), is_punctuation(after)) {
        (true, false) => Some(Side::Before),
        (false, true) => Some(Side::After),
        _ => None,
    }
}

/// Near enough to the parser's own idea: a mark too many does no harm.
fn is_punctuation(c: char) -> bool {
    c != MARK && !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control()
}

/// Whether a break of line between these two characters is no space to a reader.
pub(super) fn joins(before: char, after: char) -> bool {
    let one_is_wide = spaceless(before) || spaceless(after);
    let fits = |c| spaceless(c) || matches!(c, '…' | '―' | '—' | '“' | '”' | '‘' | '’' | '→' | '×');
    one_is_wide && fits(before) && fits(after)
}

/// Wide characters of languages without spaces; Korean has them.
pub(super) fn spaceless(c: char) -> bool {
    is_wide(c)
        && !matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7FF}')
}

/// East Asian letters and punctuation, half-width kana with them.
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF9F}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1B000}'..='\u{1B16F}'
        | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back_to_the_text_as_it_was_given() {
        let text = "これは**「重要」**です";
        let marked = mark(text);
        let seen = marked.text.find("です").expect("still there");
        assert_eq!(marked.original(seen), text.find("です").expect("there"));
        assert_eq!(unmark(&marked.text), text);
    }

    #[test]
    fn text_that_needs_no_mark_is_not_copied() {
        for text in ["**bold** text", "* item", "* * *", r"5\*「6」", "a*b*c"] {
            assert!(matches!(mark(text).text, Cow::Borrowed(_)), "{text}");
        }
    }
}
