//! What entries of every kind say: owner, products, days, tags.

use super::state::Desk;
use crate::{
    content::{old_address, same_name},
    import::{article::Text, dates, draft::Draft, map::Key, prose::plain, words},
};
use naosu_vocabulary::{Lang, Localised};
use std::collections::BTreeSet;

impl Desk<'_> {
    /// What an entry of every kind says.
    pub(super) fn say_common(&mut self, draft: &mut Draft, texts: &Localised<&Text>) {
        let map = self.map;
        let first = |key| texts.iter().find_map(|(_, text)| text.value(map.keys(key)));
        let summaries = texts.iter().filter_map(|(lang, text)| {
            let said = plain(text.value(map.keys(Key::Summary))?);
            (!said.is_empty()).then_some((lang, said))
        });
        draft.say_text("summary", &summaries.collect());
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
        for key in [Key::Created, Key::Updated, Key::Verified] {
            let days = texts.iter();
            let days = days.filter_map(|(_, text)| dates::day(text.value(map.keys(key))?));
            // Each language has its own: the entry is as new as the newest.
            if let Some(day) = days.max().filter(|day| *day <= self.today) {
                draft.say(key.name(), day.to_string());
            }
        }
        if let Some(number) = first(Key::Number) {
            draft.say("number", words::quoted(number));
        }
        let old = self.old_urls(draft, texts);
        if !old.is_empty() {
            draft.say("old_urls", words::list(&old));
        }
        let audience = first(Key::Audience).map(str::to_lowercase);
        if audience.is_some_and(|audience| audience.starts_with("admin")) {
            draft.say("audience", "\"administrators\"");
        }
        if first(Key::Draft).is_some_and(|said| matches!(said, "true" | "yes" | "はい")) {
            draft.say("state", "\"draft\"");
        }
        for key in [Key::Tags, Key::Keywords] {
            let said = texts.iter().flat_map(|(_, text)| {
                let said = text.values(map.keys(key));
                said.iter().flat_map(|words| split(words))
            });
            let mut said: Vec<String> = said.collect();
            let mut seen = BTreeSet::new();
            said.retain(|word| seen.insert(word.clone()));
            said.truncate(24);
            if !said.is_empty() {
                draft.say(key.name(), words::list(&said));
            }
        }
    }

    /// The addresses that lead to it now, in the source, and those that led to it before: as far as
    /// a page can stand there.
    fn old_urls(&mut self, draft: &Draft, texts: &Localised<&Text>) -> Vec<String> {
        let said = texts.iter();
        let said = said.flat_map(|(_, text)| text.values(self.map.keys(Key::OldUrls)));
        let said = said.chain(self.redirects.get(&draft.id).into_iter().flatten());
        let said: BTreeSet<&String> = said.collect();
        let mut old = Vec::new();
        for url in said {
            match old_address(url, None) {
                Ok(address) if self.old.insert(same_name(&address)) => old.push(url.clone()),
                Ok(_) => self.losses.add("old address that two articles have", url),
                Err(_) => self
                    .losses
                    .add("old address that no page can stand at", url),
            }
        }
        old
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
