//! Reading `strings.toml`, and a site's own over it.

use super::{by_word::ByWord, error::StringsError, language::Strings};
use naosu_vocabulary::{Lang, Vocabulary};
use serde_json::{Map, Value};
use toml::Table;

/// The built-in texts, as they are written.
pub const BUILT_IN: &str = include_str!("../../templates/strings.toml");

/// The section for the texts that only a site's own templates ask for.
const OWN: &str = "own";

/// The built-in texts, with a site's own over them key by key.
///
/// # Errors
/// A file is not TOML; the own one has a key that the built-in one has not; a text is no text or
/// missing in a language.
pub fn load(own: Option<&str>) -> Result<ByWord<Lang, Strings>, StringsError> {
    let mut table = parse(BUILT_IN)?;
    table.insert(OWN.to_owned(), Table::new().into());
    if let Some(own) = own {
        overlay(&mut table, parse(own)?, "")?;
    }
    ByWord::try_new(|lang| {
        let texts = in_language(&table, lang, "")?;
        let incomplete = |error: serde_json::Error| StringsError::Incomplete(error.to_string());
        let strings: Strings = serde_json::from_value(texts.into()).map_err(incomplete)?;
        strings.check_date(lang)?;
        Ok(strings)
    })
}

fn parse(text: &str) -> Result<Table, StringsError> {
    text.parse::<Table>()
        .map_err(|error| StringsError::Toml(error.to_string()))
}

/// Whether a table holds a text by language, not a section.
fn is_text(table: &Table) -> bool {
    table.keys().any(|key| Lang::from_name(key).is_some())
}

fn below(path: &str, key: &str) -> String {
    match path {
        "" => key.to_owned(),
        path => format!("{path}.{key}"),
    }
}

/// Lays a site's own texts over the built-in ones: each language of each text for itself.
fn overlay(under: &mut Table, own: Table, path: &str) -> Result<(), StringsError> {
    for (key, value) in own {
        let path = below(path, &key);
        if path == OWN {
            under.insert(key, value);
            continue;
        }
        let known = under.get_mut(&key).and_then(toml::Value::as_table_mut);
        let Some(known) = known else {
            return Err(StringsError::Unknown(path));
        };
        match value {
            toml::Value::Table(own) if !is_text(known) => overlay(known, own, &path)?,
            toml::Value::Table(own) => known.extend(own),
            _ => return Err(StringsError::NoText(path)),
        }
    }
    Ok(())
}

pub(super) fn in_language(
    table: &Table,
    lang: Lang,
    path: &str,
) -> Result<Map<String, Value>, StringsError> {
    let mut texts = Map::new();
    for (key, value) in table {
        let path = below(path, key);
        let Some(table) = value.as_table() else {
            return Err(StringsError::NoText(path));
        };
        let value = match is_text(table) {
            true => text(table, lang, &path)?.into(),
            false => in_language(table, lang, &path)?.into(),
        };
        texts.insert(key.clone(), value);
    }
    Ok(texts)
}

/// A text in a language; one of a site's own in any language, if it must be.
fn text<'t>(table: &'t Table, lang: Lang, path: &str) -> Result<&'t str, StringsError> {
    let unknown = table.keys().find(|key| Lang::from_name(key).is_none());
    if let Some(key) = unknown {
        let (path, key) = (path.to_owned(), key.clone());
        return Err(StringsError::UnknownLanguage(path, key));
    }
    let own = path.split('.').next() == Some(OWN);
    let others = Lang::WORDS.iter().filter(|_| own);
    let said = [&lang].into_iter().chain(others);
    let said = said.filter_map(|lang| table.get(lang.name())).next();
    match said {
        Some(said) => said
            .as_str()
            .ok_or_else(|| StringsError::NoText(path.to_owned())),
        None => Err(StringsError::Untranslated(path.to_owned(), lang)),
    }
}
