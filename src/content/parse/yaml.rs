//! YAML, as the tables that TOML has. In YAML, what a value is hangs on how it is written: `no` and
//! `0x80070005` may be numbers or not. Here every one is a string as it is written, and what is to
//! be made of it the key says.

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeArray, DeString, DeTable, DeValue},
};

/// What is wrong with a text that is no YAML, and where: a byte of the text.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) at: usize,
}

/// The keys of a text. Values that say nothing are left out, as if their keys were not there.
pub(super) fn table(text: &str) -> Result<DeTable<'static>, Fault> {
    let reader = Reader::of(text);
    let documents = MarkedYaml::load_from_str(text).map_err(|error| Fault {
        message: error.info().to_owned(),
        at: reader.byte(error.marker().index()),
    })?;
    let Some(document) = documents.first() else {
        return Ok(DeTable::new());
    };
    match reader.value(document).map(Spanned::into_inner) {
        Some(DeValue::Table(table)) => Ok(table),
        Some(_) => Err(Fault {
            message: "these are no keys with values".to_owned(),
            at: reader.span(document).start,
        }),
        None => Ok(DeTable::new()),
    }
}

struct Reader<'t> {
    text: &'t str,
    /// Where each character begins: the parser counts characters.
    bytes: Vec<usize>,
}

impl Reader<'_> {
    fn of(text: &str) -> Reader<'_> {
        Reader {
            text,
            bytes: text.char_indices().map(|(at, _)| at).collect(),
        }
    }

    fn byte(&self, character: usize) -> usize {
        self.bytes
            .get(character)
            .copied()
            .unwrap_or(self.text.len())
    }

    fn span(&self, node: &MarkedYaml) -> Range<usize> {
        let start = self.byte(node.span.start.index());
        start..self.byte(node.span.end.index()).max(start)
    }

    /// Nothing for what says nothing.
    fn value(&self, node: &MarkedYaml) -> Option<Spanned<DeValue<'static>>> {
        let value = match &node.data {
            YamlData::Value(Scalar::Null) => return None,
            YamlData::Value(scalar) => DeValue::String(self.words(node, scalar).into()),
            YamlData::Representation(text, ..) => DeValue::String(text.to_string().into()),
            YamlData::Sequence(list) => {
                let mut array = DeArray::new();
                list.iter()
                    .filter_map(|node| self.value(node))
                    .for_each(|value| array.push(value));
                DeValue::Array(array)
            }
            YamlData::Mapping(pairs) => {
                let mut table = DeTable::new();
                for (key, of) in pairs {
                    if let Some(value) = self.value(of) {
                        table.insert(self.key(key), value);
                    }
                }
                DeValue::Table(table)
            }
            YamlData::Tagged(_, inner) => return self.value(inner),
            YamlData::Alias(_) | YamlData::BadValue => return None,
        };
        Some(Spanned::new(self.span(node), value))
    }

    fn key(&self, node: &MarkedYaml) -> Spanned<DeString<'static>> {
        let words = match &node.data {
            YamlData::Value(scalar) => self.words(node, scalar),
            _ => self.text[self.span(node)].to_owned(),
        };
        Spanned::new(self.span(node), words.into())
    }

    /// A value as it is written.
    fn words(&self, node: &MarkedYaml, scalar: &Scalar) -> String {
        match scalar {
            Scalar::String(text) => text.to_string(),
            _ => self.text[self.span(node)].trim().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_as_it_is_written_and_where() {
        let text = "題: '本日: 休業'\ncode: 0x80070005\nopen: no\nday: 2026-01-02\nnone:\ntags:\n  - a\n  - 0012\n";
        let table = table(text).expect("YAML");
        let get = |key: &str| table.get(key).expect("it is there");
        for (key, words) in [
            ("題", "本日: 休業"),
            ("code", "0x80070005"),
            ("open", "no"),
            ("day", "2026-01-02"),
        ] {
            let value = get(key);
            assert_eq!(value.get_ref().as_str(), Some(words));
            assert_eq!(text[value.span()].trim_matches('\''), words);
        }
        let tags = get("tags").get_ref().as_array().expect("a list");
        let tags: Vec<_> = tags.iter().map(|tag| tag.get_ref().as_str()).collect();
        assert_eq!(tags, [Some("a"), Some("0012")]);
        assert!(!table.contains_key("none"));
    }

    #[test]
    fn what_is_no_yaml_is_told_with_its_place() {
        let text = "題: あ\nb: [1,\n";
        let fault = table(text).expect_err("a fault");
        assert!(fault.at > text.find('b').expect("b"), "{}", fault.message);
        assert!(table("- a\n- b\n").is_err());
    }
}
