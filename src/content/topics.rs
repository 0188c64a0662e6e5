//! Topics within topics: an entry belongs to the nearest hub in the folders around it.

use super::{entry::Entry, parse::Gap, path::CONTENT};
use naosu_vocabulary::{Audience, Kind, Lang};
use std::{
    collections::BTreeMap,
    ffi::OsStr,
    path::{Path, PathBuf},
};

/// A hub by its folder.
struct Hub {
    id: String,
    languages: Vec<Lang>,
    audience: Audience,
}

/// Says of every entry which topic it belongs to, and which languages that is in; what a language
/// is not to have is no gap.
pub(super) fn settle(entries: &mut [(Entry, Vec<Gap>)]) {
    let hubs: BTreeMap<PathBuf, Hub> = entries
        .iter()
        .filter(|(entry, _)| is_hub(entry))
        .map(|(entry, _)| {
            let hub = Hub {
                id: entry.id.clone(),
                languages: entry.languages.clone(),
                audience: entry.audience,
            };
            (folder(entry).to_owned(), hub)
        })
        .collect();
    for (entry, gaps) in entries {
        let folder = folder(entry).to_owned();
        let around: Vec<&Hub> = folder.ancestors().filter_map(|at| hubs.get(at)).collect();
        let mut ids = around.iter().map(|hub| hub.id.clone());
        entry.topic = ids.next().or_else(|| first_folder(&folder));
        entry.above = ids.next().filter(|_| is_hub(entry));
        if entry.languages.is_empty()
            && let Some(hub) = around.iter().find(|hub| !hub.languages.is_empty())
        {
            entry.languages.clone_from(&hub.languages);
        }
        // Nobody can find in a topic what may not know of the topic.
        let narrowest = around.iter().map(|hub| hub.audience).max();
        entry.audience = entry.audience.max(narrowest.unwrap_or_default());
        gaps.retain(|gap| entry.is_in(gap.lang));
        entry.lacking = gaps.iter().map(|gap| gap.lang).collect();
    }
}

fn folder(entry: &Entry) -> &Path {
    entry.source.path.parent().unwrap_or(Path::new(""))
}

/// Whether an entry is the hub of the folder that it stands in: it has its name.
fn is_hub(entry: &Entry) -> bool {
    let name = folder(entry).file_name();
    entry.kind() == Kind::Topic
        && folder(entry) != Path::new(CONTENT)
        && name == Some(OsStr::new(&entry.id))
}

fn first_folder(folder: &Path) -> Option<String> {
    let name = folder.iter().nth(1)?;
    Some(name.to_string_lossy().into_owned())
}
