//! Every kind of page under axe's rules, in both languages, light and dark, wide and narrow.

use crate::{
    driver::Browser,
    example::{browser, server},
};
use serde_json::{Value, json};
use std::{fs, path::Path};

const PAGES: [&str; 15] = [
    "index.html",
    "search/index.html",
    "feedback/index.html",
    "kind/error/index.html",
    "product/outlook/index.html",
    "mail-server/server-unreachable/index.html",
    "outlook-password/index.html",
    "outlook-password/enter-network-password/index.html",
    "outlook-password/token-expired/index.html",
    "outlook-password/enable-modern-authentication/index.html",
    "outlook-password/company-pc/index.html",
    "outlook-password/does-changing-password-help/index.html",
    "outlook-password/checklist-monthly/index.html",
    "search/index.html?q=xyzzy",
    "search/index.html?q=attachment+mail+server",
];
/// A paste that is recognised, so that the card is there.
const RECOGNISED: &str = "search/index.html?q=Enter%20Network%20Password";
/// Two hundred percent of a narrow window are 320 pixels, too.
const WINDOWS: [(u32, &str); 3] = [(1280, "light"), (1280, "dark"), (320, "light")];

const VIOLATIONS: &str = "
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));";
const TOO_WIDE: &str = "return document.documentElement.scrollWidth - innerWidth";

pub(crate) fn axe() -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let file = target.map(|target| target.join("npm/node_modules/axe-core/axe.min.js"));
    let text = file.and_then(|file| fs::read_to_string(file).ok());
    text.expect("axe-core, which `cargo xtask test` brings")
}

/// What is wrong with the page as it stands.
pub(crate) fn complaints(browser: &Browser, axe: &str) -> Vec<String> {
    browser.run(axe, &[]);
    let mut complaints: Vec<String> = match browser.run_async(VIOLATIONS, &[]) {
        Value::Array(list) => list.iter().map(ToString::to_string).collect(),
        other => vec![other.to_string()],
    };
    let beyond = browser.run(TOO_WIDE, &[]);
    if beyond.as_i64() > Some(0) {
        complaints.push(format!("it is {beyond} pixels too wide"));
    }
    complaints
}

#[test]
fn every_kind_of_page_is_accessible_to_all() {
    let axe = axe();
    let browser = browser();
    let mut wrong = Vec::new();
    for (width, scheme) in WINDOWS {
        browser.size(width, 800);
        let scheme_of =
            json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser.devtools("Emulation.setEmulatedMedia", scheme_of);
        let in_languages = ["ja", "en"].iter().flat_map(|lang| {
            PAGES
                .iter()
                .chain([&RECOGNISED])
                .map(move |page| format!("{lang}/{page}"))
        });
        for page in in_languages.chain(["404.html".to_owned()]) {
            browser.go(&format!("{}{page}", server().address));
            if page.contains("?q=") {
                let answered =
                    "return !!document.querySelector('.find-card, .find-nothing, .find-words')";
                browser.wait("an answer", answered);
            }
            for complaint in complaints(&browser, &axe) {
                wrong.push(format!("{page}, {width}, {scheme}: {complaint}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What has the colour of its ground: shapes of kinds, the bar of the walk, what marks a choice.
const UNSEEN: &str = "const ground = getComputedStyle(document.body).backgroundColor;
    const of = (each, part) => getComputedStyle(each, part);
    const clear = ['rgba(0, 0, 0, 0)', ground];
    const shape = ({ backgroundColor: colour, backgroundImage: image }) => !clear.includes(colour) || image !== 'none';
    const unseen = [];
    for (const each of document.querySelectorAll('main .kind, .messages a'))
        if (!shape(of(each, '::before'))) unseen.push(each.outerHTML);
    for (const each of document.querySelectorAll('progress'))
        if (of(each).borderStyle === 'none') unseen.push(each.outerHTML);
    for (const each of document.querySelectorAll('.variants input:checked + label, .find-chip[aria-pressed=true], .languages [aria-current]'))
        if (of(each).outlineStyle === 'none') unseen.push(each.outerHTML);
    return unseen";

#[test]
fn in_high_contrast_shapes_progress_and_what_is_chosen_are_seen() {
    let browser = browser();
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    browser.devtools("Emulation.setEmulatedMedia", forced);
    for page in [
        "index.html",
        "outlook-password/index.html",
        "outlook-password/password-required/index.html",
        "outlook-password/enable-modern-authentication/index.html",
        "kind/error/index.html",
    ] {
        browser.go(&format!("{}en/{page}", server().address));
        let is_forced = "return matchMedia('(forced-colors: active)').matches";
        assert_eq!(browser.run(is_forced, &[]), true);
        assert_eq!(browser.run(UNSEEN, &[]), json!([]), "{page}");
    }
    assert!(browser.has(".kind") || browser.has(".entries"));
}
