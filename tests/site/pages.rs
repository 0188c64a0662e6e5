//! What stands on pages.

use crate::support::{assert_sound, build, options, page, pages, repository, tiny};
use naosu::{
    content,
    site::{self, Options, Shown},
};
use std::fs;
use tempfile::TempDir;

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
fn drafts_show_only_when_asked_for_and_nothing_links_to_them() {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("public");
    build(&tiny(), &output).unwrap();
    assert!(!output.join("ja/printer/in-writing").exists());
    assert!(!page(&output, "ja/printer/spooler-stuck/index.html").contains("in-writing"));

    let reading = content::read(&tiny());
    let with_drafts = Options {
        shown: Shown {
            drafts: true,
            ..Shown::default()
        },
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
