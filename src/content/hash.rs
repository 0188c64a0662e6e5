//! What a translation was made from, in a dozen letters.

/// The hash of a prose text that a translation records: twelve hexadecimal digits.
///
/// It holds to what a reader sees: line endings, white space at the ends of lines and empty lines
/// at the ends of the text do not change it.
pub fn hash(prose: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    let lines = prose.trim_end().lines();
    for line in lines.skip_while(|line| line.trim().is_empty()) {
        hasher.update(line.trim_end().as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..12].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_that_changes_line_endings_does_not_make_a_translation_stale() {
        assert_eq!(hash("一\n二\n"), hash("一 \r\n二\r\n\r\n"));
        assert_eq!(hash("一\n二\n"), hash(" \n\n一\n二\n"));
        assert_ne!(hash("一\n二\n"), hash("一\n三\n"));
        assert_eq!(hash("").len(), 12);
    }
}
