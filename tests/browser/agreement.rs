//! Whether the page and the terminal answer alike.

use crate::example::{browser, on_disk, output, server};
use naosu::{content, site};
use naosu_engine::Query;
use naosu_vocabulary::Lang;
use serde_json::{Value, json};

#[test]
fn the_page_answers_as_the_terminal_does() {
    let engine = site::search::open(output()).expect("the engine");
    let pastes = pastes();
    let browser = browser();
    for root in [server().address.clone(), on_disk()] {
        browser.go(&format!("{root}en/index.html"));
        browser.press(&["/"]);
        browser.wait(
            "the engine",
            "return !!window.naosu.finder && !!window.naosu.render",
        );
        let ask = "const answers = [];
            for (const paste of args[0]) answers.push(await naosu.finder.find(paste, 'ja', 10));
            return answers;";
        let answers = browser.run_async(ask, &[json!(pastes)]);
        let answers = answers.as_array().unwrap_or_else(|| panic!("{answers}"));
        assert_eq!(answers.len(), pastes.len());
        for (paste, answer) in pastes.iter().zip(answers) {
            let query = Query {
                paste,
                lang: Lang::Ja,
                product: None,
                limit: 10,
            };
            let native = json!(engine.find(&query).expect("an answer"));
            assert_eq!(ranking(&native), ranking(answer), "{paste}");
            assert_eq!(&native, answer, "{paste}");
        }
    }
}

/// What is worth seeing of a difference: verdict, ids, scores, confidence.
fn ranking(answer: &Value) -> (String, Vec<String>) {
    let hits = answer["hits"].as_array().cloned().unwrap_or_default();
    let line = |hit: &Value| format!("{} {} {}", hit["id"], hit["score"], hit["confidence"]);
    (
        answer["verdict"].to_string(),
        hits.iter().map(line).collect(),
    )
}

/// All messages of the site, as they stand and with the noise that pastes come with.
fn pastes() -> Vec<String> {
    let reading = content::read(output().parent().expect("the site's root"));
    let mut pastes = Vec::new();
    for entry in reading.library.entries() {
        let content::entry::Details::Error(error) = &entry.details else {
            continue;
        };
        for (_, template) in error
            .messages
            .iter()
            .flat_map(|shown| shown.message.text.iter())
        {
            let text = template.display(|slot| Some(format!("{slot}-01")));
            let letters: Vec<char> = text.chars().collect();
            let cut = |part: &[char]| part.iter().collect::<String>();
            let wrapped: Vec<String> = letters.chunks(14).map(cut).collect();
            pastes.extend([
                format!("[10:12:01.123] ERROR {text} (pid 4711)"),
                format!(
                    "Microsoft Outlook\n{}\n[ OK ]  [ キャンセル ]",
                    wrapped.join("\n")
                ),
                format!("at start\n  at run (app.js:12:3)\n{text}\n  at main\ncode 0x80070005"),
                cut(&letters[..letters.len() * 2 / 3]),
                cut(&letters[letters.len() / 4..]),
                text.replace('o', "0").replace('ー', "-"),
                text.to_uppercase(),
                text,
            ]);
        }
    }
    pastes.extend(
        [
            "",
            " \n\t ",
            "0x8004010F",
            "\u{0}\u{1}\u{fffd}",
            "パスワード outlook 再起動",
        ]
        .map(str::to_owned),
    );
    assert!(pastes.len() > 100, "{}", pastes.len());
    pastes
}
