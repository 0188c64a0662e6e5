//! Words as TOML writes them.

use naosu_vocabulary::Localised;

/// A text between quotation marks.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text in each of its languages: `{ ja = "…", en = "…" }`.
pub(super) fn localised(text: &Localised<String>) -> String {
    let said: Vec<String> = text
        .iter()
        .map(|(lang, text)| format!("{lang} = {}", quoted(text)))
        .collect();
    format!("{{ {} }}", said.join(", "))
}

/// A list of texts.
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A list of texts in languages, a line each.
pub(super) fn localised_list(texts: &[Localised<String>]) -> String {
    let lines: Vec<String> = texts
        .iter()
        .map(|text| format!("  {},\n", localised(text)))
        .collect();
    format!("[\n{}]", lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_quoted_is_read_again_as_it_was() {
        for text in [
            "a \"b\" C:\\d",
            "一\n二\tx",
            "\u{1b}\u{7f}\u{85}",
            "{{x}} 'y'",
        ] {
            let toml: toml::Table = format!("a = {}", quoted(text)).parse().expect("TOML");
            assert_eq!(toml["a"].as_str(), Some(text));
        }
    }
}
