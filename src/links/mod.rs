//! Links out of the site: whether they still lead somewhere. Only `naosu check --links` asks; no
//! build, search or other check goes to the web.

mod address;
mod ask;
mod cache;
mod collect;
mod findings;
mod hosts;
mod verdict;
mod web;

pub use ask::check;
pub use cache::Cache;
pub use collect::{Links, collect};
pub use findings::{findings, is_of_links};
pub use verdict::Verdict;
pub use web::{Method, Reply, Web};
