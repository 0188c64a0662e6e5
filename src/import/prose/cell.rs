//! The text of a cell of a table: lines as people type them, without Markdown.

use crate::import::chars::is_mark;

/// The same as Markdown: numbered and marked lines are lists, other lines stand by themselves.
pub(in crate::import) fn of_cell(cell: &str) -> String {
    let mut out = String::new();
    let mut last = Line::Text;
    let mut number = 0;
    for line in cell.lines() {
        let line = line.trim_matches([' ', '　', '\t', '\r']);
        if line.is_empty() {
            continue;
        }
        let (kind, words) = read(line);
        let is_list = matches!(kind, Line::Numbered | Line::Marked);
        if !(out.is_empty() || is_list && kind == last) {
            out.push('\n');
        }
        match kind {
            Line::Numbered => {
                number = if last == Line::Numbered {
                    number + 1
                } else {
                    1
                };
                out.push_str(&format!("{number}. {}\n", escaped(words)));
            }
            Line::Marked => out.push_str(&format!("- {}\n", escaped(words))),
            Line::Text => out.push_str(&format!("{}\n", escaped(words))),
        }
        last = kind;
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Numbered,
    Marked,
    Text,
}

fn read(line: &str) -> (Line, &str) {
    let first = line.chars().next().unwrap_or(' ');
    if matches!(first, '・' | '●' | '○' | '■' | '◆' | '•' | '※') {
        return (Line::Marked, line[first.len_utf8()..].trim());
    }
    if let Some(rest) = line.strip_prefix("- ").or(line.strip_prefix("* ")) {
        return (Line::Marked, rest.trim());
    }
    if ('①'..='⑳').contains(&first) {
        return (Line::Numbered, line[first.len_utf8()..].trim());
    }
    let inner = line.strip_prefix(['(', '（']).unwrap_or(line);
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let rest = inner.trim_start_matches(is_digit);
    let digits = inner.len() - rest.len();
    match rest.strip_prefix(['.', ')', '．', '）', '、', ':']) {
        // `192.168.0.1` and `1.5 GB` are no items of a list.
        Some(words) if (1..=3).contains(&digits) && !words.starts_with(is_digit) => {
            (Line::Numbered, words.trim())
        }
        _ => (Line::Text, line),
    }
}

fn escaped(words: &str) -> String {
    let mut out = String::new();
    for (at, c) in words.char_indices() {
        let is_mark = is_mark(c) || at == 0 && matches!(c, '#' | '>' | '+' | '=' | '|' | '~');
        // Addresses stay whole.
        if is_mark && !words.contains("://") {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_people_type_them_become_lists_and_paragraphs() {
        let cell = "再起動します。\n①電源を切る\n②入れ直す\n・待つ\n192.168.0.1 を見る";
        let text = "再起動します。\n\n1. 電源を切る\n2. 入れ直す\n\n- 待つ\n\n192.168.0.1 を見る\n";
        assert_eq!(of_cell(cell), text);
    }

    #[test]
    fn what_looks_like_markdown_is_what_it_says() {
        assert_eq!(of_cell("a*b* <c>"), "a\\*b\\* \\<c>\n");
    }
}
