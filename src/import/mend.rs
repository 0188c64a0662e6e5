//! The last look at what will be written: every link leads somewhere, or is text. So what an import
//! writes can be built.

use super::{
    article::{Loss, Losses},
    chars::letters,
    draft::Draft,
    prose::{Edit, rewrite},
};
use crate::markdown::{Outline, Target, outline, target};
use naosu_vocabulary::{Lang, Localised};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The headings of every entry that is to be written.
struct Anchors {
    by_id: BTreeMap<String, Localised<Vec<String>>>,
}

/// Mends the links of these entries. `files` are what stands beside entries, below the site's root;
/// `known` the ids of other entries.
pub(super) fn mend(
    drafts: &mut [Draft],
    files: &BTreeSet<String>,
    known: &BTreeSet<String>,
) -> Vec<Loss> {
    let mut losses = Vec::new();
    let anchors = Anchors::of(drafts);
    for draft in drafts {
        let mut said = Losses::of(Path::new(&draft.key));
        draft.prose = draft.prose.map(|lang, text| {
            let text = rewrite(text, |link| {
                anchors.edit(draft, lang, link.address, link.text, &mut said)
            });
            safe(
                &text,
                &draft.folder,
                |id| anchors.by_id.contains_key(id) || known.contains(id),
                files,
            )
        });
        losses.append(&mut said.list);
    }
    losses
}

impl Anchors {
    fn of(drafts: &[Draft]) -> Anchors {
        let headings = |text: &String| {
            let headings = outline(text).headings.into_iter();
            headings.map(|heading| heading.id).collect::<Vec<_>>()
        };
        let by_id = drafts
            .iter()
            .map(|draft| (draft.id.clone(), draft.prose.map(|_, text| headings(text))));
        Anchors {
            by_id: by_id.collect(),
        }
    }

    fn edit(
        &self,
        draft: &Draft,
        lang: Lang,
        address: &str,
        text: &str,
        said: &mut Losses,
    ) -> Edit {
        let (id, anchor) = match target(address) {
            Target::Entry {
                id,
                anchor: Some(anchor),
            } => (id, anchor),
            Target::Anchor(anchor) if !anchor.is_empty() => (draft.id.clone(), anchor),
            _ => return Edit::Keep,
        };
        let is_own = id == draft.id;
        match self.find(&id, lang, &anchor) {
            Some(there) if is_own => Edit::To(format!("#{there}")),
            Some(there) => Edit::To(format!("entry:{id}#{there}")),
            None if is_own => {
                said.add(
                    "link to a heading that is not there, its text kept",
                    format!("[{text}]({address})"),
                );
                Edit::Text
            }
            None => {
                said.add(
                    "link to a heading that is not there, made one to the page",
                    address,
                );
                Edit::To(format!("entry:{id}"))
            }
        }
    }

    /// The heading that an anchor means, however another generator would have written it.
    fn find(&self, id: &str, lang: Lang, anchor: &str) -> Option<String> {
        let (_, headings) = self.by_id.get(id)?.get_or_other(lang)?;
        let exact = headings.iter().find(|heading| *heading == anchor);
        let alike = || {
            headings
                .iter()
                .find(|heading| letters(heading) == letters(anchor))
        };
        exact.or_else(alike).cloned()
    }
}

/// The text without anything that would keep the site from being built. Little is left to find:
/// what the parser of entries reads in another way than we did.
fn safe(
    text: &str,
    folder: &str,
    is_entry: impl Fn(&str) -> bool,
    files: &BTreeSet<String>,
) -> String {
    let Outline {
        links, headings, ..
    } = outline(text);
    let mut places: Vec<(usize, &str)> = Vec::new();
    for link in links {
        let is_good = match &link.target {
            Target::Entry { id, .. } => is_entry(id),
            Target::Asset(name) => files.contains(&format!("{folder}/{name}")),
            Target::Picture(_) => link.image,
            Target::Unsafe(_) => false,
            Target::Anchor(_) | Target::Web(_) => true,
        };
        if !is_good {
            places.push((link.span.start, "\\"));
        }
    }
    for heading in headings.iter().filter(|heading| heading.level == 1) {
        places.push((heading.span.start, "#"));
    }
    places.sort_unstable();
    places.dedup();
    let mut text = text.to_owned();
    for (at, mark) in places.into_iter().rev() {
        if text.is_char_boundary(at) {
            text.insert_str(at, mark);
        }
    }
    text
}
