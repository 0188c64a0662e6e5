//! Message templates: a text with slots, such as `Cannot connect to {server} ({code})`.

use crate::SlotType;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Text that stands as it is.
    Literal(String),
    /// A place that each occurrence fills with a value of its own.
    Slot(String, SlotType),
}

/// A message with slots. Written `Cannot open {path}`; a brace that is meant literally is doubled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Literals and slots in order; two literals never follow each other.
    pub pieces: Vec<Piece>,
}

/// Why a text is no template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TemplateError {
    /// A `{` or `}` that neither opens nor closes a slot and is not doubled.
    #[error(
        "a lone `{brace}` at byte {at}: a slot is written `{{name}}`, a literal brace is doubled"
    )]
    LoneBrace {
        /// The brace.
        brace: char,
        /// Byte offset in the text.
        at: usize,
    },
}

impl Template {
    /// Reads a template. A slot is `{name}`, its name of ASCII letters, digits and `_`.
    /// Slots that `types` does not name hold any text.
    ///
    /// # Errors
    /// A brace that stands alone.
    pub fn parse(
        text: &str,
        types: &BTreeMap<String, SlotType>,
    ) -> Result<Template, TemplateError> {
        let mut pieces = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(brace_at) = rest.find(['{', '}']) {
            literal.push_str(&rest[..brace_at]);
            let at = text.len() - rest.len() + brace_at;
            let tail = &rest[brace_at..];
            if tail.starts_with("{{") || tail.starts_with("}}") {
                literal.push_str(&tail[..1]);
                rest = &tail[2..];
                continue;
            }
            let brace = if tail.starts_with('{') { '{' } else { '}' };
            let name = tail[1..].split_once('}').map(|(name, _)| name);
            match name.filter(|name| brace == '{' && is_slot_name(name)) {
                Some(name) => {
                    if !literal.is_empty() {
                        pieces.push(Piece::Literal(std::mem::take(&mut literal)));
                    }
                    let slot_type = types.get(name).copied().unwrap_or_default();
                    pieces.push(Piece::Slot(name.to_owned(), slot_type));
                    rest = &tail[name.len() + 2..];
                }
                None => return Err(TemplateError::LoneBrace { brace, at }),
            }
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        Ok(Template { pieces })
    }

    /// A template without slots: every brace in `text` is meant literally.
    pub fn literal(text: &str) -> Template {
        let pieces = if text.is_empty() {
            Vec::new()
        } else {
            vec![Piece::Literal(text.to_owned())]
        };
        Template { pieces }
    }

    /// The names of its slots, in order, each as often as it stands.
    pub fn slots(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(name, _) => Some(name.as_str()),
            Piece::Literal(_) => None,
        })
    }

    /// The template as one writes it: slots in braces, literal braces doubled.
    pub fn source(&self) -> String {
        self.render(
            |text| text.replace('{', "{{").replace('}', "}}"),
            |name| format!("{{{name}}}"),
        )
    }

    /// The template as a reader sees it: each slot as an ellipsis, or as `value` gives it.
    pub fn display(&self, mut value: impl FnMut(&str) -> Option<String>) -> String {
        self.render(str::to_owned, |name| {
            value(name).unwrap_or_else(|| "…".to_owned())
        })
    }

    fn render(
        &self,
        literal: impl Fn(&str) -> String,
        mut slot: impl FnMut(&str) -> String,
    ) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Literal(text) => literal(text),
                Piece::Slot(name, _) => slot(name),
            })
            .collect()
    }
}

fn is_slot_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Template, TemplateError> {
        Template::parse(text, &BTreeMap::new())
    }

    #[test]
    fn slots_and_doubled_braces_survive_a_round_trip() {
        let source = "Cannot open {path}: {{ {code} }}";
        let template = parse(source).expect("a template");
        assert_eq!(template.source(), source);
        assert_eq!(template.slots().collect::<Vec<_>>(), ["path", "code"]);
        assert_eq!(template.display(|_| None), "Cannot open …: { … }");
    }

    #[test]
    fn a_lone_brace_is_told_with_its_place() {
        assert_eq!(
            parse("a { b"),
            Err(TemplateError::LoneBrace { brace: '{', at: 2 })
        );
        assert_eq!(
            parse("日本 } b"),
            Err(TemplateError::LoneBrace { brace: '}', at: 7 })
        );
    }
}
