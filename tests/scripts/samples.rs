//! What the real command and a real site hand to scripts, as TypeScript constants of the types
//! that the scripts take them for.

use crate::site::Site;
use flate2::read::GzDecoder;
use serde_json::{Value, json};
use std::{fs, io::Read};

/// What is asked: a message with slots, the same in JSON, an entry's words, and what nobody knows.
const PASTES: [&str; 4] = [
    "ERROR Cannot print on LP-3 (0x00000709)",
    r#"{"m":"LP-3 \u3067\u5370\u5237\u3067\u304d\u307e\u305b\u3093 (0x00000709)"}"#,
    "update the driver",
    "ORA-00942: table or view does not exist",
];

pub(crate) fn declarations(site: &Site) -> String {
    let answers = PASTES.map(|paste| site.run(&["find", "--format", "json", paste]));
    let found = findings(site);
    let news = json!({
        "site": "1", "findings": found, "errors": 2, "warnings": 0, "failure": null
    });
    let manifest = unpacked(&site.read("search/manifest.bin"));
    let script = String::from_utf8(site.read("lists/ja.js")).expect("UTF-8");
    let catalogue = script.trim_end().trim_end_matches(';').split_once(" = ");
    let (_, catalogue) = catalogue.expect("an assignment");
    format!(
        "const answers: Answer[] = [{}];\nconst news: News = {news};\n\
         const manifest: Manifest = {manifest};\n\
         const catalogue: Catalogue = {catalogue};\n",
        answers.join(", "),
    )
}

/// What `check` finds, in a file and of a folder, once something is broken.
fn findings(site: &Site) -> Vec<Value> {
    let topic = site.content("printer/printer.toml");
    let text = fs::read_to_string(&topic).expect("a topic");
    fs::write(&topic, format!("{text}\nanwser = 1\n")).expect("a file");
    fs::write(site.content("printer/nobody.en.md"), "Nobody's.").expect("a file");
    let found = site.run(&["check", "--format", "json"]);
    fs::write(topic, text).expect("a file");
    let found = found.lines().map(serde_json::from_str);
    found.collect::<Result<_, _>>().expect("JSON")
}

fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut reader = GzDecoder::new(bytes);
    reader.read_to_string(&mut text).expect("the manifest");
    text
}
