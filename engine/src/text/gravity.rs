//! How grave a line is, by the word that logs, compilers and shells put at its head.
//!
//! Programs say it themselves: `FATAL:`, `[error]`, `file.c:1:2: warning:`, `E: `, `警告:`. A word
//! counts where it stands as such a label does: before a mark, in capitals, or before a code.
//! Where a line has several, the last one before the message is said of the message.

use super::{
    chars::is_japanese,
    folded::{Folded, FoldedChar},
    labels::{Gravity, LABELS, LETTERS},
};
use std::ops::Range;

/// How a place in a paste is introduced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) gravity: Gravity,
    /// The line that it stands on, and those that this one is indented under, each by its first
    /// character, up to the one that says how grave it is.
    pub(crate) lines: Vec<usize>,
}

impl Standing {
    /// The standing of the message that begins at this character. A line that says nothing of
    /// itself is as grave as the one that it is indented under.
    pub(crate) fn of(folded: &Folded, at: usize) -> Standing {
        let chars = &folded.chars;
        let mut line = line_around(chars, at);
        let mut head = line.start..at;
        let mut lines = Vec::new();
        loop {
            let is_own = lines.is_empty();
            lines.push(line.start);
            if let Some(gravity) = label(chars, head, is_own) {
                return Standing { gravity, lines };
            }
            let Some(above) = parent(chars, &line) else {
                let gravity = Gravity::Plain;
                return Standing { gravity, lines };
            };
            (line, head) = (above.clone(), above);
        }
    }
}

/// The line that a character stands on, without its break.
fn line_around(chars: &[FoldedChar], at: usize) -> Range<usize> {
    let is_break = |ch: &FoldedChar| ch.c == '\n';
    let start = chars[..at].iter().rposition(is_break);
    let end = chars[at..].iter().position(is_break);
    start.map_or(0, |start| start + 1)..end.map_or(chars.len(), |end| at + end)
}

/// The nearest line above, in the same paragraph, that is indented less.
fn parent(chars: &[FoldedChar], line: &Range<usize>) -> Option<Range<usize>> {
    let own = indent(chars, line)?;
    let mut start = line.start;
    while own > 0 && start > 0 {
        let above = line_around(chars, start - 1);
        if indent(chars, &above)? < own {
            return Some(above);
        }
        start = above.start;
    }
    None
}

/// Before how many characters a line begins to speak; none if it never does. Marks of quotations
/// and comments are no speech.
fn indent(chars: &[FoldedChar], line: &Range<usize>) -> Option<usize> {
    let speaks = |ch: &FoldedChar| ch.c.is_alphanumeric() || matches!(ch.c, '"' | '\'');
    chars[line.clone()].iter().position(speaks)
}

/// What the labels in a line, or in what stands before a message on it, say: the last label, or
/// where the line is read for those below it, the first.
fn label(chars: &[FoldedChar], head: Range<usize>, last: bool) -> Option<Gravity> {
    let mut words = words(chars, head.clone());
    let mut first = true;
    let mut found = None;
    for word in &mut words {
        let gravity = match first {
            true => letter(chars, &word).or_else(|| frame(chars, &word)),
            false => None,
        };
        first = false;
        let gravity = gravity.or_else(|| labelled(chars, &word));
        if gravity.is_some() {
            found = gravity;
            if !last {
                break;
            }
        }
    }
    found.or_else(|| named_by_program(chars, head))
}

/// The words of a part of a text: runs of letters and digits of one script.
fn words(chars: &[FoldedChar], part: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = part.start;
    std::iter::from_fn(move || {
        let rest = &chars[at..part.end];
        let start = at + rest.iter().position(|ch| ch.c.is_alphanumeric())?;
        let japanese = is_japanese(chars[start].c);
        let same = |ch: &FoldedChar| ch.c.is_alphanumeric() && is_japanese(ch.c) == japanese;
        let rest = &chars[start..part.end];
        at = start + rest.iter().position(|ch| !same(ch)).unwrap_or(rest.len());
        Some(start..at)
    })
}

fn labelled(chars: &[FoldedChar], word: &Range<usize>) -> Option<Gravity> {
    let text: String = chars[word.clone()].iter().map(|ch| ch.c).collect();
    let known = LABELS
        .iter()
        .find(|(_, words)| words.contains(&text.as_str()));
    match known {
        Some((gravity, _)) => stands_as_label(chars, word).then_some(*gravity),
        // Exceptions are called by what they are: `ValueError:`, `java.io.IOException:`.
        None => {
            let is_name = text.ends_with("error") || text.ends_with("exception");
            (is_name && next_mark(chars, word) == Some(':')).then_some(Gravity::Error)
        }
    }
}

/// Whether a word stands as a label does: before a mark, in capitals, or before a code.
fn stands_as_label(chars: &[FoldedChar], word: &Range<usize>) -> bool {
    let label = &chars[word.clone()];
    if label.iter().all(|ch| ch.upper) || label.iter().all(|ch| is_japanese(ch.c)) {
        return true;
    }
    let mark = |at: usize| {
        let c = chars.get(at).map(|ch| ch.c);
        c.is_some_and(|c| {
            matches!(
                c,
                ':' | ']' | '[' | ')' | '>' | '|' | '=' | '"' | '!' | '\''
            )
        })
    };
    let before = word.start.checked_sub(1).map(|at| chars[at].c);
    if mark(word.end) || before == Some('=') {
        return true;
    }
    // `error TS2322:`
    let rest = chars.get(word.end + 1..).unwrap_or_default();
    let code = rest.iter().take_while(|ch| ch.c.is_alphanumeric());
    let (mut length, mut has_digit) = (0, false);
    for ch in code {
        (length, has_digit) = (length + 1, has_digit || ch.c.is_numeric());
    }
    has_digit && mark(word.end + 1 + length)
}

