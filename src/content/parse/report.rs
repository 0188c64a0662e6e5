//! What is noted while a TOML file is read.

use super::super::{
    finding::{Finding, Location},
    source::{Place, Source},
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
pub(in crate::content) struct Report<'a> {
    pub(in crate::content) source: Arc<Source>,
    /// The languages of the site.
    pub(in crate::content) languages: &'a [Lang],
    findings: RefCell<Vec<Finding>>,
    pub(super) gaps: RefCell<Vec<Gap>>,
}

impl<'a> Report<'a> {
    pub(in crate::content) fn new(source: Arc<Source>, languages: &'a [Lang]) -> Report<'a> {
        Report {
            source,
            languages,
            findings: RefCell::default(),
            gaps: RefCell::default(),
        }
    }

    pub(in crate::content) fn location(&self, span: Range<usize>) -> Location {
        Location::Place(Place {
            source: self.source.clone(),
            span,
        })
    }

    pub(in crate::content) fn error(
        &self,
        code: &'static str,
        message: impl Into<String>,
        span: Range<usize>,
        hint: impl Into<Option<String>>,
    ) {
        let mut finding = Finding::error(code, message, self.location(span));
        finding.hint = hint.into();
        self.findings.borrow_mut().push(finding);
    }

    pub(in crate::content) fn warning(
        &self,
        code: &'static str,
        message: impl Into<String>,
        span: Range<usize>,
        hint: impl Into<Option<String>>,
    ) {
        let mut finding = Finding::warning(code, message, self.location(span));
        finding.hint = hint.into();
        self.findings.borrow_mut().push(finding);
    }

    pub(in crate::content) fn finish(self) -> (Vec<Finding>, Vec<Gap>) {
        (self.findings.into_inner(), self.gaps.into_inner())
    }
}
