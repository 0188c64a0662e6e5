//! Whole sites, built from files into folders, and looked at as a browser would.

#![allow(clippy::unwrap_used)]

use naosu::{
    content,
    site::{self, Options, Summary},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use walkdir::WalkDir;

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn tiny() -> PathBuf {
    repository().join("tests/site/tiny")
}

fn options(root: &Path, output: &Path) -> Options {
    Options {
        root: root.to_owned(),
        output: output.to_owned(),
        drafts: false,
        base_url: None,
        live_reload: false,
    }
}

fn build(root: &Path, output: &Path) -> Result<Summary, site::Error> {
    let reading = content::read(root);
    site::build(&reading.library, &options(root, output), &|_| {})
}

/// A copy of the tiny site that a test may change.
fn copy_of_tiny() -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in WalkDir::new(tiny()) {
        let file = file.unwrap();
        let to = folder
            .path()
            .join(file.path().strip_prefix(tiny()).unwrap());
        match file.file_type().is_dir() {
            true => fs::create_dir_all(to).unwrap(),
            false => drop(fs::copy(file.path(), to).unwrap()),
        }
    }
    folder
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|file| file.file_type().is_file())
        .map(|file| {
            let name = file.path().strip_prefix(folder).unwrap();
            let name = name.to_string_lossy().replace('\\', "/");
            (name, fs::read(file.path()).unwrap())
        })
        .collect()
}

fn pages(folder: &Path) -> BTreeMap<String, String> {
    files(folder)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect()
}

fn page(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|_| panic!("no page {name}"))
}

/// The values of an attribute, unescaped, data blocks left out.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let mut values = Vec::new();
    let mut rest: &'h str = html;
    while let Some(at) = rest.find(&start) {
        rest = &rest[at + start.len()..];
        let end = rest.find('"').unwrap();
        values.push(rest[..end].replace("&#x2F;", "/").replace("&amp;", "&"));
    }
    values
}

fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [a, b, after @ ..]) => {
                let hex = std::str::from_utf8(&[*a, *b]).unwrap().to_owned();
                bytes.push(u8::from_str_radix(&hex, 16).unwrap());
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Where a relative address leads from a page; `None` if out of the site.
fn resolved(page: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Addresses of a page that lead to nothing: no such file, or no such id in it.
fn dead_links(pages: &BTreeMap<String, String>, files: &BTreeSet<String>) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(name, html)| (name.as_str(), attributes(html, "id").into_iter().collect()))
        .collect();
    let mut dead = Vec::new();
    for (name, html) in pages {
        let addresses = attributes(html, "href")
            .into_iter()
            .chain(attributes(html, "src"))
            .chain(attributes(html, "action"));
        for address in addresses {
            let outside = ["mailto:", "tel:"]
                .iter()
                .any(|scheme| address.starts_with(scheme));
            if address.contains("://") || outside || name == "404.html" {
                continue;
            }
            let (path, anchor) = address.split_once('#').unwrap_or((&address, ""));
            let target = match path {
                "" => Some(name.clone()),
                path => resolved(name, &decoded(path)),
            };
            let known = target.as_ref().is_some_and(|target| files.contains(target));
            let target = target.unwrap_or_default();
            let found = anchor.is_empty()
                || anchor.starts_with("q=")
                || ids
                    .get(target.as_str())
                    .is_some_and(|ids| ids.contains(&decoded(anchor)));
            if !known || !found {
                dead.push(format!("{name}: {address}"));
            }
        }
    }
    dead
}

fn assert_sound(output: &Path) {
    let pages = pages(output);
    let names = files(output).into_keys().collect();
    assert_eq!(dead_links(&pages, &names), Vec::<String>::new());
    for (name, html) in &pages {
        assert!(html.len() < 50_000, "{name} has {} bytes", html.len());
        assert!(!html.contains("<style"), "{name} has an inline style");
        assert!(!html.contains(" style=\""), "{name} has an inline style");
        assert!(!html.contains(" onclick="), "{name} has a handler");
        for script in html.split("<script").skip(1) {
            let tag = &script[..script.find('>').unwrap()];
            let runs = !tag.contains("type=\"application/");
            assert!(
                !runs || tag.contains("src="),
                "{name} has an inline script: {tag}"
            );
        }
        let lang = name.split('/').next().unwrap();
        let lang = if lang.len() == 2 { lang } else { "ja" };
        assert!(
            html.contains(&format!("<html lang=\"{lang}\"")),
            "{name}: language"
        );
        assert!(
            !html.contains("naosu-root:"),
            "{name}: a link without its root"
        );
        assert!(
            !html.contains("naosu-language:"),
            "{name}: a link without its root"
        );
        let ids = attributes(html, "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(
            ids.len(),
            unique.len(),
            "{name}: an id stands twice: {ids:?}"
        );
    }
}

