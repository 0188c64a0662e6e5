//! The text of an article, made into the Markdown that entries are written in.

mod cell;
mod edits;
mod headings;
mod lines;
mod links;
mod marks;
mod plain;
mod sections;
mod tags;

pub(super) use cell::of_cell;
pub(super) use headings::{deepened, heading_levels, ordered_list};
pub(super) use links::{Edit, Link, rewrite};
pub(super) use plain::{plain, title_of};
pub(super) use sections::{Section, items, sections, without};

use super::{
    article::{Losses, Text},
    map::Map,
};
use naosu_vocabulary::Lang;

/// The text without what only its own generator understands, all its headings below the title's.
/// Links and pictures are as they were.
pub(super) fn clean(text: &Text, lang: Lang, map: &Map, losses: &mut Losses) -> String {
    let body = lines::plain(&text.body, lang, losses);
    let body = headings::of_bold_lines(&body, map);
    let body = tags::without(&body, losses);
    let body = headings::below_title(&body, losses);
    format!("{}\n", collapsed(body.trim()))
}

/// At most one empty line after another, outside of code.
pub(super) fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for (line, in_code) in edits::lines(text) {
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty < 2 || in_code {
            out.push_str(if empty > 0 && !in_code { "" } else { line });
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_a_text_holds_it_comes_out_as_prose_without_a_title(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "# ", "## 見出し", "\n", "\n\n", "<b>", "</b>", "<br>", "**", "[a](b.md)", "![", "](", "<a name=\"x\">",
                    "</a>", "```", "> ", "> [!TAB x]", "[!DNL a]", "[!BADGE", ":::note", ":::", ":::image source=\"", "!!! tip \"a\"",
                    "=== \"b\"", "    ", "- ", "1. ", "| a | b |\n|---|---|\n", "<table>", "<td>", "</table>", "<server>",
                    "{#x}", "{{<", ">}}", "=====", "表", "’", "<li>", "<ul>", "<!--", "-->", "<pre>", "\\",
                ]),
                0..24,
            )
        ) {
            let text = Text { body: pieces.concat(), ..Text::default() };
            let mut losses = Losses::of(std::path::Path::new("a.md"));
            let prose = clean(&text, Lang::Ja, &Map::default(), &mut losses);
            prop_assert!(rewrite(&prose, |_| Edit::Text).len() <= prose.len() * 2 + 8);
        }
    }
}
