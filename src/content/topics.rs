//! Topics within topics: an entry belongs to the nearest hub in the folders around it.

use super::{entry::Entry, group::One, path::CONTENT};
use naosu_vocabulary::{Audience, Kind, Lang};
use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    path::{Path, PathBuf},
};

/// A hub by its folder.
struct Hub {
    id: String,
    languages: Vec<Lang>,
    audience: Audience,
}

/// What the hubs around a folder say of the entries in it.
#[derive(Default)]
struct Around {
    /// The nearest topic, and the one around that.
    topics: [Option<String>; 2],
    /// The languages that they are in by decision.
    languages: Vec<Lang>,
    /// For whom they are at most: nobody can find in a topic what may not know of the topic.
    audience: Audience,
}

/// Says of every entry which topic it belongs to, which languages that is in, and for whom it is.
pub(super) fn settle(ones: &mut [One]) {
    let hubs: BTreeMap<PathBuf, Hub> = ones
        .iter()
        .filter_map(|one| Some((one.entry.as_ref()?, &one.said)))
        .filter(|(entry, _)| is_hub(entry))
        .map(|(entry, said)| {
            let hub = Hub {
                id: entry.id.clone(),
                languages: said.languages.clone(),
                audience: said.audience,
            };
            (folder(entry).to_owned(), hub)
        })
        .collect();
    // Entries come folder by folder.
    let mut last = (PathBuf::new(), Around::default());
    for one in ones {
        let Some(entry) = &one.entry else { continue };
        if folder(entry) != last.0 {
            last = (folder(entry).to_owned(), Around::of(folder(entry), &hubs));
        }
        let around = &last.1;
        let [topic, above] = &around.topics;
        let above = above.as_ref().filter(|_| is_hub(entry));
        let languages = match one.said.languages.is_empty() {
            true => &around.languages,
            false => &one.said.languages,
        };
        let audience = one.said.audience.max(around.audience);
        let is_in = |lang: &Lang| languages.is_empty() || languages.contains(lang);
        let gaps = one.gaps.iter().map(|gap| gap.lang);
        let lacking: BTreeSet<Lang> = gaps.filter(is_in).collect();
        let is_same_place = entry.topic == *topic && entry.above.as_ref() == above;
        let is_for_same = entry.languages == *languages && entry.audience == audience;
        if is_same_place && is_for_same && entry.lacking == lacking {
            continue;
        }
        let (topic, above, languages) = (topic.clone(), above.cloned(), languages.clone());
        one.settle(|entry| {
            entry.topic = topic;
            entry.above = above;
            entry.languages = languages;
            entry.audience = audience;
            entry.lacking = lacking;
        });
    }
}

impl Around {
    fn of(folder: &Path, hubs: &BTreeMap<PathBuf, Hub>) -> Around {
        let around: Vec<&Hub> = folder.ancestors().filter_map(|at| hubs.get(at)).collect();
        let mut ids = around.iter().map(|hub| hub.id.clone());
        let nearest = ids.next().or_else(|| first_folder(folder));
        let hub = around.iter().find(|hub| !hub.languages.is_empty());
        Around {
            topics: [nearest, ids.next()],
            languages: hub.map(|hub| hub.languages.clone()).unwrap_or_default(),
            audience: around
                .iter()
                .map(|hub| hub.audience)
                .max()
                .unwrap_or_default(),
        }
    }
}

fn folder(entry: &Entry) -> &Path {
    entry.source.path.parent().unwrap_or(Path::new(""))
}

/// Whether an entry is the hub of the folder that it stands in: it has its name.
fn is_hub(entry: &Entry) -> bool {
    entry.kind() == Kind::Topic
        && folder(entry) != Path::new(CONTENT)
        && folder(entry).file_name() == Some(OsStr::new(&entry.id))
}

fn first_folder(folder: &Path) -> Option<String> {
    let name = folder.iter().nth(1)?;
    Some(name.to_string_lossy().into_owned())
}
