//! Code blocks: colours by CSS class, never by inline style.

use super::escape;
use std::sync::LazyLock;
use syntect::{
    html::{ClassStyle, ClassedHTMLGenerator},
    parsing::SyntaxSet,
    util::LinesWithEndings,
};

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Classes are `hl-keyword`, `hl-string`, …: what the style sheet colours.
const CLASSES: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// Longer code is shown without colours: nobody reads it for them, and they take time.
const LONGEST: usize = 64 * 1024;

/// Appends the inner HTML of a code block.
pub(super) fn push(html: &mut String, code: &str, language: &str) {
    match highlighted(code, language) {
        Some(coloured) => html.push_str(&coloured),
        None => escape::push(html, code),
    }
}

fn highlighted(code: &str, language: &str) -> Option<String> {
    if language.is_empty() || code.len() > LONGEST {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    if syntax.name == "Plain Text" {
        return None;
    }
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, CLASSES);
    for line in LinesWithEndings::from(code) {
        generator
            .parse_html_for_line_which_includes_newline(line)
            .ok()?;
    }
    Some(generator.finalize())
}