fn next_mark(chars: &[FoldedChar], word: &Range<usize>) -> Option<char> {
    chars.get(word.end).map(|ch| ch.c)
}

fn letter(chars: &[FoldedChar], word: &Range<usize>) -> Option<Gravity> {
    let is_label = word.len() == 1 && matches!(next_mark(chars, word)?, ':' | '/');
    let (_, gravity) = LETTERS
        .iter()
        .find(|(letter, _)| *letter == chars[word.start].c)?;
    is_label.then_some(*gravity)
}

/// A line of a stack trace says where, not what.
fn frame(chars: &[FoldedChar], word: &Range<usize>) -> Option<Gravity> {
    let text = chars[word.clone()].iter().map(|ch| ch.c);
    let is_frame = text.eq("at".chars()) && next_mark(chars, word) == Some(' ');
    is_frame.then_some(Gravity::Note)
}

/// Unix programs put their names before their errors: `lpadmin: `, `sshd[812]: `.
fn named_by_program(chars: &[FoldedChar], head: Range<usize>) -> Option<Gravity> {
    let head = &chars[head];
    let end = head.iter().rposition(|ch| ch.c != ' ')?;
    let before = head[..end].iter().map(|ch| ch.c).rev();
    let is_number = |c: &char| c.is_ascii_digit() || matches!(c, '[' | ']');
    let skipped = match head.get(end.checked_sub(1)?)?.c {
        ']' => before.take_while(is_number).count(),
        _ => 0,
    };
    let name = &head[..end - skipped];
    if skipped > 0 && head[end - skipped].c != '[' {
        return None;
    }
    let in_name = |ch: &&FoldedChar| ch.c.is_ascii_lowercase() && !ch.upper || ch.c == '-';
    let length = name.iter().rev().take_while(in_name).count();
    let before = &name[..name.len() - length];
    let is_apart = before.last().is_none_or(|ch| !ch.c.is_alphanumeric());
    // Without a number it must be the first word said: `unable to fork: ` names nobody.
    let mut said = before.iter().rev().filter(|ch| ch.c != ' ');
    let is_first = skipped > 0 || said.next().is_none_or(|ch| !ch.c.is_alphabetic());
    let is_name = length > 1 && is_apart && is_first;
    (head[end].c == ':' && is_name).then_some(Gravity::Error)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The standing of the `ж` in a text.
    #[track_caller]
    fn stands(text: &str, gravity: Gravity, depth: usize) {
        let folded = Folded::new(text);
        let at = folded.chars.iter().position(|ch| ch.c == 'ж');
        let standing = Standing::of(&folded, at.expect("a place"));
        let found = (standing.gravity, standing.lines.len() - 1);
        assert_eq!(found, (gravity, depth), "in {text:?}");
    }

    #[test]
    fn a_line_is_as_grave_as_its_label_says() {
        use Gravity::{Error, Fatal, Note, Plain, Warning};
        for (text, gravity) in [
            ("2021-03-02 11:41:57.118 UTC [73] web@shop FATAL:  ж", Fatal),
            ("> DETAIL:  ж", Note),
            ("  詳細: ж", Note),
            (
                "psql: エラー: \"::1\" への接続に失敗しました: 致命的エラー: ж",
                Fatal,
            ),
            ("W: ж", Warning),
            ("E: ж", Error),
            ("src/a.c:1:2: error: ж", Error),
            ("src/a.ts(41,50): error TS2345: ж", Error),
            ("error[E0382]: ж", Error),
            (
                "19-Aug-2020 07:31:09.114 SEVERE [main] org.a.B.start ж",
                Fatal,
            ),
            (
                "21-May-2018 11:42:10.318 重大 [main] org.a.B.start ж",
                Fatal,
            ),
            ("Nov 21 10:00:00 host sshd[812]: ж", Error),
            ("lpadmin: ж", Error),
            ("$ /usr/sbin/lpadmin: ж", Error),
            ("unable to add printer or instance: ж", Plain),
            ("[2024-06-02 11:04:51] production.ERROR: ж", Error),
            ("psycopg2.errors.DeadlockDetected: DatabaseError: ж", Error),
            ("    at ж", Note),
            ("unable to fork: ж", Plain),
            ("building [mo]: ж", Plain),
            ("the error that we see is ж", Plain),
            ("日本語で「ж", Plain),
            ("level=warning msg=\"ж", Warning),
        ] {
            stands(text, gravity, 0);
        }
    }

    #[test]
    fn what_is_indented_under_an_error_belongs_to_it() {
        stands("a.ts: error TS1: Type\n  ж", Gravity::Error, 1);
        stands("// 型 A\n//   ж", Gravity::Plain, 1);
        stands("a.ts: error TS1: Type\n\n  ж", Gravity::Plain, 0);
        stands("DETAIL:  Process 1\n\tж", Gravity::Note, 1);
        stands("ERROR: x\n  詳細: ж", Gravity::Note, 0);
    }
}
