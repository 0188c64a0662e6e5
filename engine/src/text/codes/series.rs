//! The numbers that a program gives its errors: `CRL-290002` is another error than `CRL-290003`,
//! however alike their texts are.

/// A numbered error has so many letters and so many digits at the least.
const LETTERS_LEAST: usize = 2;
const DIGITS_LEAST: usize = 3;

/// A number of a series, `CRL-` and `290002`.
#[derive(Debug, PartialEq, Eq)]
struct Numbered<'a> {
    letters: &'a str,
    digits: &'a str,
}

/// The key of the message's own number, where the pasted text has it not but others of its series.
pub(crate) fn other_number(message: &str, pasted: &str) -> Option<String> {
    let is_capital = |own: &Numbered<'_>| own.letters.bytes().all(|b| b.is_ascii_uppercase());
    let own: Vec<Numbered<'_>> = numbered(message).filter(is_capital).collect();
    let first = own.first()?;
    let (mut same, mut others) = (false, false);
    for found in numbered(pasted) {
        let is_own = |own: &Numbered<'_>| own.letters.eq_ignore_ascii_case(found.letters);
        let mut of_series = own.iter().filter(|own| is_own(own)).peekable();
        others |= of_series
            .peek()
            .is_some_and(|own| own.digits.len() == found.digits.len());
        same |= of_series.any(|own| own.digits == found.digits);
    }
    let key = || format!("{}{}", first.letters, first.digits).to_lowercase();
    (others && !same).then(key)
}

/// Letters and digits with at most a hyphen between them, as words by themselves.
fn numbered(text: &str) -> impl Iterator<Item = Numbered<'_>> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.filter_map(|word| {
        let end = word.find(|c: char| !c.is_ascii_alphabetic())?;
        let (letters, rest) = word.split_at(end);
        let digits = rest.strip_prefix('-').unwrap_or(rest);
        let is_number = digits.bytes().all(|b| b.is_ascii_digit());
        let is_long = letters.len() >= LETTERS_LEAST && digits.len() >= DIGITS_LEAST;
        (is_number && is_long).then_some(Numbered { letters, digits })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_number_of_the_series_is_another_error() {
        let message = "fileTransfer3 CRL-290003 Upload error in cURL";
        let other = other_number(message, "filetransfer crl-290002 download error in curl");
        assert_eq!(other.as_deref(), Some("crl290003"));
    }

    #[test]
    fn its_own_number_none_or_that_of_another_program_is_no_other() {
        let message = "ORA-01017: invalid username/password";
        for pasted in [
            "ora-01017: invalid username",
            "invalid username/password",
            "tns-12541: no listener",
            "ora-01017 ora-06512",
            "ora-1017",
        ] {
            assert_eq!(other_number(message, pasted), None, "{pasted}");
        }
        assert_eq!(other_number("Outlook2016を起動", "outlook2019を起動"), None);
    }
}
