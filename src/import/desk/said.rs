//! The messages of an article: those that its source calls so, and those found in its texts.

use super::state::{Desk, Place};
use crate::import::{
    article::Text,
    chars::{is_kana, one_line},
    map::{Key, Part},
    messages::{Decision, propose},
    prose::{Section, sections, without},
    words,
};
use naosu_vocabulary::{Lang, Localised, Template};
use std::collections::BTreeSet;

impl Desk<'_> {
    pub(super) fn messages(
        &mut self,
        place: &Place,
        texts: &Localised<&Text>,
        titles: &Localised<String>,
        bodies: &Localised<String>,
    ) -> Vec<Decision> {
        let said = texts
            .map(|lang, text| self.said_message(lang, text))
            .iter()
            .filter_map(|(lang, text)| Some((lang, text.clone()?)))
            .collect();
        let said: Localised<String> = said;
        if !said.is_empty() {
            let code: Vec<String> = texts
                .iter()
                .flat_map(|(_, text)| text.values(self.map.keys(Key::Code)))
                .map(|code| code.trim().to_owned())
                .filter(|code| !code.is_empty())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect();
            return vec![Decision::sure(&place.id, said, code)];
        }
        let pieces = titles.map(|lang, title| {
            let body = bodies.get(lang).cloned().unwrap_or_default();
            (title.clone(), self.told(&body))
        });
        let proposals = propose(&pieces);
        let accept_from = self.map.messages.accept_from;
        self.decisions.take(&place.id, &proposals, accept_from)
    }

    /// What the source says is a message.
    pub(super) fn said_message(&self, lang: Lang, text: &Text) -> Option<String> {
        let column = text.value(self.map.keys(Key::Message));
        let column = column.map(|said| Template::literal(&one_line(said)).source());
        let said = text.message.clone().or(column)?;
        // One column for all languages: Japanese words are not what an English screen shows.
        let is_japanese = said.chars().any(is_kana);
        if is_japanese && lang == Lang::En && text.message.is_none() {
            return None;
        }
        said.chars().any(char::is_alphanumeric).then_some(said)
    }

    /// What of a text tells what the user sees: not the solution.
    pub(super) fn told(&self, body: &str) -> String {
        let list = sections(body, self.map);
        let fixes: Vec<&Section> = list
            .iter()
            .filter(|section| section.part == Part::Fix)
            .collect();
        without(body, &fixes)
    }

    pub(super) fn tables(&mut self, messages: &[Decision]) -> String {
        let mut tables = String::new();
        let mut used: BTreeSet<&String> = BTreeSet::new();
        for message in messages {
            tables += &format!(
                "\n[[message]]\ntext = {}\n",
                words::localised(&message.text)
            );
            let fresh: Vec<String> = message
                .code
                .iter()
                .filter(|code| used.insert(code))
                .cloned()
                .collect();
            if !fresh.is_empty() {
                tables += &format!("code = {}\n", words::list(&fresh));
            }
        }
        for message in messages {
            let first = message.text.iter().next().map(|(_, text)| text);
            // A message with slots is no paste.
            let paste = first.map(|text| text.replace("{{", "\u{1}").replace("}}", "\u{2}"));
            let paste = paste.filter(|text| !text.contains('{'));
            let paste = paste.map(|text| text.replace('\u{1}', "{").replace('\u{2}', "}"));
            if let Some(paste) = paste.filter(|paste| self.sampled.insert(paste.clone())) {
                tables += &format!("\n[[sample]]\ntext = {}\n", words::quoted(&paste));
            }
        }
        tables
    }
}
