//! The parts of `docs/` that are made from code. Each stands between `<!-- made: NAME -->` and
//! `<!-- end -->`; `NAOSU_UPDATE=1 cargo test --test docs` writes them anew.

use naosu::content::{
    Code, Severity,
    schema::{entry_keys, site_keys, synonym_keys},
    shape::{Key, Shape, Words},
};
use naosu_vocabulary::{Kind, Lang};
use std::{env, fs, path::Path};

/// Sees that a page has these parts, or writes them.
fn see(page: &str, parts: &[(String, String)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let is = fs::read_to_string(&path).expect("the page");
    let mut should_be = is.clone();
    for (name, text) in parts {
        let mark = format!("<!-- made: {name} -->\n");
        let (before, rest) = should_be.split_once(&mark).expect(name);
        let (_, after) = rest.split_once("<!-- end -->").expect("an end");
        should_be = format!("{before}{mark}{text}<!-- end -->{after}");
    }
    let marks = is.matches("<!-- made: ").count();
    assert_eq!(marks, parts.len(), "{page} has a part that nothing makes");
    if env::var_os("NAOSU_UPDATE").is_some() {
        fs::write(path, should_be).expect("the page");
    } else {
        let told = "NAOSU_UPDATE=1 cargo test --test docs writes it anew";
        assert!(is == should_be, "{page} is not what the code says: {told}");
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_of_findings_lists_every_code() {
    let parts = [("errors", Severity::Error), ("warnings", Severity::Warning)];
    let parts = parts.map(|(name, severity)| {
        let mut table = "| code | meaning |\n|---|---|\n".to_owned();
        for code in Code::ALL.iter().filter(|code| code.severity() == severity) {
            table += &format!("| `{code}` | {} |\n", one_line(code.meaning()));
        }
        (name.to_owned(), table)
    });
    see("docs/findings.md", &parts);
}

#[test]
fn the_page_of_the_format_lists_every_key() {
    let kinds = Kind::ALL.map(|kind| (kind, entry_keys(kind)));
    let everywhere = |key: &Key| {
        let has = |keys: &[Key]| keys.iter().any(|other| other.name == key.name);
        kinds.iter().all(|(_, keys)| has(keys))
    };
    let (_, first) = &kinds[0];
    let shared = first.iter().filter(|key| everywhere(key));
    let mut parts = vec![("every kind".to_owned(), table(shared))];
    for (kind, keys) in &kinds {
        let own: Vec<&Key> = keys.iter().filter(|key| !everywhere(key)).collect();
        if !own.is_empty() {
            parts.push((kind.to_string(), table(own)));
        }
    }
    parts.push(("naosu.toml".to_owned(), table(&site_keys())));
    parts.push(("synonyms.toml".to_owned(), table(&synonym_keys())));
    see("docs/format.md", &parts);
}

fn table<'a>(keys: impl IntoIterator<Item = &'a Key>) -> String {
    let mut rows = "| key | value | meaning |\n|---|---|---|\n".to_owned();
    for key in keys {
        write_rows(key, "", &mut rows);
    }
    rows
}

fn write_rows(key: &Key, within: &str, rows: &mut String) {
    let name = format!("{within}{}", key.name);
    let shown = match &key.shape {
        Shape::List { of, .. } if matches!(**of, Shape::Table(_)) => format!("[[{name}]]"),
        Shape::Table(_) if within.is_empty() => format!("[{name}]"),
        _ => name.clone(),
    };
    let value = value(&key.shape);
    let needed = if key.needed { "; required" } else { "" };
    let doc = one_line(key.doc);
    rows.push_str(&format!("| `{shown}` | {value}{needed} | {doc} |\n"));
    for inner in keys_within(&key.shape) {
        write_rows(inner, &format!("{name}."), rows);
    }
}

fn keys_within(shape: &Shape) -> &[Key] {
    match shape {
        Shape::Table(keys) => keys,
        Shape::List { of, .. } => keys_within(of),
        _ => &[],
    }
}

fn value(shape: &Shape) -> String {
    match shape {
        Shape::String | Shape::Name(_) => "string".to_owned(),
        Shape::Address(schemes) => {
            let schemes = schemes.iter().map(|scheme| format!("`{scheme}`"));
            format!("address: {}", listed(schemes.collect()))
        }
        Shape::Colour => "colour: `#1f4e79`".to_owned(),
        Shape::Flag => "`true` or `false` (default)".to_owned(),
        Shape::Count => "whole number".to_owned(),
        Shape::Date => "day: `2026-11-22`".to_owned(),
        Shape::Word(words) => listed(word_list(words)),
        Shape::Text { .. } => {
            let languages = Lang::ALL.map(Lang::name).join(", ");
            format!("`{{ {languages} }}`")
        }
        Shape::Either(one, other) => format!("{} or {}", value(one), value(other)),
        Shape::List { of, .. } => match &**of {
            Shape::Table(_) => "tables".to_owned(),
            Shape::Word(words) => format!("list: {}", word_list(words).join(", ")),
            Shape::String | Shape::Name(_) => "list of strings".to_owned(),
            other => format!("list: {}", value(other)),
        },
        Shape::Range(_) => "`[from, to]`".to_owned(),
        Shape::Table(_) => "table".to_owned(),
        Shape::Named(of) => format!("table: each {}", value(of)),
    }
}

fn word_list(words: &Words) -> Vec<String> {
    let all = words.all.iter().map(|(word, _)| match words.default {
        Some(default) if default == *word => format!("`{word}` (default)"),
        _ => format!("`{word}`"),
    });
    all.collect()
}

/// `a`, `b` or `c`.
fn listed(mut words: Vec<String>) -> String {
    let last = words.pop().unwrap_or_default();
    match words.is_empty() {
        true => last,
        false => format!("{} or {last}", words.join(", ")),
    }
}
