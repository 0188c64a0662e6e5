//! Error codes: the same code however it is written.
//!
//! A code is compared by its key: its letters and digits in lower case without what stands
//! between them, so that `TS2322`, `ts(2322)` and `TS 2322` are one, and without leading zeros
//! behind letters (`ORA-00942`, `ORA-942`). Thirty-two-bit numbers are compared by value, so that
//! `0x80070005`, `80070005`, `-2147024891` and `2147942405` are one; a Windows system error inside
//! an HRESULT (`0x8007052E`) is that system error (`1326`) as well.

use super::{chars::is_japanese, folded::Folded};
use crate::tunable::tunables;
use std::ops::Range;

tunables! {
    /// How many runs of letters and digits one code is made of at the most
    /// (`cvc-complex-type.2.4.a` has six).
    CODE_RUNS: usize = 6;
    /// How long a key is at the most, in bytes.
    CODE_LONGEST: usize = 40;
}

/// Words that announce a code and are no part of it.
const ANNOUNCING: [&str; 9] = [
    "error", "code", "http", "status", "sqlstate", "hresult", "errno", "ntstatus", "win32",
];

/// Marks the key of a number whose letters are missing.
const BARE: char = '#';

/// The keys of a code as an entry declares it: the whole of it and, for letters with a number of
/// three digits or more, the bare number, as people quote it (`TypeScript 2322`). None for a code
/// without letters and digits.
pub(crate) fn declared_keys(code: &str) -> Vec<String> {
    let Some(key) = declared_key(code) else {
        return Vec::new();
    };
    let number = key.trim_start_matches(|c: char| !c.is_ascii_digit());
    let bare =
        number.len() >= 3 && number.len() < key.len() && number.bytes().all(|b| b.is_ascii_digit());
    let bare = bare.then(|| format!("{BARE}{number}"));
    std::iter::once(key).chain(bare).collect()
}

pub(super) fn declared_key(code: &str) -> Option<String> {
    let folded = Folded::new(code);
    let mut runs = runs(&folded);
    while runs.len() > 1 && ANNOUNCING.contains(&runs[0].text.as_str()) {
        runs.remove(0);
    }
    match runs.as_slice() {
        [] => None,
        [_] => number(&folded, &runs, 0)
            .map(number_key)
            .or_else(|| Some(joined(&runs))),
        _ => Some(joined(&runs)),
    }
}

/// Every key that a code in this text could have, with the characters of the text that it covers.
/// Most of them are no code at all: those that are, the index knows.
pub(crate) fn possible_keys(folded: &Folded) -> Vec<(String, Range<usize>)> {
    let runs = runs(folded);
    let mut keys = Vec::new();
    for start in 0..runs.len() {
        for end in start + 1..=(start + CODE_RUNS.get()).min(runs.len()) {
            if end > start + 1 && !adjoin(folded, &runs[end - 2], &runs[end - 1]) {
                break;
            }
            let key = joined(&runs[start..end]);
            if key.len() > CODE_LONGEST.get() {
                break;
            }
            let range = runs[start].range.start..runs[end - 1].range.end;
            if end == start + 1 && key.len() >= 3 && key.bytes().all(|b| b.is_ascii_digit()) {
                keys.push((format!("{BARE}{}", strip_zeros(&key, true)), range.clone()));
            }
            keys.push((key, range));
        }
        if let Some(value) = number(folded, &runs, start) {
            let range = runs[start].range.clone();
            keys.push((number_key(value), range.clone()));
            if value >> 16 == 0x8007 {
                keys.push((number_key(value & 0xFFFF), range));
            }
        }
    }
    keys
}

/// Whether a key is that of a number whose letters are missing.
pub(crate) fn is_bare(key: &str) -> bool {
    key.starts_with(BARE)
}

/// A run of letters and digits, and the characters of the folded text that it is.
struct Run {
    text: String,
    range: Range<usize>,
}

fn runs(folded: &Folded) -> Vec<Run> {
    let is_part = |c: char| c.is_alphanumeric() && !is_japanese(c);
    let mut runs: Vec<Run> = Vec::new();
    for (at, ch) in folded.chars.iter().enumerate() {
        if !is_part(ch.c) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.range.end == at => {
                run.text.push(ch.c);
                run.range.end = at + 1;
            }
            _ => runs.push(Run {
                text: ch.c.to_string(),
                range: at..at + 1,
            }),
        }
    }
    runs
}

