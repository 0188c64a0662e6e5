//! The key by which a code is compared, and what kind of sign it is.

use super::runs::Run;

/// What a key says of the code that it stands for. In the index a mark before the key tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// The code itself.
    Whole,
    /// Its number without its letters, as people quote it (`TypeScript 2322`).
    Bare,
    /// Its beginning, or one of its parts.
    Part,
    /// The code as a scanner may have read it: `O` for `0`, `l` for `1`.
    Scanned,
}

impl Sign {
    fn mark(self) -> &'static str {
        match self {
            Sign::Whole => "",
            Sign::Bare => "#",
            Sign::Part => "~",
            Sign::Scanned => "?",
        }
    }

    /// A key with this sign's mark before it.
    pub(super) fn of(self, key: &str) -> String {
        format!("{}{key}", self.mark())
    }
}

/// The sign that a key bears, and the key without its mark.
pub(crate) fn sign(key: &str) -> (Sign, &str) {
    [Sign::Bare, Sign::Part, Sign::Scanned]
        .into_iter()
        .find_map(|sign| Some((sign, key.strip_prefix(sign.mark())?)))
        .unwrap_or((Sign::Whole, key))
}

/// The key of a code that is made of these runs: letters and digits in lower case, zeros that only
/// fill up a number behind letters left out. Where two numbers meet a `-` stays between them, so
/// that `TS23 22` is not `TS2322`.
pub(super) fn joined(runs: &[Run]) -> String {
    if let [run] = runs {
        return of_one(&run.text);
    }
    let mut key = String::new();
    for run in runs {
        let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let text = without_marks(&run.text);
        let behind_number = is_number(key.chars().last());
        if behind_number && is_number(text.chars().next()) {
            key.push('-');
        }
        let fills = run.is_digits() && !behind_number && !key.is_empty();
        key.push_str(if fills { without_zeros(text) } else { text });
    }
    key
}

/// The key of a code that is written in one run: in `ORA00942` the zeros go as well.
pub(super) fn of_one(text: &str) -> String {
    let letters = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (prefix, digits) = text.split_at(letters);
    if letters > 0 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return format!("{prefix}{}", without_zeros(digits));
    }
    text.to_owned()
}

pub(super) fn without_zeros(digits: &str) -> &str {
    let stripped = digits.trim_start_matches('0');
    if stripped.is_empty() && !digits.is_empty() {
        "0"
    } else {
        stripped
    }
}

/// A number within a code, without what says that it is hexadecimal.
fn without_marks(text: &str) -> &str {
    let is_hex = |digits: &&str| digits.bytes().all(|b| b.is_ascii_hexdigit());
    text.strip_prefix("0x").filter(is_hex).unwrap_or(text)
}

/// One character for those that scanners take for each other in codes.
pub(super) fn scanned(key: &str) -> String {
    key.chars()
        .map(|c| digit_for(c).unwrap_or(if c == 'b' { '8' } else { c }))
        .collect()
}

/// The digit that a letter looks like, if it is none of hexadecimal.
pub(super) fn digit_for(c: char) -> Option<char> {
    match c {
        'o' => Some('0'),
        'i' | 'l' => Some('1'),
        's' => Some('5'),
        'z' => Some('2'),
        _ => None,
    }
}
