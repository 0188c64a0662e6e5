//! The schema of entries: which keys there are, and then, by kind, which of them fit.

use super::{
    draw::{description, document, required, value},
    json::{Json, Object, member},
};
use crate::content::{parse, shape::Key};
use naosu_vocabulary::Kind;

/// The keys of an entry of a kind.
pub fn keys(kind: Kind) -> Vec<Key> {
    parse::of_entry(kind)
}

/// The schema of an entry's TOML file.
///
/// Every key of every kind stands at the top, where editors look for what can be written; a
/// condition a kind says which of them it takes, so that what is wrong is told at its own place.
pub(super) fn schema() -> Json {
    let kinds = Kind::ALL.map(|kind| (kind, keys(kind)));
    let all: Vec<&Key> = kinds.iter().flat_map(|(_, keys)| keys).collect();
    let same = |key: &Key| {
        let mut others = all.iter().filter(|other| other.name == key.name);
        others.all(|other| other.shape == key.shape && other.doc == key.doc)
    };
    let mut properties = Object::new();
    for key in &all {
        if properties.iter().any(|(name, _)| name == key.name) {
            continue;
        }
        properties.push(match same(key) {
            true => member(key.name, value(key)),
            false => member(key.name, vec![description(key)]),
        });
    }
    let by_kind = kinds.iter().map(|(kind, keys)| of_kind(*kind, keys, &same));
    document(
        "An entry of a naosu site",
        vec![
            member("type", "object"),
            member("properties", properties),
            member("required", ["kind"].into_iter().collect::<Json>()),
            member("allOf", by_kind.collect::<Json>()),
        ],
    )
}

/// What holds if the entry is of this kind. `same` tells whether the top says all of a key.
fn of_kind(kind: Kind, keys: &[Key], same: &impl Fn(&Key) -> bool) -> Object {
    let is_kind = vec![member("const", kind.name())];
    let condition = vec![
        member("properties", vec![member("kind", is_kind)]),
        member("required", ["kind"].into_iter().collect::<Json>()),
    ];
    let properties = keys.iter().map(|key| match same(key) {
        true => member(key.name, true),
        false => member(key.name, value(key)),
    });
    let mut then = vec![
        member("description", kind.meaning()),
        member("properties", properties.collect::<Object>()),
    ];
    then.extend(required(keys));
    then.push(member("additionalProperties", false));
    vec![member("if", condition), member("then", then)]
}
