//! What could be written.

use crate::{client::Editor, sites};
use serde_json::Value;

const ERROR: &str = "content/printer/errors/cannot-print.toml";
const FIX: &str = "content/printer/fixes/update-driver";

/// What is offered at the `|` of a text.
fn offered(path: &str, text: &str) -> Vec<Value> {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.edit(path);
    let offered = editor.ask_at("textDocument/completion", path, text);
    assert_eq!(offered["isIncomplete"], false);
    offered["items"].as_array().expect("a list").clone()
}

fn labels(offered: &[Value]) -> Vec<&str> {
    offered
        .iter()
        .map(|item| item["label"].as_str().expect("a word"))
        .collect()
}

fn texts(offered: &[Value]) -> Vec<&str> {
    let texts = offered
        .iter()
        .map(|item| item["textEdit"]["newText"].as_str());
    texts.map(|text| text.expect("a text")).collect()
}

#[test]
fn keys_are_offered_with_what_they_are_for_and_not_those_that_are_there() {
    let keys = offered(ERROR, "kind = \"error\"\nst|\n[[message]]\n");
    assert_eq!(labels(&keys), ["state"]);
    let told = keys[0]["documentation"]["value"].as_str().expect("words");
    assert!(
        told.starts_with("How far the entry may be trusted.\n- `draft`: "),
        "{told}"
    );
    assert_eq!(keys[0]["textEdit"]["newText"], "state = ");
    assert_eq!(keys[0]["textEdit"]["range"]["start"]["line"], 1);
    assert_eq!(
        labels(&offered(ERROR, "re|")),
        ["review_days", "related", "created"]
    );
    let keys = offered(ERROR, "kind = \"error\"\ntitle = {}\n|");
    assert!(!labels(&keys).contains(&"title") && !labels(&keys).contains(&"confirm"));
    assert!(texts(&keys).contains(&"[[message]]\n"));
}

#[test]
fn keys_within_tables_are_offered_there() {
    let keys = offered(ERROR, "kind = \"error\"\n[[message]]\ncode = \"1\"\n|");
    assert_eq!(labels(&keys), ["text", "slots", "former", "where"]);
    let keys = offered(
        ERROR,
        "kind = \"error\"\n[[message]]\ntext = { ja = \"あ\", | }",
    );
    assert_eq!(labels(&keys), ["en"]);
    let keys = offered("naosu.toml", "[theme.accent]\n|");
    assert_eq!(labels(&keys), ["light", "dark"]);
}

#[test]
fn words_of_closed_vocabularies_are_offered() {
    let words = offered(ERROR, "kind = \"error\"\nstate = |");
    assert_eq!(
        texts(&words),
        [
            "\"draft\"",
            "\"unverified\"",
            "\"verified\"",
            "\"archived\""
        ]
    );
    let words = offered(
        &format!("{FIX}.toml"),
        "kind = \"fix\"\nneeds = [\"administrator\", \"re|\"]",
    );
    assert_eq!(texts(&words), ["restart"]);
    let words = offered("naosu.toml", "[output]\noffline = |");
    assert_eq!(texts(&words), ["true", "false"]);
}

#[test]
fn ids_of_the_right_kind_are_offered_with_their_titles() {
    let ids = offered(ERROR, "kind = \"error\"\ncauses = [|]");
    assert_eq!(texts(&ids), ["\"old-driver\""]);
    assert_eq!(ids[0]["detail"], "ドライバーが古い / The driver is old");
    let ids = offered(ERROR, "kind = \"error\"\nfixes = |");
    assert_eq!(texts(&ids)[0], "[\"update-driver\"]");
    let by_title = offered(ERROR, "kind = \"error\"\nrelated = [\"自宅|\"]");
    assert_eq!(texts(&by_title), ["printer-at-home"]);
    let links = offered(&format!("{FIX}.en.md"), "See [it](entry:old|).\n");
    assert_eq!(texts(&links), ["old-driver"]);
}

#[test]
fn products_owners_and_slots_are_offered() {
    let products = offered(ERROR, "kind = \"error\"\nproducts = [\"|\"]");
    assert_eq!(
        (texts(&products), &products[0]["detail"]),
        (vec!["printer"], &"プリンター / Printer".into())
    );
    let owners = offered(ERROR, "kind = \"error\"\nowner = |");
    assert_eq!(texts(&owners), ["\"print-desk\""]);
    let slots = offered(
        ERROR,
        "kind = \"error\"\n[[message]]\ntext = { en = \"no {|\" }",
    );
    assert_eq!(texts(&slots), [""; 0], "no message has any");
    let slots = offered(&format!("{FIX}.en.md"), "## Install\n1. Take {|}.\n");
    assert_eq!(texts(&slots), ["build", "printer", "code"]);
    let slots = offered(&format!("{FIX}.toml"), "kind = \"fix\"\nslots = [\"|\"]");
    assert_eq!(texts(&slots), ["code", "printer"]);
}

#[test]
fn front_matter_is_completed_as_well() {
    let path = "content/printer/more/checklist.md";
    let ids = offered(path, "---\nkind: cause\nfixes: [up|]\n---\n");
    assert_eq!(texts(&ids), ["update-driver"]);
    let ids = offered(path, "---\nkind: error\ncauses:\n  - |\n---\n");
    assert_eq!(texts(&ids), ["old-driver"]);
    let keys = offered(path, "---\nkind: cause\nconf|\n---\n");
    assert_eq!(texts(&keys), ["confirm: "]);
    let keys = offered(path, "+++\nkind = \"cause\"\nconf|\n+++\n");
    assert_eq!(texts(&keys), ["confirm = "]);
    assert_eq!(offered(path, "---\nkind: cause\n---\n# 見|\n").len(), 0);
}
