//! What is just within a bound is fine, what is just beyond it is told.

mod sites;

use naosu::content::{Finding, read_on};
use sites::{good, write};
use tempfile::TempDir;

const FIX: &str = "content/printer/fixes/update-driver";

fn findings(site: &TempDir, (year, month, day): (i16, i8, i8)) -> Vec<String> {
    let reading = read_on(site.path(), jiff::civil::date(year, month, day));
    reading.findings.iter().map(Finding::to_string).collect()
}

fn today(site: &TempDir) -> Vec<String> {
    findings(site, (2026, 11, 22))
}

/// The good site with a fix of so many versions, each with values of this length, and this prose.
fn versions(count: usize, length: usize, prose: &str) -> TempDir {
    let site = good();
    let value = "x".repeat(length);
    let versions = (0..count).map(|n| {
        format!(
            "[[variant]]\nlabel = {{ ja = \"{n}\", en = \"{n}\" }}\nvalues = {{ build = \"{value}{n}\" }}\n"
        )
    });
    let head = "kind = \"fix\"\nrisk = \"low\"\ntitle = { ja = \"題\", en = \"Title\" }\n";
    write(
        &site,
        &format!("{FIX}.toml"),
        head.to_owned() + &versions.collect::<String>(),
    );
    // Others lead to this heading.
    for (lang, heading) in [("ja", "入れる"), ("en", "Install")] {
        let prose = prose.replace("## Step", &format!("## {heading}"));
        write(&site, &format!("{FIX}.{lang}.md"), prose);
    }
    site
}

#[test]
fn a_fix_has_forty_versions_and_no_more() {
    let prose = "## Step\n\n`{{build}}` `{build}`\n";
    assert_eq!(today(&versions(40, 1, prose)), Vec::<String>::new());
    let told = today(&versions(41, 1, prose));
    assert!(
        told.len() == 1 && told[0].contains("41 versions are too many"),
        "{told:?}"
    );
}

#[test]
fn a_text_is_as_long_as_it_is_with_its_values_not_as_their_product() {
    let used = "`{build}` ".repeat(30);
    let prose = format!("## Step\n\n{used}\n\n{}\n", "words ".repeat(10_000));
    assert_eq!(today(&versions(10, 1000, &prose)), Vec::<String>::new());
    let used = "`{build}` ".repeat(300);
    let told = today(&versions(20, 4000, &format!("## Step\n\n{used}\n")));
    assert!(
        told.iter()
            .any(|told| told.contains("too long with all values")),
        "{told:?}"
    );
}

#[test]
fn a_review_is_overdue_on_the_day_after_it_was_due() {
    // Checked on 2026-11-01, to be checked again after ninety days.
    assert_eq!(findings(&good(), (2027, 1, 30)), Vec::<String>::new());
    let told = findings(&good(), (2027, 1, 31));
    assert!(
        told.len() == 1 && told[0].contains("review-overdue"),
        "{told:?}"
    );
}

#[test]
fn a_picture_that_carries_itself_is_shown_and_not_followed() {
    let site = good();
    let picture = "data:image/png;base64,iVBORw0KGgo=";
    write(
        &site,
        "content/printer/more/why-duplex.en.md",
        format!("![A dot]({picture})\n"),
    );
    assert_eq!(today(&site), Vec::<String>::new());
    write(
        &site,
        "content/printer/more/why-duplex.en.md",
        format!("[A dot]({picture})\n"),
    );
    let told = today(&site);
    assert!(
        told.len() == 1 && told[0].contains("unsafe-link"),
        "{told:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_logo_is_named_as_every_system_names_it() {
    let site = good();
    let toml = std::fs::read_to_string(site.path().join("naosu.toml")).expect("settings");
    for name in ["logo.svg", "a\\b.svg"] {
        write(
            &site,
            &format!("static/{name}"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
    }
    write(
        &site,
        "naosu.toml",
        format!("{toml}\n[theme]\nlogo = 'logo.svg'\n"),
    );
    assert!(today(&site).iter().all(|told| !told.contains("dead-link")));
    write(
        &site,
        "naosu.toml",
        format!("{toml}\n[theme]\nlogo = 'a\\b.svg'\n"),
    );
    let told = today(&site);
    assert!(
        told.iter().any(|told| told.contains("dead-link")),
        "{told:?}"
    );
}
