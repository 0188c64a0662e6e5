//! `naosu.toml`.

use super::{document, fields::Fields, report::Report};
use crate::content::{
    config::{Config, Named},
    finding::Finding,
    source::Source,
    suggest,
};
use naosu_engine::Lang;
use std::sync::Arc;

/// The settings in a file, and what is wrong with them. After syntax errors there are none.
pub(in crate::content) fn config(source: &Arc<Source>) -> (Option<Config>, Vec<Finding>) {
    let report = Report::new(source.clone(), &Lang::ALL);
    let config = document(source, &report).map(|table| {
        let fields = Fields::new(&report, table.get_ref(), 0..0);
        read(fields)
    });
    (config, report.finish().0)
}

fn read(mut fields: Fields) -> Config {
    let languages = languages(&mut fields);
    let mut config = Config {
        title: fields.loose_text("title"),
        description: fields.loose_text("description"),
        base_url: base_url(&mut fields),
        products: named(&mut fields, "product", "a product"),
        owners: named(&mut fields, "owner", "an owner"),
        languages,
        ..Config::default()
    };
    if !fields.has("title") {
        fields.missing("title", "what is the site called?");
    }
    if let Some(mut output) = fields.table("output") {
        config.raw_html = output.bool("raw_html").unwrap_or(false);
        output.finish("`[output]`");
    }
    if let Some(mut search) = fields.table("search") {
        config.placeholder = search.loose_text("placeholder");
        search.finish("`[search]`");
    }
    fields.finish("naosu.toml");
    config
}

fn languages(fields: &mut Fields) -> Vec<Lang> {
    let report = fields.report;
    let mut languages = Vec::new();
    for tag in fields.refs("languages") {
        match Lang::from_tag(&tag.id) {
            Some(lang) if !languages.contains(&lang) => languages.push(lang),
            Some(lang) => {
                report.error(
                    "wrong-value",
                    format!("`{lang}` stands twice"),
                    tag.span,
                    None,
                );
            }
            None => {
                let hint = suggest::hint(&tag.id, Lang::ALL.map(Lang::tag));
                let message = format!("naosu does not know the language `{}`", tag.id);
                report.error("unknown-language", message, tag.span, hint);
            }
        }
    }
    if languages.is_empty() {
        languages = Lang::ALL.to_vec();
    }
    languages
}

fn base_url(fields: &mut Fields) -> Option<String> {
    let url = fields.reference("base_url")?;
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| url.id.strip_prefix(scheme));
    let good = host.is_some_and(|host| {
        !host.starts_with('/')
            && !host.is_empty()
            && !host.contains(|c: char| c.is_whitespace() || "\"'<>?#\\".contains(c))
    });
    if !good {
        fields.report.error(
            "wrong-value",
            "`base_url` must be an address",
            url.span,
            "for example https://help.example".to_owned(),
        );
        return None;
    }
    Some(url.id.trim_end_matches('/').to_owned())
}

fn named(fields: &mut Fields, key: &'static str, of: &str) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for mut table in fields.tables(key) {
        let id = table.reference("id");
        let name = table.loose_text("name");
        match id {
            Some(id) if all.iter().any(|other| other.id == id.id) => {
                let message = format!("{of} `{}` stands twice", id.id);
                table.report.error("duplicate-id", message, id.span, None);
            }
            Some(id) => all.push(Named { id: id.id, name }),
            None if !table.has("id") => table.missing("id", "entries refer to it by its id"),
            None => {}
        }
        table.finish(of);
    }
    all
}
