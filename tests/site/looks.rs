//! A site's own looks, texts and templates.

use crate::support::{
    assert_no_dead_links, assert_sound, build, copy_of_tiny, page, repository, tiny,
};
use naosu::content;
use std::{fs, path::Path};
use tempfile::TempDir;

#[test]
fn a_sites_own_template_text_and_file_take_the_place_of_the_built_in() {
    let root = copy_of_tiny();
    for (path, text) in [
        ("templates/choice.html", "<p>mine: {{ site.title.text }}"),
        ("templates/strings.toml", "skip = { en = \"Jump\" }"),
        ("static/naosu.css", "body { color: red }"),
        ("static/CNAME", "help.example"),
    ] {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    assert_eq!(page(&output, "index.html"), "<p>mine: 小さな窓口");
    assert!(page(&output, "en/index.html").contains(">Jump</a>"));
    assert_eq!(page(&output, "assets/naosu.css"), "body { color: red }");
    assert_eq!(page(&output, "CNAME"), "help.example");
}

/// The files that docs/theming.md shows: a line with a path, then its text in a code block.
fn theming_example() -> Vec<(String, String)> {
    let guide = fs::read_to_string(repository().join("docs/theming.md")).unwrap();
    let mut files = Vec::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        let path = line
            .strip_prefix('`')
            .and_then(|rest| rest.strip_suffix("`:"));
        if let Some(path) = path {
            assert!(lines.next().unwrap().starts_with("```"), "{path}");
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            files.push((path.to_owned(), text.join("\n")));
        }
    }
    files
}

#[test]
fn the_example_of_the_guide_to_looks_works() {
    let root = copy_of_tiny();
    let example = theming_example();
    assert_eq!(example.len(), 5);
    for (path, text) in example {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let findings: Vec<String> = content::read(root.path())
        .findings
        .iter()
        .filter(|finding| finding.location.path() == Path::new("naosu.toml"))
        .map(ToString::to_string)
        .collect();
    assert_eq!(findings, Vec::<String>::new());
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    let css = page(&output, "assets/theme.css");
    assert!(
        css.contains("--accent: light-dark(#7a1f4e, #f2a3c7);"),
        "{css}"
    );
    assert!(
        css.contains("--accent-ink: light-dark(#ffffff, #0d1a28);"),
        "{css}"
    );
    assert!(
        css.ends_with(".hero h1 { letter-spacing: .02em; }"),
        "{css}"
    );
    assert!(!output.join("theme.css").exists());

    let html = page(&output, "en/printer/index.html");
    for part in [
        "<link rel=\"stylesheet\" href=\"../../assets/theme.css?",
        "<meta name=\"theme-color\" content=\"#1b1418\" media=\"(prefers-color-scheme: dark)\">",
        "<img src=\"../../logo.svg\" alt=\"\">",
        "Midori Trading, IT department",
        "<a href=\"https://intranet.example/\">Intranet</a>",
        "<a href=\"mailto:help@help.example\">",
        "<a href=\"tel:+81300000000\">+81 3-0000-0000</a>",
        "Weekdays, 9:00 to 17:30",
    ] {
        assert!(html.replace("&#x2F;", "/").contains(part), "no {part}");
    }
    assert!(page(&output, "404.html").contains("help@help.example"));
    assert!(page(&output, "ja/index.html").contains("どんなメッセージが出ましたか"));
    assert_sound(&output);
}

#[test]
fn a_site_without_settings_of_looks_has_no_second_stylesheet_and_names_nobody() {
    let folder = TempDir::new().unwrap();
    build(&tiny(), folder.path()).unwrap();
    assert!(!folder.path().join("assets/theme.css").exists());
    let html = page(folder.path(), "en/index.html");
    assert!(!html.contains("theme.css") && !html.contains("help-desk"));
}

/// A site that wants pages of entries of its own: each section in plain words, in their order.
const OWN_ENTRY: &str = r##"{% extends "base.html" %}
{% block main %}
<h1>{{ entry.title.text }}</h1>
<ol>{% for heading in contents %}<li><a href="#{{ heading.id }}">{{ heading.title }}</a></li>{% endfor %}</ol>
{% for section in entry.sections %}
<section>
  {% if section.title %}<h2 id="{{ section.id }}">{{ section.title }}</h2>{% endif %}
  {% if section.name == "prose" %}{{ entry.prose.html | safe }}{% endif %}
  {% if section.name == "steps" %}{{ <steps of={entry.steps} whole={true} /> }}{% endif %}
</section>
{% endfor %}
{% endblock main %}
"##;

#[test]
fn an_entry_template_of_ones_own_that_follows_the_sections_has_no_dead_anchors() {
    let root = copy_of_tiny();
    let templates = root.path().join("templates");
    fs::create_dir(&templates).unwrap();
    fs::write(templates.join("entry.html"), OWN_ENTRY).unwrap();
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    assert_no_dead_links(&output);
    let topic = page(&output, "en/printer/index.html");
    for id in ["at-answer", "at-fixes", "at-error", "at-causes", "at-guide"] {
        assert!(
            topic.contains(&format!("<h2 id=\"{id}\">")),
            "{id}: {topic}"
        );
    }
    assert!(topic.contains("<a href=\"#at-error\">"), "{topic}");
}

#[test]
fn a_mistyped_key_of_a_sites_own_texts_stops_the_build_by_its_name() {
    let root = copy_of_tiny();
    let templates = root.path().join("templates");
    fs::create_dir(&templates).unwrap();
    fs::write(
        templates.join("strings.toml"),
        "[section]\nfixs = { en = 'x' }",
    )
    .unwrap();
    let error = build(root.path(), &root.path().join("public")).unwrap_err();
    let told = "templates/strings.toml: `section.fixs`";
    assert!(error.to_string().starts_with(told), "{error}");
}
