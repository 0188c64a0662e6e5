//! `embed.js`: the search box for pages of others.

use super::folder::Output;
use crate::{
    content::config::Config,
    site::error::Error,
    strings::{ByWord, Strings},
};
use naosu_vocabulary::Lang;
use serde_json::json;

/// The file's address, which stands on other people's pages and never changes.
const ADDRESS: &str = "embed.js";
const SCRIPT: &str = include_str!("embed.js");

/// Writes the file.
///
/// # Errors
/// It cannot be written.
pub(crate) fn write(
    config: &Config,
    strings: &ByWord<Lang, Strings>,
    output: &Output,
) -> Result<(), Error> {
    let words: Vec<_> = config
        .languages
        .iter()
        .map(|&lang| {
            let search = &strings.get(lang).search;
            let placeholder = config.placeholder.get(lang).unwrap_or(&search.placeholder);
            let words = json!({ "label": search.label, "placeholder": placeholder,
                "submit": search.submit, "opens": search.opens });
            json!([lang, words])
        })
        .collect();
    let script = SCRIPT.replace("[\"naosu-words\"]", &json!(words).to_string());
    output.write(ADDRESS, script.as_bytes())
}
