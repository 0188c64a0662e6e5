//! docs/theming.md lists what templates are given: no more and no less.

use super::{
    frame::{Frame, Printable},
    templates::Templates,
};
use crate::{
    content::{self, Library, config::Repository, entry::Entry},
    site::{
        graph::Graph,
        kept::Kept,
        options::{Layout, Shown},
        pages::{self, Lists},
        progress::{Counter, Phase},
        prose::Texts,
        view::{Setting, Views},
    },
    strings,
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};
use tempfile::TempDir;
use walkdir::WalkDir;

/// Paths of values by template: `entry.related[].title`.
type Paths = BTreeMap<String, BTreeSet<String>>;

const SETTINGS: &str = r##"
title = { ja = "窓口", en = "Desk" }
description = { ja = "困りごと", en = "Troubles" }
placeholder = { ja = "貼り付け", en = "Paste" }
languages = ["ja", "en"]
base_url = "https://help.example"
[[product]]
id = "laser-9"
name = { ja = "レーザー9", en = "Laser 9" }
[[owner]]
id = "print-desk"
name = { ja = "印刷担当", en = "Print desk" }
[theme]
accent = "#7a1f4e"
logo = "logo.svg"
[footer]
text = { ja = "会社", en = "Company" }
[[footer.link]]
text = { ja = "社内", en = "Intranet" }
url = "https://intranet.example/"
[help_desk]
phone = "+81 3"
[feedback]
url = "https://feedback.example/"
pastes = true
[[group]]
name = { ja = "機器", en = "Devices" }
topics = ["topic-1"]
"##;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A site that has something of everything.
fn rich_site() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    for site in ["", "tests/site/tiny"] {
        let content = repository().join(site).join("content");
        for file in WalkDir::new(&content).into_iter().filter_map(Result::ok) {
            let path = file.path().strip_prefix(&content).expect("below");
            let to = root.join("content").join(path);
            match file.file_type().is_dir() {
                true => fs::create_dir_all(to).expect("a folder"),
                false => drop(fs::copy(file.path(), to).expect("a copy")),
            }
        }
    }
    let mut settings = SETTINGS.to_owned();
    for n in 0..9 {
        let product = format!("[[product]]\nid = \"p{n}\"\nname = {{ en = \"P {n}\" }}\n");
        settings += &product;
        let topic = root.join(format!("content/topic-{n}"));
        fs::create_dir(&topic).expect("a folder");
        let hub = "kind = \"topic\"\ntitle = { en = \"Topic\" }";
        fs::write(topic.join(format!("topic-{n}.toml")), hub).expect("written");
    }
    fs::write(root.join("naosu.toml"), settings).expect("written");
    for n in 0..pages::PART {
        let entry = format!(
            "kind = \"guide\"\nproducts = [\"laser-9\", \"p{}\"]\ntags = [\"paper\"]\n\
             title = {{ ja = \"手\", en = \"G\" }}",
            n % 9
        );
        let path = root.join(format!("content/printer/more/guide-{n}.toml"));
        fs::write(path, entry).expect("written");
    }
    let within = "---\nkind: problem\ntitle: 遅い\nnumber: 12\ncreated: 2026-01-02\nupdated: 2026-01-03\n\
                  ---\n## 直す {.fix}\n1. 待つ。\n";
    fs::write(root.join("content/printer/more/within.md"), within).expect("written");
    folder
}

/// Whether a value is a text: it is printed by a component, and never taken apart.
fn is_text(value: &Value) -> bool {
    let keys = value
        .as_object()
        .map(|value| value.keys().collect::<Vec<_>>());
    keys.is_some_and(|keys| keys == ["lang", "text"])
}

fn collect(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(values) if !is_text(value) => {
            for (key, value) in values {
                collect(value, &format!("{path}.{key}"), found);
            }
        }
        // A list within a list is a pair.
        Value::Array(values) if !path.ends_with("[]") => {
            found.insert(format!("{path}[]"));
            let path = format!("{path}[]");
            values.iter().for_each(|value| collect(value, &path, found));
        }
        Value::Null => drop(found.insert(format!("{path}?"))),
        _ => drop(found.insert(path.to_owned())),
    }
}

