//! The steps of a fix: level-2 headings, which articles seldom have where entries want them.

use super::prose::{deepened, heading_levels, ordered_list};
use naosu_vocabulary::Lang;

/// How many steps a text has.
pub(super) fn count(text: &str) -> usize {
    heading_levels(text)
        .into_iter()
        .filter(|level| *level == 2)
        .count()
}

/// Whether a text tells what to do in order, and would not be taken for one with blanks in it.
pub(super) fn are_in(text: &str) -> bool {
    ordered_list(text).is_some() && crate::markdown::outline(text).placeholders.is_empty()
}

/// The text with its own level-2 headings as steps, or with one step where it has none.
pub(super) fn of(text: &str, lang: Lang) -> String {
    match count(text) {
        0 => single(text, lang),
        _ => text.to_owned(),
    }
}

/// The text as one step: what stands before its list introduces it.
pub(super) fn single(text: &str, lang: Lang) -> String {
    let heading = match lang {
        Lang::Ja => "## 手順",
        Lang::En => "## Steps",
    };
    let text = deepened(text, 3);
    let start = ordered_list(&text).unwrap_or(0);
    // A heading above the list belongs to the step.
    let start = match text[..start].contains("\n#") || text.starts_with('#') {
        true => 0,
        false => start,
    };
    let (before, after) = text.split_at(start);
    let before = match before.trim() {
        "" => String::new(),
        words => format!("{words}\n\n"),
    };
    format!("{before}{heading}\n\n{}\n", after.trim())
}
