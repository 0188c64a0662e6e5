//! Where the cursor stands, and what is named there.

use super::{
    client::Client,
    declared::{self, Sort},
    in_toml, in_yaml,
    position::{Lines, Position},
    site::Site,
    spot::{self, Spot},
};
use crate::content::{
    Entry, Source,
    front::{self, Format},
    path::CONFIG,
    shape::{Shape, Whose},
};
use naosu_vocabulary::{Kind, Lang};
use std::{ops::Range, path::Path, sync::Arc};

/// Where the cursor stands.
pub(super) struct Cursor {
    pub(super) source: Arc<Source>,
    pub(super) at: usize,
    pub(super) sort: Sort,
    /// What the keys around it are written in; none in prose.
    pub(super) format: Option<Format>,
    pub(super) spot: Option<Spot>,
    /// The id of the entry whose file this is.
    pub(super) own: Option<String>,
}

/// Something in the site, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) whose: Whose,
    /// Where it stands: bytes of the file.
    pub(super) span: Range<usize>,
}

impl Cursor {
    /// At a place of a file below the site's root.
    pub(super) fn at(
        site: &Site,
        client: &Client,
        path: &Path,
        position: Position,
    ) -> Option<Cursor> {
        let source = site.text(path)?;
        let at = Lines::of(&source.text, client.encoding).offset(position);
        Some(Cursor::of(site, source, at))
    }

    /// At a byte of a file.
    pub(super) fn of(site: &Site, source: Arc<Source>, at: usize) -> Cursor {
        let text = source.text.as_str();
        let (format, keys) = keys(&source);
        let is_in_keys = (keys.start..=keys.end).contains(&at);
        let format = format.filter(|_| is_in_keys);
        let within = |spot: fn(&str, usize) -> Option<Spot>| {
            let found = spot(&text[keys.clone()], at - keys.start)?;
            Some(found.moved(keys.start))
        };
        let found = match format {
            Some(Format::Toml) => within(in_toml::spot),
            Some(Format::Yaml) => within(in_yaml::spot),
            None => {
                let link = spot::link(text, at).map(Spot::Link);
                link.or_else(|| spot::slot(text, at).map(Spot::Slot))
            }
        };
        Cursor {
            at,
            sort: sort(site, &source),
            format,
            spot: found,
            own: id(&source.path),
            source,
        }
    }

    /// What is named where the cursor stands.
    pub(super) fn named(&self) -> Option<Named> {
        let (whose, span) = match self.spot.as_ref()? {
            Spot::Link(span) => (Whose::Entry(None), span.clone()),
            Spot::Slot(span) => (Whose::Slot, span.clone()),
            Spot::Value(value) => {
                let keys = declared::keys(self.sort);
                match declared::find(&keys, &value.path) {
                    Some((_, shape)) => match whose(shape) {
                        Some(whose) => (whose, value.span.clone()),
                        None => return self.itself(&value.path),
                    },
                    None => return None,
                }
            }
            Spot::Key(key) => {
                let name = self.source.text[key.span.clone()].to_owned();
                match key.table.as_slice() {
                    [.., last] if last == "slots" => (Whose::Slot, key.span.clone()),
                    _ => return self.itself(&[&key.table[..], &[name]].concat()),
                }
            }
        };
        let name = self.source.text.get(span.clone())?.to_owned();
        (!name.is_empty()).then_some(Named { name, whose, span })
    }

    /// The entry whose file this is, where its kind or its title stands.
    fn itself(&self, path: &[String]) -> Option<Named> {
        let is_itself = path
            .first()
            .is_some_and(|key| key == "kind" || key == "title");
        let is_entry = matches!(self.sort, Sort::Entry(_));
        Some(Named {
            name: self.own.clone().filter(|_| is_itself && is_entry)?,
            whose: Whose::Entry(None),
            span: spot::run(&self.source.text, self.at, |byte| {
                byte.is_ascii_alphanumeric()
            }),
        })
    }
}

impl Spot {
    /// The same in a file of which the text was a part.
    fn moved(self, by: usize) -> Spot {
        let moved = |span: Range<usize>| span.start + by..span.end + by;
        match self {
            Spot::Key(key) => Spot::Key(spot::KeySpot {
                span: moved(key.span),
                ..key
            }),
            Spot::Value(value) => Spot::Value(spot::ValueSpot {
                span: moved(value.span),
                ..value
            }),
            Spot::Link(span) => Spot::Link(moved(span)),
            Spot::Slot(span) => Spot::Slot(moved(span)),
        }
    }
}

/// What a value of this shape names.
fn whose(shape: &Shape) -> Option<Whose> {
    match shape {
        Shape::Name(whose) => Some(*whose),
        Shape::List { of, .. } => whose(of),
        Shape::Either(one, other) => whose(one).or_else(|| whose(other)),
        _ => None,
    }
}

/// Where a file has its keys, and what they are written in.
fn keys(source: &Source) -> (Option<Format>, Range<usize>) {
    let is_toml = source
        .path
        .extension()
        .is_some_and(|ending| ending == "toml");
    match (is_toml, front::find(&source.text)) {
        (true, _) => (Some(Format::Toml), 0..source.text.len()),
        (false, Some(front)) => (Some(front.format), front.keys),
        (false, None) => (None, 0..0),
    }
}

/// The id of the entry that a file belongs to, by its name.
pub(super) fn id(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let of_language = |(id, tag): (&str, &str)| Lang::from_name(tag).map(|_| id.to_owned());
    let id = stem.rsplit_once('.').and_then(of_language);
    Some(id.unwrap_or_else(|| stem.to_owned()))
}

/// The entry that a file belongs to.
pub(super) fn entry<'s>(site: &'s Site, path: &Path) -> Option<&'s Entry> {
    let entry = site.library().get(&id(path)?)?;
    (entry.source.path.parent() == path.parent()).then_some(entry)
}

fn sort(site: &Site, source: &Source) -> Sort {
    match source.path.to_str() {
        Some(CONFIG) => Sort::Settings,
        Some("synonyms.toml") => Sort::Synonyms,
        _ => Sort::Entry(kind(site, source)),
    }
}

/// The kind of an entry, from what its file says now, else from what was last understood.
fn kind(site: &Site, source: &Source) -> Option<Kind> {
    let (format, keys) = keys(source);
    let said = match format {
        Some(Format::Toml) => in_toml::said(&source.text[keys], "kind"),
        Some(Format::Yaml) => in_yaml::said(&source.text[keys], "kind"),
        None => None,
    };
    let is_toml = source
        .path
        .extension()
        .is_some_and(|ending| ending == "toml");
    let understood = entry(site, &source.path).map(Entry::kind);
    let by_itself = (!is_toml).then_some(Kind::Article);
    said.and_then(Kind::from_name).or(understood).or(by_itself)
}
