//! YAML, JSON and TOML as one kind of tree, and what an importer wants of it: a flat list of keys.

use super::article::Fields;
use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::Value;

/// The first document of a YAML text.
pub(super) fn yaml(text: &str) -> Result<Value, String> {
    let documents = Yaml::load_from_str(text).map_err(|error| error.to_string())?;
    Ok(documents.first().map_or(Value::Null, value))
}

fn value(yaml: &Yaml) -> Value {
    match yaml {
        Yaml::Value(scalar) => match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(is) => Value::Bool(*is),
            Scalar::Integer(number) => Value::from(*number),
            Scalar::FloatingPoint(number) => Value::String(number.to_string()),
            Scalar::String(text) => Value::String(text.to_string()),
        },
        Yaml::Representation(text, ..) => Value::String(text.to_string()),
        Yaml::Sequence(list) => Value::Array(list.iter().map(value).collect()),
        Yaml::Mapping(map) => {
            let pairs = map.iter().map(|(key, of)| (said(&value(key)), value(of)));
            Value::Object(pairs.collect())
        }
        Yaml::Tagged(_, inner) => value(inner),
        Yaml::Alias(_) | Yaml::BadValue => Value::Null,
    }
}

/// A TOML text.
pub(super) fn toml(text: &str) -> Result<Value, String> {
    let table: toml::Table = text
        .parse()
        .map_err(|error: toml::de::Error| error.message().to_owned())?;
    Ok(of_toml(&toml::Value::Table(table)))
}

fn of_toml(toml: &toml::Value) -> Value {
    match toml {
        toml::Value::String(text) => Value::String(text.clone()),
        toml::Value::Boolean(is) => Value::Bool(*is),
        toml::Value::Array(list) => Value::Array(list.iter().map(of_toml).collect()),
        toml::Value::Table(table) => {
            let pairs = table.iter().map(|(key, of)| (key.clone(), of_toml(of)));
            Value::Object(pairs.collect())
        }
        other => Value::String(other.to_string()),
    }
}

/// A leaf as it is written; nothing for what is empty.
pub(super) fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The leaves of a tree by their keys, one within another joined by dots. A list of texts is one
/// key with several values.
pub(super) fn fields(tree: &Value) -> Fields {
    let mut fields = Fields::new();
    gather(tree, "", &mut fields);
    fields
}

fn gather(tree: &Value, key: &str, fields: &mut Fields) {
    match tree {
        Value::Object(map) => {
            for (name, of) in map {
                let name = match key {
                    "" => name.clone(),
                    above => format!("{above}.{name}"),
                };
                gather(of, &name, fields);
            }
        }
        Value::Array(list) => list.iter().for_each(|of| gather(of, key, fields)),
        Value::Null => {}
        leaf => fields.entry(key.to_owned()).or_default().push(said(leaf)),
    }
}
