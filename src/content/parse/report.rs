//! What is noted while a TOML file is read.

use crate::content::{
    code::Code,
    finding::{Finding, Location},
    source::{Place, Source},
    suggest::Suggestions,
};
use naosu_vocabulary::Lang;
use std::{cell::RefCell, ops::Range, sync::Arc};

/// A text that one language has and another has not.
#[derive(Clone, Debug)]
pub(in crate::content) struct Gap {
    /// The language that lacks it.
    pub(in crate::content) lang: Lang,
    /// The key.
    pub(in crate::content) what: String,
    /// Where the text stands.
    pub(in crate::content) span: Range<usize>,
}

/// What is found while one TOML file is read.
pub(super) struct Report<'a> {
    pub(super) source: Arc<Source>,
    /// Translations with keys of their own. Their spans count on from those of the files before.
    translations: Vec<(usize, Arc<Source>)>,
    /// The languages of the site.
    pub(super) languages: &'a [Lang],
    /// The language of a text that does not say its own.
    pub(super) lang: Option<Lang>,
    /// Whether every value is a string as it is written: so it is in YAML.
    pub(super) is_untyped: bool,
    /// What a word may have been meant for.
    pub(super) suggestions: Suggestions,
    findings: RefCell<Vec<Finding>>,
    gaps: RefCell<Vec<Gap>>,
}

impl<'a> Report<'a> {
    pub(super) fn new(source: Arc<Source>, languages: &'a [Lang]) -> Report<'a> {
        Report {
            source,
            translations: Vec::new(),
            languages,
            lang: None,
            is_untyped: false,
            suggestions: Suggestions::default(),
            findings: RefCell::default(),
            gaps: RefCell::default(),
        }
    }

    /// Takes in a translation. What it says has its place in the file, and the number that this
    /// gives, added up.
    pub(super) fn add_translation(&mut self, source: Arc<Source>) -> usize {
        let last = self.translations.last();
        let (before, text) = last.map_or((0, &self.source), |(base, source)| (*base, source));
        let base = before + text.text.len() + 1;
        self.translations.push((base, source));
        base
    }

    /// A part of the file, or of the translation that it stands in.
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        let mut translations = self.translations.iter().rev();
        match translations.find(|(base, _)| *base <= span.start) {
            Some((base, source)) => Place {
                source: source.clone(),
                span: span.start - base..span.end - base,
            },
            None => Place {
                source: self.source.clone(),
                span,
            },
        }
    }

    /// Notes a fault.
    pub(super) fn add(
        &self,
        code: Code,
        message: impl Into<String>,
        span: Range<usize>,
        hint: impl Into<Option<String>>,
    ) {
        let location = Location::Place(self.place(span));
        let mut finding = Finding::new(code, message, location);
        finding.hint = hint.into();
        self.findings.borrow_mut().push(finding);
    }

    /// Notes that a language lacks a text.
    pub(super) fn add_gap(&self, gap: Gap) {
        self.gaps.borrow_mut().push(gap);
    }

    /// All that was noted.
    pub(super) fn finish(self) -> (Vec<Finding>, Vec<Gap>) {
        (self.findings.into_inner(), self.gaps.into_inner())
    }
}
