//! `LICENSES.txt`: the licences of what a site has from naosu.

/// Its address in a site, and its name in the repository, where `cargo xtask licences` makes it.
pub(crate) const ADDRESS: &str = "LICENSES.txt";
/// All of it: naosu's own licence, those of the crates in the engine, the dictionary's.
pub const LICENCES: &str = include_str!("../../../LICENSES.txt");
