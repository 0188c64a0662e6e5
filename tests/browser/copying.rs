//! What is copied out of a page, and what a browser's translator leaves as it is.

use crate::{
    asking::{PASTE, ask},
    example::{browser, built_with, server},
    server::Server,
};
use serde_json::json;

const FIX: &str = "kind = \"fix\"\ntitle = { en = \"Look it up\" }\n";
const STEPS: &str = r"## Look

Enter `$ nslookup mail01` or `Get-Date > now.txt`.

```
$ ping mail01 \
  -c 1
64 bytes from mail01
$ nslookup mail01
```

```
PS C:\Users\bob> Get-Date
```

```
C:\> dir
```

```
> ipconfig
```

```
echo $HOME > home.txt
$HOME
```
";

#[test]
fn a_command_is_copied_without_its_prompt_and_without_what_it_answers() {
    let files = [
        ("mail-server/look.toml", FIX),
        ("mail-server/look.en.md", STEPS),
    ];
    let server = Server::start(&built_with("copying", "", &files));
    let browser = browser();
    browser.go(&format!("{}en/mail-server/look/index.html", server.address));
    let copied = browser.run_async(
        "const copied = [];
         navigator.clipboard.writeText = async (text) => { copied.push(text); };
         for (const button of document.querySelectorAll('.steps .copy')) button.click();
         return copied;",
        &[],
    );
    let mut copied: Vec<String> = serde_json::from_value(copied).expect("texts");
    copied.sort();
    let mut expected = [
        "nslookup mail01",
        "Get-Date > now.txt",
        "ping mail01 \\\n  -c 1\nnslookup mail01",
        "Get-Date",
        "dir",
        "ipconfig",
        "echo $HOME > home.txt\n$HOME",
    ];
    expected.sort_unstable();
    assert_eq!(copied, expected);
}

/// The texts of such elements that a translator would take up.
const TRANSLATED: &str = "return [...document.querySelectorAll(arguments[0])]
    .filter((each) => each.translate).map((each) => each.outerHTML.slice(0, 90))";

#[test]
fn a_translator_leaves_code_messages_and_values_as_they_are() {
    let browser = browser();
    let places = "main code, main pre code, .message p, .messages span, var, [data-slot],
        .find-pasted blockquote, .find-wordings dd";
    for lang in ["ja", "en"] {
        let root = format!("{}{lang}/", server().address);
        for page in [
            "index.html",
            "mail-server/server-unreachable/index.html",
            "mail-server/check-server-name/index.html",
            "outlook-password/enable-modern-authentication/index.html",
        ] {
            browser.go(&format!("{root}{page}"));
            assert!(browser.has(places), "{lang} {page}");
            let translated = browser.run(TRANSLATED, &[json!(places)]);
            assert_eq!(translated, json!([]), "{lang} {page}");
        }
        ask(&browser, &format!("{root}index.html"), PASTE);
        browser.click(".find-steps summary");
        browser.wait(
            "steps",
            "return !!document.querySelector('.find-steps-body')",
        );
        assert!(browser.has(".find-pasted blockquote"));
        let translated = browser.run(TRANSLATED, &[json!(places)]);
        assert_eq!(translated, json!([]), "{lang}");
    }
}