#[test]
fn the_bundled_example_has_no_dead_link_no_inline_script_and_no_heavy_page() {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("public");
    let summary = build(&repository(), &output).unwrap();
    assert_sound(&output);
    assert!(summary.pages > 80, "{summary:?}");
    assert_eq!(summary.pages, pages(&output).len());
    assert!(fs::read(output.join("assets/naosu.css")).unwrap().len() < 30_000);
}

#[test]
fn a_site_in_two_languages_is_sound_too_where_texts_are_missing() {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("public");
    build(&tiny(), &output).unwrap();
    assert_sound(&output);
}

#[test]
fn the_same_entries_make_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let (first, second) = (folder.path().join("a"), folder.path().join("b"));
    build(&tiny(), &first).unwrap();
    build(&tiny(), &second).unwrap();
    assert!(files(&first) == files(&second));
    // And when the second build replaces the first.
    build(&tiny(), &first).unwrap();
    assert!(files(&first) == files(&second));
}

#[test]
fn a_failed_build_leaves_the_old_site_whole_and_nothing_beside_it() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    let before = files(&output);

    let templates = root.path().join("templates");
    fs::create_dir(&templates).unwrap();
    fs::write(templates.join("home.html"), "<p>\n{{ nothing.here }}").unwrap();
    let error = build(root.path(), &output).unwrap_err().to_string();
    assert!(error.contains("home.html:2:"), "{error}");

    assert!(files(&output) == before);
    let names: Vec<_> = fs::read_dir(root.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("naosu-"))
        .collect();
    assert_eq!(names, Vec::<String>::new());
}

#[test]
fn what_a_killed_build_left_behind_goes_with_the_next() {
    let root = copy_of_tiny();
    let left = root.path().join(".public.naosu-new-1-0");
    fs::create_dir(&left).unwrap();
    fs::write(left.join(site::MARKER), "").unwrap();
    let foreign = root.path().join(".public.naosu-new-of-somebody-else");
    fs::create_dir(&foreign).unwrap();
    build(root.path(), &root.path().join("public")).unwrap();
    assert!(!left.exists());
    assert!(foreign.exists());
}

#[test]
fn a_site_that_was_moved_away_when_the_build_was_killed_comes_back() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    fs::rename(&output, root.path().join(".public.naosu-old-1-0")).unwrap();
    fs::create_dir(root.path().join("templates")).unwrap();
    fs::write(root.path().join("templates/base.html"), "{% broken").unwrap();
    build(root.path(), &output).unwrap_err();
    assert!(output.join("index.html").is_file());
}

#[test]
fn a_folder_that_naosu_did_not_make_is_never_replaced() {
    let root = copy_of_tiny();
    let output = root.path().join("holiday-pictures");
    fs::create_dir(&output).unwrap();
    fs::write(output.join("beach.jpg"), "sea").unwrap();
    let error = build(root.path(), &output).unwrap_err();
    assert!(matches!(error, site::Error::ForeignOutput(_)), "{error}");
    assert_eq!(fs::read(output.join("beach.jpg")).unwrap(), b"sea");
}

#[test]
fn an_empty_folder_may_become_the_site() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    fs::create_dir(&output).unwrap();
    build(root.path(), &output).unwrap();
    assert!(output.join("index.html").is_file());
}

#[test]
fn the_output_never_lies_over_the_sources() {
    let root = copy_of_tiny();
    for output in ["content", "content/public", "templates", ".", ".."] {
        let error = build(root.path(), &root.path().join(output)).unwrap_err();
        assert!(
            matches!(error, site::Error::OutputOverSources(_)),
            "{output}: {error}"
        );
    }
}

#[test]
fn an_output_that_cannot_be_written_is_told_by_its_path() {
    let root = copy_of_tiny();
    let file = root.path().join("occupied");
    fs::write(&file, "a file").unwrap();
    let error = build(root.path(), &file.join("public"))
        .unwrap_err()
        .to_string();
    assert!(error.contains("occupied"), "{error}");
}

