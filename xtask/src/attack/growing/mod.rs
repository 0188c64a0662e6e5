//! Inputs that grow: what made some program slow once.

mod input;
mod prose;
mod repeated;
mod settings;
mod sites;

pub(crate) use input::{Growing, SETTINGS};

/// All of them.
pub(crate) fn all() -> Vec<Growing> {
    let mut all = repeated::repeated();
    all.extend(prose::of_prose());
    all.extend(prose::of_fixes());
    all.extend(settings::of_settings());
    all.extend(sites::of_many_entries());
    all.extend(sites::of_messages());
    all
}
