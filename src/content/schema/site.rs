//! The schema of `naosu.toml`.

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
