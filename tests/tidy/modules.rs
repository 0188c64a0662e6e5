//! The tree of modules of the workspace: which file each is, what it declares and re-exports.

use crate::{
    imports::{Import, imports},
    tree::{self, Crate},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use syn::{Attribute, Item, Visibility};

/// The name of a module: its crate's number, then the names of the modules down to it.
pub(crate) type Name = (usize, Vec<String>);

/// A module in a file of its own.
pub(crate) struct Module {
    /// Its file, below the repository's root.
    pub(crate) file: PathBuf,
    /// What it imports for itself.
    pub(crate) imports: Vec<Import>,
    /// What it hands on: the name under which, and the path of what.
    pub(crate) exports: BTreeMap<String, Vec<String>>,
    /// The paths that it hands on everything of.
    pub(crate) globs: Vec<Vec<String>>,
}

/// Every module of the workspace.
pub(crate) struct Modules {
    pub(crate) crates: Vec<Crate>,
    pub(crate) by_name: BTreeMap<Name, Module>,
}

impl Modules {
    /// Reads them all.
    pub(crate) fn read() -> Modules {
        let mut modules = Modules {
            crates: tree::crates(),
            by_name: BTreeMap::new(),
        };
        for number in 0..modules.crates.len() {
            let file = modules.crates[number].file.clone();
            modules.add((number, Vec::new()), file, true);
        }
        modules
    }

    fn add(&mut self, name: Name, file: PathBuf, is_root: bool) {
        let syntax = syn::parse_file(&tree::read(&file))
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let folder = folder_of(&file, is_root);
        let mut module = Module {
            file,
            imports: Vec::new(),
            exports: BTreeMap::new(),
            globs: Vec::new(),
        };
        for item in syntax
            .items
            .iter()
            .filter(|item| !is_test(attributes(item)))
        {
            match item {
                Item::Mod(declared) if declared.content.is_none() => {
                    let below = declared.ident.to_string();
                    let mut path = name.1.clone();
                    path.push(below.clone());
                    // A module that stands elsewhere is another crate's.
                    if !declared.attrs.iter().any(|a| a.path().is_ident("path")) {
                        self.add((name.0, path), file_of(&folder, &below), false);
                    }
                }
                Item::Use(used) if !matches!(used.vis, Visibility::Inherited) => {
                    for import in imports(item) {
                        match import.path.split_last() {
                            Some((star, path)) if star == "*" => module.globs.push(path.to_vec()),
                            _ => {
                                module.exports.insert(import.name, import.path);
                            }
                        }
                    }
                }
                item => module.imports.extend(imports(item)),
            }
        }
        self.by_name.insert(name, module);
    }

    /// The crate that others import under this name.
    pub(crate) fn named(&self, name: &str) -> Option<usize> {
        let mut crates = self.crates.iter();
        crates.position(|one| !one.name.is_empty() && one.name == name)
    }
}

/// The file of a module that is declared by a file whose modules stand in `folder`.
fn file_of(folder: &Path, name: &str) -> PathBuf {
    let flat = folder.join(format!("{name}.rs"));
    match tree::root().join(&flat).is_file() {
        true => flat,
        false => folder.join(name).join("mod.rs"),
    }
}

/// Where the modules that a file declares stand.
fn folder_of(file: &Path, is_root: bool) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new("")).to_owned();
    let stem = file.file_stem().unwrap_or_default();
    match is_root || stem == "mod" {
        true => folder,
        false => folder.join(stem),
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether something is there for tests within the file alone.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("test"))
    })
}
