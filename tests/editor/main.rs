//! `naosu lsp` as an editor uses it: the real binary over its pipes, and a real editor.

#[path = "../sites/mod.rs"]
mod sites;

mod actions;
mod client;
mod completion;
mod findings;
mod manners;
mod names;
#[cfg(target_os = "linux")]
mod neovim;
