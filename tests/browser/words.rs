//! What pages say, and what they do not.

use crate::{
    asking::ANSWERED,
    example::{browser, built_with},
    server::Server,
};

const FILES: [(&str, &str); 5] = [
    (
        "mail-server/plain.toml",
        "kind = \"fix\"\ntitle = { ja = \"書いていない\", en = \"Not assessed\" }\n",
    ),
    ("mail-server/plain.en.md", STEPS),
    (
        "mail-server/safe.toml",
        "kind = \"fix\"\ntitle = { ja = \"安全\", en = \"Safe\" }\nrisk = \"none\"\n",
    ),
    ("mail-server/safe.en.md", STEPS),
    (
        "mail-server/only-japanese.toml",
        "kind = \"error\"\ntitle = { ja = \"満杯\", en = \"The mailbox is full\" }\nfixes = [\"plain\"]\n
         [[message]]\ntext = { ja = \"メールボックス {0} がいっぱいです。{1} を減らしてください\" }\n",
    ),
];
const STEPS: &str = "## Do it\n\nDo it.\n";

#[test]
fn what_nobody_has_assessed_is_not_said_to_be_without_risk() {
    let server = Server::start(&built_with("words", "", &FILES));
    let browser = browser();
    let page = |id: &str| format!("{}en/mail-server/{id}/index.html", server.address);
    browser.go(&page("plain"));
    assert!(!browser.text("header.title").contains("isk"));
    browser.go(&page("safe"));
    assert!(browser.text("header.title").contains("No risk"));
}

#[test]
fn a_japanese_message_among_english_ones_says_what_it_means() {
    // A home lists what is named most.
    let faqs: Vec<String> = (0..20)
        .map(|n| format!("mail-server/faq-{n}.toml"))
        .collect();
    let naming = "kind = \"faq\"\ntitle = { en = \"?\" }\nrelated = [\"only-japanese\"]\n";
    let faqs = faqs.iter().map(|path| (path.as_str(), naming));
    let files: Vec<(&str, &str)> = FILES.into_iter().chain(faqs).collect();
    let server = Server::start(&built_with("gloss", "", &files));
    let browser = browser();
    browser.go(&format!("{}en/index.html", server.address));
    let list = browser.text(".messages");
    assert!(list.contains("がいっぱいです") && list.contains("The mailbox is full"));

    // Slots without a name of their own show no number in the place of one.
    assert!(!list.contains("メールボックス 0"), "{list}");
    browser.press(&["/"]);
    browser.insert("メールボックス bob がいっぱいです。添付ファイル を減らしてください");
    browser.wait("an answer", ANSWERED);
    let values = browser.text(".find-captures");
    assert!(
        values.contains("value 1") && values.contains("bob"),
        "{values}"
    );
}
