//! Inputs that can be made as large as one likes: what made some program slow once.

use std::fmt::Write;

/// An input of any size.
pub(crate) struct Growing {
    /// What it is, in a few words.
    pub(crate) name: &'static str,
    /// How many pieces the largest has.
    pub(crate) most: usize,
    /// What is asked of naosu about it.
    pub(crate) command: &'static [&'static str],
    /// The files of a site: what stands beside `naosu.toml`, by path.
    pub(crate) files: Box<dyn Fn(usize) -> Files>,
}

/// Paths with their contents.
pub(crate) type Files = Vec<(String, String)>;

const BUILD: &[&str] = &["build"];
const CHECK: &[&str] = &["check", "--format", "json"];
const FINDABILITY: &[&str] = &["check", "--findability"];

/// All of them.
pub(crate) fn all() -> Vec<Growing> {
    let mut all = repeated();
    all.extend(of_prose());
    all.extend(of_fixes());
    all.extend(of_settings());
    all.extend(of_many_entries());
    all.extend(of_messages());
    all
}

/// Prose that says one thing over and over.
fn repeated() -> Vec<Growing> {
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
    ];
    let growing = all.map(|(name, piece, most)| {
        let files = move |n: usize| guide(&piece.repeat(n));
        new(name, most, BUILD, files)
    });
    growing.into_iter().collect()
}

/// Prose whose pieces differ.
fn of_prose() -> Vec<Growing> {
    vec![
        new("`[`×n `]`×n", 400_000, BUILD, |n| {
            guide(&("[".repeat(n) + &"]".repeat(n)))
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
fn of_fixes() -> Vec<Growing> {
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

/// TOML that says something wrong, often.
fn of_settings() -> Vec<Growing> {
    let line = "kind = \"guide\"\ntitle = { ja = \"あ\" }\n";
    let toml = move |n: usize, piece: &dyn Fn(usize) -> String| {
        one("content/a/a.toml", &format!("{line}{}", numbered(n, piece)))
    };
    vec![
        new("syntax errors of TOML", 64_000, CHECK, move |n| {
            toml(n, &|_| "= 1\n".to_owned())
        }),
        new("syntax errors in a line", 64_000, CHECK, move |n| {
            toml(n, &|_| "= ".to_owned())
        }),
        new("unknown keys", 64_000, CHECK, move |n| {
            toml(n, &|i| format!("key{i} = 1\n"))
        }),
        new("unknown keys in a line", 64_000, CHECK, move |n| {
            let keys = numbered(n, |i| format!("k{i}=1,"));
            toml(1, &|_| format!("translated = {{ {keys} }}\n"))
        }),
        new("equal keys", 64_000, CHECK, move |n| {
            toml(n, &|_| "key = 1\n".to_owned())
        }),
        new("tables within each other", 100_000, CHECK, move |n| {
            toml(1, &|_| format!("a = {}", "[".repeat(n)))
        }),
        new("dotted keys, each longer", 1_000, CHECK, move |n| {
            toml(n, &|i| format!("{}b = 1\n", "a.".repeat(i)))
        }),
        new("equal aliases", 60_000, CHECK, move |n| {
            let aliases = "\"x\", ".repeat(n);
            toml(1, &|_| format!("aliases = [{aliases}]\n"))
        }),
        new("dangling ids in a line", 60_000, CHECK, move |n| {
            let ids = numbered(n, |i| format!("\"gone-{i}\", "));
            toml(1, &|_| format!("related = [{ids}]\n"))
        }),
        new("products", 16_000, CHECK, move |n| {
            let products = numbered(n, |i| format!("[[product]]\nid = \"p{i}\"\n"));
            let named = numbered(n, |i| format!("\"p{i}\", "));
            let mut files = one("naosu.toml", &format!("{SETTINGS}{products}"));
            files.extend(one(
                "content/a/a.toml",
                &format!("{line}products = [{named}]\n"),
            ));
            files
        }),
    ]
}

/// Many files.
fn of_many_entries() -> Vec<Growing> {
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
        new("entries", 2_000, BUILD, move |n| {
            (0..n).map(|i| entry(i, "")).collect()
        }),
    ]
}

/// Messages of errors.
fn of_messages() -> Vec<Growing> {
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

fn new(
    name: &'static str,
    most: usize,
    command: &'static [&'static str],
    files: impl Fn(usize) -> Files + 'static,
) -> Growing {
    Growing {
        name,
        most,
        command,
        files: Box::new(files),
    }
}

/// The settings of a site that lets HTML through.
pub(crate) const SETTINGS: &str = "title = { ja = \"題\" }\nlanguages = [\"ja\", \"en\"]\nbase_url = \"https://help.example\"\n[output]\nraw_html = true\n";

fn one(path: &str, text: &str) -> Files {
    vec![(path.to_owned(), text.to_owned())]
}

/// A guide with this prose.
fn guide(prose: &str) -> Files {
    entry("kind = \"guide\"\ntitle = { ja = \"あ\" }\n", prose)
}

/// A fix with this prose.
fn fix(more: &str, prose: &str) -> Files {
    entry(
        &format!("kind = \"fix\"\ntitle = {{ ja = \"あ\" }}\n{more}"),
        prose,
    )
}

fn entry(toml: &str, prose: &str) -> Files {
    let mut files = one("content/a/a.toml", toml);
    files.extend(one("content/a/a.ja.md", prose));
    files
}

fn error(id: &str, more: &str) -> Files {
    one(
        &format!("content/a/{id}.toml"),
        &format!("kind = \"error\"\n{more}"),
    )
}

/// Each number's piece, one after the other.
fn numbered(n: usize, piece: impl Fn(usize) -> String) -> String {
    (0..n).fold(String::new(), |mut all, i| {
        let _ = all.write_str(&piece(i));
        all
    })
}