#[test]
fn a_file_at_a_pages_address_is_told() {
    let root = copy_of_tiny();
    let file = root.path().join("static/ja/index.html");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, "mine").unwrap();
    let error = build(root.path(), &root.path().join("public")).unwrap_err();
    assert!(matches!(error, site::Error::AddressTaken(_)), "{error}");
    assert!(error.to_string().contains("ja/index.html"), "{error}");
}

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
        "<link rel=\"stylesheet\" href=\"../../assets/theme.css\">",
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

#[test]
fn drafts_show_only_when_asked_for_and_nothing_links_to_them() {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("public");
    build(&tiny(), &output).unwrap();
    assert!(!output.join("ja/printer/in-writing").exists());
    assert!(!page(&output, "ja/printer/spooler-stuck/index.html").contains("in-writing"));

    let reading = content::read(&tiny());
    let with_drafts = Options {
        drafts: true,
        ..options(&tiny(), &output)
    };
    site::build(&reading.library, &with_drafts, &|_| {}).unwrap();
    assert!(output.join("ja/printer/in-writing/index.html").is_file());
    assert!(page(&output, "ja/printer/spooler-stuck/index.html").contains("in-writing"));
}

#[test]
fn the_language_switch_stays_on_the_entry_and_search_engines_learn_of_both() {
    let folder = TempDir::new().unwrap();
    build(&tiny(), folder.path()).unwrap();
    let html = page(folder.path(), "ja/printer/printer-offline/index.html");
    assert!(html.contains("href=\"../../../en/printer/printer-offline/index.html\" lang=\"en\""));
    let at = "https://help.example/kb/";
    for line in [
        format!("<link rel=\"canonical\" href=\"{at}ja/printer/printer-offline/\">"),
        format!("hreflang=\"en\" href=\"{at}en/printer/printer-offline/\">"),
        format!("hreflang=\"x-default\" href=\"{at}ja/printer/printer-offline/\">"),
    ] {
        assert!(html.contains(&line), "no {line}");
    }
    assert!(page(folder.path(), "sitemap.xml").contains(&format!("<loc>{at}en/printer/</loc>")));
}

#[test]
fn an_untranslated_text_is_shown_as_what_it_is_and_leads_on_in_the_readers_language() {
    let folder = TempDir::new().unwrap();
    build(&tiny(), folder.path()).unwrap();
    let html = page(folder.path(), "en/printer/spooler-stuck/index.html");
    assert!(html.contains("<section class=\"prose\" lang=\"ja\">"));
    assert!(html.contains("not translated yet"));
    assert!(html.contains("href=\"../../../en/printer/restart-spooler/index.html#stop\""));
}

#[test]
fn an_old_address_leads_to_the_new_one_without_scripts() {
    let folder = TempDir::new().unwrap();
    build(&tiny(), folder.path()).unwrap();
    let html = page(folder.path(), "en/printer/old-spooler/index.html");
    let target = "../../../en/printer/restart-spooler/index.html";
    assert!(
        html.contains(&format!("content=\"0; url={target}\"")),
        "{html}"
    );
    assert!(html.contains(&format!("<a href=\"{target}\">Restart the spooler</a>")));
}

#[test]
fn the_feed_is_as_new_as_its_newest_entry() {
    let folder = TempDir::new().unwrap();
    build(&tiny(), folder.path()).unwrap();
    let feed = page(folder.path(), "en/feed.xml");
    assert!(
        feed.contains("<updated>2026-11-20T00:00:00Z</updated>"),
        "{feed}"
    );
    insta::assert_snapshot!("feed", feed);
}

#[test]
fn pages_of_a_tiny_site() {
    let folder = TempDir::new().unwrap();
    build(&tiny(), folder.path()).unwrap();
    for (name, path) in [
        ("error", "en/printer/printer-offline/index.html"),
        ("fix", "ja/printer/restart-spooler/index.html"),
        ("topic", "en/printer/index.html"),
        ("faq", "en/printer/why-offline/index.html"),
        ("home", "ja/index.html"),
        ("lost", "404.html"),
    ] {
        let html = page(folder.path(), path);
        let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
        insta::assert_snapshot!(name, main);
    }
}
