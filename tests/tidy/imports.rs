//! The paths that a piece of code names: by `use`, or where it uses them.

use syn::{
    Item, Macro, Path, UseTree,
    visit::{self, Visit},
};

/// Something that a piece of code names.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    /// The name under which it is known there.
    pub(crate) name: String,
    /// Its path as it is written; the last part is `*` for everything.
    pub(crate) path: Vec<String>,
}

/// Every path that an item names.
pub(crate) fn imports(item: &Item) -> Vec<Import> {
    let mut named = Named(Vec::new());
    named.visit_item(item);
    named.0
}

struct Named(Vec<Import>);

impl Named {
    fn add(&mut self, path: &[String], name: String) {
        self.0.push(Import {
            name,
            path: path.to_vec(),
        });
    }

    fn tree(&mut self, tree: &UseTree, above: &[String]) {
        let below = |part: String| -> Vec<String> {
            let mut path = above.to_vec();
            if part != "self" || above.is_empty() {
                path.push(part);
            }
            path
        };
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &below(path.ident.to_string())),
            UseTree::Name(name) => {
                let path = below(name.ident.to_string());
                let name = path.last().cloned().unwrap_or_default();
                self.add(&path, name);
            }
            UseTree::Rename(renamed) => {
                let path = below(renamed.ident.to_string());
                self.add(&path, renamed.rename.to_string());
            }
            UseTree::Glob(_) => self.add(&below("*".to_owned()), "*".to_owned()),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, above);
                }
            }
        }
    }
}

impl Visit<'_> for Named {
    fn visit_item_use(&mut self, used: &syn::ItemUse) {
        self.tree(&used.tree, &[]);
    }

    fn visit_path(&mut self, path: &Path) {
        let parts: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        if parts.len() > 1 {
            let name = parts.last().cloned().unwrap_or_default();
            self.add(&parts, name);
        }
        visit::visit_path(self, path);
    }

    // What a macro is given is tokens; its name may still say where it comes from.
    fn visit_macro(&mut self, called: &Macro) {
        self.visit_path(&called.path);
        let text = called.tokens.to_string().replace(' ', "");
        for start in ["super::", "crate::"] {
            for (at, _) in text.match_indices(start) {
                let whole = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
                let path: String = text[at..].chars().take_while(|&c| whole(c)).collect();
                let parts: Vec<String> = path
                    .split("::")
                    .filter(|part| !part.is_empty())
                    .map(str::to_owned)
                    .collect();
                let name = parts.last().cloned().unwrap_or_default();
                self.add(&parts, name);
            }
        }
    }
}
