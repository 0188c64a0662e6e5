//! Templates: those built in, and a site's own of the same path in their place.

use crate::site::error::Error;
use include_dir::{Dir, DirEntry, include_dir};
use std::{collections::BTreeMap, error::Error as _, fs, path::Path};
use tera::{Context, Tera};
use walkdir::WalkDir;

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The templates of a site, parsed.
pub(crate) struct Templates {
    tera: Tera,
}

impl Templates {
    /// Parses the built-in templates with those of the folder `own` laid over them.
    ///
    /// # Errors
    /// A file cannot be read or does not parse.
    pub(crate) fn load(own: &Path) -> Result<Templates, Error> {
        let mut sources = BTreeMap::new();
        collect(&BUILT_IN, &mut sources);
        for file in WalkDir::new(own).sort_by_file_name() {
            let Ok(file) = file else { continue };
            let name = file.path().strip_prefix(own).unwrap_or(file.path());
            let name = name.to_string_lossy().replace('\\', "/");
            if is_template(&name) && file.path().is_file() {
                let text =
                    fs::read_to_string(file.path()).map_err(Error::io("read", file.path()))?;
                sources.insert(name, text);
            }
        }
        let mut tera = Tera::default();
        tera.add_raw_templates(sources).map_err(|e| told(&e))?;
        Ok(Templates { tera })
    }

    /// Renders a template.
    ///
    /// # Errors
    /// The template fails on what it is given; the text names template, line and column.
    pub(crate) fn render(&self, name: &str, context: &Context) -> Result<String, Error> {
        self.tera.render(name, context).map_err(|e| told(&e))
    }
}

fn is_template(name: &str) -> bool {
    name.ends_with(".html") || name.ends_with(".xml") || name.ends_with(".txt")
}

fn collect(dir: &Dir, sources: &mut BTreeMap<String, String>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, sources),
            DirEntry::File(file) => {
                let name = file.path().to_string_lossy().replace('\\', "/");
                if let Some(text) = file.contents_utf8().filter(|_| is_template(&name)) {
                    sources.insert(name, text.to_owned());
                }
            }
        }
    }
}

fn told(error: &tera::Error) -> Error {
    let mut text = format!("templates: {error}");
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}\n  {cause}");
        source = cause.source();
    }
    Error::Template(text)
}
