//! Whether the search finds what it must: every message and every code of an entry, and every
//! `[[sample]]`.

use crate::content::{Code, Finding, Library, Location, Place, entry::Entry};
use naosu_engine::{Engine, Error, Hit, Query, Verdict, code_form};
use naosu_vocabulary::{Lang, Message, Piece, SlotType, Template};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

/// A paste that must find an entry.
struct Probe<'a> {
    entry: &'a Entry,
    /// What is pasted, as a finding calls it.
    what: &'static str,
    paste: String,
    lang: Lang,
    finds: &'a str,
    /// Other entries that are as right: those that share the code.
    or: &'a [&'a str],
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

/// Pastes every message of every entry in each language, every code, and every sample, and sees
/// that its entry comes first.
///
/// # Errors
/// The index cannot be read.
pub fn check(library: &Library, engine: &Engine) -> Result<Report, Error> {
    let sharing = sharing(library);
    let entries = library.entries();
    let probes: Vec<Probe> = entries.flat_map(|entry| probes(entry, &sharing)).collect();
    let misses: Vec<Option<Finding>> = probes
        .par_iter()
        .map(|probe| miss(probe, engine))
        .collect::<Result<_, _>>()?;
    Ok(Report {
        tried: probes.len(),
        findings: misses.into_iter().flatten().collect(),
    })
}

/// The entries of each code, by its form.
type Sharing<'a> = BTreeMap<String, Vec<&'a str>>;

fn sharing(library: &Library) -> Sharing<'_> {
    let mut sharing = Sharing::new();
    for entry in library.entries() {
        let messages = entry.problem().into_iter();
        let codes = messages.flat_map(|problem| &problem.messages);
        let codes = codes.flat_map(|shown| &shown.message.codes);
        let forms: BTreeSet<String> = codes.filter_map(|code| code_form(code)).collect();
        for form in forms {
            sharing.entry(form).or_default().push(&entry.id);
        }
    }
    sharing
}

fn probes<'a>(entry: &'a Entry, sharing: &'a Sharing<'a>) -> Vec<Probe<'a>> {
    let Some(problem) = entry.problem() else {
        return Vec::new();
    };
    let messages = problem.messages.iter().flat_map(|shown| {
        let wordings = shown.message.wordings();
        wordings.map(|(lang, template)| Probe {
            entry,
            what: "message",
            paste: filled(&shown.message, template),
            lang,
            finds: &entry.id,
            or: &[],
            span: shown.span.clone(),
        })
    });
    let codes = problem.messages.iter().flat_map(|shown| {
        let codes = shown.message.codes.iter();
        codes.filter_map(|code| {
            Some(Probe {
                entry,
                what: "code",
                paste: code.clone(),
                lang: Lang::Ja,
                finds: &entry.id,
                or: sharing.get(&code_form(code)?)?,
                span: shown.span.clone(),
            })
        })
    });
    let samples = problem.samples.iter().map(|sample| Probe {
        entry,
        what: "sample",
        paste: sample.text.clone(),
        lang: Lang::Ja,
        finds: sample.finds.as_ref().map_or(&entry.id, |named| &named.id),
        or: &[],
        span: sample.span.clone(),
    });
    messages.chain(codes).chain(samples).collect()
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
        product: None,
        limit: 10,
    })?;
    let first = answer.hits.first();
    let is_right = |hit: &Hit| hit.id == probe.finds || probe.or.contains(&hit.id.as_str());
    let is_found = answer.verdict == Verdict::Recognised && first.is_some_and(is_right);
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
        ("code", _) => {
            "is another entry found by a part of this code, or by its number?".to_owned()
        }
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
