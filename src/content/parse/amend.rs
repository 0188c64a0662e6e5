//! Changes to what an entry's files say at their heads, made where it stands: everything else stays
//! as it was written.

use super::{shift::shifted, values::Value, yaml};
use crate::content::{
    front::{self, Format},
    source::Source,
};
use naosu_vocabulary::Lang;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A change of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is to go: bytes of the file.
    pub span: Range<usize>,
    /// What is to stand there.
    pub text: String,
}

/// Records in a file that its translation into a language was made from prose of this hash. None
/// where the file cannot be read.
pub fn record_translation(file: &Source, lang: Lang, hash: &str) -> Option<Edit> {
    const KEY: &str = "translated";
    let head = Head::of(file)?;
    let quoted = format!("\"{hash}\"");
    let Some(value) = head.table.get(KEY) else {
        let new = head.line(lang.name(), &quoted);
        return Some(match head.format {
            Format::Toml => head.at_end(&format!("{}[{KEY}]\n{new}", head.gap())),
            Format::Yaml => head.at_end(&format!("{KEY}:\n  {new}")),
        });
    };
    let DeValue::Table(table) = value.get_ref() else {
        return Some(head.edit(value.span(), quoted));
    };
    if let Some(said) = table.get(lang.name()) {
        return Some(head.edit(said.span(), quoted));
    }
    let span = value.span();
    let added = add_language(&file.text, &span, table, lang, hash, head.format);
    added.or_else(|| {
        // There is nothing in it.
        let inner = head.inner(value, ['{', '}'])?;
        let pair = head.format.pair(lang.name(), hash);
        Some(head.edit(inner, format!(" {pair} ")))
    })
}

/// What puts one more language into a table that has one, written as the others are: within the
/// braces, or on a line of its own. None where the table is empty.
pub(in crate::content) fn add_language(
    text: &str,
    span: &Range<usize>,
    table: &DeTable,
    lang: Lang,
    value: &str,
    format: Format,
) -> Option<Edit> {
    let (key, last) = table.iter().max_by_key(|(_, value)| value.span().end)?;
    let pair = format.pair(lang.name(), value);
    if text.get(span.start..)?.starts_with('{') {
        return Some(put(last.span().end, format!(", {pair}")));
    }
    // `title.ja = …` has its beginning in common with the line that comes; `ja = …` its indent.
    let line = text[..key.span().start].rfind('\n').map_or(0, |at| at + 1);
    let beginning = &text[line..key.span().start];
    let after = &text[last.span().end..];
    let end = last.span().end + after.find('\n').unwrap_or(after.len());
    let end = text[..end].trim_end_matches('\r').len();
    let newline = match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    };
    Some(put(end, format!("{newline}{beginning}{pair}")))
}

fn put(at: usize, text: String) -> Edit {
    Edit { span: at..at, text }
}

