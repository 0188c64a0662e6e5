//! Codes in a text.

/// The codes in a text: `0x80070005`, `AADSTS50011`, `CRL-290002`, `SQLSTATE[HY000]`, `5.7.520`.
pub(in crate::import) fn codes(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|c| !is_part(c)) {
        let word = word.trim_matches(['.', '-', '_']);
        if is_code(word) && !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found
}

fn is_code(word: &str) -> bool {
    if !(5..=24).contains(&word.len()) {
        return false;
    }
    let hex = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X"));
    if let Some(digits) = hex {
        return (4..=16).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    }
    // A status of mail: 5.7.520
    let parts: Vec<&str> = word.split('.').collect();
    if let [class, subject, detail] = parts.as_slice() {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        return matches!(*class, "4" | "5")
            && digits(subject)
            && subject.len() == 1
            && digits(detail)
            && detail.len() <= 3;
    }
    // Capitals and then a number: AADSTS50011, CRL-290002, ORA-00942.
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = word[letters..].trim_start_matches(['-', '_']);
    (2..=8).contains(&letters) && rest.len() >= 4 && rest.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_versions_and_names() {
        let text =
            "Error 0x80070005 (AADSTS50011), CRL-290002; mail 5.7.520; see v2.4.6, HTTP, A-1.";
        assert_eq!(
            codes(text),
            ["0x80070005", "AADSTS50011", "CRL-290002", "5.7.520"]
        );
    }
}
