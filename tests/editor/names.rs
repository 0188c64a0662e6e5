//! What an id leads to, who names it, and another name for it.

use crate::{
    client::{Editor, able, apply},
    sites,
};
use naosu::content::read_on;
use serde_json::{Value, json};
use std::{fs, path::Path};

const ERROR: &str = "content/printer/errors/cannot-print.toml";
const CAUSE: &str = "content/printer/causes/old-driver.toml";
const PROSE: &str = "content/printer/errors/cannot-print.en.md";

fn wrong(root: &Path) -> Vec<String> {
    let findings = read_on(root, jiff::civil::date(2026, 11, 22)).findings;
    findings.iter().map(ToString::to_string).collect()
}

/// The file and line of each place.
fn places(editor: &Editor, places: &Value) -> Vec<String> {
    let root = editor.uri("");
    let places = places.as_array().expect("a list").iter();
    places
        .map(|place| {
            let uri = place["uri"].as_str().expect("an address");
            let path = uri.strip_prefix(&format!("{root}/")).expect("below");
            format!("{path}:{}", place["range"]["start"]["line"])
        })
        .collect()
}

#[test]
fn an_id_says_what_it_leads_to() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.edit(PROSE);
    let text = "[]( entry:x) [](entry:cannot-pr|int)\n";
    let told = editor.ask_at("textDocument/hover", PROSE, text);
    let words = told["contents"]["value"].as_str().expect("words");
    assert!(words.contains("error `cannot-print`"), "{words}");
    assert!(
        words.contains("> Cannot print on {printer} ({code})"),
        "{words}"
    );
    assert!(words.contains("印刷が始まりません。"), "{words}");
    assert_eq!(told["range"]["start"]["character"], 22);
    editor.edit(ERROR);
    let told = editor.ask_at(
        "textDocument/hover",
        ERROR,
        "kind = \"error\"\nsta|te = \"draft\"\n",
    );
    let words = told["contents"]["value"].as_str().expect("words");
    assert!(
        words.contains("How far the entry may be trusted."),
        "{words}"
    );
    let told = editor.ask_at(
        "textDocument/hover",
        ERROR,
        "kind = \"error\"\nowner = \"print|-desk\"\n",
    );
    assert!(
        told["contents"]["value"]
            .as_str()
            .expect("words")
            .contains("印刷担当")
    );
    assert!(
        editor
            .ask_at("textDocument/hover", ERROR, "# a| comment\n")
            .is_null()
    );
}

#[test]
fn an_id_leads_to_its_file() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.edit(ERROR);
    let text = "kind = \"error\"\nproducts = [\"printer\"]\ncauses = [\"old|-driver\"]\n";
    let home = editor.ask_at("textDocument/definition", ERROR, text);
    assert_eq!(places(&editor, &home), [format!("{CAUSE}:0")]);
    let text = text.replace("old|-", "old-").replace("prin", "prin|");
    let home = editor.ask_at("textDocument/definition", ERROR, &text);
    assert_eq!(places(&editor, &home), ["naosu.toml:4"]);
    let text = "kind = \"error\"\ncauses = [\"no|body\"]\n";
    assert_eq!(
        editor.ask_at("textDocument/definition", ERROR, text),
        json!([])
    );
}

#[test]
fn who_names_an_entry_is_told_also_from_its_own_file() {
    let site = sites::good();
    let link = "See [it][d] and `entry:old-driver`.\n\n[d]: entry:old-driver\n";
    sites::write(&site, PROSE, link);
    sites::write(
        &site,
        "content/printer/more/two.md",
        "---\nrelated: [old-driver, \"old-driver\"]\n---\n",
    );
    let mut editor = Editor::open(site.path());
    editor.edit(CAUSE);
    let text = fs::read_to_string(site.path().join(CAUSE)).expect("a file");
    let (mut params, _) = editor.at(CAUSE, &text.replacen("kind", "ki|nd", 1));
    params["context"] = json!({ "includeDeclaration": true });
    let who = editor.ask("textDocument/references", params);
    let expected = [
        format!("{CAUSE}:0"),
        format!("{ERROR}:8"),
        format!("{PROSE}:2"),
        "content/printer/printer.toml:3".to_owned(),
        "content/printer/more/two.md:1".to_owned(),
        "content/printer/more/two.md:1".to_owned(),
    ];
    assert_eq!(places(&editor, &who), expected);
}