/// Without what is nothing here and something there, and empty lists that are none elsewhere.
fn tidy(paths: &mut BTreeSet<String>) {
    let all = paths.clone();
    let is_more = |path: &str| {
        let parts = [format!("{path}."), format!("{path}[]")];
        let longer = |other: &String| parts.iter().any(|part| other.starts_with(part));
        all.iter().any(longer)
    };
    paths.retain(|path| match path.strip_suffix('?') {
        Some(known) => !all.contains(known) && !is_more(known),
        None => !is_more(path),
    });
}

/// Whether a path is, or may lead through, what is nothing wherever it was seen.
fn is_nothing(path: &str, given: &BTreeSet<String>) -> bool {
    let mut nothing = given.iter().filter_map(|given| given.strip_suffix('?'));
    nothing.any(|nothing| path.starts_with(nothing))
}

fn add(file: &Printable, found: &mut Paths) {
    let paths = found.entry(file.template.to_owned()).or_default();
    for (name, value) in file.given.iter() {
        match name {
            "t" | "texts" => drop(paths.insert(name.to_owned())),
            _ => collect(&serde_json::to_value(value).expect("JSON"), name, paths),
        }
    }
}

/// A repository in which every file was changed on a day.
fn kept(library: &Library) -> Kept {
    let day = jiff::civil::date(2026, 11, 22);
    let files = library.entries().flat_map(Entry::files);
    Kept {
        changes: files.map(|file| (file.to_owned(), day)).collect(),
        repository: Some(Repository {
            edit_url: Some("https://git.example/edit/{path}".to_owned()),
        }),
    }
}

/// What every template of a site is given.
fn given(root: &Path) -> Paths {
    let library = content::read(root).library;
    let strings = strings::load(None).expect("the built-in texts");
    let graph = Graph::new(&library, Shown::default());
    let lists = Lists::of(&graph, &library.config);
    let count = Counter::new(Phase::Prose, 0, &|_| ());
    let texts = Texts::render(&graph, &library, &strings, &count, root);
    let views = Views {
        config: &library.config,
        graph: &graph,
        lists: &lists,
        texts: &texts,
        strings: &strings,
        kept: &kept(&library),
    };
    let setting = Setting {
        build: None,
        base_url: library.config.base_url.clone(),
        live_reload: false,
        offline: true,
        has_theme: true,
    };
    let templates = Templates::load(Path::new("nowhere")).expect("templates");
    let frame = Frame::new(views, templates, setting, Layout::Site);
    let mut found = Paths::new();
    let pages = pages::all(&library.config, &graph, &lists);
    for &(page, lang) in &pages {
        add(&super::page::of(&frame, page, lang), &mut found);
    }
    for file in super::feed::all(&frame, &pages) {
        add(&file, &mut found);
    }
    add(&frame.around("readme.txt", ""), &mut found);
    add(&frame.around("single.html", ""), &mut found);
    found.values_mut().for_each(tidy);
    found
}

/// The rows of the guide's tables, by the headings they stand under.
fn tables() -> BTreeMap<String, Vec<Vec<String>>> {
    let guide = fs::read_to_string(repository().join("docs/theming.md")).expect("the guide");
    let mut tables: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let mut heading = String::new();
    for line in guide.lines() {
        if let Some(title) = line.strip_prefix("###") {
            heading = title.trim_start_matches('#').trim().replace('`', "");
        }
        let is_row =
            line.starts_with("| ") && !line.starts_with("| name") && line != "|---|---|---|";
        if is_row {
            let cells = line.trim_matches('|').split(" | ");
            let cells = cells.map(|cell| cell.trim().replace('`', "")).collect();
            tables.entry(heading.clone()).or_default().push(cells);
        }
    }
    tables
}

