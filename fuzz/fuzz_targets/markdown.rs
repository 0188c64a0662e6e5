//! Any text as an entry's prose: it becomes HTML in which nothing runs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use naosu::{
    markdown::{Context, EntryLink, Placeholders, outline, render},
    strings::{self, ProseTexts},
};
use naosu_vocabulary::Lang;
use std::sync::LazyLock;

static TEXTS: LazyLock<ProseTexts> = LazyLock::new(|| {
    let strings = strings::load(None).expect("the built-in texts");
    strings.get(Lang::Ja).prose.clone()
});

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let outline = outline(&text);
    for raw_html in [false, true] {
        let context = Context {
            texts: &TEXTS,
            raw_html,
            is_fix: raw_html,
            entry: &|id| {
                let link = EntryLink { href: format!("../{id}/"), title: id.to_owned() };
                (id.len() < 8).then_some(link)
            },
            asset: &|name| name.ends_with(".png").then(|| "../picture.png".to_owned()),
            size: &|_| Some((640, 480)),
            placeholders: &Placeholders::default(),
        };
        let html = render(&text, &context).html();
        for element in ["<script", "<style", "<iframe", "<object", "<svg", "<form", "<base"] {
            assert!(!html.contains(element), "{element} in {html}");
        }
    }
    for link in outline.links {
        assert!(text.get(link.span).is_some());
    }
});
