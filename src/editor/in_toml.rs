//! What stands at a place of a TOML file.

use super::{spot::Spot, tokens::Walk};
use toml_parser::Source;

/// What stands at a place.
pub(super) fn spot(text: &str, at: usize) -> Option<Spot> {
    let mut walk = Walk::to(text, at);
    for token in Source::new(text).lex() {
        walk.step(&token);
    }
    walk.finish()
}

/// The string that a top-level key has.
pub(super) fn said<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let lines = text.lines().take_while(|line| !line.starts_with('['));
    let values = lines.filter_map(|line| line.split_once('='));
    let mut values = values.filter(|(name, _)| name.trim() == key);
    values.next()?.1.trim().split(['"', '\'']).nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at the `|` of a text.
    fn at(text: &str) -> Option<Spot> {
        let at = text.find('|').expect("a cursor");
        spot(&text.replacen('|', "", 1), at)
    }

    fn key(text: &str) -> (String, Vec<String>) {
        match at(text) {
            Some(Spot::Key(key)) => (key.table.join("."), key.taken),
            other => panic!("{text}: {other:?}"),
        }
    }

    fn value(text: &str) -> (String, String, bool) {
        match at(text) {
            Some(Spot::Value(value)) => {
                let here = &text.replacen('|', "", 1)[value.span.clone()];
                (value.path.join("."), here.to_owned(), value.in_list)
            }
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn keys_are_known_with_their_table() {
        let none = Vec::<String>::new();
        for text in [
            "|",
            "ti|",
            "|title = 1",
            "a = 1\n|",
            "a = \"x\"\n ti|",
            "# a\n|\nb = 1",
        ] {
            assert_eq!(key(text).0, "", "{text}");
        }
        assert_eq!(key("a = 1\n|\nb = [\n1 ]\n[c]\nd = 1").1, ["a", "b"]);
        assert_eq!(key("[[message]]\n|"), ("message".into(), none.clone()));
        assert_eq!(
            key("[[message]]\ntext = { ja = \"あ\", | }").0,
            "message.text"
        );
        assert_eq!(key("t = { ja = \"あ\", | }").1, ["ja"]);
        assert_eq!(
            key("[message]\nslots.|"),
            ("message.slots".into(), none.clone())
        );
        assert_eq!(key("[me|"), (String::new(), none));
        assert_eq!(key("[help_desk.|").0, "help_desk");
    }

    #[test]
    fn values_are_known_with_their_key() {
        for (text, path, here, in_list) in [
            ("state = |", "state", "", false),
            ("state = \"dr|aft\"", "state", "draft", false),
            ("state = dr|\n", "state", "dr", false),
            ("causes = [|]", "causes", "", true),
            ("causes = [\"a\", \"b|\"]", "causes", "b", true),
            ("causes = [\n  \"a\",\n  \"|\n]", "causes", "", true),
            ("[[sample]]\nfinds = \"|\"", "sample.finds", "", false),
            ("n = [1, 2|]", "n", "2", true),
            ("fixes = [{ ja = \"あ|\" }]", "fixes.ja", "あ", false),
        ] {
            assert_eq!(value(text), (path.into(), here.into(), in_list), "{text}");
        }
    }

    #[test]
    fn a_slot_is_known_in_a_string_alone() {
        assert!(matches!(
            at("text = { ja = \"{se|\" }"),
            Some(Spot::Slot(_))
        ));
        assert!(matches!(at("text = {|"), Some(Spot::Key(_))));
        assert_eq!(at("# {a|}"), None);
    }

    #[test]
    fn any_text_has_an_answer_at_any_place() {
        let text = "#:schema x\n[[a.b]]]\nc = {[[\"\"\"{é\n}}]=,.'\n\"k\" = [{\na=1},\r\n";
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            for end in (at..=text.len()).filter(|end| text.is_char_boundary(*end)) {
                spot(&text[..end], at);
            }
        }
    }

    #[test]
    fn what_a_broken_file_says_of_its_kind_is_known() {
        assert_eq!(said("# x\nkind = \"fix\" # y\nbroken", "kind"), Some("fix"));
        assert_eq!(said("[a]\nkind = \"fix\"", "kind"), None);
    }
}
