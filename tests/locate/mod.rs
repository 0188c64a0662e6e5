//! Where in a TOML file a schema's faults are, to be compared with findings.

use jsonschema::Validator;
use naosu::content::{Code, Finding, Place};
use serde_json::Value;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// What a schema has against a file.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Where: a JSON pointer.
    at: String,
    /// What is wrong.
    message: String,
}

/// What a schema has against a file's contents.
pub(crate) fn faults(validator: &Validator, contents: &Value) -> Vec<Fault> {
    let errors = validator.iter_errors(contents);
    errors
        .map(|error| Fault {
            at: error.instance_path().to_string(),
            message: error.to_string(),
        })
        .collect()
}

/// A TOML file as validators see it.
pub(crate) fn json(text: &str) -> Value {
    fn value(of: toml::Value) -> Value {
        match of {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(flag) => flag.into(),
            toml::Value::Datetime(time) => time.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(value).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(k, v)| (k, value(v))).collect(),
        }
    }
    let table: toml::Table = text.parse().expect("TOML");
    value(toml::Value::Table(table))
}

impl Fault {
    /// Whether this is what a finding is about: the same value, or its table's word on the key.
    pub(crate) fn tells(&self, finding: &Finding, place: &Place) -> bool {
        let at = match place.span.is_empty() {
            true => String::new(),
            false => pointer(&place.source.text, place.span.start),
        };
        let names = |key: &str| {
            let quoted = [format!("'{key}'"), format!("\"{key}\"")];
            quoted.iter().any(|key| self.message.contains(key))
        };
        match finding.code {
            Code::MissingTitle => self.at == "/title" || self.at == at && names("title"),
            Code::MissingKey if finding.message.ends_with("is missing") => {
                let key = finding.message.split('`').nth(1).expect("a key");
                self.at == at && names(key)
            }
            _ => {
                let (table, key) = at.rsplit_once('/').unwrap_or_default();
                let twice = finding.message.ends_with("stands twice")
                    && self.message.ends_with("non-unique elements");
                self.at == at || self.at == table && (names(key) || twice)
            }
        }
    }
}

/// The JSON pointer of the innermost key or value that stands at a byte of a file.
fn pointer(text: &str, at: usize) -> String {
    let table = DeTable::parse(text).expect("TOML");
    let mut best = (usize::MAX, String::new());
    look(table.get_ref(), "", at, &mut best);
    best.1
}

fn look(table: &DeTable, path: &str, at: usize, best: &mut (usize, String)) {
    for (key, value) in table {
        let path = format!("{path}/{}", key.get_ref());
        offer(key, &path, at, best);
        look_at(value, &path, at, best);
    }
}

fn look_at(value: &Spanned<DeValue>, path: &str, at: usize, best: &mut (usize, String)) {
    offer(value, path, at, best);
    match value.get_ref() {
        DeValue::Table(table) => look(table, path, at, best),
        DeValue::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                look_at(value, &format!("{path}/{index}"), at, best);
            }
        }
        _ => {}
    }
}

fn offer<T>(part: &Spanned<T>, path: &str, at: usize, best: &mut (usize, String)) {
    let span = part.span();
    if span.contains(&at) && span.len() <= best.0 {
        *best = (span.len(), path.to_owned());
    }
}
