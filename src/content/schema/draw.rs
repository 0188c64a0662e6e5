//! Keys and shapes as JSON Schema says them.

use super::json::{Json, Object, member};
use crate::content::{
    colour::Colour,
    shape::{Key, Shape, Words},
};
use naosu_vocabulary::Lang;

/// A whole schema: its head, what it says, and the definitions that it refers to.
pub(super) fn document(title: &str, says: Object) -> Json {
    let mut document = vec![
        member("$schema", "https://json-schema.org/draft/2020-12/schema"),
        member("title", title),
    ];
    document.extend(says);
    document.push(member("$defs", texts()));
    document.into()
}

/// A table with these keys and no others.
pub(super) fn table(keys: &[Key]) -> Object {
    let properties: Object = keys
        .iter()
        .map(|key| member(key.name, value(key)))
        .collect();
    let mut table = vec![member("type", "object"), member("properties", properties)];
    table.extend(required(keys));
    table.push(member("additionalProperties", false));
    table
}

/// Which of the keys must be there, if any.
pub(super) fn required(keys: &[Key]) -> Option<(String, Json)> {
    let needed = keys.iter().filter(|key| key.needed).map(|key| key.name);
    let mut needed = needed.peekable();
    needed.peek()?;
    Some(member("required", needed.collect::<Json>()))
}

/// The value of a key, with what it is for.
pub(super) fn value(key: &Key) -> Object {
    let mut value = vec![description(key)];
    value.extend(shape(&key.shape));
    value
}

/// What a key is for, and what each of its words means.
pub(super) fn description(key: &Key) -> (String, Json) {
    let mut text = key.doc.to_owned();
    for (word, meaning) in words(&key.shape).iter().flat_map(|words| &words.all) {
        let meaning: Vec<&str> = meaning.split_whitespace().collect();
        text += &format!("\n- `{word}`: {}", meaning.join(" "));
    }
    member("description", text)
}

fn words(shape: &Shape) -> Option<&Words> {
    match shape {
        Shape::Word(words) => Some(words),
        Shape::List { of, .. } | Shape::Named(of) => words(of),
        _ => None,
    }
}

fn shape(of: &Shape) -> Object {
    match of {
        Shape::String | Shape::Name(_) => vec![member("type", "string")],
        Shape::Address(schemes) => pattern(&format!("^({})\\S+$", schemes.join("|"))),
        Shape::Colour => pattern(Colour::PATTERN),
        Shape::Flag => vec![member("type", "boolean"), member("default", false)],
        Shape::Count => vec![
            member("type", "integer"),
            member("minimum", 0),
            member("maximum", u32::MAX),
        ],
        // JSON has no days: readers of TOML hand them on as strings.
        Shape::Date => vec![member("type", "string"), member("format", "date")],
        Shape::Word(words) => word(words),
        Shape::Text { may_be_blank: true } => vec![member("$ref", "#/$defs/text")],
        Shape::Text { .. } => vec![member("$ref", "#/$defs/said_text")],
        Shape::Either(one, other) => {
            let both = [shape(one), shape(other)];
            vec![member("anyOf", both.into_iter().collect::<Json>())]
        }
        Shape::List {
            of,
            distinct,
            least,
        } => {
            let mut list = vec![member("type", "array"), member("items", shape(of))];
            list.extend(distinct.then(|| member("uniqueItems", true)));
            list.extend((*least > 0).then(|| member("minItems", *least)));
            list
        }
        Shape::Range(of) => vec![
            member("type", "array"),
            member("items", shape(of)),
            member("minItems", 2),
            member("maxItems", 2),
        ],
        Shape::Table(keys) => table(keys),
        Shape::Named(of) => vec![
            member("type", "object"),
            member("additionalProperties", shape(of)),
        ],
    }
}

fn pattern(pattern: &str) -> Object {
    vec![member("type", "string"), member("pattern", pattern)]
}

fn word(words: &Words) -> Object {
    let all = words.all.iter().map(|(word, _)| *word);
    let mut word = vec![
        member("type", "string"),
        member("enum", all.collect::<Json>()),
    ];
    word.extend(words.default.map(|default| member("default", default)));
    word
}

/// Texts by language, which nearly every key has.
fn texts() -> Object {
    let languages = Lang::ALL.into_iter().map(|lang| {
        let said = vec![
            member("description", lang.meaning()),
            member("type", "string"),
        ];
        member(lang.name(), said)
    });
    let text = vec![
        member("description", "A text by language."),
        member("type", "object"),
        member("properties", languages.collect::<Object>()),
        member("additionalProperties", false),
    ];
    let blank = vec![member("additionalProperties", pattern("^\\s*$"))];
    let said = vec![
        member("description", "A text that says something in a language."),
        member("$ref", "#/$defs/text"),
        member("not", blank),
    ];
    vec![member("text", text), member("said_text", said)]
}
