//! Whether the search finds what it must: every message of an entry, and every `[[sample]]`.

use crate::content::{
    Code, Finding, Library, Location, Place,
    entry::{Details, Entry},
};
use naosu_engine::{Engine, Error, Query, Verdict};
use naosu_vocabulary::{Lang, Message, Piece, SlotType, Template};
use rayon::prelude::*;
use std::{ops::Range, sync::Arc};

/// A paste that must find an entry.
struct Probe<'a> {
    entry: &'a Entry,
    /// What is pasted, as a finding calls it.
    what: &'static str,
    paste: String,
    lang: Lang,
    finds: &'a str,
    span: Range<usize>,
}

/// What was asked and what came of it.
#[derive(Clone, Debug)]
pub struct Report {
    /// How many pastes were tried.
    pub tried: usize,
    /// An error for each that does not find its entry first.
    pub findings: Vec<Finding>,
}

/// Pastes every message of every entry in each language, and every sample, and sees that its
/// entry comes first.
///
/// # Errors
/// The index cannot be read.
pub fn check(library: &Library, engine: &Engine) -> Result<Report, Error> {
    let probes: Vec<Probe> = library.entries().flat_map(probes).collect();
    let misses: Vec<Option<Finding>> = probes
        .par_iter()
        .map(|probe| miss(probe, engine))
        .collect::<Result<_, _>>()?;
    Ok(Report {
        tried: probes.len(),
        findings: misses.into_iter().flatten().collect(),
    })
}

fn probes(entry: &Entry) -> Vec<Probe<'_>> {
    let Details::Error(error) = &entry.details else {
        return Vec::new();
    };
    let messages = error.messages.iter().flat_map(|shown| {
        let wordings = shown.message.wordings();
        wordings.map(|(lang, template)| Probe {
            entry,
            what: "message",
            paste: filled(&shown.message, template),
            lang,
            finds: &entry.id,
            span: shown.span.clone(),
        })
    });
    let samples = error.samples.iter().map(|sample| Probe {
        entry,
        what: "sample",
        paste: sample.text.clone(),
        lang: Lang::Ja,
        finds: sample.finds.as_ref().map_or(&entry.id, |named| &named.id),
        span: sample.span.clone(),
    });
    messages.chain(samples).collect()
}

/// A message as it may show: every slot with a value of its type.
fn filled(message: &Message, template: &Template) -> String {
    let values = template.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => text.as_str(),
        Piece::Slot(_, SlotType::Hex) if let Some(code) = message.codes.first() => code.as_str(),
        Piece::Slot(_, slot_type) => slot_type.example(),
    });
    values.collect()
}

fn miss(probe: &Probe<'_>, engine: &Engine) -> Result<Option<Finding>, Error> {
    let answer = engine.find(&Query {
        paste: &probe.paste,
        lang: probe.lang,
        limit: 10,
    })?;
    let first = answer.hits.first();
    let is_found =
        answer.verdict == Verdict::Recognised && first.is_some_and(|hit| hit.id == probe.finds);
    if is_found {
        return Ok(None);
    }
    let what = probe.what;
    let stead = match (answer.verdict, first) {
        (Verdict::Recognised, Some(hit)) => {
            format!("finds `{}` (confidence {})", hit.id, hit.confidence)
        }
        (_, Some(hit)) if hit.id != probe.finds => {
            format!("is not recognised; nearest is `{}`", hit.id)
        }
        _ => "is not recognised".to_owned(),
    };
    let message = format!("this {what} must find `{}` first, but {stead}", probe.finds);
    let rank = answer.hits.iter().position(|hit| hit.id == probe.finds);
    let hint = match (what, rank) {
        (_, Some(rank)) if rank > 0 => format!(
            "`{}` comes {}: tell the two apart by a longer or a more exact message, or by a code",
            probe.finds,
            ordinal(rank + 1)
        ),
        ("sample", _) => "is the sample's message one of the entry's, word for word?".to_owned(),
        _ => {
            "a message is recognised by its own words: a longer one is found more surely".to_owned()
        }
    };
    let place = Place {
        source: Arc::clone(&probe.entry.source),
        span: probe.span.clone(),
    };
    Ok(Some(
        Finding::new(Code::NotFound, message, Location::Place(place)).hint(hint),
    ))
}

fn ordinal(number: usize) -> String {
    match number {
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        n => format!("{n}th"),
    }
}
