//! A paste with everything turned back that was done to it.

use super::{encoding, escapes, rewritten::Rewritten};
use crate::answer::Repair;

/// How often the same may have been done: JSON within JSON, `&amp;lt;`.
const ROUNDS: usize = 2;

/// A repaired text, with the way back to the text as it was pasted.
pub(crate) struct Repaired {
    /// *Invariant*: at least one; each was made of the one before.
    steps: Vec<(Repair, Rewritten)>,
}

impl Repaired {
    /// What the text was before it went through something; none where nothing looks so.
    pub(crate) fn of(text: &str) -> Option<Repaired> {
        let mut steps: Vec<(Repair, Rewritten)> = Vec::new();
        for repair in (0..ROUNDS).flat_map(|_| Repair::ALL) {
            let text = steps.last().map_or(text, |(_, step)| step.text.as_str());
            if let Some(step) = undo(repair, text) {
                steps.push((repair, step));
            }
        }
        (!steps.is_empty()).then_some(Repaired { steps })
    }

    pub(crate) fn text(&self) -> &str {
        self.steps.last().map_or("", |(_, step)| &step.text)
    }

    /// What was done to it, each once.
    pub(crate) fn repairs(&self) -> Vec<Repair> {
        let mut repairs: Vec<Repair> = self.steps.iter().map(|(repair, _)| *repair).collect();
        repairs.sort_unstable();
        repairs.dedup();
        repairs
    }

    /// The part of the pasted text that a part of the repaired one was made of.
    pub(crate) fn origin(&self, span: (usize, usize)) -> (usize, usize) {
        let steps = self.steps.iter().rev();
        steps.fold(span, |span, (_, step)| step.origin(span))
    }
}

fn undo(repair: Repair, text: &str) -> Option<Rewritten> {
    match repair {
        Repair::Escapes if text.contains('\\') => escapes::backslashes(text),
        Repair::Entities if text.contains('&') => escapes::unescape(text, escapes::entity),
        Repair::Percent if text.contains('%') => match text.trim().contains(char::is_whitespace) {
            true => escapes::unescape(text, escapes::percent),
            false => escapes::unescape(text, escapes::form),
        },
        Repair::QuotedPrintable if text.contains('=') => {
            escapes::unescape(text, escapes::quoted_printable)
        }
        Repair::Encoding if !text.is_ascii() => encoding::mend(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn repairs(pasted: &str, text: &str) {
        let repaired = Repaired::of(pasted).expect("something to repair");
        assert_eq!(repaired.text(), text);
    }

    #[test]
    fn escapes_become_what_they_stand_for() {
        repairs(r#"{"m":"\u30d7\u30ea\u30f3\u30bf"}"#, r#"{"m":"プリンタ"}"#);
        repairs(r#"{\"m\":\"\\u30d7\"}"#, r#"{"m":"プ"}"#);
        repairs(
            r"\xe3\x83\x97 \343\203\252 \u{30f3} \ud83d\ude00",
            "プ リ ン 😀",
        );
        repairs("&lt;b&gt; &amp;quot;&#12503;&#x30ea;", "<b> \"プリ");
        repairs("?q=%E3%83%97+%E3%83%AA", "?q=プ リ");
        repairs("%u30D7%u30EA", "プリ");
        repairs("%83%76%83%8A%83%93%83%5E", "プリンタ");
        repairs("=E3=83=97=E3=\n=83=AA", "プリ");
    }

    #[test]
    fn what_was_read_in_the_wrong_encoding_is_read_in_its_own() {
        repairs(
            "繝励Μ繝ｳ繧ｿ繝ｼ縺ｫ謗･邯壹〒縺阪∪縺帙ｓ",
            "プリンターに接続できません",
        );
        repairs("ãƒ—ãƒªãƒ³ã‚¿ãƒ¼ã\u{81}«", "プリンターに");
        repairs(
            "The file â€œaâ€\u{9d} canâ€™t be opened",
            "The file “a” can’t be opened",
        );
        repairs("ƒvƒŠƒ“ƒ^", "プリンタ");
    }

    #[test]
    fn text_that_went_through_nothing_stays_as_it_is() {
        for text in [
            "",
            "Cannot connect",
            "プリンターに接続できません",
            "ｱｸｾｽ拒否",
            "Café à la carte, déjà vu",
            "50% of x=1",
            "R&D",
            r"C:\Users\report\new.txt",
            r"\\server\tools",
            "Ünïcödé – “quoted”",
        ] {
            assert!(Repaired::of(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_repaired_and_every_part_of_it_has_a_place(text in any::<String>()) {
            if let Some(repaired) = Repaired::of(&text) {
                for (at, c) in repaired.text().char_indices() {
                    let (start, end) = repaired.origin((at, at + c.len_utf8()));
                    prop_assert!(text.get(start..end).is_some_and(|part| !part.is_empty()));
                }
            }
        }
    }
}
