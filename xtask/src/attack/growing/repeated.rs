//! Prose that says one thing over and over.

use super::input::{BUILD, Growing, guide, new};

pub(super) fn repeated() -> Vec<Growing> {
    let all = [
        ("`*a _b`", "*a _b", 150_000),
        ("`**a `", "**a ", 200_000),
        ("`*a **a `", "*a **a ", 100_000),
        ("`a**b c* `", "a**b c* ", 100_000),
        ("`~~a `", "~~a ", 200_000),
        ("`[`", "[", 900_000),
        ("`[a](`", "[a](", 200_000),
        ("`![a](`", "![a](", 150_000),
        ("`[a](<b`", "[a](<b", 150_000),
        ("`[^a`", "[^a", 200_000),
        ("`[a][b]`", "[a][b]", 120_000),
        ("`a <a `", "a <a ", 200_000),
        ("`a <a href=\"`", "a <a href=\"", 80_000),
        ("`a <![CDATA[ `", "a <![CDATA[ ", 80_000),
        ("`a <!-- `", "a <!-- ", 120_000),
        ("`a <? `", "a <? ", 150_000),
        ("`a <!A `", "a <!A ", 150_000),
        ("`&`", "&", 900_000),
        ("`\\`", "\\", 900_000),
        ("`> ` within each other", "> ", 400_000),
        ("`+ ` within each other", "+ ", 400_000),
        ("`1. ` within each other", "1. ", 300_000),
        ("raw `<div>`", "<div>", 150_000),
        ("raw `<div>` blocks", "<div>\n\n", 120_000),
        ("raw `<b>` in a line", "a <b>", 150_000),
        ("raw `<table>`", "<table><tr><td>", 60_000),
        ("lines of one letter", "あ\n", 250_000),
        ("lines of one letter in bold", "**あ**\n", 90_000),
        ("lists of one letter", "- あ\n", 150_000),
        ("equal headings", "## 手順\n\n", 60_000),
        ("equal level-3 headings", "### 手順\n\n", 60_000),
        ("level-1 headings", "# あ\n\n", 100_000),
        ("dead anchors", "[あ](#い)\n\n", 60_000),
        ("dead links", "[あ](b.txt)\n\n", 60_000),
        ("unsafe links", "[あ](x:y)\n\n", 60_000),
        ("dangling ids", "[あ](entry:nothing)\n\n", 40_000),
        ("alerts", "> [!NOTE]\n> あ\n\n", 45_000),
        ("tasks in a line", "- [ ] あ い\n", 60_000),
        ("controls", "\u{1}", 900_000),
        ("a word without end", "a", 900_000),
        ("a Japanese word without end", "東京都", 100_000),
        ("kana without end", "スモモ", 100_000),
        ("U+FDFA", "\u{FDFA}", 300_000),
        ("letters with marks", "e\u{301}\u{302}", 150_000),
        ("marks on a letter", "\u{301}", 400_000),
        ("`__a__`", "__a__", 150_000),
        ("`* * a`", "* * a\n", 100_000),
        ("`<a href=x>`", "a <a href=x>", 70_000),
        ("`&#x202e;`", "&#x202e;", 100_000),
        ("`{{`", "{{", 400_000),
        ("`![](a.png)`", "![](a.png)", 90_000),
    ];
    let growing = all.map(|(name, piece, most)| {
        let files = move |n: usize| guide(&piece.repeat(n));
        new(name, most, BUILD, files)
    });
    growing.into_iter().collect()
}