#[test]
fn an_entry_gets_another_id_and_nothing_is_lost() {
    let site = sites::good();
    sites::write(
        &site,
        PROSE,
        "𠮷 [x](entry:update-driver#try) [](entry:update-driver)\n",
    );
    sites::write(
        &site,
        "content/printer/fixes/update-driver.en.md",
        "## Install\n1. Run `driver-{build}.exe`.\n\n## Try {#try}\n1. Print on {printer}.\n",
    );
    assert_eq!(wrong(site.path()), [""; 0]);
    let mut editor = Editor::open(site.path());
    editor.edit(ERROR);
    let text = fs::read_to_string(site.path().join(ERROR)).expect("a file");
    let (mut params, _) = editor.at(ERROR, &text.replacen("update-", "up|date-", 1));
    let here = editor.ask("textDocument/prepareRename", params.clone());
    assert_eq!(here["placeholder"], "update-driver");
    params["newName"] = "renew-driver".into();
    let edit = editor.ask("textDocument/rename", params);
    apply(&site, &edit);
    assert_eq!(wrong(site.path()), [""; 0]);
    let fixes = site.path().join("content/printer/fixes");
    for name in [
        "renew-driver.toml",
        "renew-driver.ja.md",
        "renew-driver.en.md",
    ] {
        assert!(fixes.join(name).exists(), "{name}");
    }
    let prose = fs::read_to_string(site.path().join(PROSE)).expect("a file");
    assert_eq!(
        prose,
        "𠮷 [x](entry:renew-driver#try) [](entry:renew-driver)\n"
    );
    let library = read_on(site.path(), jiff::civil::date(2026, 11, 22)).library;
    let entry = library.get("renew-driver").expect("it is there");
    assert_eq!(entry.aliases[0].id, "update-driver");
}

#[test]
fn a_translation_that_repeats_an_id_follows() {
    let site = sites::good();
    let one = "content/printer/more/one.md";
    sites::write(
        &site,
        one,
        "---\nkind: article\ntitle: 一\nrelated: [old-driver]\n---\n本文\n",
    );
    let other = "content/printer/more/one.en.md";
    let said = "---\ntitle: About old-driver\nrelated: [old-driver]\n---\nold-driver\n";
    sites::write(&site, other, said);
    assert_eq!(wrong(site.path()), [""; 0]);
    let mut editor = Editor::open(site.path());
    let (mut params, _) = editor.at(CAUSE, "k|ind = \"cause\"\n");
    params["newName"] = "worn-driver".into();
    let edit = editor.ask("textDocument/rename", params);
    apply(&site, &edit);
    assert_eq!(wrong(site.path()), [""; 0]);
    let text = fs::read_to_string(site.path().join(other)).expect("a file");
    assert_eq!(text, said.replace("[old-driver]", "[worn-driver]"));
}

#[test]
fn a_topic_takes_its_folder_along() {
    let site = sites::good();
    let hub = "content/printer/printer.toml";
    let mut editor = Editor::open(site.path());
    let text = fs::read_to_string(site.path().join(hub)).expect("a file");
    let (mut params, _) = editor.at(hub, &text.replacen("kind", "kind|", 1));
    params["newName"] = "printing".into();
    let edit = editor.ask("textDocument/rename", params);
    apply(&site, &edit);
    assert_eq!(wrong(site.path()), [""; 0]);
    assert!(site.path().join("content/printing/printing.toml").exists());
}

#[test]
fn what_cannot_be_an_id_is_refused_with_the_reason() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.edit(ERROR);
    let text = fs::read_to_string(site.path().join(ERROR)).expect("a file");
    let (mut params, _) = editor.at(ERROR, &text.replacen("update-", "up|date-", 1));
    for (new, why) in [
        ("Neuer Treiber", "lower-case ASCII letters"),
        ("old-driver", "is taken"),
        ("print-failed", "is taken"),
    ] {
        params["newName"] = new.into();
        let answer = editor.answer("textDocument/rename", params.clone());
        let message = answer["error"]["message"].as_str().expect("a reason");
        assert!(message.contains(why), "{message}");
    }
    let (mut params, _) = editor.at(ERROR, &text.replacen("owner", "ow|ner", 1));
    params["newName"] = "x".into();
    let answer = editor.answer("textDocument/rename", params);
    assert_eq!(answer["error"]["code"], -32803);
}

#[test]
fn an_editor_that_may_stop_at_a_folder_is_told_what_to_do() {
    let site = sites::good();
    let mut capabilities = able();
    capabilities["workspace"]["workspaceEdit"]["failureHandling"] = json!(null);
    let mut editor = Editor::open_with(site.path(), capabilities);
    let hub = "content/printer/printer.toml";
    let (mut params, _) = editor.at(hub, "ki|nd = \"topic\"\n");
    params["newName"] = "printing".into();
    let answer = editor.answer("textDocument/rename", params);
    let message = answer["error"]["message"].as_str().expect("a reason");
    assert!(message.contains("content/printer"), "{message}");
}

#[test]
fn an_editor_that_renames_no_files_is_told_so() {
    let site = sites::good();
    let mut capabilities = able();
    capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = json!([]);
    let mut editor = Editor::open_with(site.path(), capabilities);
    let text = fs::read_to_string(site.path().join(ERROR)).expect("a file");
    let (mut params, _) = editor.at(ERROR, &text.replacen("update-", "up|date-", 1));
    params["newName"] = "renew-driver".into();
    let answer = editor.answer("textDocument/rename", params);
    let message = answer["error"]["message"].as_str().expect("a reason");
    assert!(message.contains("renames no files"), "{message}");
}