/// Adds an old id to those of an entry; if it has the new one among them, that goes. None where the
/// file cannot be read.
pub fn add_alias(file: &Source, old: &str, new: &str) -> Option<Edit> {
    const KEY: &str = "aliases";
    let Some(head) = Head::of(file) else {
        let is_bare = file.path.extension().is_some_and(|ending| ending == "md")
            && front::find(&file.text).is_none();
        let text = format!("---\n{KEY}: [{old}]\n---\n\n");
        return is_bare.then_some(Edit { span: 0..0, text });
    };
    let old = match head.format {
        Format::Toml => format!("\"{old}\""),
        Format::Yaml => old.to_owned(),
    };
    let Some(value) = head.table.get(KEY) else {
        let line = head.line(KEY, &format!("[{old}]"));
        let kind = head.table.get("kind").map(|kind| kind.span().end);
        let at = kind.map_or(head.keys.start, |end| head.next_line(end));
        let is_new_line = at == 0 || file.text[..at].ends_with('\n');
        return Some(head.edit(
            at..at,
            match is_new_line {
                true => line,
                false => format!("\n{line}"),
            },
        ));
    };
    let DeValue::Array(list) = value.get_ref() else {
        let said = &file.text[value.span()];
        let is_new = value.get_ref().as_str() == Some(new);
        return Some(head.edit(
            value.span(),
            match is_new {
                true => format!("[{old}]"),
                false => format!("[{said}, {old}]"),
            },
        ));
    };
    let said = list.iter().find(|id| id.get_ref().as_str() == Some(new));
    if let Some(said) = said {
        return Some(head.edit(said.span(), old));
    }
    let Some(last) = list.iter().last() else {
        return Some(head.edit(value.span(), format!("[{old}]")));
    };
    let at = last.span().end;
    let is_block = head.inner(value, ['[', ']']).is_none();
    Some(match is_block {
        true => {
            let start = file.text[..last.span().start]
                .rfind('\n')
                .map_or(0, |at| at + 1);
            let margin = &file.text[start..last.span().start];
            head.edit(at..at, format!("\n{margin}{old}"))
        }
        false => head.edit(at..at, format!(", {old}")),
    })
}

/// The keys of a file.
struct Head<'t> {
    text: &'t str,
    format: Format,
    /// Where they stand.
    keys: Range<usize>,
    table: DeTable<'t>,
}

impl<'t> Head<'t> {
    fn of(file: &'t Source) -> Option<Head<'t>> {
        let text = file.text.as_str();
        let is_toml = file.path.extension().is_some_and(|ending| ending == "toml");
        let (format, keys) = match is_toml {
            true => (Format::Toml, 0..text.len()),
            false => {
                let front = front::find(text)?;
                front.end?;
                (front.format, front.keys)
            }
        };
        let said = &text[keys.clone()];
        let table = match format {
            Format::Toml => DeTable::parse(said).ok()?.into_inner(),
            Format::Yaml => yaml::table(said).ok()?,
        };
        Some(Head {
            text,
            format,
            table: shifted(table, keys.start),
            keys,
        })
    }

    /// A change, with the ends of lines that the file has.
    fn edit(&self, span: Range<usize>, text: String) -> Edit {
        let text = match self.text.contains("\r\n") {
            true => text.replace('\n', "\r\n"),
            false => text,
        };
        Edit { span, text }
    }

    fn at_end(&self, text: &str) -> Edit {
        let end = self.keys.end;
        let is_whole = self.text[..end].ends_with('\n') || end == 0;
        let line_end = if is_whole { "" } else { "\n" };
        self.edit(end..end, format!("{line_end}{text}"))
    }

    /// An empty line between what there is and what follows.
    fn gap(&self) -> &'static str {
        match self.text[self.keys.clone()].trim().is_empty() {
            true => "",
            false => "\n",
        }
    }

    fn line(&self, key: &str, value: &str) -> String {
        format!("{}\n", self.format.said(key, value))
    }

    /// Where the line after a place begins.
    fn next_line(&self, at: usize) -> usize {
        let rest = &self.text[at..self.keys.end];
        rest.find('\n').map_or(self.keys.end, |end| at + end + 1)
    }