/// The paths of what the guide calls `kind`, at `path`.
fn expand(kind: &str, path: &str, found: &mut BTreeSet<String>) {
    let tables = tables();
    expand_in(&tables, kind, path, found);
}

fn expand_in(
    tables: &BTreeMap<String, Vec<Vec<String>>>,
    kind: &str,
    path: &str,
    found: &mut BTreeSet<String>,
) {
    let kind = kind.strip_suffix(" or nothing").unwrap_or(kind);
    if kind == "list of texts" {
        found.insert(path.to_owned());
    } else if let Some(kind) = kind.strip_prefix("list of ") {
        expand_in(tables, kind, &format!("{path}[]"), found);
    } else if let Some(rows) = tables.get(kind) {
        for row in rows {
            match row[0].as_str() {
                "…" => expand_in(tables, &row[1], path, found),
                name => expand_in(tables, &row[1], &format!("{path}.{name}"), found),
            }
        }
    } else {
        found.insert(path.to_owned());
    }
}

/// What the guide says that templates are given.
fn documented() -> Paths {
    let tables = tables();
    let mut found = Paths::new();
    for template in fs::read_dir(repository().join("templates")).expect("templates") {
        let name = template
            .expect("a file")
            .file_name()
            .to_string_lossy()
            .into_owned();
        // The status is no page of the site: it may be told otherwise with any version.
        let apart = [
            "base.html",
            "components.html",
            "status.html",
            "strings.toml",
        ];
        if !apart.contains(&name.as_str()) {
            found.insert(name, BTreeSet::new());
        }
    }
    for (template, paths) in &mut found {
        let is_page = template.ends_with(".html") || template == "readme.txt";
        let rows = tables["Every page"].iter().filter(|_| is_page);
        rows.for_each(|row| expand(&row[1], &row[0], paths));
        let own = tables["Each template"].iter();
        let own = own.filter(|row| row[0] == *template);
        own.for_each(|row| expand(&row[2], &row[1], paths));
    }
    found
}

#[test]
fn the_guide_to_looks_lists_what_each_template_is_given() {
    let site = rich_site();
    let (given, documented) = (given(site.path()), documented());
    let guide = "docs/theming.md";
    for (template, paths) in &documented {
        let given = given.get(template).cloned().unwrap_or_default();
        let is_listed = |path: &str| {
            let path = path.trim_end_matches('?');
            paths.iter().any(|listed| listed.starts_with(path))
        };
        let missing = given.difference(paths);
        let missing: Vec<_> = missing
            .filter(|path| !(path.ends_with('?') && is_listed(path)))
            .collect();
        assert!(
            missing.is_empty(),
            "{template}: not in {guide}: {missing:?}"
        );
        let wrong = paths.difference(&given);
        let wrong: Vec<_> = wrong.filter(|path| !is_nothing(path, &given)).collect();
        assert!(wrong.is_empty(), "{template}: only in {guide}: {wrong:?}");
    }
    assert!(given.keys().all(|name| documented.contains_key(name)));
}

#[test]
fn the_guide_to_looks_lists_every_component_with_its_arguments() {
    let components = fs::read_to_string(repository().join("templates/components.html"));
    let components = components.expect("the components");
    let declared: BTreeSet<String> = components
        .split("{% component ")
        .skip(1)
        .map(|rest| {
            let (name, rest) = rest.split_once('(').expect("arguments");
            let (arguments, _) = rest.split_once(')').expect("arguments");
            let own = arguments.split(", ").filter(|name| !name.starts_with('@'));
            format!("{name}({})", own.collect::<Vec<_>>().join(", "))
        })
        .collect();
    let listed = &tables()["Components"];
    let listed: BTreeSet<String> = listed.iter().map(|row| row[0].clone()).collect();
    let listed: BTreeSet<String> = listed
        .into_iter()
        .filter(|name| name != "component")
        .collect();
    assert_eq!(declared, listed);
}
