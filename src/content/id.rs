//! Ids: the names of entries, which stand in addresses and never change.

use super::portable;

/// Why a word cannot be an id, if it cannot.
pub fn fault(id: &str) -> Option<&'static str> {
    const RESERVED: [&str; 2] = ["search", "feedback"];
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(good) {
        Some("lower-case ASCII letters, digits and hyphens only")
    } else if id.starts_with('-') || id.ends_with('-') {
        Some("no hyphen at its ends")
    } else if id.len() > 100 {
        Some("100 letters at most")
    } else if RESERVED.contains(&id) || portable::is_device(id) {
        Some("the name is taken by the site or by Windows")
    } else {
        None
    }
}

/// A hint with the id that was probably meant.
pub(super) fn hint(id: &str) -> Option<String> {
    let letters: String = id
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let parts: Vec<&str> = letters.split('-').filter(|part| !part.is_empty()).collect();
    let good = parts.join("-");
    (fault(&good).is_none()).then(|| format!("for example `{good}`"))
}
