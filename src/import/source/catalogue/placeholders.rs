//! Placeholders of programs as slots: `%s`, `%1$d`, `{0}`, `{name}`, `{{name}}`, `${name}`,
//! `%{name}`, and ICU's `{count, plural, …}`.

use crate::import::chars::one_line;

/// A message of a program as a template: placeholders are slots, other braces doubled.
pub(super) fn template(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::new();
    let mut rest = text.as_str();
    let mut count = 0;
    while let Some(c) = rest.chars().next() {
        match slot(rest) {
            Some((name, length)) => {
                count += 1;
                let name = name.unwrap_or_else(|| format!("arg{count}"));
                out.push_str(&format!("{{{name}}}"));
                rest = &rest[length..];
            }
            None => {
                match c {
                    '{' => out.push_str("{{"),
                    '}' => out.push_str("}}"),
                    // `%%` is a percent sign, `''` an apostrophe of MessageFormat.
                    '%' if rest.starts_with("%%") => {
                        out.push('%');
                        rest = &rest[1..];
                    }
                    '\'' if rest.starts_with("''") => {
                        out.push('\'');
                        rest = &rest[1..];
                    }
                    c => out.push(c),
                }
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// The placeholder that a text begins with: its name, where it has one, and its length.
fn slot(text: &str) -> Option<(Option<String>, usize)> {
    for (open, close) in [("{{", "}}"), ("${", "}"), ("#{", "}"), ("%{", "}")] {
        if let Some(inner) = text.strip_prefix(open)
            && let Some(end) = inner.find(close)
            && let Some(name) = name(&inner[..end])
        {
            return Some((Some(name), open.len() + end + close.len()));
        }
    }
    if let Some(inner) = text.strip_prefix('{') {
        return braced(inner).map(|(name, length)| (Some(name), length + 1));
    }
    printf(text)
}

/// `0}`, `name}`, `0,number,#.##}`, `count, plural, one {…} other {…}}`
fn braced(inner: &str) -> Option<(String, usize)> {
    let mut depth = 1_usize;
    let end = inner.char_indices().find_map(|(at, c)| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let first = inner[..end].split([',', ':']).next().unwrap_or_default();
    Some((name(first)?, end + 1))
}

/// A slot's name; numbers are arguments.
fn name(written: &str) -> Option<String> {
    let written = written.trim().trim_start_matches(['-', '&', '@']);
    if written.is_empty() || written.len() > 40 {
        return None;
    }
    if written.bytes().all(|b| b.is_ascii_digit()) {
        return Some(format!("arg{}", written.parse::<u32>().ok()? + 1));
    }
    let good = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let plain = written.replace(['.', '-'], "_");
    let is_name = plain.chars().all(good) && !plain.starts_with(|c: char| c.is_ascii_digit());
    is_name.then_some(plain)
}

/// `%s`, `%1$d`, `%(name)s`, `%5.2f`, `%@`
fn printf(text: &str) -> Option<(Option<String>, usize)> {
    let inner = text.strip_prefix('%')?;
    if let Some(named) = inner.strip_prefix('(') {
        let end = named.find(')')?;
        let after = named[end + 1..].chars().next()?;
        let slot = name(&named[..end])?;
        return "sdifgxr".contains(after).then_some((Some(slot), end + 4));
    }
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (position, rest) = match inner[digits..].strip_prefix('$') {
        Some(rest) if digits > 0 => (inner[..digits].parse::<u32>().ok(), rest),
        _ => (None, inner),
    };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "-+#.*".contains(c));
    let rest = ["ll", "l", "h", "z", "q", "I64"]
        .iter()
        .find_map(|size| {
            rest.strip_prefix(size)
                .filter(|rest| rest.starts_with(is_kind))
        })
        .unwrap_or(rest);
    if !rest.starts_with(is_kind) {
        return None;
    }
    // `100% sure` has no placeholder, nor has `50%d'accord`.
    let name = position.map(|position| format!("arg{position}"));
    Some((name, text.len() - rest.len() + 1))
}

fn is_kind(c: char) -> bool {
    "sdiuoxXfFeEgGcpS@".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_of_every_program_are_slots() {
        for (text, expected) in [
            (
                "Cannot open %s: error %d",
                "Cannot open {arg1}: error {arg2}",
            ),
            ("%1$s was moved to %2$s", "{arg1} was moved to {arg2}"),
            ("%(file)s is gone (%5.1f%%)", "{file} is gone ({arg2}%)"),
            (
                "File {0} has {1,number} lines",
                "File {arg1} has {arg2} lines",
            ),
            ("Hello {name}, {{user.id}}", "Hello {name}, {user_id}"),
            ("%{count} of ${total}", "{count} of {total}"),
            ("{n, plural, one {# file} other {# files}} left", "{n} left"),
            ("100% sure {not a slot}", "100% sure {{not a slot}}"),
            ("don''t %@", "don't {arg1}"),
            ("%lld bytes", "{arg1} bytes"),
            (
                "接続先 %s が\n見つかりません",
                "接続先 {arg1} が 見つかりません",
            ),
        ] {
            assert_eq!(template(text), expected, "{text}");
        }
    }
}