    /// What is between the brackets of a value that has them.
    fn inner(&self, value: &Value, [open, close]: [char; 2]) -> Option<Range<usize>> {
        let span = value.span();
        let said = self.text[span.clone()].strip_prefix(open)?;
        // A reader of YAML leaves out the bracket at the end.
        let inner = said.strip_suffix(close).unwrap_or(said);
        let end = span.start + 1 + inner.len();
        let is_closed = self.text[end..].trim_start().starts_with(close);
        (is_closed && !said.starts_with('[')).then_some(span.start + 1..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn file(name: &str, text: &str) -> Source {
        Source::new(PathBuf::from(name), text.to_owned())
    }

    fn changed(text: &str, edit: Option<Edit>) -> String {
        let Edit { span, text: new } = edit.expect("a change");
        format!("{}{new}{}", &text[..span.start], &text[span.end..])
    }

    #[test]
    fn a_translation_is_recorded_where_it_stands() {
        for (name, before, after) in [
            (
                "a.toml",
                "kind = 'fix'\n",
                "kind = 'fix'\n\n[translated]\nen = \"12\"\n",
            ),
            ("a.toml", "a = 1", "a = 1\n\n[translated]\nen = \"12\"\n"),
            (
                "a.toml",
                "translated = { en = '' }\n",
                "translated = { en = \"12\" }\n",
            ),
            (
                "a.toml",
                "translated = { ja = 'x' }\n",
                "translated = { ja = 'x', en = \"12\" }\n",
            ),
            (
                "a.toml",
                "translated = {}\n",
                "translated = { en = \"12\" }\n",
            ),
            (
                "a.toml",
                "[translated] # x\nja = 'x'\n",
                "[translated] # x\nja = 'x'\nen = \"12\"\n",
            ),
            (
                "a.toml",
                "[translated]\r\nen = 'あ'\r\n",
                "[translated]\r\nen = \"12\"\r\n",
            ),
            (
                "a.md",
                "---\nkind: fix\n---\nx",
                "---\nkind: fix\ntranslated:\n  en: \"12\"\n---\nx",
            ),
            (
                "a.md",
                "---\ntranslated:\n  en: x\n---\n",
                "---\ntranslated:\n  en: \"12\"\n---\n",
            ),
            (
                "a.md",
                "---\ntranslated:\n  ja: x\nb: 1\n---\n",
                "---\ntranslated:\n  ja: x\n  en: \"12\"\nb: 1\n---\n",
            ),
            (
                "a.md",
                "---\ntranslated: {ja: x}\n---\n",
                "---\ntranslated: {ja: x, en: \"12\"}\n---\n",
            ),
            (
                "a.en.md",
                "+++\ntranslated = 'x'\n+++\n",
                "+++\ntranslated = \"12\"\n+++\n",
            ),
        ] {
            let edit = record_translation(&file(name, before), Lang::En, "12");
            assert_eq!(changed(before, edit), after, "{before}");
        }
        assert_eq!(
            record_translation(&file("a.toml", "a = "), Lang::En, "12"),
            None
        );
    }

    #[test]
    fn an_old_id_is_kept_among_the_aliases() {
        for (name, before, after) in [
            (
                "a.toml",
                "kind = 'fix'\n[x]\n",
                "kind = 'fix'\naliases = [\"old\"]\n[x]\n",
            ),
            (
                "a.toml",
                "kind = 'fix'",
                "kind = 'fix'\naliases = [\"old\"]\n",
            ),
            (
                "a.toml",
                "aliases = [\n  'a',\n]\n",
                "aliases = [\n  'a', \"old\",\n]\n",
            ),
            (
                "a.toml",
                "aliases = ['new', 'a']\n",
                "aliases = [\"old\", 'a']\n",
            ),
            ("a.toml", "aliases = []\n", "aliases = [\"old\"]\n"),
            (
                "a.md",
                "---\ntitle: x\n---\n",
                "---\naliases: [old]\ntitle: x\n---\n",
            ),
            (
                "a.md",
                "---\naliases:\n  - a\nb: 1\n---\n",
                "---\naliases:\n  - a\n  - old\nb: 1\n---\n",
            ),
            (
                "a.md",
                "---\naliases: a\n---\n",
                "---\naliases: [a, old]\n---\n",
            ),
            (
                "a.md",
                "---\naliases: [a]\n---\n",
                "---\naliases: [a, old]\n---\n",
            ),
            ("a.md", "# 題\n", "---\naliases: [old]\n---\n\n# 題\n"),
        ] {
            let edit = add_alias(&file(name, before), "old", "new");
            assert_eq!(changed(before, edit), after, "{before}");
        }
    }
}
