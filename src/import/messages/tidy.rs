//! A message as it stands on the screen: in one line, without what surrounds it in a log or a text.

use super::{
    score::{BAD, NAMED, has},
    spans::{Sign, Span},
};
use crate::import::chars::is_visible;

/// A message in one line. Of a block, the line that says what is wrong.
pub(super) fn tidy(span: &Span) -> String {
    let lines = span
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let telling = |line: &&str| has(line, &BAD) || has(line, &NAMED);
    let line = match span.sign {
        Sign::Block => lines.clone().find(telling).or(lines.clone().next()),
        _ => None,
    };
    let text = line.map_or_else(|| lines.collect::<Vec<_>>().join(" "), str::to_owned);
    let visible = text.chars().filter(|c| is_visible(*c));
    let text: String = visible.collect();
    trimmed(unopened(undated(&text))).to_owned()
}

/// A line of a log without its time.
fn undated(text: &str) -> &str {
    let is_time = |word: &str| {
        word.contains([':', '-', '/', '.'])
            && word.bytes().filter(u8::is_ascii_digit).count() > 3
            && word
                .bytes()
                .all(|b| b.is_ascii_digit() || b":-/.,+TZ[]*".contains(&b))
    };
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(' ').filter(|(word, _)| is_time(word)) {
        rest = after.trim_start();
    }
    rest
}

/// What stands after a quotation mark that nothing closes: `エラー：「接続できません`.
fn unopened(text: &str) -> &str {
    let after = |open: char, close: char| {
        let at = text.rfind(open).filter(|at| !text[*at..].contains(close))?;
        Some(&text[at + open.len_utf8()..])
    };
    let odd = || {
        let (_, after) = text.split_once('"')?;
        (!after.contains('"')).then_some(after)
    };
    let rest = after('「', '」').or_else(|| after('“', '”')).or_else(odd);
    rest.filter(|rest| rest.chars().count() > 5).unwrap_or(text)
}

/// A text without the quotation marks around it, and without one that has no partner.
fn trimmed(text: &str) -> &str {
    const PAIRS: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('`', '`')];
    let mut text = text;
    loop {
        let before = text;
        text = text.trim_matches([' ', '　', ':', '：']);
        for (open, close) in PAIRS {
            let inner = text.strip_prefix(open);
            let closed = inner.and_then(|inner| inner.strip_suffix(close));
            let is_lone = match open == close {
                true => text.matches(open).count() % 2 == 1,
                false => text.matches(open).count() != text.matches(close).count(),
            };
            text = match (closed, is_lone) {
                (Some(inner), _) if !inner.contains([open, close]) => inner,
                (_, true) => text.trim_start_matches(open).trim_end_matches(close),
                _ => text,
            };
        }
        if text == before {
            return text;
        }
    }
}
