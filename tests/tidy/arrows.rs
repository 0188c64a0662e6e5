//! Which file takes something from which.

use crate::modules::{Modules, Name};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// From each file to the files that define what it names, with the names.
pub(crate) struct Arrows(pub(crate) BTreeMap<PathBuf, BTreeMap<PathBuf, BTreeSet<String>>>);

impl Arrows {
    /// Those of the whole workspace.
    pub(crate) fn of(modules: &Modules) -> Arrows {
        let mut arrows: BTreeMap<PathBuf, BTreeMap<PathBuf, BTreeSet<String>>> = BTreeMap::new();
        for (name, module) in &modules.by_name {
            let from = arrows.entry(module.file.clone()).or_default();
            for import in &module.imports {
                for to in defining(modules, name, &import.path) {
                    if to != module.file {
                        from.entry(to).or_default().insert(import.path.join("::"));
                    }
                }
            }
        }
        Arrows(arrows)
    }

    /// The files that this one takes from.
    pub(crate) fn from(&self, file: &Path) -> impl Iterator<Item = &PathBuf> {
        self.0.get(file).into_iter().flat_map(BTreeMap::keys)
    }
}

/// The files that define what a path leads to, as it is written in a module.
fn defining(modules: &Modules, from: &Name, path: &[String]) -> Vec<PathBuf> {
    let Some((name, rest)) = start(modules, from, path) else {
        // Perhaps the path begins with something imported: that import has an arrow of its own.
        return Vec::new();
    };
    follow(modules, &name, rest, 0)
}

/// The module that a path begins in, and what is left of it.
fn start<'p>(modules: &Modules, from: &Name, path: &'p [String]) -> Option<(Name, &'p [String])> {
    let (first, mut rest) = path.split_first()?;
    let mut name = from.clone();
    match first.as_str() {
        "crate" => name.1.clear(),
        "self" => {}
        "super" => {
            name.1.pop();
            while let Some((again, further)) = rest.split_first()
                && again == "super"
            {
                name.1.pop();
                rest = further;
            }
        }
        other => {
            if let Some(number) = modules.named(other) {
                return Some(((number, Vec::new()), rest));
            }
            let mut below = from.clone();
            below.1.push(other.to_owned());
            return modules
                .by_name
                .contains_key(&below)
                .then_some((below, rest));
        }
    }
    Some((name, rest))
}

/// Follows a path down modules and what they hand on, to the files that define its end.
fn follow(modules: &Modules, at: &Name, path: &[String], depth: usize) -> Vec<PathBuf> {
    let Some(module) = modules.by_name.get(at).filter(|_| depth < 16) else {
        return Vec::new();
    };
    let Some((first, rest)) = path.split_first() else {
        return vec![module.file.clone()];
    };
    let mut below = at.clone();
    below.1.push(first.clone());
    if modules.by_name.contains_key(&below) {
        return follow(modules, &below, rest, depth + 1);
    }
    if let Some(handed) = module.exports.get(first) {
        let path: Vec<String> = handed.iter().chain(rest).cloned().collect();
        if let Some((name, rest)) = start(modules, at, &path) {
            return follow(modules, &name, rest, depth + 1);
        }
    }
    // What is not handed on by name may come from everything that is.
    let through = module.globs.iter().find_map(|glob| {
        let (name, rest) = start(modules, at, glob)?;
        let path: Vec<String> = rest.iter().chain(path).cloned().collect();
        Some(follow(modules, &name, &path, depth + 1)).filter(|files| !files.is_empty())
    });
    through.unwrap_or_else(|| vec![module.file.clone()])
}
