//! The way through the parts of a list.

use crate::site::pages::{self, Page, Scope};
use naosu_vocabulary::Lang;
use serde::Serialize;

/// How many parts on each side of the current one are named, beside the first and the last.
const NEAR: usize = 2;

/// The way through the parts of a list.
#[derive(Serialize)]
pub(crate) struct Pager {
    previous: Option<String>,
    next: Option<String>,
    parts: Vec<Part>,
}

/// A part of a list, on a page of its own.
#[derive(Serialize)]
struct Part {
    number: usize,
    url: String,
    current: bool,
    /// Whether parts before it are not named.
    gap: bool,
}

impl Pager {
    /// The way from a part, the first of which is 0; nothing in a list of one.
    pub(crate) fn of(
        scope: Scope<'_>,
        current: usize,
        entries: usize,
        lang: Lang,
    ) -> Option<Pager> {
        let count = pages::parts(entries);
        let last = count.checked_sub(1).filter(|last| *last > 0)?;
        let url = |part| Page::List(scope, part).address(lang);
        let mut parts: Vec<Part> = Vec::new();
        let is_near = |part: usize| part.abs_diff(current) <= NEAR || part == 0 || part == last;
        for part in (0..count).filter(|part| is_near(*part)) {
            let before = parts.last().map_or(0, |part| part.number);
            parts.push(Part {
                number: part + 1,
                url: url(part),
                current: part == current,
                gap: before < part,
            });
        }
        Some(Pager {
            previous: current.checked_sub(1).map(url),
            next: Some(current + 1).filter(|next| *next < count).map(url),
            parts,
        })
    }
}
