//! A text as a page shows it: whole, and cut into steps.

use super::{
    Context,
    document::{Document, Section},
    escape,
    heading::Heading,
    html::Writer,
    notes::Notes,
    placeholder::Piece,
    plain,
};
use pulldown_cmark::Event;
use std::ops::Range;

/// A text as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// All of it, footnotes at the end. Parts that differ by version follow each other, each in a
    /// `<section class="variant">` under its label.
    pub html: String,
    /// What stands before the first level-2 heading; empty if nothing does.
    pub intro: Vec<Version>,
    /// The steps: a level-2 heading each.
    pub steps: Vec<Step>,
    /// The footnotes of intro and steps, or nothing.
    pub footnotes: String,
    /// Every heading, for a list of contents.
    pub headings: Vec<Heading>,
    /// The text without its markup, a block a line, for the index.
    pub text: String,
    /// Files beside the entry that the text shows or leads to and that the context knows, in
    /// order, each once.
    pub assets: Vec<String>,
}

/// A step of a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What links lead to.
    pub id: String,
    /// What the step is called, as plain text.
    pub title: String,
    /// The same as HTML.
    pub title_html: String,
    /// What to do: one version, or one for each variant if they differ here.
    pub versions: Vec<Version>,
}

/// HTML for one version of the product, or for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What the version is called; none where the text is the same for all.
    pub label: Option<String>,
    /// The HTML.
    pub html: String,
}

/// Renders a text.
pub fn render(text: &str, context: &Context) -> Rendered {
    let document = Document::parse(text);
    let mut notes = Notes::default();
    let mut rendered = Rendered {
        text: plain::text(&document, context.placeholders),
        headings: headings(&document, context),
        ..Rendered::default()
    };
    for section in &document.sections {
        let versions = versions(&document, section, context, &mut notes);
        let Some(inner) = &section.heading else {
            push_all(&mut rendered.html, &versions);
            rendered.intro = versions;
            continue;
        };
        let Some(heading) = document.headings.get(&(inner.start - 1)) else {
            continue;
        };
        let title_html = write(&document, inner.clone(), context, None, &mut notes);
        let mut whole = Writer::new(&document, context, None, &mut notes);
        whole.open_heading(heading);
        rendered.html.push_str(&whole.html);
        rendered.html.push_str(&title_html);
        rendered.html.push_str("</h2>\n");
        push_all(&mut rendered.html, &versions);
        rendered.steps.push(Step {
            id: heading.id.clone(),
            title: plain_title(&heading.text, context),
            title_html,
            versions,
        });
    }
    rendered.footnotes = notes.footnotes(&document, context);
    rendered.html.push_str(&rendered.footnotes);
    rendered.assets = notes.assets;
    rendered
}

fn headings(document: &Document, context: &Context) -> Vec<Heading> {
    let headings = document.headings.values().map(|heading| Heading {
        text: plain_title(&heading.text, context),
        ..heading.clone()
    });
    headings.collect()
}

fn versions(
    document: &Document,
    section: &Section,
    context: &Context,
    notes: &mut Notes,
) -> Vec<Version> {
    let body = section.body.clone();
    let differs = document.events[body.clone()]
        .iter()
        .any(|node| match &node.event {
            Event::Text(text) | Event::Code(text) => {
                let pieces = context.placeholders.pieces(text);
                pieces.iter().any(|piece| matches!(piece, Piece::Value(_)))
            }
            _ => false,
        });
    let mut versions = Vec::new();
    if differs {
        for (number, variant) in context.placeholders.variants.iter().enumerate() {
            versions.push(Version {
                label: Some(variant.label.clone()),
                html: write(document, body.clone(), context, Some(number), notes),
            });
        }
    } else {
        let html = write(document, body, context, None, notes);
        if section.heading.is_some() || !html.is_empty() {
            versions.push(Version { label: None, html });
        }
    }
    versions
}

fn write(
    document: &Document,
    events: Range<usize>,
    context: &Context,
    variant: Option<usize>,
    notes: &mut Notes,
) -> String {
    let mut writer = Writer::new(document, context, variant, notes);
    writer.write(events);
    writer.finish()
}

fn push_all(html: &mut String, versions: &[Version]) {
    for version in versions {
        match &version.label {
            Some(label) => {
                html.push_str("<section class=\"variant\">\n<p class=\"variant-label\">");
                escape::push(html, label);
                html.push_str("</p>\n");
                html.push_str(&version.html);
                html.push_str("</section>\n");
            }
            None => html.push_str(&version.html),
        }
    }
}

fn plain_title(text: &str, context: &Context) -> String {
    let pieces = context.placeholders.pieces(text);
    let shown = pieces.into_iter().map(|piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Value(key) => context.placeholders.value(key, None),
        Piece::Slot(name) => format!("{{{name}}}"),
    });
    shown.collect()
}
