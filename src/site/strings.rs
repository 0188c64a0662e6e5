//! What the frame of a page says in each language: `templates/strings.toml`.

use super::error::Error;
use naosu_vocabulary::{Lang, Localised};
use serde_json::{Map, Value};
use toml::Table;

/// The texts of one language, nested as in the file.
#[derive(Clone, Debug)]
pub(crate) struct Strings {
    /// All of them.
    pub(crate) all: Value,
    /// Those for the scripts, as JSON that may stand in a `<script>` element.
    pub(crate) script: String,
}

/// Reads the built-in texts and lays a site's own over them, key by key.
///
/// # Errors
/// A file is not TOML, or a key holds neither a table of languages nor a section of such.
pub(crate) fn load(built_in: &str, own: Option<&str>) -> Result<Localised<Strings>, Error> {
    let parse = |text: &str| {
        text.parse::<Table>()
            .map_err(|e| Error::Strings(e.to_string()))
    };
    let mut table = parse(built_in)?;
    if let Some(own) = own {
        overlay(&mut table, parse(own)?);
    }
    let mut strings = Localised::default();
    for lang in Lang::ALL {
        let all = in_language(&table, lang, "")?;
        let script = all.get("script").map_or(String::new(), script_json);
        let all = Value::Object(all);
        strings.set(lang, Strings { all, script });
    }
    Ok(strings)
}

/// JSON for a data block: `<` escaped, so that no text can end the element.
pub(crate) fn script_json(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

fn overlay(below: &mut Table, above: Table) {
    for (key, value) in above {
        match (below.get_mut(&key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => overlay(below, above),
            (_, value) => {
                below.insert(key, value);
            }
        }
    }
}

fn in_language(table: &Table, lang: Lang, path: &str) -> Result<Map<String, Value>, Error> {
    let mut texts = Map::new();
    for (key, value) in table {
        let path = format!("{path}{key}");
        let wrong = || {
            Error::Strings(format!(
                "`{path}` must be a text in each language: {{ ja = \"…\", en = \"…\" }}"
            ))
        };
        let table = value.as_table().ok_or_else(wrong)?;
        let in_lang = |lang: Lang| table.get(lang.name()).map(|text| text.as_str());
        let text = match in_lang(lang).or_else(|| in_lang(lang.other())) {
            Some(text) => Value::from(text.ok_or_else(wrong)?),
            None => Value::Object(in_language(table, lang, &format!("{path}."))?),
        };
        texts.insert(key.clone(), text);
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_says_one_thing_in_its_own_words_and_keeps_the_rest() {
        let built_in = "[a]\nx = { ja = 'エ', en = 'X' }\ny = { ja = 'ワ', en = 'Y' }";
        let strings = load(built_in, Some("[a]\nx = { en = 'mine' }")).expect("strings");
        let en = &strings.get(Lang::En).expect("English").all;
        assert_eq!(en["a"]["x"], "mine");
        assert_eq!(en["a"]["y"], "Y");
        assert_eq!(strings.get(Lang::Ja).expect("Japanese").all["a"]["x"], "エ");
    }

    #[test]
    fn a_text_that_is_no_table_is_told_by_its_key() {
        let error = load("[a]\nx = 'plain'", None).expect_err("an error");
        assert!(error.to_string().contains("`a.x`"), "{error}");
    }
}
