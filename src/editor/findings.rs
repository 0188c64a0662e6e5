//! Findings as editors show them: told when they come, taken back when they are mended.

use super::{
    client::Client,
    position::{Lines, Span},
    site::Site,
};
use crate::content::{Finding, Location, Place, Reader, Severity, path::CONFIG};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

/// What an editor was told of a site.
#[derive(Default)]
pub(super) struct Told {
    /// How many readings there were by then.
    readings: usize,
    by_file: HashMap<PathBuf, Vec<Finding>>,
}

impl Told {
    /// The findings of each file in which something has changed, as notifications are to say it.
    pub(super) fn news(&mut self, site: &Site, client: &Client) -> Vec<Value> {
        if std::mem::replace(&mut self.readings, site.readings()) == site.readings() {
            return Vec::new();
        }
        let now = by_file(site);
        let gone = self.by_file.keys().filter(|file| !now.contains_key(*file));
        let mended = gone.map(|file| json!({ "uri": site.uri(file), "diagnostics": [] }));
        let mut news: Vec<Value> = mended.collect();
        for (file, findings) in &now {
            if self.by_file.get(file) != Some(findings) {
                let shown = all(findings, client);
                news.push(json!({ "uri": site.uri(file), "diagnostics": shown }));
            }
        }
        self.by_file = now;
        news.sort_by(|one, other| one["uri"].as_str().cmp(&other["uri"].as_str()));
        news
    }

    /// What takes everything back.
    pub(super) fn nothing(&mut self, site: &Site) -> Vec<Value> {
        let files = std::mem::take(&mut self.by_file).into_keys();
        let mended = files.map(|file| json!({ "uri": site.uri(&file), "diagnostics": [] }));
        mended.collect()
    }
}

fn by_file(site: &Site) -> HashMap<PathBuf, Vec<Finding>> {
    let mut by_file: HashMap<PathBuf, Vec<Finding>> = HashMap::new();
    for finding in &site.reading().findings {
        let shown = shown_at(site, finding);
        by_file.entry(shown.0).or_default().push(shown.1);
    }
    by_file
}

/// The file at which a finding is shown. An editor cannot open a folder, or what is not there: what
/// is wrong with those is shown at the settings.
fn shown_at(site: &Site, finding: &Finding) -> (PathBuf, Finding) {
    let path = finding.location.path();
    let has_place = matches!(finding.location, Location::Place(_));
    let is_file = has_place || Reader::reads(path) || site.root.join(path).is_file();
    match !is_file {
        true => {
            let message = format!("{}: {}", finding.location.file(), finding.message);
            let finding = Finding {
                message,
                ..finding.clone()
            };
            (PathBuf::from(CONFIG), finding)
        }
        false => (path.to_owned(), finding.clone()),
    }
}

/// What is wrong with one file.
fn all(findings: &[Finding], client: &Client) -> Vec<Value> {
    let mut lines: Option<(&str, Lines)> = None;
    let shown = findings.iter().map(|finding| {
        let range = match &finding.location {
            Location::Path(_) => Span::HEAD,
            Location::Place(place) => {
                let text = place.source.text.as_str();
                // Findings of one file have one text; two where its head was taken out.
                let known = lines.take().filter(|(of, _)| std::ptr::eq(*of, text));
                let (_, lines) =
                    lines.insert(known.unwrap_or_else(|| (text, Lines::of(text, client.encoding))));
                lines.span(&place.span)
            }
        };
        diagnostic(finding, range)
    });
    shown.collect()
}

fn diagnostic(finding: &Finding, range: Span) -> Value {
    let severity = match finding.severity() {
        Severity::Error => 1,
        Severity::Warning => 2,
    };
    let message = match &finding.hint {
        Some(hint) => format!("{}\n{hint}", finding.message),
        None => finding.message.clone(),
    };
    json!({
        "range": range,
        "severity": severity,
        "code": finding.code.name(),
        "source": "naosu",
        "message": message,
    })
}

/// The findings of a file that have something in common with a part of it, each as it is shown.
pub(super) fn within<'s>(
    site: &'s Site,
    client: &Client,
    path: &Path,
    part: Span,
) -> Vec<(&'s Finding, Value)> {
    let Some(source) = site.text(path) else {
        return Vec::new();
    };
    let lines = Lines::of(&source.text, client.encoding);
    let part = lines.range(part);
    let all = site.reading().findings.iter();
    let here = all.filter(|finding| finding.location.path() == path);
    let shown = here.filter_map(|finding| {
        let Location::Place(Place { span, .. }) = &finding.location else {
            return None;
        };
        let touches = span.start <= part.end && part.start <= span.end;
        touches.then(|| (finding, diagnostic(finding, lines.span(span))))
    });
    shown.collect()
}
