//! What stands at a place of the front matter of a Markdown file, in YAML. It is being written: its
//! lines are looked at, by how far they are indented.

use super::spot::{KeySpot, Spot, ValueSpot, slot};
use std::ops::Range;

/// What stands at a place.
pub(super) fn spot(text: &str, at: usize) -> Option<Spot> {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = Line::of(text, start);
    if at < line.indent || line.is_comment(text) {
        return None;
    }
    let mut path = above(text, start, line.depth());
    // Blanks at the end are a place to write at, too.
    let end = line.end.max(at);
    let Some(colon) = line.colon else {
        let word = (line.indent + blanks(&text[line.indent..end])).min(at)..end;
        return Some(match line.is_item && !path.is_empty() {
            true => value(text, at, word, path, true),
            false => key(text, word, path, false),
        });
    };
    if at <= colon {
        return Some(key(text, line.indent..colon, path, true));
    }
    path.push(text[line.indent..colon].trim().to_owned());
    let rest = blanks(&text[colon + 1..end]);
    // `key:|` has no room for a value yet.
    let word = (colon + 1 + rest).min(at)..end;
    (at > colon + 1).then(|| value(text, at, word, path, false))
}

/// The string that a top-level key has.
pub(super) fn said<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let mut values = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = values.find(|(name, _)| *name == key)?;
    Some(value.trim().trim_matches(['"', '\'']))
}

/// A line: `  - key: value`.
struct Line {
    /// How far it is indented, and where what it says begins and ends.
    margin: usize,
    indent: usize,
    end: usize,
    is_item: bool,
    colon: Option<usize>,
}

impl Line {
    fn of(text: &str, start: usize) -> Line {
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = start + text[start..end].trim_end().len();
        let mut indent = start + blanks(&text[start..end]);
        let margin = indent - start;
        let is_item = text[indent..end].starts_with('-');
        if is_item {
            indent += 1;
            indent += blanks(&text[indent..end]);
        }
        let said = &text[indent..end];
        let is_text = said.starts_with(['"', '\'', '[', '{']);
        let colon = said
            .find(": ")
            .or(said.len().checked_sub(1).filter(|_| said.ends_with(':')));
        Line {
            margin,
            indent,
            end,
            is_item,
            colon: colon.filter(|_| !is_text).map(|at| indent + at),
        }
    }

    fn is_comment(&self, text: &str) -> bool {
        text[self.indent..].starts_with('#')
    }

    /// By which its parents are known: they are less deep. An item's list may be no deeper than its
    /// key.
    fn depth(&self) -> usize {
        2 * self.margin + usize::from(self.is_item)
    }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// The keys around a line.
fn above(text: &str, start: usize, depth: usize) -> Vec<String> {
    let mut path = Vec::new();
    let (mut start, mut depth) = (start, depth);
    while start > 0 && depth > 0 {
        start = text[..start - 1].rfind('\n').map_or(0, |at| at + 1);
        let line = Line::of(text, start);
        let of_item = 2 * line.margin + 2 * usize::from(line.is_item);
        if line.indent == line.end || line.is_comment(text) {
            continue;
        }
        // `- key: value` has the keys below it for siblings.
        if let Some(colon) = line.colon.filter(|_| of_item < depth) {
            let is_parent = text[colon + 1..line.end].trim().is_empty();
            if is_parent {
                path.push(text[line.indent..colon].trim().to_owned());
            }
            depth = match line.is_item {
                true => line.depth(),
                false => of_item,
            };
        }
    }
    path.reverse();
    path
}

fn key(text: &str, span: Range<usize>, table: Vec<String>, has_value: bool) -> Spot {
    let is_top = table.is_empty();
    let here = &text[span.clone()];
    let lines = text
        .lines()
        .filter(|line| is_top && !line.starts_with([' ', '-', '#']));
    let keys = lines.filter_map(|line| Some(line.split_once(':')?.0));
    Spot::Key(KeySpot {
        table,
        has_value,
        taken: keys.filter(|key| *key != here).map(str::to_owned).collect(),
        span,
    })
}

/// A value, or of a list between brackets the element at a place.
fn value(text: &str, at: usize, word: Range<usize>, path: Vec<String>, in_list: bool) -> Spot {
    if let Some(name) = slot(text, at).filter(|name| word.start <= name.start) {
        return Spot::Slot(name);
    }
    let is_list = text[word.clone()].starts_with('[');
    let word = match is_list {
        true => element(text, at, word),
        false => word,
    };
    let (inner, is_quoted) = unquoted(text, word);
    Spot::Value(ValueSpot {
        path,
        span: inner,
        is_quoted,
        in_list: in_list || is_list,
    })
}

fn element(text: &str, at: usize, list: Range<usize>) -> Range<usize> {
    let is_mark = |c: char| "[],".contains(c);
    let before = text[list.start..at.max(list.start)].rfind(is_mark);
    let start = before.map_or(list.start, |at| list.start + at + 1);
    let after = text[at.max(start)..list.end].find(is_mark);
    let end = after.map_or(list.end, |after| at.max(start) + after);
    let said = &text[start..end];
    let start = (start + blanks(said)).min(end);
    start..start.max(start + text[start..end].trim_end().len())
}

fn unquoted(text: &str, word: Range<usize>) -> (Range<usize>, bool) {
    let said = &text[word.clone()];
    let Some(mark) = said.chars().next().filter(|c| ['"', '\''].contains(c)) else {
        return (word, false);
    };
    let end = match said.len() > 1 && said.ends_with(mark) {
        true => word.end - 1,
        false => word.end,
    };
    (word.start + 1..end, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<Spot> {
        let at = text.find('|').expect("a cursor");
        spot(&text.replacen('|', "", 1), at)
    }

    #[test]
    fn keys_are_known_with_their_table() {
        for (text, table) in [
            ("|", ""),
            ("ti|", ""),
            ("a: 1\nti|tle: x", ""),
            ("message:\n  - |", "message"),
            ("message:\n  - text: あ\n    co|", "message"),
            ("message:\n- text: あ\n  co|", "message"),
            ("a: 1\nhelp_desk:\n  text:\n    j|", "help_desk.text"),
        ] {
            match at(text) {
                Some(Spot::Key(key)) => assert_eq!(key.table.join("."), table, "{text}"),
                Some(Spot::Value(value)) if text.ends_with("- |") => {
                    assert_eq!(value.path.join("."), table);
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn values_are_known_with_their_key() {
        for (text, path, here) in [
            ("state: dr|aft", "state", "draft"),
            ("state: |", "state", ""),
            ("causes: [a, b|]", "causes", "b"),
            ("causes: [|]", "causes", ""),
            ("causes: ['a|', b]", "causes", "a"),
            ("causes:\n  - a\n  - b|\n", "causes", "b"),
            ("causes:\n- |", "causes", ""),
            ("sample:\n  - text: x\n    finds: y|", "sample.finds", "y"),
            ("sample:\n  - finds: \"y|", "sample.finds", "y"),
        ] {
            match at(text) {
                Some(Spot::Value(value)) => {
                    assert_eq!(value.path.join("."), path, "{text}");
                    assert_eq!(&text.replacen('|', "", 1)[value.span], here, "{text}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
        assert_eq!(at("state:|"), None);
        assert_eq!(at("# a|"), None);
    }

    #[test]
    fn any_text_has_an_answer_at_any_place() {
        let text = "a: [é, 'b\n- - c:\n  -\n\t- {x: y\n: z\r\n-a\n\"";
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            for end in (at..=text.len()).filter(|end| text.is_char_boundary(*end)) {
                spot(&text[..end], at);
            }
        }
    }
}
