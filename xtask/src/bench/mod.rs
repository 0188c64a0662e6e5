//! `cargo xtask bench`: how well naosu finds, on any catalogue of messages. See docs/measuring.md.

mod browser;
mod captures;
pub(crate) mod catalogue;
pub(crate) mod command;
mod leave_out;
pub(crate) mod logs;
mod long;
pub(crate) mod naosu;
pub(crate) mod queries;
pub(crate) mod score;
mod several;
mod site;
mod sizes;
pub(crate) mod table;
mod unknown;
