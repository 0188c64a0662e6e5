//! Sites of many entries, and errors of many messages.

use super::input::{BUILD, CHECK, FINDABILITY, Files, Growing, error, fix, new, numbered};

/// Many files.
pub(super) fn of_many_entries() -> Vec<Growing> {
    let entry = |i: usize, more: &str| {
        (
            format!("content/a/e{i}.toml"),
            format!("kind = \"guide\"\ntitle = {{ ja = \"題 {i}\" }}\n{more}"),
        )
    };
    vec![
        new(
            "entries, each the next one's alias",
            4_000,
            CHECK,
            move |n| {
                let next = |i: usize| format!("aliases = [\"e{}\"]\n", (i + 1) % n);
                (0..n).map(|i| entry(i, &next(i))).collect()
            },
        ),
        new("entries, each with a dangling id", 8_000, CHECK, move |n| {
            let gone = |i: usize| format!("related = [\"gone-entry-{i}\"]\n");
            (0..n).map(|i| entry(i, &gone(i))).collect()
        }),
        new("prose without entries", 8_000, CHECK, move |n| {
            let mut files: Files = (0..n).map(|i| entry(i, "")).collect();
            files.extend((0..n).map(|i| (format!("content/a/lone-{i}.ja.md"), "あ".to_owned())));
            files
        }),
        new(
            "entries, each with the same long fix",
            1_000,
            BUILD,
            move |n| {
                let mut files: Files = (0..n).map(|i| entry(i, "")).collect();
                for (_, text) in &mut files {
                    *text = text.replace("\"guide\"", "\"faq\"") + "fixes = [\"a\"]\n";
                }
                files.extend(fix("", &"## 手順\n\nあ\n\n".repeat(5_000)));
                files
            },
        ),
        new("entries, each related to all", 600, BUILD, move |n| {
            let all = numbered(n, |i| format!("\"e{i}\", "));
            (0..n)
                .map(|i| {
                    entry(
                        i,
                        &format!("related = [{}]\n", all.replace(&format!("\"e{i}\", "), "")),
                    )
                })
                .collect()
        }),
        new("tags", 60_000, BUILD, move |n| {
            let tags = numbered(n, |i| format!("\"t{i}\", "));
            vec![entry(0, &format!("tags = [{tags}]\n"))]
        }),
        new("aliases", 4_000, BUILD, move |n| {
            let aliases = numbered(n, |i| format!("\"t{i}\", "));
            vec![entry(0, &format!("aliases = [{aliases}]\n"))]
        }),
        new("entries", 2_000, BUILD, move |n| {
            (0..n).map(|i| entry(i, "")).collect()
        }),
    ]
}

/// Messages of errors.
pub(super) fn of_messages() -> Vec<Growing> {
    vec![
        new("a long message", 128_000, FINDABILITY, |n| {
            let words = numbered(n / 8, |i| format!("w{i:06} "));
            error(
                "b",
                &format!("[[message]]\ntext = {{ en = \"{words}\" }}\n"),
            )
        }),
        new("a long Japanese message", 40_000, FINDABILITY, |n| {
            let words = numbered(n / 8, |i| format!("印刷に失敗{i:03}"));
            error(
                "b",
                &format!("[[message]]\ntext = {{ ja = \"{words}\" }}\n"),
            )
        }),
        new("slots of a message", 16_000, FINDABILITY, |n| {
            let words = numbered(n, |i| format!("word {{s{i}}} "));
            error(
                "b",
                &format!("[[message]]\ntext = {{ en = \"{words}\" }}\n"),
            )
        }),
        new("a long sample", 400_000, FINDABILITY, |n| {
            let words = numbered(n / 8, |i| format!("w{i:06} "));
            error(
                "b",
                &format!(
                    "[[message]]\ntext = {{ en = \"The spooler is gone\" }}\n[[sample]]\ntext = \"{words}The spooler is gone\"\n"
                ),
            )
        }),
        new("messages, as long as may be", 100, FINDABILITY, |n| {
            let text = |i| format!("{i} {}", numbered(240, |j| format!("w{i}{j:04} ")));
            error(
                "b",
                &numbered(n, |i| {
                    format!("[[message]]\ntext = {{ en = \"{}\" }}\n", text(i))
                }),
            )
        }),
        new("slots side by side", 600, FINDABILITY, |n| {
            let slots = numbered(n, |i| format!("{{{i}}}"));
            error(
                "b",
                &format!("[[message]]\ntext = {{ en = \"Spooler {slots} gone\" }}\n"),
            )
        }),
        new("messages of an entry", 4_000, FINDABILITY, |n| {
            error(
                "b",
                &numbered(n, |i| {
                    format!("[[message]]\ntext = {{ en = \"The spooler number {i} is gone\" }}\n")
                }),
            )
        }),
        new("equal messages of an entry", 4_000, FINDABILITY, |n| {
            error(
                "b",
                &"[[message]]\ntext = { en = \"The spooler is gone for ever\" }\n".repeat(n),
            )
        }),
    ]
}
