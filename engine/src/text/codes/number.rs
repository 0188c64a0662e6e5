//! Thirty-two-bit numbers in all their writings: hexadecimal as C, Basic and assemblers have it,
//! signed and unsigned decimal, in groups of digits, extended to 64 bits.

use super::runs::{Run, between};
use crate::text::folded::Folded;

/// HRESULTs from here on hold a Windows system error in their lower half (`FACILITY_WIN32`).
const WIN32: u32 = 0x8007;

/// No negative number is further from zero.
const LEAST_NEGATIVE: u32 = 1 << 31;

/// A number, and how many runs it is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) runs: usize,
}

impl Number {
    /// The number that is written from the run at `at` on, if one is.
    pub(super) fn read(folded: &Folded, runs: &[Run], at: usize) -> Option<Number> {
        let run = &runs[at];
        let before = |back: usize| Some(folded.chars[run.range.start.checked_sub(back)?].c);
        let is_basic = before(1) == Some('&');
        let back = 1 + usize::from(is_basic);
        // A hyphen behind a letter or digit is none that makes a number negative.
        let is_negative =
            before(back) == Some('-') && !before(back + 1).is_some_and(char::is_alphanumeric);
        let (digits, radix, count) = hexadecimal(folded, &runs[at..], is_basic)
            .map(|(digits, count)| (digits, 16, count))
            .or_else(|| decimal(folded, &runs[at..]).map(|(digits, count)| (digits, 10, count)))?;
        let value = of_64_bits(u64::from_str_radix(&digits, radix).ok()?)?;
        let value = match is_negative && value <= LEAST_NEGATIVE {
            true => value.wrapping_neg(),
            false => value,
        };
        Some(Number { value, runs: count })
    }

    /// The Windows system error that it wraps.
    pub(super) fn system_error(self) -> Option<u32> {
        (self.value >> 16 == WIN32).then_some(self.value & 0xFFFF)
    }

    /// How it is compared: eight hexadecimal digits, or the decimal ones of a small number. An
    /// NTSTATUS that is handed on as an HRESULT has one bit more (`0xC0000022`, `0xD0000022`).
    pub(super) fn key(self) -> String {
        let value = match self.value >> 28 {
            0xD => self.value & !(1 << 28),
            _ => self.value,
        };
        if value < 0x1_0000 {
            value.to_string()
        } else {
            format!("{value:08x}")
        }
    }
}

/// A sign-extended 64-bit number is the same number.
fn of_64_bits(value: u64) -> Option<u32> {
    match value >> 32 {
        0 | 0xFFFF_FFFF => u32::try_from(value & 0xFFFF_FFFF).ok(),
        _ => None,
    }
}

/// Hexadecimal digits, and the runs that they take: `0x80070005`, `0x80070005UL`, `&H80070005`,
/// `80070005h`, `x80070005`, `80070005`, `0x8007 0005`.
fn hexadecimal(folded: &Folded, runs: &[Run], is_basic: bool) -> Option<(String, usize)> {
    let text = runs.first()?.text.as_str();
    let is_hex = |text: &str| text.bytes().all(|b| b.is_ascii_hexdigit());
    let marked = text.strip_prefix("0x");
    let marked = marked.or_else(|| text.strip_prefix('h').filter(|_| is_basic));
    if let Some(digits) = marked {
        let digits = digits.trim_end_matches(['u', 'l', '&']);
        if digits.len() == 4
            && let Some(next) = runs.get(1)
            && let [' ' | '-' | '_' | '\n'] =
                between(folded, &runs[0], next).chars().collect::<Vec<_>>()[..]
            && let rest = next.text.trim_end_matches(['u', 'l'])
            && rest.len() == 4
            && is_hex(rest)
        {
            return Some((format!("{digits}{rest}"), 2));
        }
        return (!digits.is_empty() && is_hex(digits)).then(|| (digits.to_owned(), 1));
    }
    let digits = text.strip_prefix('x').or_else(|| text.strip_suffix('h'));
    let digits = digits.unwrap_or(text);
    (digits.len() == 8 && is_hex(digits)).then(|| (digits.to_owned(), 1))
}

/// Nine decimal digits or more (twenty at the most fit 64 bits), and the runs that they take:
/// `2147942405`, `2,147,942,405`.
fn decimal(folded: &Folded, runs: &[Run]) -> Option<(String, usize)> {
    const LEAST: usize = 9;
    const MOST: usize = 20;
    let first = runs.first().filter(|run| run.is_digits())?;
    let mut digits = first.text.clone();
    let mut count = 1;
    if digits.len() <= 3 {
        let mut separator = None;
        for pair in runs.windows(2) {
            let mark = between(folded, &pair[0], &pair[1]);
            let is_mark = matches!(mark.as_str(), "," | "." | "'" | " " | "_");
            let is_same = *separator.get_or_insert_with(|| mark.clone()) == mark;
            let is_full = digits.len() > MOST;
            if is_full || !(is_mark && is_same && pair[1].text.len() == 3 && pair[1].is_digits()) {
                break;
            }
            digits.push_str(&pair[1].text);
            count += 1;
        }
    }
    (digits.len() >= LEAST).then_some((digits, count))
}
