//! Code blocks: colours by CSS class, never by inline style.

use super::{
    escape,
    html::{Writer, push_slot},
    placeholder::Piece,
};
use pulldown_cmark::{CodeBlockKind, Event};
use std::{ops::Range, sync::LazyLock};
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

/// Stands for a slot while the code gets its colours, which must not cut it in two: a Unicode
/// noncharacter, never part of a text.
const STAND_IN: char = '\u{FDD1}';

impl Writer<'_, '_> {
    /// Appends the code block whose text these events are.
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind, inner: Range<usize>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '\t']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let mut text = String::new();
        let mut slots = Vec::new();
        for node in &self.document.events[inner] {
            if let Event::Text(code) = &node.event {
                for piece in self.context.placeholders.pieces(code) {
                    match piece {
                        Piece::Text(code) => text.push_str(&code.replace(STAND_IN, "")),
                        Piece::Value(key) => {
                            text.push_str(&self.context.placeholders.value(key, self.variant));
                        }
                        Piece::Slot(name) => {
                            slots.push(name);
                            text.push(STAND_IN);
                        }
                    }
                }
            }
        }
        self.html.push_str("<figure class=\"code\"");
        if !language.is_empty() {
            self.html.push_str(" data-lang=\"");
            escape::push(&mut self.html, language);
            self.html.push('"');
        }
        self.html
            .push_str("><pre tabindex=\"0\"><code translate=\"no\">");
        let mut coloured = String::new();
        push(&mut coloured, &text, language);
        let mut between = coloured.split(STAND_IN);
        self.html.push_str(between.next().unwrap_or_default());
        for (name, code) in slots.iter().zip(between) {
            push_slot(&mut self.html, name);
            self.html.push_str(code);
        }
        self.html.push_str("</code></pre></figure>\n");
    }
}

/// Appends the inner HTML of a code block.
fn push(html: &mut String, code: &str, language: &str) {
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
