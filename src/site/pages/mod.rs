//! What pages a site has, and where each stands.

mod address;
mod every;
mod lists;
mod order;
mod page;

pub(crate) use address::{
    LANGUAGE_ROOT, ROOT, at_depth, canonical, folder, host_root, percent_encode, up,
};
pub(crate) use every::{PART, all, first_language, parts};
pub(crate) use lists::{Listed, Lists, Scope};
pub(crate) use order::Row;
pub(crate) use page::Page;
