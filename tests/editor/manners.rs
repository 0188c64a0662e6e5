//! Editors that say strange things, and sites that are none.

use crate::{client::Editor, sites};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

fn code(answer: &Value) -> &Value {
    &answer["error"]["code"]
}

#[test]
fn the_end_is_told_and_then_it_is_over() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    assert!(editor.ask("shutdown", Value::Null).is_null());
    assert_eq!(
        *code(&editor.answer("textDocument/hover", json!({}))),
        -32600
    );
    editor.tell("exit", Value::Null);
    assert_eq!(editor.ended(), (Some(0), String::new()));
}

#[test]
fn an_end_that_was_not_told_is_an_exit_code_of_1() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.tell("exit", Value::Null);
    assert_eq!(editor.ended(), (Some(1), String::new()));
}

#[test]
fn a_pipe_that_is_closed_ends_the_server() {
    let site = sites::good();
    assert_eq!(
        Editor::silent(site.path(), &[]).end(),
        (Some(1), String::new())
    );
    let mut editor = Editor::open(site.path());
    editor.ask("shutdown", Value::Null);
    assert_eq!(editor.end(), (Some(0), String::new()));
}

#[test]
fn nothing_is_answered_before_hello() {
    let site = sites::good();
    let mut editor = Editor::silent(site.path(), &["--stdio"]);
    assert_eq!(
        *code(&editor.answer("textDocument/hover", json!({}))),
        -32002
    );
    editor.tell("textDocument/didOpen", json!({}));
    editor.ask("initialize", json!({ "capabilities": 7 }));
    assert_eq!(*code(&editor.answer("initialize", json!({}))), -32600);
}

#[test]
fn what_is_malformed_is_answered_and_passed_over() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.settle();
    editor.send(b"Content-Length: 5\r\n\r\n{oh}!");
    assert_eq!(*code(&editor.next().expect("an answer")), -32700);
    editor.send(b"Content-Length: 10\r\n\r\n{\"id\": 70}");
    let answer = editor.next().expect("an answer");
    assert_eq!((code(&answer), &answer["id"]), (&json!(-32600), &json!(70)));
    for params in [
        json!(null),
        json!([]),
        json!({ "textDocument": 1 }),
        json!({ "textDocument": { "uri": "x" }, "position": "y" }),
    ] {
        let answer = editor.answer("textDocument/hover", params.clone());
        assert_eq!(*code(&answer), -32602, "{params}");
    }
    let lacking = json!({ "textDocument": { "uri": editor.uri("naosu.toml") } });
    for method in ["hover", "completion", "rename", "codeAction"] {
        let answer = editor.answer(&format!("textDocument/{method}"), lacking.clone());
        assert_eq!(*code(&answer), -32602, "{method}");
    }
    assert_eq!(
        *code(&editor.answer("workspace/symbolicate", json!({}))),
        -32601
    );
    for method in [
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didClose",
        "$/x",
    ] {
        editor.tell(method, json!({ "textDocument": { "uri": 3 } }));
    }
    let far = json!({ "line": 99999, "character": 99999 });
    let at = json!({ "textDocument": { "uri": editor.uri("naosu.toml") }, "position": far });
    editor.ask("textDocument/completion", at);
}

#[test]
fn a_message_without_a_length_ends_the_talk_with_a_reason() {
    let site = sites::good();
    let mut editor = Editor::open(site.path());
    editor.send(b"hello\r\n\r\n");
    let (code, said) = editor.ended();
    assert_eq!(code, Some(3));
    assert!(said.contains("length"), "{said}");
}

#[test]
fn of_files_outside_of_a_site_nothing_is_said() {
    let elsewhere = TempDir::new().expect("a folder");
    fs::write(elsewhere.path().join("a.md"), "# a\n").expect("a file");
    let mut editor = Editor::open(elsewhere.path());
    editor.edit("a.md");
    let (params, _) = editor.at("a.md", "# |a\n");
    assert!(editor.ask("textDocument/completion", params).is_null());
    let untitled = json!({ "textDocument": { "uri": "untitled:a" }, "position": { "line": 0, "character": 0 } });
    assert!(editor.ask("textDocument/hover", untitled).is_null());
    editor.settle();
    assert!(editor.findings.is_empty());
    assert_eq!(editor.log.len(), 1, "{:?}", editor.log);
    // It becomes one.
    fs::create_dir(elsewhere.path().join("content")).expect("a folder");
    fs::write(elsewhere.path().join("naosu.toml"), "title = 1\n").expect("a file");
    editor.edit("naosu.toml");
    editor.settle();
    assert_eq!(
        editor.wrong("naosu.toml"),
        ["0:0 no-entries", "0:8 wrong-type"]
    );
}

#[test]
fn a_named_folder_without_settings_is_told_what_it_lacks() {
    let folder = TempDir::new().expect("a folder");
    let mut editor = Editor::silent(folder.path(), &["--root", "."]);
    editor.ask("initialize", json!({ "capabilities": {} }));
    editor.tell("initialized", json!({}));
    editor.settle();
    assert_eq!(
        editor.wrong("naosu.toml"),
        ["0:0 no-content", "0:0 no-config"]
    );
}

#[test]
fn a_broken_site_is_served_as_well() {
    let mut seen = 0;
    let some = sites::broken().filter(|(name, _)| name.starts_with(['b', 'f', 'n']));
    // Without its settings a folder is no site.
    for (name, site) in some.filter(|(name, _)| name != "no-config") {
        let mut editor = Editor::open(site.path());
        editor.settle();
        let expected = naosu::content::read(site.path()).findings.len();
        let told: usize = editor.findings.values().map(Vec::len).sum();
        assert_eq!(told, expected, "{name}");
        seen += told;
    }
    assert!(seen > 20);
}

#[test]
fn every_question_has_an_answer_at_any_place_of_any_file() {
    let mut asked = 0;
    let some = sites::broken().filter(|(name, _)| name.starts_with(['b', 'f', 's', 'w']));
    for (_, site) in some {
        let mut editor = Editor::open(site.path());
        for file in walkdir::WalkDir::new(site.path()) {
            let file = file.expect("a file").into_path();
            let Ok(text) = fs::read_to_string(&file) else {
                continue;
            };
            let path = file.strip_prefix(site.path()).expect("below");
            let path = path.to_str().expect("UTF-8").to_owned();
            let lines = text.lines().count();
            for line in (0..lines).step_by(1 + lines / 7) {
                let at = json!({ "line": line, "character": 1 + 5 * line });
                let context = json!({ "includeDeclaration": true });
                let params = json!({
                    "textDocument": { "uri": editor.uri(&path) },
                    "position": at,
                    "range": { "start": at, "end": at },
                    "context": context,
                });
                for method in [
                    "completion",
                    "hover",
                    "definition",
                    "references",
                    "codeAction",
                ] {
                    editor.ask(&format!("textDocument/{method}"), params.clone());
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 1000, "{asked}");
}
