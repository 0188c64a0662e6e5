//! The closed vocabularies and the texts of the scripts, as TypeScript declares them. They come
//! from where they are kept, so that a script cannot name a word or a text that there is not.

use crate::site::Site;
use naosu_engine::{Channel, Gravity, MatchPart, Repair, Sureness, Verdict};
use naosu_vocabulary::{Audience, Kind, Lang, Need, Risk, State, Vocabulary};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Each word of an enum; the compiler names the place where one is missing.
macro_rules! every {
    ($of:ident: $($word:ident),+) => {{
        let _is_whole = |word: $of| match word { $($of::$word => ()),+ };
        [$($of::$word),+]
    }};
}

pub(crate) fn declarations(site: &Site) -> String {
    let unions = [
        vocabulary::<Lang>("Lang"),
        vocabulary::<Kind>("Kind"),
        vocabulary::<State>("State"),
        vocabulary::<Audience>("Audience"),
        vocabulary::<Risk>("Risk"),
        vocabulary::<Need>("Need"),
        vocabulary::<Sureness>("Sureness"),
        vocabulary::<Repair>("Repair"),
        vocabulary::<Gravity>("Gravity"),
        union("Verdict", &every!(Verdict: Recognised, Words, Nothing)),
        union("MatchPart", &every!(MatchPart: Literal, Slot, Other)),
        union("Channel", &every!(Channel: Code, Message, Title, Body)),
    ];
    format!("{}\n{}", unions.join("\n"), texts(site))
}

fn vocabulary<W: Vocabulary>(name: &str) -> String {
    let words = W::WORDS.iter().map(|word| format!("{:?}", word.name()));
    format!("type {name} = {};", words.collect::<Vec<_>>().join(" | "))
}

fn union<W: Serialize>(name: &str, words: &[W]) -> String {
    let words = words.iter().map(serde_json::to_string);
    let words: Result<Vec<String>, _> = words.collect();
    format!("type {name} = {};", words.expect("JSON").join(" | "))
}

/// Each text that a page has for its scripts, with the slots that it has in any language.
fn texts(site: &Site) -> String {
    let mut slots: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let pages = Lang::ALL.map(|lang| strings(site, lang));
    let keys = |lang: usize| pages[lang].keys().collect::<Vec<_>>();
    for (n, page) in pages.iter().enumerate() {
        assert_eq!(keys(0), keys(n), "a text is missing in one language");
        for (key, text) in page {
            let parts = text.split('{').skip(1);
            let names = parts.filter_map(|part| part.split_once('}'));
            let all = slots.entry(key.clone()).or_default();
            all.extend(names.map(|(name, _)| format!("{name:?}")));
        }
    }
    let line = |(key, slots): (&String, &BTreeSet<String>)| match slots.is_empty() {
        true => format!("  {key:?}: never;\n"),
        false => {
            let slots: Vec<&str> = slots.iter().map(String::as_str).collect();
            format!("  {key:?}: {};\n", slots.join(" | "))
        }
    };
    format!(
        "interface Texts {{\n{}}}\n",
        slots.iter().map(line).collect::<String>()
    )
}

fn strings(site: &Site, lang: Lang) -> BTreeMap<String, String> {
    let script = site.read(&format!("assets/texts.{lang}.js"));
    let script = String::from_utf8(script).expect("UTF-8");
    let (_, json) = script.split_once(" = ").expect("an assignment");
    let json = json.trim_end().trim_end_matches(';');
    serde_json::from_str(json).expect("JSON")
}
