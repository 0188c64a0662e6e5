//! Front matter: the keys at the head of a Markdown file, between `---` (YAML) or `+++` (TOML).

use super::{
    article::{Fields, Losses},
    tree,
};

/// The fields of a file and the text below them.
pub(super) fn split<'a>(file: &'a str, losses: &mut Losses) -> (Fields, &'a str) {
    for (fence, parse) in [
        ("---", tree::yaml as fn(&str) -> Result<_, String>),
        ("+++", tree::toml),
    ] {
        let Some((head, body)) = fenced(file, fence) else {
            continue;
        };
        let fields = match parse(head) {
            Ok(tree) => tree::fields(&tree),
            Err(message) => {
                losses.add("front matter read line by line", message);
                by_line(head)
            }
        };
        return (fields, body);
    }
    (Fields::new(), file)
}

fn fenced<'a>(file: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let rest = file.trim_start().strip_prefix(fence)?;
    let rest = rest.trim_start_matches([' ', '\t']).strip_prefix('\n')?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// What can be had of front matter that is no YAML: `title: Error: disk full` is a custom of many.
fn by_line(head: &str) -> Fields {
    let mut fields = Fields::new();
    let mut last = String::new();
    for line in head.lines() {
        let item = line.trim_start().strip_prefix("- ");
        match (item, line.split_once(':')) {
            (Some(item), _) if !last.is_empty() => {
                fields
                    .entry(last.clone())
                    .or_default()
                    .push(unquoted(item).to_owned());
            }
            (_, Some((key, value))) if !key.starts_with([' ', '#']) && !key.contains(' ') => {
                last = key.trim().to_owned();
                let value = unquoted(value);
                let list = value
                    .strip_prefix('[')
                    .and_then(|list| list.strip_suffix(']'));
                let values = match list {
                    Some(list) => list.split(',').map(unquoted).map(str::to_owned).collect(),
                    None => vec![value.to_owned()],
                };
                fields.insert(last.clone(), values);
            }
            _ => {}
        }
    }
    fields
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        let inner = value.strip_prefix(quote);
        if let Some(inner) = inner.and_then(|inner| inner.strip_suffix(quote)) {
            return inner;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn fields(file: &str) -> Fields {
        split(file, &mut Losses::of(Path::new("a.md"))).0
    }

    #[test]
    fn yaml_and_toml_say_the_same() {
        let yaml = fields("---\ntitle: A\ntags: [x, y]\nms:\n  date: 2026-01-02\n---\nText\n");
        let toml = fields("+++\ntitle = \"A\"\ntags = [\"x\", \"y\"]\nms.date = 2026-01-02\n+++\n");
        assert_eq!(yaml, toml);
        assert_eq!(yaml["tags"], ["x", "y"]);
        assert_eq!(yaml["ms.date"], ["2026-01-02"]);
    }

    #[test]
    fn a_colon_too_many_loses_no_key() {
        let fields = fields("---\ntitle: Error: disk full\nowner: 'desk'\n---\n");
        assert_eq!(fields["title"], ["Error: disk full"]);
        assert_eq!(fields["owner"], ["desk"]);
    }

    #[test]
    fn a_rule_at_the_head_is_no_front_matter() {
        let text = "---\n\nJust prose.\n";
        let (fields, body) = split(text, &mut Losses::of(Path::new("a.md")));
        assert!(fields.is_empty());
        assert_eq!(body, text);
    }
}
