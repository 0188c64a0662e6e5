//! What is wrong, as one types.

use crate::{client::Editor, sites};
use serde_json::json;
use std::fs;

const ERROR: &str = "content/printer/errors/cannot-print.toml";
const FIX: &str = "content/printer/fixes/update-driver.toml";

fn said(site: &tempfile::TempDir, path: &str) -> String {
    fs::read_to_string(site.path().join(path)).expect("a file")
}

#[test]
fn what_is_wrong_is_told_before_anything_is_saved_and_taken_back_when_it_is_mended() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.settle();
    assert!(editor.findings.is_empty(), "{:?}", editor.findings);
    editor.edit(ERROR);
    let good = said(&site, ERROR);
    editor.write(ERROR, &good.replace("\"old-driver\"", "\"old-drivers\""));
    editor.settle();
    assert_eq!(editor.wrong(ERROR), ["8:10 dangling-id"]);
    let told = editor.findings[ERROR][0].clone();
    assert_eq!(told["severity"], 1);
    assert_eq!(
        told["message"],
        "there is no cause `old-drivers`\ndid you mean `old-driver`?"
    );
    editor.write(ERROR, &good);
    editor.settle();
    assert_eq!(editor.wrong(ERROR), [""; 0]);
    assert_eq!(said(&site, ERROR), good);
}

#[test]
fn another_file_that_the_edit_breaks_is_told_too_and_mended_with_it() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.edit(FIX);
    let good = said(&site, FIX);
    editor.write(FIX, &good.replace("kind = \"fix\"", "kind = \"guide\""));
    editor.settle();
    let wrong = editor.wrong(ERROR);
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].ends_with("wrong-kind"), "{wrong:?}");
    editor.write(FIX, &good);
    editor.settle();
    assert_eq!(editor.wrong(ERROR), [""; 0]);
}

#[test]
fn places_are_counted_as_the_editor_counts_them() {
    let path = "content/printer/more/why-duplex.ja.md";
    let text = "両面 𠮷田 [x](entry:nobody)\n";
    for (encodings, column) in [
        (json!(["utf-16"]), 7),
        (json!(["utf-32", "utf-8"]), 15),
        (json!([]), 7),
    ] {
        let site = sites::good();
        let capabilities = json!({ "general": { "positionEncodings": encodings } });
        let mut editor = Editor::open_with(site.path(), capabilities);
        editor.edit(path);
        editor.write(path, text);
        editor.settle();
        assert_eq!(
            editor.wrong(path),
            [format!("0:{column} dangling-id")],
            "{encodings}"
        );
    }
}

#[test]
fn a_file_that_is_not_saved_yet_is_an_entry() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.edit("content/printer/new-one.toml");
    editor.write("content/printer/new-one.toml", "kind = \"guide\"\n");
    editor.settle();
    assert_eq!(
        editor.wrong("content/printer/new-one.toml"),
        ["0:0 missing-title"]
    );
    let uri = editor.uri("content/printer/new-one.toml");
    editor.tell(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    editor.settle();
    assert_eq!(editor.wrong("content/printer/new-one.toml"), [""; 0]);
}

#[test]
fn what_others_change_on_the_disk_is_seen() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.settle();
    assert_eq!(editor.asked, ["client/registerCapability"]);
    fs::remove_file(site.path().join("content/printer/causes/old-driver.toml")).expect("a file");
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    editor.settle();
    assert_eq!(editor.wrong(ERROR), ["8:10 dangling-id"]);
}

#[test]
fn a_topic_without_a_hub_is_told_at_the_settings() {
    let site = sites::good();
    fs::remove_file(site.path().join("content/printer/printer.toml")).expect("a file");
    let mut editor = Editor::open(site.path());
    editor.settle();
    assert_eq!(editor.wrong("naosu.toml"), ["0:0 no-hub"]);
    let message = editor.findings["naosu.toml"][0]["message"]
        .as_str()
        .expect("words");
    assert!(message.starts_with("content/printer: "), "{message}");
}

#[test]
fn an_editor_that_sends_parts_of_texts_is_followed() {
    let site = sites::good();
    let path = "content/printer/more/why-duplex.ja.md";
    let mut editor = Editor::open(site.path());
    editor.edit(path);
    editor.write(path, "両面 𠮷田\n[x](entry:old-driver)\n");
    let part = |line: u32, from: u32, to: u32, text: &str| {
        let (start, end) = (
            json!({ "line": line, "character": from }),
            json!({ "line": line, "character": to }),
        );
        json!({ "range": { "start": start, "end": end }, "text": text })
    };
    let changes = [part(0, 3, 5, "𠮷𠮷"), part(1, 10, 13, "new")];
    let document = json!({ "uri": editor.uri(path), "version": 3 });
    let params = json!({ "textDocument": document, "contentChanges": changes });
    editor.tell("textDocument/didChange", params);
    editor.settle();
    let told = &editor.findings[path][0]["message"];
    assert_eq!(
        *told,
        "there is no entry `new-driver`\ndid you mean `old-driver`?"
    );
}
