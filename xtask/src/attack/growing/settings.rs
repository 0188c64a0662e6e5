//! TOML that says something wrong, often.

use super::input::{BUILD, CHECK, Growing, SETTINGS, new, numbered, one};

pub(super) fn of_settings() -> Vec<Growing> {
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
        new("products", 4_000, BUILD, move |n| {
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
