//! What pages a site has, and where each stands.

mod address;
mod every;
mod page;

pub(crate) use address::{
    LANGUAGE_ROOT, ROOT, at_depth, canonical, folder, host_root, percent_encode, up,
};
pub(crate) use every::{PART, all, first_language, of_kind, of_product, parts};
pub(crate) use page::Page;
