//! What entries of every kind say: owner, products, days, tags.

use super::state::Desk;
use crate::import::{article::Text, dates, draft::Draft, ids, map::Key, prose::plain, words};
use naosu_vocabulary::{Lang, Localised};
use std::collections::BTreeSet;

impl Desk<'_> {
    /// What an entry of every kind says.
    pub(super) fn say_common(&mut self, draft: &mut Draft, texts: &Localised<&Text>) {
        let map = self.map;
        let is_fix_of = Draft::half_of(&draft.key).is_some();
        let first = |key| texts.iter().find_map(|(_, text)| text.value(map.keys(key)));
        if !is_fix_of {
            let summaries = texts.iter().filter_map(|(lang, text)| {
                let said = plain(text.value(map.keys(Key::Summary))?);
                (!said.is_empty()).then_some((lang, said))
            });
            draft.say_text("summary", &summaries.collect());
        }
        let owner: Localised<String> = texts
            .iter()
            .filter_map(|(lang, text)| Some((lang, text.value(map.keys(Key::Owner))?.to_owned())))
            .collect();
        if let Some(id) = self.owners.id(&in_all(&owner, self.languages)) {
            draft.say("owner", words::quoted(&id));
        }
        let products = self.product_ids(texts);
        if !products.is_empty() {
            draft.say("products", words::list(&products));
        }
        let day = first(Key::Verified).and_then(dates::day);
        if let Some(day) = day.filter(|day| *day <= self.today) {
            draft.say("verified", day.to_string());
        }
        if !is_fix_of {
            let aliases = self.aliases(texts);
            if !aliases.is_empty() {
                draft.say("aliases", words::list(&aliases));
            }
        }
        let audience = first(Key::Audience).map(str::to_lowercase);
        if audience.is_some_and(|audience| audience.starts_with("admin")) {
            draft.say("audience", "\"administrators\"");
        }
        if first(Key::Draft).is_some_and(|said| matches!(said, "true" | "yes" | "はい")) {
            draft.say("state", "\"draft\"");
        }
        let tags = texts.iter().flat_map(|(_, text)| {
            let tags = text.values(map.keys(Key::Tags));
            tags.iter().flat_map(|tags| split(tags))
        });
        let mut tags: Vec<String> = tags.collect();
        let mut seen = BTreeSet::new();
        tags.retain(|tag| seen.insert(tag.clone()));
        tags.truncate(24);
        if !tags.is_empty() && !is_fix_of {
            draft.say("tags", words::list(&tags));
        }
    }

    /// The last parts of old addresses, as far as they can be ids.
    fn aliases(&mut self, texts: &Localised<&Text>) -> Vec<String> {
        let said = texts.iter();
        let said = said.flat_map(|(_, text)| text.values(self.map.keys(Key::Aliases)));
        let said: BTreeSet<&String> = said.collect();
        let mut aliases = Vec::new();
        for address in said {
            let path = address.trim_matches('/').trim_end_matches(".html");
            let name = path.rsplit('/').next().unwrap_or(path);
            match ids::slug(name).filter(|id| self.ids.insert(id.clone())) {
                Some(id) => aliases.push(id),
                None => self.losses.add("old address that can be no id", address),
            }
        }
        aliases
    }

    pub(super) fn product_ids(&mut self, texts: &Localised<&Text>) -> Vec<String> {
        let names = texts.map(|_, text| {
            let said = text.values(self.map.keys(Key::Products));
            said.iter()
                .flat_map(|names| split(names))
                .collect::<Vec<String>>()
        });
        let mut ids: Vec<String> = Vec::new();
        let count = names.iter().next().map_or(0, |(_, list)| list.len());
        // Lists of different lengths do not translate each other.
        let langs = match names.iter().all(|(_, list)| list.len() == count) {
            true => Lang::ALL.len(),
            false => 1,
        };
        for at in 0..count {
            let said = names.iter();
            let said = said.filter_map(|(lang, list)| Some((lang, list.get(at)?.clone())));
            let name = in_all(&said.take(langs).collect(), self.languages);
            if let Some(id) = self.products.id(&name)
                && !ids.contains(&id)
            {
                ids.push(id);
            }
        }
        ids
    }
}

/// A name in every language of the site: where it is said in one alone, it is the same in the
/// other.
fn in_all(name: &Localised<String>, languages: &[Lang]) -> Localised<String> {
    let said = |lang: &Lang| Some((*lang, name.get_or_other(*lang)?.1.clone()));
    languages.iter().filter_map(said).collect()
}

/// The words of a list in one line: `a, b、c`.
fn split(words: &str) -> Vec<String> {
    let words = words
        .split([',', '，', '、', ';', '\n', '|'])
        .map(str::trim);
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
