//! The files that `naosu init` and `naosu new` write, built in.

mod file;
mod schemas;
mod starter;
mod template;

pub(crate) use file::write;
pub(crate) use schemas::missing as missing_schema;
pub(crate) use starter::site;
pub(crate) use template::entry;
