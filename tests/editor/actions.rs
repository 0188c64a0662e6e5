//! What an editor does about a finding by itself.

use crate::{
    client::{Editor, able, apply},
    sites,
};
use naosu::content::{Code, read_on};
use serde_json::{Value, json};
use std::{fs, path::Path};

const ERROR: &str = "content/printer/errors/cannot-print.toml";

fn wrong(root: &Path) -> Vec<Code> {
    let findings = read_on(root, jiff::civil::date(2026, 11, 22)).findings;
    findings.iter().map(|finding| finding.code).collect()
}

/// What can be done at the `|` of a text of a file.
fn actions(editor: &mut Editor, path: &str, text: &str) -> Vec<Value> {
    editor.edit(path);
    let (mut params, text) = editor.at(path, text);
    editor.write(path, &text);
    let at = params["position"].clone();
    params["range"] = json!({ "start": at, "end": at });
    params["context"] = json!({ "diagnostics": [] });
    let actions = editor.ask("textDocument/codeAction", params);
    actions.as_array().expect("a list").clone()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions
        .iter()
        .map(|action| action["title"].as_str().expect("words"))
        .collect()
}

#[test]
fn an_entry_that_is_missing_is_made_as_new_makes_it() {
    let site = sites::good();
    let text = fs::read_to_string(site.path().join(ERROR)).expect("a file");
    let text = text.replace("\"old-driver\"", "\"no-pa|per\"");
    sites::write(&site, ERROR, text.replace('|', ""));
    let mut editor = Editor::open(site.path());
    let actions = actions(&mut editor, ERROR, &text);
    assert_eq!(titles(&actions), ["Create the cause `no-paper`"]);
    assert_eq!(actions[0]["diagnostics"][0]["code"], "dangling-id");
    apply(&site, &actions[0]["edit"]);
    assert_eq!(wrong(site.path()), [Code::DraftNamed]);
    let made = site.path().join("content/printer/causes/no-paper.toml");
    let made = fs::read_to_string(made).expect("a file");
    assert!(made.starts_with("kind = \"cause\""), "{made}");
}

#[test]
fn behind_a_link_may_be_an_entry_of_any_kind() {
    let site = sites::good();
    let path = "content/printer/more/why-duplex.en.md";
    let mut editor = Editor::open(site.path());
    let actions = actions(&mut editor, path, "See [them](entry:dup|lex).\n");
    assert!(titles(&actions).contains(&"Create the fix `duplex`"));
    assert!(titles(&actions).contains(&"Create the article `duplex`"));
    assert!(!titles(&actions).contains(&"Create the topic `duplex`"));
}

#[test]
fn an_old_id_is_put_right() {
    let site = sites::good();
    let text = fs::read_to_string(site.path().join(ERROR)).expect("a file");
    let related = "\"printer-at-home\", \"print-|failed\"";
    let text = text.replace("\"printer-at-home\"", related);
    let text = text.replace("aliases = [\"print-failed\"]\n", "");
    let old = "content/printer/causes/old-driver.toml";
    let cause = fs::read_to_string(site.path().join(old)).expect("a file");
    sites::write(&site, old, format!("aliases = [\"print-failed\"]\n{cause}"));
    sites::write(&site, ERROR, text.replace('|', ""));
    assert_eq!(wrong(site.path()), [Code::DanglingId]);
    let mut editor = Editor::open(site.path());
    let actions = actions(&mut editor, ERROR, &text);
    assert_eq!(titles(&actions), ["Write `old-driver`, as its id is now"]);
    apply(&site, &actions[0]["edit"]);
    assert_eq!(wrong(site.path()), []);
}

#[test]
fn an_editor_that_creates_no_files_is_not_offered_to() {
    let site = sites::good();
    let mut capabilities = able();
    capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = json!([]);
    let mut editor = Editor::open_with(site.path(), capabilities);
    let text = "kind = \"error\"\ncauses = [\"no-pa|per\"]\n";
    assert_eq!(titles(&actions(&mut editor, ERROR, text)), [""; 0]);
}

#[test]
fn a_translation_that_is_up_to_date_again_is_recorded() {
    let site = sites::good();
    let path = "content/printer/more/why-duplex.toml";
    let text = fs::read_to_string(site.path().join(path)).expect("a file");
    sites::write(&site, path, format!("{text}\n[translated]\nen = \"\"\n"));
    assert_eq!(wrong(site.path()), [Code::StaleTranslation]);
    let prose = "content/printer/more/why-duplex.en.md";
    let words = fs::read_to_string(site.path().join(prose)).expect("a file");
    let mut editor = Editor::open(site.path());
    let found = actions(&mut editor, prose, &format!("|{words}"));
    assert_eq!(
        titles(&found),
        ["Record that the English prose is up to date"]
    );
    assert_eq!(found[0]["kind"], "quickfix");
    apply(&site, &found[0]["edit"]);
    assert_eq!(wrong(site.path()), []);
    editor.tell(
        "textDocument/didSave",
        json!({ "textDocument": { "uri": editor.uri(path) } }),
    );
    assert_eq!(
        titles(&actions(&mut editor, prose, &format!("|{words}"))),
        [""; 0]
    );
}

#[test]
fn of_a_translation_that_nobody_recorded_it_is_offered_and_not_urged() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    let path = "content/printer/more/why-duplex.en.md";
    let found = actions(&mut editor, path, "|Because.\n");
    assert_eq!(found[0]["kind"], "refactor");
    apply(&site, &found[0]["edit"]);
    let toml = site.path().join("content/printer/more/why-duplex.toml");
    assert!(
        fs::read_to_string(toml)
            .expect("a file")
            .contains("[translated]\nen = \"")
    );
    assert_eq!(wrong(site.path()), []);
}