/// Whether two runs may belong to one code: one or two marks between them, no line break, and
/// no list of numbers.
fn adjoin(folded: &Folded, before: &Run, after: &Run) -> bool {
    let between = &folded.chars[before.range.end..after.range.start];
    let numbers = before.text.ends_with(|c: char| c.is_numeric())
        && after.text.starts_with(|c: char| c.is_numeric());
    between.len() <= 2
        && between.iter().all(|ch| ch.c != '\n' && !is_japanese(ch.c))
        && (!numbers || between.iter().all(|ch| matches!(ch.c, '.' | '-')))
}

fn joined(runs: &[Run]) -> String {
    let mut key = String::new();
    for run in runs {
        let after_letters = key.bytes().any(|b| b.is_ascii_alphabetic());
        key.push_str(strip_zeros(&run.text, after_letters));
    }
    // ORA00942 as one run: zeros between letters and digits go as well.
    if let [run] = runs {
        let letters = run.text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (prefix, digits) = run.text.split_at(letters);
        if letters > 0 && digits.bytes().all(|b| b.is_ascii_digit()) {
            return format!("{prefix}{}", strip_zeros(digits, true));
        }
    }
    key
}

fn strip_zeros(digits: &str, allowed: bool) -> &str {
    if allowed && digits.len() > 1 && digits.bytes().all(|b| b.is_ascii_digit()) {
        let stripped = digits.trim_start_matches('0');
        return if stripped.is_empty() { "0" } else { stripped };
    }
    digits
}

/// The thirty-two-bit value that the run at `at` is written as, if it is one.
fn number(folded: &Folded, runs: &[Run], at: usize) -> Option<u32> {
    let run = &runs[at];
    let text = run.text.as_str();
    if let Some(hex) = text.strip_prefix("0x") {
        let value = u64::from_str_radix(hex, 16).ok()?;
        // A sign-extended 64-bit HRESULT is the same HRESULT.
        return match value >> 32 {
            0 | 0xFFFF_FFFF => u32::try_from(value & 0xFFFF_FFFF).ok(),
            _ => None,
        };
    }
    let negative = run.range.start > 0 && folded.chars[run.range.start - 1].c == '-';
    if text.len() >= 9 && text.bytes().all(|b| b.is_ascii_digit()) {
        let value: i64 = text.parse().ok()?;
        let value = if negative { -value } else { value };
        let unsigned = u32::try_from(value).ok();
        return unsigned.or_else(|| i32::try_from(value).ok().map(i32::cast_unsigned));
    }
    let is_hex = text.len() == 8 && text.bytes().all(|b| b.is_ascii_hexdigit());
    is_hex.then(|| u32::from_str_radix(text, 16).ok()).flatten()
}

fn number_key(value: u32) -> String {
    if value < 0x1_0000 {
        value.to_string()
    } else {
        format!("{value:08x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(code: &str, paste: &str) -> bool {
        let possible = possible_keys(&Folded::new(paste));
        declared_keys(code)
            .iter()
            .any(|key| possible.iter().any(|(found, _)| found == key))
    }

    #[test]
    fn a_code_is_the_same_however_it_is_written() {
        for (code, paste) in [
            ("TS2322", "error ts(2322):"),
            ("TS2322", "TS 2322"),
            ("TS2322", "TypeScript error 2322"),
            ("ORA-00942", "ORA-942: table or view does not exist"),
            ("ORA-942", "ora00942"),
            ("0x80070005", "(-2147024891)"),
            ("0x80070005", "80070005"),
            ("-2147024891", "HRESULT: 0x80070005 (E_ACCESSDENIED)"),
            ("2147942405", "0xFFFFFFFF80070005"),
            ("1326", "failed with 0x8007052E"),
            ("0x0000052E", "error 1326"),
            ("HTTP 404", "HTTP/1.1 404 Not Found"),
            (
                "cvc-complex-type.2.4.a",
                "cvc-complex-type.2.4.a: Invalid content",
            ),
            ("42P01", "SQLSTATE[42P01]"),
            ("ENOENT", "Error: ENOENT: no such file"),
            ("0xC0000022", "STATUS 0xc0000022"),
        ] {
            assert!(finds(code, paste), "{code} in {paste}");
        }
        assert!(!finds("TS2322", "TS23 22 1"));
        assert!(!finds("TS2322", "TS2323"));
        assert!(!finds("TS4117", "widget.ts(41,17)"));
    }
}
