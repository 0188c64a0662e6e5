//! Java: `.properties`.

use super::message::Messages;

/// The messages of a file.
pub(super) fn read(text: &str) -> Messages {
    let mut messages = Messages::default();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let mut line = line.trim_start().to_owned();
        if line.is_empty() || line.starts_with(['#', '!']) {
            continue;
        }
        // A backslash at the end goes on in the next line; two of them are one backslash.
        while (line.len() - line.trim_end_matches('\\').len()) % 2 == 1 {
            line.pop();
            let Some(next) = lines.next() else { break };
            line.push_str(next.trim_start());
        }
        let (key, value) = parted(&line);
        messages.push(&unescaped(key), &unescaped(value));
    }
    messages
}

/// A key ends at the first `=`, `:` or space that no backslash stands before.
fn parted(line: &str) -> (&str, &str) {
    let mut escaped = false;
    let end = line.char_indices().find_map(|(at, c)| {
        let is_end = !escaped && matches!(c, '=' | ':' | ' ' | '\t');
        escaped = c == '\\' && !escaped;
        is_end.then_some(at)
    });
    let end = end.unwrap_or(line.len());
    let value = line[end..].trim_start();
    let value = value.strip_prefix(['=', ':']).unwrap_or(value);
    (&line[..end], value.trim_start())
}

fn unescaped(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut chars = text.chars();
    let push = |c: char, units: &mut Vec<u16>| {
        units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
    };
    while let Some(c) = chars.next() {
        if c != '\\' {
            push(c, &mut units);
            continue;
        }
        match chars.next() {
            Some('u') => {
                let digits: String = chars.clone().take(4).collect();
                match u16::from_str_radix(&digits, 16) {
                    Ok(unit) if digits.len() == 4 => {
                        units.push(unit);
                        chars.nth(3);
                    }
                    _ => push('u', &mut units),
                }
            }
            Some('n') => push('\n', &mut units),
            Some('t') => push('\t', &mut units),
            Some('r') | None => {}
            Some(other) => push(other, &mut units),
        }
    }
    String::from_utf16_lossy(&units)
}
