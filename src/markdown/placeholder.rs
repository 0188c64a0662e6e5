//! `{name}` in a fix: a value that differs by version, or a part of the message that was pasted.

use std::collections::{BTreeMap, BTreeSet};

/// What a fix says stands for `{name}`. Where it says nothing, braces are only braces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placeholders {
    /// The versions of the product, each with a value for every key.
    pub variants: Vec<VariantValues>,
    /// Message slots: shown as they stand until a paste fills them.
    pub slots: BTreeSet<String>,
}

/// A version of the product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VariantValues {
    /// What it is called, in the language of the text.
    pub label: String,
    /// What stands for each key.
    pub values: BTreeMap<String, String>,
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// A key of the variants.
    Value(&'a str),
    /// A message slot.
    Slot(&'a str),
}

impl Placeholders {
    /// Whether braces mean anything.
    pub fn is_empty(&self) -> bool {
        self.variants.is_empty() && self.slots.is_empty()
    }

    pub(super) fn is_value(&self, name: &str) -> bool {
        self.variants
            .iter()
            .any(|variant| variant.values.contains_key(name))
    }

    /// The pieces of a text. `{{name}}` is `{name}` as it stands; what is not declared is text.
    pub(super) fn pieces<'a>(&self, text: &'a str) -> Vec<Piece<'a>> {
        if self.is_empty() {
            return vec![Piece::Text(text)];
        }
        let mut pieces = Vec::new();
        let mut done = 0;
        for found in find(text) {
            let piece = match found.name {
                _ if found.doubled => Piece::Text(&text[found.start + 1..found.end - 1]),
                name if self.is_value(name) => Piece::Value(name),
                name if self.slots.contains(name) => Piece::Slot(name),
                _ => continue,
            };
            pieces.push(Piece::Text(&text[done..found.start]));
            pieces.push(piece);
            done = found.end;
        }
        pieces.push(Piece::Text(&text[done..]));
        pieces
    }

    /// What stands for a key in the version with this number, or in all of them.
    pub(super) fn value(&self, key: &str, variant: Option<usize>) -> String {
        let values = self
            .variants
            .iter()
            .enumerate()
            .filter(|(number, _)| variant.is_none_or(|variant| variant == *number));
        let mut seen: Vec<&str> = Vec::new();
        for (_, variant) in values {
            if let Some(value) = variant
                .values
                .get(key)
                .filter(|value| !seen.contains(&value.as_str()))
            {
                seen.push(value);
            }
        }
        seen.join(" / ")
    }
}

/// A `{name}` in a text.
pub(super) struct Found<'a> {
    pub(super) name: &'a str,
    /// `{{name}}`: meant as it stands.
    pub(super) doubled: bool,
    /// With the braces.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Every `{name}` in a text, its name of ASCII letters, digits and `_`, as in messages.
pub(super) fn find(text: &str) -> Vec<Found<'_>> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let doubled = text[open..].starts_with("{{");
        let inner = open + 1 + usize::from(doubled);
        let length = text[inner..]
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
            .count();
        let close = if doubled { "}}" } else { "}" };
        if length == 0 || !text[inner + length..].starts_with(close) {
            from = open + 1;
            continue;
        }
        let end = inner + length + close.len();
        all.push(Found {
            name: &text[inner..inner + length],
            doubled,
            start: open,
            end,
        });
        from = end;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_declared_is_a_placeholder() {
        let placeholders = Placeholders {
            variants: vec![VariantValues {
                label: "2016".into(),
                values: [("office".to_owned(), "16.0".to_owned())].into(),
            }],
            slots: ["server".into()].into(),
        };
        let pieces = placeholders.pieces("{office} {server} {other} {{office}} { $_ }");
        assert_eq!(
            pieces,
            [
                Piece::Text(""),
                Piece::Value("office"),
                Piece::Text(" "),
                Piece::Slot("server"),
                Piece::Text(" {other} "),
                Piece::Text("{office}"),
                Piece::Text(" { $_ }"),
            ]
        );
        assert_eq!(
            Placeholders::default().pieces("{{x}}"),
            [Piece::Text("{{x}}")]
        );
    }
}
