//! A text as a page and a terminal show it, cut into steps.

use super::{
    context::Context,
    document::Document,
    escape, footnotes,
    heading::Heading,
    html::Writer,
    lines,
    notes::Notes,
    parts::{self, Part},
    placeholder::Piece,
    plain::{self, Passage},
};
use pulldown_cmark::Event;
use std::ops::Range;

/// A text as a page and a terminal show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// What stands before the first level-2 heading; empty if nothing does.
    pub intro: Vec<Version>,
    /// The steps: a level-2 heading each, or an item each of the list of a fix.
    pub steps: Vec<Step>,
    /// The sections of an entry that are marked as what to do.
    pub fixes: Vec<FixWithin>,
    /// The footnotes of intro and steps, if there are any.
    pub footnotes: Option<Rich>,
    /// Every heading, for a list of contents.
    pub headings: Vec<Heading>,
    /// The text without its markup, for the index.
    pub passages: Vec<Passage>,
    /// Files beside the entry that the text shows or leads to and that the context knows, in
    /// order, each once.
    pub assets: Vec<String>,
}

/// A piece of a text, twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    /// For pages.
    pub html: String,
    /// For terminals: lists numbered and indented, a block a line.
    pub text: String,
}

/// A step of a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What links lead to.
    pub id: String,
    /// What the step is called.
    pub title: Rich,
    /// What to do: one version, or one for each variant if they differ here.
    pub versions: Vec<Version>,
}

/// A fix without an entry of its own: a section of another's prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixWithin {
    /// What links lead to.
    pub id: String,
    /// What it is called.
    pub title: Rich,
    /// What stands before the steps; all of it where it has none.
    pub intro: Vec<Version>,
    /// The steps: an item each of its list.
    pub steps: Vec<Step>,
}

/// What is for one version of the product, or for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What the version is called; none where the text is the same for all.
    pub label: Option<String>,
    /// What is said.
    pub body: Rich,
}

impl Rendered {
    /// The whole text as prose, but what is marked as what to do; footnotes at the end. Only fixes
    /// differ by version, and they are shown by their steps: here, versions would follow each other
    /// without a word.
    pub fn html(&self) -> String {
        let mut html = String::new();
        push_all(&mut html, &self.intro);
        for step in &self.steps {
            html.push_str("<h2 id=\"");
            escape::push(&mut html, &step.id);
            html.push_str(&format!("\">{}</h2>\n", step.title.html));
            push_all(&mut html, &step.versions);
        }
        if let Some(footnotes) = &self.footnotes {
            html.push_str(&footnotes.html);
        }
        html
    }

    /// About how many bytes of HTML a page with its steps has of them.
    pub fn weight(&self) -> usize {
        /// What a page puts around a step.
        const AROUND: usize = 300;
        let titles = self.steps.iter().map(|step| step.title.html.len() + AROUND);
        let steps = self.steps.iter().flat_map(|step| &step.versions);
        let versions = self.intro.iter().chain(steps);
        let bodies: usize = versions.map(|version| version.body.html.len()).sum();
        let notes = self.footnotes.as_ref();
        titles.sum::<usize>() + bodies + notes.map_or(0, |notes| notes.html.len())
    }

    /// The text without its markup, a block a line.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let passages = self.passages.iter();
        let parts = passages.flat_map(|passage| [&passage.heading, &passage.text]);
        parts.flat_map(|part| part.lines())
    }
}

fn push_all(html: &mut String, versions: &[Version]) {
    versions
        .iter()
        .for_each(|version| html.push_str(&version.body.html));
}

/// Renders a text.
pub fn render(text: &str, context: &Context) -> Rendered {
    let document = Document::parse(text);
    let mut notes = Notes::default();
    let mut rendered = Rendered {
        passages: plain::passages(&document, context.placeholders),
        headings: headings(&document, context),
        ..Rendered::default()
    };
    let parts = parts::of(&document, context.is_fix);
    rendered.intro = intro(&document, parts.intro, context, &mut notes);
    for part in &parts.parts {
        match part.is_fix && !context.is_fix {
            true => rendered
                .fixes
                .push(within(&document, part, context, &mut notes)),
            false => rendered
                .steps
                .push(step(&document, part, context, &mut notes)),
        }
    }
    let html = footnotes::html(&document, context, &mut notes);
    rendered.footnotes = (!html.is_empty()).then(|| Rich {
        html,
        text: lines::footnotes(&document, context, &notes),
    });
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

/// What stands before the parts; nothing if that says nothing.
fn intro(
    document: &Document,
    events: Range<usize>,
    context: &Context,
    notes: &mut Notes,
) -> Vec<Version> {
    let mut versions = versions(document, &[events], context, notes);
    versions.retain(|version| version.label.is_some() || !version.body.html.is_empty());
    versions
}

fn step(document: &Document, part: &Part, context: &Context, notes: &mut Notes) -> Step {
    Step {
        id: part.id.clone(),
        title: title(document, part, context, notes),
        versions: versions(document, &part.body, context, notes),
    }
}

fn title(document: &Document, part: &Part, context: &Context, notes: &mut Notes) -> Rich {
    Rich {
        html: write(
            document,
            std::slice::from_ref(&part.title),
            context,
            None,
            notes,
        ),
        text: plain_title(&part.text, context),
    }
}

/// A fix in the prose of another entry: the steps are the items of its list.
fn within(document: &Document, part: &Part, context: &Context, notes: &mut Notes) -> FixWithin {
    let title = title(document, part, context, notes);
    let [body, _] = part.body.clone();
    let listed = parts::by_items(document, body.clone()).unwrap_or(parts::Parts {
        intro: body,
        parts: Vec::new(),
    });
    let intro = intro(document, listed.intro, context, notes);
    let steps = listed.parts.iter();
    FixWithin {
        id: part.id.clone(),
        title,
        intro,
        steps: steps
            .map(|part| step(document, part, context, notes))
            .collect(),
    }
}

fn versions(
    document: &Document,
    body: &[Range<usize>],
    context: &Context,
    notes: &mut Notes,
) -> Vec<Version> {
    let differs = body
        .iter()
        .flat_map(|events| &document.events[events.clone()])
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
                body: rich(document, body, context, Some(number), notes),
            });
        }
    } else {
        let body = rich(document, body, context, None, notes);
        versions.push(Version { label: None, body });
    }
    versions
}

fn rich(
    document: &Document,
    events: &[Range<usize>],
    context: &Context,
    variant: Option<usize>,
    notes: &mut Notes,
) -> Rich {
    Rich {
        // First: it numbers the footnotes.
        html: write(document, events, context, variant, notes),
        text: lines::of(document, events, context, variant, notes),
    }
}

fn write(
    document: &Document,
    events: &[Range<usize>],
    context: &Context,
    variant: Option<usize>,
    notes: &mut Notes,
) -> String {
    let mut writer = Writer::new(document, context, variant, notes);
    events
        .iter()
        .for_each(|events| writer.write(events.clone()));
    writer.finish()
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
