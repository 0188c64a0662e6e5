//! The file of texts and its readers agree.

use super::{ByWord, Strings, StringsError, load, load::in_language};
use naosu_vocabulary::{Kind, Lang};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};
use walkdir::WalkDir;

fn built_in() -> ByWord<Lang, Strings> {
    load(None).expect("the built-in texts")
}

fn refused(own: &str) -> String {
    let error = load(Some(own)).expect_err("an error");
    error.to_string()
}

#[test]
fn a_site_says_one_thing_in_its_own_words_and_keeps_the_rest() {
    let own = "[section]\nfixes = { en = 'mine' }\n[kind.faq]\nen = 'Q'";
    let strings = load(Some(own)).expect("strings");
    assert_eq!(strings.get(Lang::En).section.fixes, "mine");
    assert_eq!(strings.get(Lang::En).kind.get(Kind::Faq), "Q");
    let ja = strings.get(Lang::Ja);
    assert_eq!(ja.section.fixes, built_in().get(Lang::Ja).section.fixes);
    assert_eq!(ja.for_scripts()["find_fixes"], ja.section.fixes);
    assert_eq!(strings.get(Lang::En).for_scripts()["kind_faq"], "Q");
}

#[test]
fn a_mistyped_key_of_a_sites_own_texts_is_told_by_its_name() {
    for (own, told) in [
        ("[section]\nfixs = { en = 'x' }", "`section.fixs` is none"),
        ("[sektion]\nfixes = { en = 'x' }", "`sektion` is none"),
        ("[kind]\nfixx = { en = 'x' }", "`kind.fixx` is none"),
        ("[section]\nfixes = 'x'", "`section.fixes` must be a text"),
        ("skip = { fr = 'x' }", "`skip`: `fr` is no language"),
        ("skip = { en = 1 }", "`skip` must be a text"),
        ("date = { en = '%!' }", "`date` in `en`"),
        ("[section", "TOML parse error"),
    ] {
        let error = refused(own);
        assert!(error.contains(told), "{own}: {error}");
    }
}

#[test]
fn what_a_sites_own_templates_say_goes_into_a_section_of_its_own() {
    let strings = load(Some("[own]\nhours = { ja = '平日' }")).expect("strings");
    assert_eq!(strings.get(Lang::En).own["hours"], "平日");
}

#[test]
fn a_text_that_is_missing_in_a_language_or_for_a_word_is_told() {
    let table = |text: &str| text.parse().expect("TOML");
    let texts = in_language(&table("a = { ja = 'エ' }"), Lang::En, "");
    let error = StringsError::Untranslated("a".into(), Lang::En);
    assert_eq!(texts, Err(error));

    let mut all = serde_json::to_value(built_in().get(Lang::En)).expect("JSON");
    for section in [
        "kind",
        "kinds",
        "risk",
        "need",
        "effectiveness",
        "sureness",
        "repair",
        "state",
    ] {
        let mut fewer = all.clone();
        let words = fewer[section].as_object_mut().expect("a section");
        let word = words.keys().next().expect("a word").clone();
        words.remove(&word);
        let read = serde_json::from_value::<Strings>(fewer).map(|_| ());
        assert!(read.is_err(), "{section} without {word}");
    }
    all["state"]["mistyped"] = "x".into();
    assert!(serde_json::from_value::<Strings>(all).is_err());
}

/// The keys of the texts: `section.fixes`.
fn keys(texts: &Value, path: &str, found: &mut BTreeSet<String>) {
    match texts {
        Value::Object(texts) => texts.iter().for_each(|(key, text)| {
            let dot = if path.is_empty() { "" } else { "." };
            keys(text, &format!("{path}{dot}{key}"), found);
        }),
        _ => drop(found.insert(path.to_owned())),
    }
}

fn all_keys() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let texts = serde_json::to_value(built_in().get(Lang::En)).expect("JSON");
    keys(&texts, "", &mut found);
    found
}

/// The files below a folder of the repository whose names end so, as one text.
fn sources(folder: &str, ending: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = files.filter(|file| {
        let path = file.path().to_string_lossy();
        path.ends_with(ending) && !path.ends_with("strings/tests.rs")
    });
    files
        .map(|file| fs::read_to_string(file.path()).expect("a text"))
        .collect()
}

