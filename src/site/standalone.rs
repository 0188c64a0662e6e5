//! A page that stands alone: its style is in it, it asks for nothing, and no script runs.

use super::{
    build::load_strings,
    error::Error,
    output::{assets, style},
    render::{Given, Templates},
};
use crate::content::{Config, entry::Text};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use naosu_vocabulary::Lang;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The stylesheet of all pages.
const STYLE: &str = "naosu.css";

/// What `template` makes of the data, in the looks and words of the site at `root`.
///
/// # Errors
/// The template fails, or a file of the site's own cannot be read.
pub(crate) fn standalone(
    root: &Path,
    config: &Config,
    lang: Lang,
    template: &str,
    data: &impl Serialize,
) -> Result<String, Error> {
    let own_templates = root.join("templates");
    let strings = load_strings(&own_templates)?;
    let style = looks(root, config)?;
    let hash = BASE64_STANDARD.encode(Sha256::digest(&style));
    let title = |title: &Text| title.get_or_other(lang).map(|(_, text)| text.clone());
    let mut given = Given::default();
    given.insert("lang", &lang);
    given.insert("t", strings.get(lang));
    given.insert("site_title", &title(&config.title));
    given.insert("style", &style);
    given.insert("style_hash", &hash);
    given.insert("data", data);
    Templates::load(&own_templates)?.render(template, &given.into_context())
}

/// The built-in style with what the site changes in it.
fn looks(root: &Path, config: &Config) -> Result<String, Error> {
    let own = assets::own_files(root);
    let rules = style::own(own.get(style::STYLESHEET).map(|path| path.as_path()))?;
    let mut css = assets::one(STYLE, &own)?;
    css.extend(style::stylesheet(&config.theme, rules).unwrap_or_default());
    // As a parser reads it, or the policy's hash would be another.
    let css = String::from_utf8_lossy(&css).replace('\r', "");
    match css.contains("</style") {
        true => Err(Error::Template("a style holds `</style`".to_owned())),
        false => Ok(css),
    }
}
