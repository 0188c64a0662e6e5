//! Prose whose pieces differ, and fixes with their steps, slots and versions.

use super::input::{BUILD, CHECK, Growing, error, fix, guide, new, numbered};

/// Prose whose pieces differ.
pub(super) fn of_prose() -> Vec<Growing> {
    vec![
        new("`[`×n `]`×n", 400_000, BUILD, |n| {
            guide(&("[".repeat(n) + &"]".repeat(n)))
        }),
        new("code in colours", 400_000, BUILD, |n| {
            guide(&format!("```js\n{}\n```\n", "({[".repeat(n / 3)))
        }),
        new("code in colours, in lines", 60_000, BUILD, |n| {
            guide(&format!("```html\n{}```\n", "<a b=\"\n".repeat(n)))
        }),
        new("blocks of code in colours", 20_000, BUILD, |n| {
            guide(&"```ps1\nGet-Item \"$x\" | % { $_ }\n```\n\n".repeat(n))
        }),
        new("formatted HTML, each another", 60_000, BUILD, |n| {
            guide(&numbered(n, |i| format!("<b id=a{i}>")))
        }),
        new("paragraphs within formatted HTML", 60_000, BUILD, |n| {
            let open = numbered(900, |i| format!("<i id=a{i}>"));
            guide(&format!("<div>{open}\n{}", "<p>a\n".repeat(n)))
        }),
        new("runs of backticks, each longer", 1_200, BUILD, |n| {
            guide(&numbered(n, |i| format!("e{}", "`".repeat(i))))
        }),
        new("dead anchors beside headings", 16_000, BUILD, |n| {
            guide(&numbered(n, |i| {
                format!("### heading-{i}\n\n[あ](#gone-{i})\n\n")
            }))
        }),
        new("dead links beside files", 4_000, CHECK, |n| {
            let mut files = guide(&numbered(n, |i| format!("[あ](gone-{i}.png)\n\n")));
            files.extend((0..n).map(|i| (format!("content/a/there-{i}.png"), String::new())));
            files
        }),
        new("footnotes", 30_000, BUILD, |n| {
            guide(&numbered(n, |i| format!("あ[^{i}]\n\n[^{i}]: い\n\n")))
        }),
        new("link definitions", 40_000, BUILD, |n| {
            guide(&numbered(n, |i| format!("[{i}]\n\n[{i}]: #い\n\n")))
        }),
        new("a long address, referred to often", 2_000, BUILD, |n| {
            let address = "b".repeat(100 * n);
            guide(&format!("{}\n\n[a]: https://{address}\n", "[a] ".repeat(n)))
        }),
        new("table cells left out", 80_000, BUILD, |n| {
            let (head, line) = ("|あ".repeat(n), "|-".repeat(n));
            guide(&format!("{head}\n{line}\n{}", "|い\n".repeat(n)))
        }),
        new("pictures, each another file", 4_000, BUILD, |n| {
            let mut files = guide(&numbered(n, |i| format!("![あ](there-{i}.png)\n\n")));
            files.extend((0..n).map(|i| (format!("content/a/there-{i}.png"), String::new())));
            files
        }),
    ]
}

/// Fixes: steps, slots, versions.
pub(super) fn of_fixes() -> Vec<Growing> {
    vec![
        new("equal step titles", 60_000, BUILD, |n| {
            fix("", &"## 手順\n\nあ\n\n".repeat(n))
        }),
        new("a code block of slots", 100_000, BUILD, |n| {
            let mut files = fix(
                "slots = [\"server\"]\n",
                &format!("## 手順\n\n```\n{}```\n", "{server}\n".repeat(n)),
            );
            files.extend(error(
                "b",
                "[[message]]\ntext = { ja = \"つながりません: {server}\" }\n",
            ));
            files
        }),
        new("undeclared placeholders", 60_000, CHECK, |n| {
            fix(
                "slots = [\"server\"]\n",
                &format!(
                    "## 手順\n\n{}",
                    numbered(n, |i| format!("あ {{gone{i}}}\n\n"))
                ),
            )
        }),
        new("versions beside steps", 1_000, BUILD, |n| {
            let variants = numbered(n, |i| {
                format!(
                    "[[variant]]\nlabel = {{ ja = \"版 {i}\" }}\nvalues = {{ key = \"{i}\" }}\n"
                )
            });
            fix(&variants, &"## 手順\n\n{key}\n\n".repeat(n))
        }),
        new("slots, each declared", 20_000, BUILD, |n| {
            let slots = numbered(n, |i| format!("\"s{i}\", "));
            fix(
                &format!("slots = [{slots}]\n"),
                &format!("## 手順\n\n{}", numbered(n, |i| format!("{{s{i}}}\n\n"))),
            )
        }),
    ]
}
