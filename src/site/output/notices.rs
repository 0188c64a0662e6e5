//! `notices.js`: what readers have to know these days. Pages ask for it and hold none of it.

use super::folder::Output;
use crate::{
    content::{config::Notice, entry::Text},
    site::error::Error,
};
use serde::Serialize;

/// The file's address.
pub(crate) const ADDRESS: &str = "notices.js";

const SCRIPT: &str = include_str!("notices.js");

/// A notice, as the script takes it.
#[derive(Serialize)]
struct Shown<'a> {
    text: &'a Text,
    url: Option<&'a str>,
    from: Option<String>,
    until: Option<String>,
    products: &'a [String],
}

/// Writes the file, also where there is nothing to say: pages ask for it.
///
/// # Errors
/// It cannot be written.
pub(crate) fn write(notices: &[Notice], output: &Output) -> Result<(), Error> {
    let shown: Vec<Shown> = notices
        .iter()
        .map(|notice| Shown {
            text: &notice.text,
            url: notice.url.as_deref(),
            from: notice.from.map(|day| day.to_string()),
            until: notice.until.map(|day| day.to_string()),
            products: &notice.products,
        })
        .collect();
    let data = serde_json::to_string(&shown).unwrap_or_default();
    // In a site in one file it stands within the page.
    let data = data.replace('<', "\\u003c");
    let script = SCRIPT.replace("[\"naosu-notices\"]", &data);
    output.write(ADDRESS, script.as_bytes())
}