/// The keys that templates name: what stands behind `t.`, up to a bracket.
fn named_by_templates() -> BTreeSet<String> {
    let templates = sources("templates", ".html") + &sources("templates", ".txt");
    let named = templates.match_indices("t.").filter(|&(at, _)| {
        let before = templates[..at].chars().next_back();
        before.is_some_and(|c| !c.is_alphanumeric() && !"_.'\"/".contains(c))
    });
    let named = named.map(|(at, _)| {
        let rest = &templates[at + 2..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"_.".contains(c));
        rest[..end.unwrap_or(rest.len())]
            .trim_end_matches('.')
            .to_owned()
    });
    named.collect()
}

#[test]
fn every_text_that_a_template_names_exists() {
    let keys = all_keys();
    for named in named_by_templates() {
        let section = format!("{named}.");
        let known = keys.contains(&named) || keys.iter().any(|key| key.starts_with(&section));
        assert!(known, "t.{named} is in no strings.toml");
    }
}

/// Whether code names fields so: `section.fixes`, and not `subsection.fixes`.
fn is_named(code: &str, fields: &str) -> bool {
    code.match_indices(fields).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        before.is_some_and(|c| !c.is_alphanumeric() && c != '_')
    })
}

#[test]
fn every_text_is_said_by_a_template_a_script_or_code() {
    let templates = named_by_templates();
    let code = sources("src", ".rs");
    let scripts = sources("static", ".js");
    let in_script = |key: &str| {
        let whole = ['"', '\''].iter().any(|quote| {
            let quoted = format!("{quote}{key}{quote}");
            scripts.contains(&quoted)
        });
        // A key that ends in a word: `theme_${theme}`.
        let stem = key.split_once('_').map_or(key, |(stem, _)| stem);
        whole || scripts.contains(&format!("`{stem}_${{"))
    };
    let mut idle = BTreeSet::new();
    for key in all_keys() {
        let (section, name) = key.rsplit_once('.').unwrap_or(("", &key));
        let last = section.rsplit('.').next().unwrap_or_default();
        // What a vocabulary's words are called is named by its section.
        let said = templates.contains(&key)
            || templates.contains(section)
            || is_named(&code, &format!("{last}.{name}"))
            || is_named(&code, &format!("{last}.get("))
            || is_named(&code, &format!("{last}.iter("))
            || key.strip_prefix("script.").is_some_and(in_script);
        if !said {
            idle.insert(key);
        }
    }
    assert_eq!(idle, BTreeSet::new());
}

#[test]
fn every_text_that_a_script_asks_for_exists() {
    let known = built_in().get(Lang::En).for_scripts();
    let scripts = sources("static", ".js");
    for call in ["say('", "say(\"", " t(\"", " t('", "(t('", "(t(\""] {
        for (at, _) in scripts.match_indices(call) {
            let rest = &scripts[at + call.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            let key = &rest[..end.unwrap_or_default()];
            assert!(known.contains_key(key), "{key}");
        }
    }
}

/// Of what stands beside Japanese: punctuation that is as wide as it.
#[test]
fn japanese_is_punctuated_in_its_own_width() {
    let mut narrow = Vec::new();
    for (key, text) in built_in().get(Lang::Ja).for_scripts() {
        narrow.extend(is_narrow(&text).then(|| format!("{key}: {text}")));
    }
    let file = sources("templates", "strings.toml");
    for line in file.lines() {
        let Some((_, rest)) = line.split_once("ja = \"") else {
            continue;
        };
        let text = rest.split("\", en").next().unwrap_or_default();
        narrow.extend(is_narrow(text).then(|| line.to_owned()));
    }
    assert_eq!(narrow, Vec::<String>::new());
}

fn is_narrow(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let is_wide = |at: Option<&char>| at.is_some_and(|c| matches!(c, '\u{3000}'..='\u{9fff}'));
    let narrow = [':', '?', '!', '(', ')', ',', ';'];
    (0..chars.len()).any(|n| {
        let before = n.checked_sub(1).and_then(|n| chars.get(n));
        narrow.contains(&chars[n]) && (is_wide(before) || is_wide(chars.get(n + 1)))
    })
}
