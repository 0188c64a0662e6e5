//! The files that entries were read from, kept so that findings can show the line.

use std::{
    fmt,
    ops::Range,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

/// How many bytes of a line are shown before and after a place: enough to know it again. A line of
/// a megabyte may have a thousand findings.
const AROUND: usize = 200;

/// Between how many bytes the characters are counted beforehand.
const STRIDE: usize = 1024;

/// A text file of a site, as it was read.
#[derive(Default)]
pub struct Source {
    /// Its path below the site's root: how findings name it.
    pub path: PathBuf,
    /// Its whole text.
    pub text: String,
    /// Made when somebody asks for a line.
    counted: OnceLock<Counted>,
}

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// Byte offsets of the part in the file's text.
    pub span: Range<usize>,
}

/// What is shown of a file around a place: its lines, or of long ones what is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// The text.
    pub text: &'a str,
    /// Where it begins: a byte offset in the file.
    pub start: usize,
    /// The column at which it begins, counted from 1 in characters.
    pub column: usize,
}

/// Where the lines of a text begin and how many characters it has, so that no finding counts anew.
#[derive(Debug)]
struct Counted {
    /// Byte offsets of the beginnings of all lines.
    lines: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] bytes.
    characters: Vec<usize>,
}

impl Source {
    /// A file with this text.
    pub fn new(path: PathBuf, text: String) -> Source {
        Source {
            path,
            text,
            counted: OnceLock::new(),
        }
    }

    fn counted(&self) -> &Counted {
        self.counted.get_or_init(|| Counted::of(&self.text))
    }

    /// The nearest beginning of a character at or before an offset.
    fn floor(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }

    /// Line and column of an offset, both counted from 1.
    fn line_column(&self, offset: usize) -> (usize, usize) {
        let counted = self.counted();
        let line = counted.lines.partition_point(|start| *start <= offset);
        let start = counted.lines[line - 1];
        let before = |offset| counted.characters_before(&self.text, offset);
        (line, before(offset) - before(start) + 1)
    }

    /// Where the line that an offset is in begins and ends, without its break.
    fn line(&self, offset: usize) -> Range<usize> {
        let lines = &self.counted().lines;
        let line = lines.partition_point(|start| *start <= offset);
        let end = lines.get(line).map_or(self.text.len(), |next| next - 1);
        lines[line - 1]..end
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Whether somebody has asked for a line yet is nobody's business.
        let mut source = f.debug_struct("Source");
        source.field("path", &self.path).field("text", &self.text);
        source.finish()
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Source) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for Source {}

impl Counted {
    fn of(text: &str) -> Counted {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut characters = vec![0];
        for stretch in text.as_bytes().chunks(STRIDE) {
            let before = characters.last().copied().unwrap_or_default();
            characters.push(before + beginnings(stretch));
        }
        Counted {
            lines: [0].into_iter().chain(breaks).collect(),
            characters,
        }
    }

    /// How many characters begin before an offset.
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let stretch = offset / STRIDE;
        let rest = &text.as_bytes()[stretch * STRIDE..offset];
        self.characters[stretch] + beginnings(rest)
    }
}

/// How many characters begin in these bytes.
fn beginnings(bytes: &[u8]) -> usize {
    let begins = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    bytes.iter().filter(begins).count()
}

impl Place {
    /// Line and column of where the part begins, both counted from 1, the column in characters.
    pub fn line_column(&self) -> (usize, usize) {
        let start = self.source.floor(self.span.start);
        self.source.line_column(start)
    }

    /// Line and column of where the part ends, counted as [`Place::line_column`] does: of the
    /// character behind its last.
    pub fn end(&self) -> (usize, usize) {
        let end = self.span.end.max(self.span.start);
        self.source.line_column(self.source.floor(end))
    }

    /// The line that the part begins in; of a long one what is around.
    pub fn excerpt(&self) -> Excerpt<'_> {
        let start = self.source.floor(self.span.start);
        self.window(self.source.line(start), start..start)
    }

    /// The lines that the part covers; where they are long, what is around its beginning.
    pub fn lines(&self) -> Excerpt<'_> {
        let source = &self.source;
        let start = source.floor(self.span.start);
        let end = source.floor(self.span.end.max(start));
        let whole = source.line(start).start..source.line(end).end;
        self.window(whole, start..end.min(start + AROUND))
    }

    /// What of `whole` is near the part.
    fn window(&self, whole: Range<usize>, part: Range<usize>) -> Excerpt<'_> {
        let source = &self.source;
        let from = match part.start - whole.start > AROUND {
            true => source.floor(part.start - AROUND),
            false => whole.start,
        };
        let to = match whole.end.saturating_sub(part.end) > AROUND {
            true => source.floor(part.end + AROUND),
            false => whole.end,
        };
        Excerpt {
            text: source.text.get(from..to).unwrap_or_default(),
            start: from,
            column: source.line_column(from).1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, span: Range<usize>) -> Place {
        Place {
            source: Arc::new(Source::new(PathBuf::new(), text.to_owned())),
            span,
        }
    }

    #[test]
    fn lines_and_columns_are_counted_as_an_editor_counts_them() {
        let text = format!("{}\n二\r\n{}x", "あ".repeat(700), "い".repeat(900));
        let at = |needle: &str| {
            let at = text.find(needle).expect("it is there");
            place(&text, at..at).line_column()
        };
        assert_eq!(at("あ"), (1, 1));
        assert_eq!(at("二"), (2, 1));
        assert_eq!(at("い"), (3, 1));
        assert_eq!(at("x"), (3, 901));
        assert_eq!(place(&text, 1..1).line_column(), (1, 1));
        assert_eq!(place("", 9..9).line_column(), (1, 1));
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let text = format!("一\n{}x{}\n三", "あ".repeat(5000), "い".repeat(5000));
        let at = text.find('x').expect("it is there");
        let place = place(&text, at..at + 1);
        for excerpt in [place.excerpt(), place.lines()] {
            assert!(excerpt.text.len() <= 2 * AROUND + 2, "{}", excerpt.text);
            assert_eq!(&text[excerpt.start..][..excerpt.text.len()], excerpt.text);
            let before = excerpt.text.chars().position(|c| c == 'x').expect("shown");
            assert_eq!(excerpt.column + before, 5001);
        }
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let text = "一\n二の行\n三";
        let at = text.find('の').expect("it is there");
        let place_in = |span| place(text, span);
        assert_eq!(place_in(at..at).excerpt().text, "二の行");
        assert_eq!(place_in(at..at).excerpt().column, 1);
        assert_eq!(place_in(0..at).lines().text, "一\n二の行");
    }
}
