//! What an editor can do about a finding by itself: make the entry that is missing, record that a
//! translation is up to date.

use super::{
    change::Change,
    client::Client,
    cursor::{self, Cursor, Named},
    findings,
    position::Span,
    site::Site,
};
use crate::{
    content::{Code, Entry, Finding, Location, Source, hash, id, record_translation, shape::Whose},
    scaffold,
};
use naosu_vocabulary::{Kind, Lang};
use serde_json::{Value, json};
use std::{ops::Range, path::Path, sync::Arc};

/// Something that can be done.
pub(super) struct Action {
    title: String,
    kind: &'static str,
    change: Change,
    /// The finding that it mends.
    mends: Option<Value>,
}

impl Action {
    /// What mends a finding.
    fn mending(title: String, change: Change, finding: &Value) -> Action {
        Action {
            title,
            kind: "quickfix",
            change,
            mends: Some(finding.clone()),
        }
    }

    /// As editors are told of it. `only` are the kinds that are asked for, if not all.
    pub(super) fn shown(
        &self,
        site: &Site,
        only: Option<&[String]>,
        version: impl Fn(&Path) -> Option<i64>,
    ) -> Option<Value> {
        let is_asked = |kinds: &[String]| {
            kinds
                .iter()
                .any(|kind| self.kind.starts_with(kind.as_str()))
        };
        only.is_none_or(is_asked).then(|| {
            let mut shown = json!({
                "title": self.title,
                "kind": self.kind,
                "edit": self.change.shown(site, version),
            });
            if let (Some(mends), Value::Object(shown)) = (&self.mends, &mut shown) {
                shown.insert("diagnostics".into(), json!([mends]));
            }
            shown
        })
    }
}

/// What can be done about a part of a file.
pub(super) fn of(site: &Site, client: &Client, path: &Path, part: Span) -> Vec<Action> {
    let mut actions = Vec::new();
    for (finding, shown) in findings::within(site, client, path, part) {
        if finding.code == Code::DanglingId {
            actions.extend(dangling(site, client, finding, &shown));
        }
    }
    if let Some(entry) = cursor::entry(site, path) {
        actions.extend(translations(site, client, entry, path));
    }
    actions
}

/// What can be done where an id leads nowhere.
fn dangling(site: &Site, client: &Client, finding: &Finding, shown: &Value) -> Vec<Action> {
    let Location::Place(place) = &finding.location else {
        return Vec::new();
    };
    let source = site.text(&place.source.path);
    let named = source.and_then(|source| named(site, source, place.span.clone()));
    let Some((source, named)) = named else {
        return Vec::new();
    };
    let has_it = |entry: &&Entry| entry.aliases.iter().any(|alias| alias.id == named.name);
    if let Some(entry) = site.library().entries().find(has_it) {
        let mut change = Change::default();
        change.put(client, &source, &named.span, &entry.id);
        let title = format!("Write `{}`, as its id is now", entry.id);
        return vec![Action::mending(title, change, shown)];
    }
    match id::fault(&named.name).is_none() && client.creates_files {
        true => missing(site, &source, &named, shown),
        false => Vec::new(),
    }
}

/// The entries that could be made.
fn missing(site: &Site, source: &Source, named: &Named, shown: &Value) -> Vec<Action> {
    let kinds = match named.whose {
        Whose::Entry(Some(kind)) => vec![kind],
        // A topic is more than its hub.
        _ => Kind::ALL
            .into_iter()
            .filter(|kind| *kind != Kind::Topic)
            .collect(),
    };
    let topic = cursor::entry(site, &source.path).and_then(|entry| entry.topic.as_deref());
    let hub = topic.and_then(|topic| site.library().get(topic));
    let topic = hub.and_then(|hub| hub.source.path.parent());
    let languages = &site.library().config.languages;
    let files = match scaffold::missing_schema(&site.root) {
        Some(_) => scaffold::bare_entry,
        None => scaffold::entry,
    };
    let actions = kinds.into_iter().map(|kind| {
        let mut change = Change::default();
        for (path, text) in files(kind, &named.name, topic, languages) {
            change.create(path, text);
        }
        let title = format!("Create the {kind} `{}`", named.name);
        Action::mending(title, change, shown)
    });
    actions.collect()
}

/// The id that a finding is about, in its file as it is now.
fn named(site: &Site, source: Arc<Source>, span: Range<usize>) -> Option<(Arc<Source>, Named)> {
    let said = source.text.get(span.clone())?;
    let at = match said.find("entry:") {
        Some(at) => span.start + at + "entry:".len(),
        None => span.start + said.find(|c: char| c.is_ascii_alphanumeric())?,
    };
    let named = Cursor::of(site, source.clone(), at).named()?;
    matches!(named.whose, Whose::Entry(_)).then_some((source, named))
}

/// What records that the translations of an entry are up to date: of those that are, nothing. Where
/// nobody has recorded anything yet, only the translation's own file offers it.
fn translations(site: &Site, client: &Client, entry: &Entry, path: &Path) -> Vec<Action> {
    let first = site.library().config.languages.first().copied();
    let actions = Lang::ALL.into_iter().filter_map(|lang| {
        let (source, translation) = (entry.prose.get(lang.other())?, entry.prose.get(lang)?);
        let recorded = entry.translated.get(lang);
        // Which of two texts is the translation, the one that says so knows, or the settings.
        let is_translation = match entry.translated.is_empty() {
            true => first == Some(lang.other()) && translation.path == path,
            false => recorded.is_some(),
        };
        let now = hash(&source.text);
        if !is_translation || recorded.is_some_and(|recorded| *recorded == now) {
            return None;
        }
        let file = site.text(record_in(entry, lang))?;
        let edit = record_translation(&file, lang, &now)?;
        let mut change = Change::default();
        change.put(client, &file, &edit.span, &edit.text);
        Some(Action {
            title: format!(
                "Record that the {} prose is up to date",
                lang.meaning().trim_end_matches('.')
            ),
            kind: match recorded {
                Some(_) => "quickfix",
                None => "refactor",
            },
            change,
            mends: None,
        })
    });
    actions.collect()
}

/// The file that says what a translation was made from: mostly that with the other keys.
fn record_in(entry: &Entry, lang: Lang) -> &Path {
    let is_elsewhere =
        entry.translated.get(lang).is_some() && !entry.places.contains_key("translated");
    match entry.prose.get(lang).filter(|_| is_elsewhere) {
        Some(prose) => &prose.path,
        None => &entry.source.path,
    }
}
