//! The head of a new translation of an entry in one file: its texts one by one, each empty below a
//! comment that says what its source says.

use crate::content::{
    front::Format,
    shape::{Key, Shape},
};
use naosu_vocabulary::Lang;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Wordings that other versions of a program have: a language may be left out.
const OPTIONAL: &str = "former";

/// A value of the head that a translation says again.
enum Again {
    /// A text to fill in; its source.
    Text(String),
    /// What is the same in every language.
    Same(String),
    /// One by one, in the same order.
    List(Vec<Again>),
    /// Some of the keys of a table.
    Table(Vec<(&'static str, Again)>),
}

/// The lines of the head, without its fences.
pub(super) fn lines(table: &DeTable, keys: &[Key], from: Lang, syntax: Format) -> String {
    let mut lines = String::new();
    for (name, again) in in_table(table, keys, from) {
        match syntax {
            Format::Yaml => yaml(name, &again, 0, &mut lines),
            Format::Toml => toml(name, &again, &mut lines),
        }
    }
    lines
}

fn in_table(table: &DeTable, keys: &[Key], from: Lang) -> Vec<(&'static str, Again)> {
    let keys = keys.iter().filter(|key| key.name != OPTIONAL);
    let keys = keys.filter_map(|key| {
        let again = again(table.get(key.name)?, &key.shape, from)?;
        again.has_text().then_some((key.name, again))
    });
    keys.collect()
}

fn again(value: &Spanned<DeValue>, shape: &Shape, from: Lang) -> Option<Again> {
    match (shape, value.get_ref()) {
        (Shape::Text { .. }, DeValue::String(text)) => Some(Again::Text(text.to_string())),
        (Shape::Text { .. }, DeValue::Table(table)) => {
            let said = table.get(from.name())?.get_ref().as_str()?;
            Some(Again::Text(said.to_owned()))
        }
        (Shape::String | Shape::Name(_), DeValue::String(text)) => {
            Some(Again::Same(text.to_string()))
        }
        // An id names a fix; whatever else stands there is a text.
        (Shape::Either(one, other), DeValue::String(text)) => {
            let is_id = crate::content::id::fault(text).is_none();
            again(value, if is_id { one } else { other }, from)
        }
        (Shape::Either(_, other), _) => again(value, other, from),
        (Shape::List { of, .. }, DeValue::Array(list)) => {
            let list = list.iter().map(|value| again(value, of, from));
            let list = list.map(|again| again.unwrap_or(Again::Table(Vec::new())));
            Some(Again::List(list.collect()))
        }
        // One value stands for a list of one.
        (Shape::List { of, .. }, DeValue::String(_)) => {
            Some(Again::List(vec![again(value, of, from)?]))
        }
        (Shape::Table(keys), DeValue::Table(table)) => {
            Some(Again::Table(in_table(table, keys, from)))
        }
        _ => None,
    }
}

impl Again {
    /// Whether there is something to translate in it.
    fn has_text(&self) -> bool {
        match self {
            Again::Text(_) => true,
            Again::Same(_) => false,
            Again::List(list) => list.iter().any(Again::has_text),
            Again::Table(keys) => keys.iter().any(|(_, again)| again.has_text()),
        }
    }
}

fn yaml(name: &str, again: &Again, indent: usize, lines: &mut String) {
    let space = " ".repeat(indent);
    match again {
        Again::Text(source) => {
            *lines += &format!("{space}# {}\n{space}{name}: \"\"\n", one_line(source));
        }
        Again::Same(text) => *lines += &format!("{space}{name}: {}\n", quoted(text)),
        Again::Table(keys) => {
            *lines += &format!("{space}{name}:\n");
            for (name, again) in keys {
                yaml(name, again, indent + 2, lines);
            }
        }
        Again::List(list) => {
            *lines += &format!("{space}{name}:\n");
            for again in list {
                yaml_element(again, indent + 2, lines);
            }
        }
    }
}

fn yaml_element(again: &Again, indent: usize, lines: &mut String) {
    let space = " ".repeat(indent);
    match again {
        Again::Text(source) => {
            *lines += &format!("{space}# {}\n{space}- \"\"\n", one_line(source));
        }
        Again::Same(text) => *lines += &format!("{space}- {}\n", quoted(text)),
        Again::Table(keys) if keys.is_empty() => *lines += &format!("{space}- {{}}\n"),
        Again::Table(keys) => {
            *lines += &format!("{space}-\n");
            for (name, again) in keys {
                yaml(name, again, indent + 2, lines);
            }
        }
        // A list within a list has no key of an entry.
        Again::List(_) => *lines += &format!("{space}- []\n"),
    }
}

fn toml(name: &str, again: &Again, lines: &mut String) {
    match again {
        Again::Text(source) => *lines += &format!("# {}\n{name} = \"\"\n", one_line(source)),
        Again::List(list) => {
            *lines += &format!("{name} = [\n");
            for again in list {
                let source = match again {
                    Again::Text(source) => format!(" # {}", one_line(source)),
                    _ => String::new(),
                };
                *lines += &format!("  {},{source}\n", inline(again));
            }
            *lines += "]\n";
        }
        Again::Same(_) | Again::Table(_) => *lines += &format!("{name} = {}\n", inline(again)),
    }
}

fn inline(again: &Again) -> String {
    match again {
        Again::Text(_) => "\"\"".to_owned(),
        Again::Same(text) => quoted(text),
        Again::List(list) => {
            let list: Vec<String> = list.iter().map(inline).collect();
            format!("[{}]", list.join(", "))
        }
        Again::Table(keys) => {
            let keys = keys
                .iter()
                .map(|(name, again)| format!("{name} = {}", inline(again)));
            format!("{{ {} }}", keys.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text between quotation marks, as JSON, YAML and TOML all read it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
