//! The `naosu` command as a user runs it: the real binary, on sites in folders of their own.

mod audiences;
mod build;
mod bundle;
mod check;
#[cfg(unix)]
mod ending;
mod find;
mod general;
mod hosts;
mod import;
mod init;
mod links;
mod pictures;
mod preview;
mod schema;
mod serve;
mod site;
mod status;
mod told;
mod translate;
