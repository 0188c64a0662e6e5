//! What is known of addresses from the last days, so that servers are not asked every time.

use super::{collect::Links, verdict::Verdict};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// For how many days a good answer holds. A bad one is asked for again at once.
const DAYS: i32 = 7;

/// Answers by address. It may be deleted at any time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cache(BTreeMap<String, Known>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    day: Date,
    answer: Verdict,
}

impl Cache {
    /// Where the cache of the site at `root` is kept.
    pub fn file(root: &Path) -> PathBuf {
        root.join(".naosu").join("links.json")
    }

    /// Reads the cache of the site at `root`. One that is not there or cannot be read is empty.
    pub fn read(root: &Path) -> Cache {
        let text = fs::read(Cache::file(root)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Writes it, in one step.
    ///
    /// # Errors
    /// The folder or the file cannot be written.
    pub fn write(&self, root: &Path) -> io::Result<()> {
        let file = Cache::file(root);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let new = file.with_extension("json.new");
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        fs::write(&new, text)?;
        fs::rename(&new, &file)
    }

    /// Forgets what the site does not lead to any more.
    pub(super) fn keep_only(&mut self, links: &Links) {
        self.0.retain(|address, _| links.contains_key(address));
    }

    /// What is known of an address, if it still holds.
    pub(super) fn get(&self, address: &str, today: Date) -> Option<Verdict> {
        let known = self.0.get(address)?;
        let until = known.day.checked_add(DAYS.days()).ok()?;
        (known.day <= today && today < until).then(|| known.answer.clone())
    }

    /// Keeps a good answer, and forgets of a bad one that there was a better.
    pub(super) fn keep(&mut self, address: &str, answer: &Verdict, day: Date) {
        match answer {
            Verdict::Good | Verdict::Moved(_) => {
                let answer = answer.clone();
                self.0.insert(address.to_owned(), Known { day, answer });
            }
            Verdict::Broken(_) | Verdict::Unanswered(_) => {
                self.0.remove(address);
            }
        }
    }
}
