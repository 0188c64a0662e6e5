//! Front matter: keys at the head of a Markdown file, between lines `---` (YAML) or `+++` (TOML).

use std::ops::Range;

/// What the keys are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Between lines `---`.
    Yaml,
    /// Between lines `+++`.
    Toml,
}

impl Format {
    /// A key with a value that is written as both formats have it.
    pub(super) fn said(self, key: &str, value: &str) -> String {
        match self {
            Format::Toml => format!("{key} = {value}"),
            Format::Yaml => format!("{key}: {value}"),
        }
    }

    /// A key with a text that needs no more than quotation marks.
    pub(super) fn pair(self, key: &str, value: &str) -> String {
        self.said(key, &format!("\"{value}\""))
    }
}

/// Where the front matter of a file is. Ranges are bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Front {
    /// What its keys are written in.
    pub format: Format,
    /// The keys.
    pub keys: Range<usize>,
    /// Where the text below begins; none where no line ends the keys.
    pub end: Option<usize>,
}

/// The front matter of a Markdown file, if it has any. A `---` that no key follows is a rule.
pub fn find(text: &str) -> Option<Front> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let format = match rest.get(..3)? {
        "---" => Format::Yaml,
        "+++" => Format::Toml,
        _ => return None,
    };
    let fence = rest.split_inclusive('\n').next()?;
    if fence.trim_end().len() != 3 || !fence.ends_with('\n') {
        return None;
    }
    let keys = start + fence.len();
    let mut at = keys;
    let mut end = None;
    for line in text[keys..].split_inclusive('\n') {
        if line.trim_end() == &rest[..3] {
            end = Some(at + line.len());
            break;
        }
        at += line.len();
    }
    let front = Front {
        format,
        keys: keys..at,
        end,
    };
    says_keys(&text[front.keys.clone()], format, end.is_some()).then_some(front)
}

/// Whether what begins so are keys. Without an end, they must look like keys throughout.
fn says_keys(keys: &str, format: Format, has_end: bool) -> bool {
    let mark = match format {
        Format::Yaml => ':',
        Format::Toml => '=',
    };
    let mut lines = keys.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    match first {
        Some(line) => {
            let is_table = format == Format::Toml && line.starts_with('[');
            is_table || line.split_once(mark).is_some_and(|(key, _)| is_key(key))
        }
        None => has_end,
    }
}

fn is_key(key: &str) -> bool {
    let key = key.trim().trim_matches(['"', '\'']);
    !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || "._-".contains(c))
}

/// The text with these bytes blank: what stands after them keeps its place and its line.
pub(super) fn blanked(text: &str, gone: Range<usize>) -> String {
    let mut blanked = String::with_capacity(text.len());
    blanked.push_str(&text[..gone.start]);
    for byte in text[gone.clone()].bytes() {
        blanked.push(match byte {
            b'\n' => '\n',
            _ => ' ',
        });
    }
    blanked.push_str(&text[gone.end..]);
    blanked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_at_the_head_are_front_matter_and_a_rule_is_none() {
        for (text, keys, below) in [
            ("---\ntitle: あ\n---\n本文\n", "title: あ\n", Some("本文\n")),
            ("+++\r\na = 1\r\n+++\r\nb", "a = 1\r\n", Some("b")),
            ("\n---\n# 注\na.b: 1\n---", "# 注\na.b: 1\n", Some("")),
            ("---\n---\nb", "", Some("b")),
            ("---\ntitle: x\n\n本文\n", "title: x\n\n本文\n", None),
        ] {
            let front = find(text).expect("front matter");
            assert_eq!(&text[front.keys], keys);
            assert_eq!(front.end.map(|end| &text[end..]), below);
        }
        for text in [
            "---\n\nJust prose.\n",
            "---\nJust prose.\n---\n",
            "----\na: 1\n----\n",
            "",
            "---",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_blanked_takes_as_many_bytes_and_lines() {
        let text = "題: あ\n二\n三";
        let end = text.find("三").expect("it is there");
        let shown = blanked(text, 0..end);
        assert_eq!(shown.len(), text.len());
        assert_eq!(shown.trim(), "三");
        assert_eq!(shown.matches('\n').count(), 2);
    }
}
