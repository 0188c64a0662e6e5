//! The schemas of the files of the whole site: `naosu.toml`, `synonyms.toml`.

use super::{
    draw::{document, table},
    json::Json,
};
use crate::content::{parse, shape::Key};

/// The keys of `naosu.toml`.
pub fn keys() -> Vec<Key> {
    parse::of_site()
}

/// The schema of `naosu.toml`.
pub(super) fn schema() -> Json {
    document("The settings of a naosu site", table(&keys()))
}

/// The keys of `synonyms.toml`.
pub fn synonym_keys() -> Vec<Key> {
    parse::of_synonyms()
}

/// The schema of `synonyms.toml`.
pub(super) fn synonyms() -> Json {
    document("The synonyms of a naosu site", table(&synonym_keys()))
}
