//! Articles become entries: the desk where each is taken apart and put together again.

use super::state::{Desk, Place};
use crate::import::{
    addresses::Found,
    article::{Article, Losses, Text},
    draft::Draft,
    map::{Key, Part},
    messages::Decision,
    prose::{self, Edit, Section, items, plain, sections, without},
    steps, tongue, words,
};
use naosu_vocabulary::{Kind, Lang, Localised};

impl Desk<'_> {
    /// The entry of an article.
    pub(in crate::import) fn entry(&mut self, article: &Article, place: &Place) -> Draft {
        let texts: Localised<&Text> = article
            .texts
            .iter()
            .filter(|(lang, _)| self.languages.contains(lang))
            .collect();
        let mut titles: Localised<String> = texts
            .iter()
            .filter_map(|(lang, text)| Some((lang, self.title(text)?)))
            .collect();
        let says = |lang, text: &Text| self.said_message(lang, text).is_some();
        if titles.is_empty() && !texts.iter().any(|(lang, text)| says(lang, text)) {
            let name = tongue::stem(&article.key);
            titles = texts.map(|_, _| name.to_owned());
        }
        let mut bodies = texts.map(|lang, text| self.body(lang, text, &place.folder));
        let messages = self.messages(place, &texts, &titles, &bodies);
        let kind = self.kind(&messages, &titles, &bodies);
        let mut draft = Draft::new(
            place.id.clone(),
            article.key.clone(),
            place.folder.clone(),
            kind,
        );
        draft.say_text("title", &titles);
        self.say_common(&mut draft, &texts);
        if kind == Kind::Fix {
            bodies = bodies.map(|lang, body| steps::of(body, lang));
            if differ(&bodies) {
                bodies = bodies.map(|lang, body| steps::single(body, lang));
            }
        } else if matches!(kind, Kind::Error | Kind::Problem) {
            self.parts(&mut draft, &mut bodies);
        }
        draft.prose = bodies.map(|_, body| format!("{}\n", prose::collapsed(body.trim())));
        draft.tables = self.tables(&messages);
        draft
    }

    /// What an article is called; a message is called by itself.
    fn title(&self, text: &Text) -> Option<String> {
        let said = text.value(self.map.keys(Key::Title)).map(plain);
        let said = said.filter(|title| !title.is_empty());
        said.or_else(|| prose::title_of(&text.body))
    }

    /// The prose of an article in a language: its text, and what columns say beside it.
    fn body(&mut self, lang: Lang, text: &Text, folder: &str) -> String {
        let mut losses = Losses::of(&text.path);
        let mut body = prose::clean(text, lang, self.map, &mut losses);
        for (key, ja, en) in [
            (Key::Body, "", ""),
            (Key::Symptoms, "症状", "Symptoms"),
            (Key::Environments, "環境", "Environment"),
            (Key::Cause, "原因", "Cause"),
            (Key::Fix, "対処", "Resolution"),
        ] {
            for said in text.values(self.map.keys(key)) {
                let heading = match lang {
                    Lang::Ja => ja,
                    Lang::En => en,
                };
                if !heading.is_empty() {
                    body += &format!("\n## {heading}\n\n");
                }
                body += &format!("{}\n", prose::of_cell(said));
            }
        }
        let ignored = sections(&body, self.map);
        let ignored: Vec<&Section> = ignored
            .iter()
            .filter(|section| section.part == Part::Ignore)
            .collect();
        for section in &ignored {
            losses.add("section left out, as the map says", &section.heading);
        }
        let body = without(&body, &ignored);
        let body = self.linked(&body, text, folder, &mut losses);
        self.losses.list.append(&mut losses.list);
        body
    }

    /// The same prose, its links leading to entries and copies.
    fn linked(&mut self, body: &str, text: &Text, folder: &str, losses: &mut Losses) -> String {
        let (addresses, copies) = (self.addresses, &mut self.copies);
        let pictures = &mut self.pictures;
        let base = self.map.base_url.as_str();
        prose::rewrite(body, |link| match addresses.find(link, text) {
            Found::Entry { id, anchor } => Edit::To(match anchor {
                Some(anchor) => format!("entry:{id}#{anchor}"),
                None => format!("entry:{id}"),
            }),
            Found::File(file) => match copies.name(folder, &file) {
                Some(name) => Edit::To(name),
                None => {
                    losses.add(
                        "link to a file that cannot stand beside entries",
                        link.address,
                    );
                    Edit::Text
                }
            },
            Found::Elsewhere if link.is_picture && link.address.starts_with("http") => {
                let file = pictures.file(link.address);
                let name = file.map(|file| copies.name(folder, &file));
                match name {
                    Ok(Some(name)) => Edit::To(name),
                    Ok(None) => Edit::Keep,
                    Err(why) => {
                        let what = format!("{}: {why}", link.address);
                        losses.add("picture from elsewhere, not shown", what);
                        Edit::Keep
                    }
                }
            }
            Found::Elsewhere => Edit::Keep,
            Found::Here => Edit::Keep,
            Found::Dead if link.is_picture => {
                losses.add("picture that the source does not have", link.address);
                Edit::Text
            }
            Found::Dead if link.address.starts_with('/') && !base.is_empty() => {
                Edit::To(format!("{}{}", base.trim_end_matches('/'), link.address))
            }
            Found::Dead => {
                let what = format!("[{}]({})", link.text, link.address);
                losses.add("dead link, its text kept", what);
                Edit::Text
            }
            Found::Unsafe => {
                losses.add(
                    "link that a page must not have, its text kept",
                    link.address,
                );
                Edit::Text
            }
        })
    }

    fn kind(
        &self,
        messages: &[Decision],
        titles: &Localised<String>,
        bodies: &Localised<String>,
    ) -> Kind {
        if !messages.is_empty() {
            return Kind::Error;
        }
        let tells_how = titles.iter().any(|(_, title)| {
            let title = title.to_lowercase();
            let named = |part: &String| {
                let part = part.to_lowercase();
                title.starts_with(&part) || !part.is_ascii() && title.contains(&part)
            };
            self.map.kinds.fix.iter().any(named)
        });
        let has_steps = !bodies.is_empty() && bodies.iter().all(|(_, body)| steps::are_in(body));
        let has_symptoms = bodies.iter().any(|(_, body)| {
            let list = sections(body, self.map);
            list.iter().any(|section| section.part == Part::Symptoms)
        });
        match self.map.kinds.default {
            _ if tells_how && has_steps => Kind::Fix,
            _ if has_symptoms => Kind::Problem,
            kind @ (Kind::Faq | Kind::Guide) => kind,
            // Other kinds ask for what an article need not have.
            _ => Kind::Article,
        }
    }

    /// What the sections of an error or a problem say goes where entries have a place for it: short
    /// symptoms and environments into keys, what to do below headings marked so.
    fn parts(&self, draft: &mut Draft, bodies: &mut Localised<String>) {
        let found = bodies.map(|_, body| sections(body, self.map));
        let mut taken = vec![Part::Fix];
        for (part, key) in [
            (Part::Symptoms, "symptoms"),
            (Part::Environments, "environments"),
        ] {
            if let Some(list) = paired(&found, part) {
                draft.say(key, words::localised_list(&list));
                taken.push(part);
            }
        }
        *bodies = bodies.map(|lang, body| {
            let list = found.get(lang).map_or(&[][..], Vec::as_slice);
            let gone: Vec<&Section> = list
                .iter()
                .filter(|section| taken.contains(&section.part))
                .collect();
            let fixes = list
                .iter()
                .filter(|section| section.part == Part::Fix && !section.body.is_empty());
            let fixes: Vec<String> = fixes.map(Section::as_fix).collect();
            format!("{}\n{}", without(body, &gone), fixes.concat())
        });
    }
}

/// Texts of a part in all languages, item by item, where each has as many.
fn paired(found: &Localised<Vec<Section>>, part: Part) -> Option<Vec<Localised<String>>> {
    let lists: Option<Vec<(Lang, Vec<String>)>> = found
        .iter()
        .map(|(lang, list)| {
            let mut bodies = list.iter().filter(|section| section.part == part);
            let items = items(&bodies.next()?.body)?;
            bodies.next().is_none().then_some((lang, items))
        })
        .collect();
    let lists = lists.filter(|lists| !lists.is_empty())?;
    let count = lists[0].1.len();
    if lists.iter().any(|(_, items)| items.len() != count) {
        return None;
    }
    let at = |at: usize| {
        lists
            .iter()
            .map(|(lang, items)| (*lang, items[at].clone()))
            .collect()
    };
    Some((0..count).map(at).collect())
}

/// Whether the languages of a fix have different numbers of steps.
fn differ(bodies: &Localised<String>) -> bool {
    let mut counts = bodies.iter().map(|(_, body)| steps::count(body));
    let first = counts.next();
    counts.any(|count| Some(count) != first)
}
