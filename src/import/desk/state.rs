//! What the desk has at hand.

use crate::import::{
    addresses::{Addresses, Copies},
    article::Losses,
    map::Map,
    messages::Decisions,
    people::Names,
    pictures::Pictures,
};
use jiff::civil::Date;
use naosu_vocabulary::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// What one article needs of all the others, and of the site.
pub(in crate::import) struct Desk<'a> {
    pub(in crate::import) map: &'a Map,
    pub(in crate::import) languages: &'a [Lang],
    pub(in crate::import) addresses: &'a Addresses,
    pub(in crate::import) copies: Copies,
    pub(in crate::import) pictures: Pictures<'a>,
    pub(in crate::import) owners: Names,
    pub(in crate::import) products: Names,
    pub(in crate::import) decisions: Decisions,
    pub(in crate::import) today: Date,
    /// Addresses that lead to entries, by the entries' ids.
    pub(in crate::import) redirects: BTreeMap<String, BTreeSet<String>>,
    /// Every old address: none may be taken twice.
    pub(in crate::import) old: BTreeSet<String>,
    /// Messages that have a sample already: of two alike only one can be found first.
    pub(in crate::import) sampled: BTreeSet<String>,
    pub(in crate::import) losses: Losses,
}

/// Where an article's entries go.
pub(in crate::import) struct Place {
    pub(in crate::import) id: String,
    pub(in crate::import) folder: String,
}
