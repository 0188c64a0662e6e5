//! Articles become entries: the desk where each is taken apart and put together again.

use super::{
    addresses::{Addresses, Copies, Found},
    article::{Article, Losses, Text},
    dates,
    draft::Draft,
    map::{Key, Map, Part},
    messages::{Decision, Decisions, propose},
    people::Names,
    prose::{self, Edit, Section, items, plain, sections, without},
    steps, words,
};
use jiff::civil::Date;
use naosu_vocabulary::{Kind, Lang, Localised};
use std::collections::BTreeSet;

/// What one article needs of all the others, and of the site.
pub(super) struct Desk<'a> {
    pub(super) map: &'a Map,
    pub(super) languages: &'a [Lang],
    pub(super) addresses: &'a Addresses,
    pub(super) copies: Copies,
    pub(super) owners: Names,
    pub(super) products: Names,
    pub(super) decisions: Decisions,
    pub(super) today: Date,
    /// Messages that have a sample already: of two alike only one can be found first.
    pub(super) sampled: BTreeSet<String>,
    pub(super) losses: Losses,
}

/// Where an article's entries go.
pub(super) struct Place {
    pub(super) id: String,
    /// The id of the fix that its solution becomes.
    pub(super) fix: String,
    pub(super) folder: String,
}

impl Desk<'_> {
    /// The entries of an article.
    pub(super) fn entries(&mut self, article: &Article, place: &Place) -> Vec<Draft> {
        let texts: Localised<&Text> = article
            .texts
            .iter()
            .filter(|(lang, _)| self.languages.contains(lang))
            .collect();
        let mut titles: Localised<String> = texts
            .iter()
            .filter_map(|(lang, text)| Some((lang, self.title(text)?)))
            .collect();
        let says = |text: &Text| self.said_message(text).is_some();
        if titles.is_empty() && !texts.iter().any(|(_, text)| says(text)) {
            let name = super::tongue::stem(&article.key);
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
        let mut fix = None;
        if kind == Kind::Fix {
            bodies = bodies.map(|lang, body| steps::of(body, lang));
            if differ(&bodies) {
                bodies = bodies.map(|lang, body| steps::single(body, lang));
            }
        } else {
            let first = messages.first().map(|message| message.text.clone());
            let named = if titles.is_empty() {
                first.unwrap_or_default()
            } else {
                titles
            };
            fix = self.parts(&mut draft, &mut bodies, kind, &named, place);
        }
        draft.prose = bodies.map(|_, body| format!("{}\n", prose::collapsed(body.trim())));
        draft.tables = self.tables(&messages);
        if let Some(fix) = &mut fix {
            fix.key = format!("fix:{}", place.id);
            self.say_common(fix, &texts);
        }
        [Some(draft), fix].into_iter().flatten().collect()
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
            Found::Elsewhere => {
                if link.is_picture && !link.address.starts_with("data:") {
                    losses.add("picture from elsewhere, not shown", link.address);
                }
                Edit::Keep
            }
            Found::Here => Edit::Keep,
            Found::Dead if link.is_picture => {
                losses.add("picture that the source does not have", link.address);
                Edit::Text
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

    fn messages(
        &mut self,
        place: &Place,
        texts: &Localised<&Text>,
        titles: &Localised<String>,
        bodies: &Localised<String>,
    ) -> Vec<Decision> {
        let said = texts
            .map(|_, text| self.said_message(text))
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
    fn said_message(&self, text: &Text) -> Option<String> {
        let column = text.value(self.map.keys(Key::Message));
        let column =
            column.map(|said| naosu_vocabulary::Template::literal(&plain_line(said)).source());
        let said = text.message.clone().or(column)?;
        said.chars().any(char::is_alphanumeric).then_some(said)
    }

    /// What of a text tells what the user sees: not the solution.
    fn told(&self, body: &str) -> String {
        let list = sections(body, self.map);
        let fixes: Vec<&Section> = list
            .iter()
            .filter(|section| section.part == Part::Fix)
            .collect();
        without(body, &fixes)
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
        match self.map.kinds.default {
            _ if tells_how && has_steps => Kind::Fix,
            kind @ (Kind::Faq | Kind::Guide) => kind,
            // Other kinds ask for what an article need not have.
            _ => Kind::Faq,
        }
    }

    /// What the sections of an article say goes where entries have a place for it.
    fn parts(
        &mut self,
        draft: &mut Draft,
        bodies: &mut Localised<String>,
        kind: Kind,
        titles: &Localised<String>,
        place: &Place,
    ) -> Option<Draft> {
        let found = bodies.map(|_, body| sections(body, self.map));
        let mut taken: Vec<Part> = Vec::new();
        if kind == Kind::Error {
            for (part, key) in [
                (Part::Symptoms, "symptoms"),
                (Part::Environments, "environments"),
            ] {
                if let Some(list) = paired(&found, part) {
                    draft.say(key, words::localised_list(&list));
                    taken.push(part);
                }
            }
        }
        let is_problem = kind == Kind::Error
            || found
                .iter()
                .any(|(_, list)| list.iter().any(|section| section.part == Part::Symptoms));
        let solution = found.map(|lang, list| {
            let parts = list.iter().filter(|section| section.part == Part::Fix);
            let body: Vec<&str> = parts.map(|section| section.body.as_str()).collect();
            steps::single(&body.join("\n\n"), lang)
        });
        let can_split = is_problem
            && matches!(kind, Kind::Error | Kind::Faq)
            && !solution.is_empty()
            && solution.iter().all(|(_, text)| steps::are_in(text));
        let fix = can_split.then(|| {
            taken.push(Part::Fix);
            draft.say("fixes", words::list(std::slice::from_ref(&place.fix)));
            let mut fix = Draft::new(
                place.fix.clone(),
                String::new(),
                place.folder.clone(),
                Kind::Fix,
            );
            fix.say_text(
                "title",
                &titles.map(|lang, title| match lang {
                    Lang::Ja => format!("解決策: {title}"),
                    Lang::En => format!("Resolution: {title}"),
                }),
            );
            fix.prose = solution;
            fix
        });
        *bodies = bodies.map(|lang, body| {
            let list = found.get(lang).map_or(&[][..], Vec::as_slice);
            let gone: Vec<&Section> = list
                .iter()
                .filter(|section| taken.contains(&section.part))
                .collect();
            without(body, &gone)
        });
        fix
    }

    /// What an entry of every kind says.
    fn say_common(&mut self, draft: &mut Draft, texts: &Localised<&Text>) {
        let map = self.map;
        let is_fix_of = draft.key.starts_with("fix:");
        let first = |key| texts.iter().find_map(|(_, text)| text.value(map.keys(key)));
        if !is_fix_of {
            let summaries = texts.iter().filter_map(|(lang, text)| {
                let said = plain(text.value(map.keys(Key::Summary))?);
                (!said.is_empty()).then_some((lang, said))
            });
            draft.say_text("summary", &summaries.collect());
        }
        if let Some(id) =
            first(Key::Owner).and_then(|name| self.owners.id(&everywhere(name, self.languages)))
        {
            draft.say("owner", words::quoted(&id));
        }
        let products = self.product_ids(texts);
        if !products.is_empty() {
            draft.say("products", words::list(&products));
        }
        if let Some(day) = first(Key::Verified).and_then(dates::day) {
            if day <= self.today {
                draft.say("verified", day.to_string());
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

    fn product_ids(&mut self, texts: &Localised<&Text>) -> Vec<String> {
        let names = texts.map(|_, text| {
            let said = text.values(self.map.keys(Key::Products));
            said.iter()
                .flat_map(|names| split(names))
                .collect::<Vec<String>>()
        });
        let mut ids: Vec<String> = Vec::new();
        let same_number = names
            .iter()
            .all(|(_, list)| Some(list.len()) == names.iter().next().map(|(_, first)| first.len()));
        let count = names.iter().next().map_or(0, |(_, list)| list.len());
        for at in 0..count {
            let said: Localised<String> = names
                .iter()
                .filter(|_| same_number)
                .filter_map(|(lang, list)| Some((lang, list.get(at)?.clone())))
                .collect();
            let one = names
                .iter()
                .find_map(|(_, list)| list.get(at))
                .cloned()
                .unwrap_or_default();
            let every = everywhere(&one, self.languages);
            let name = if said.iter().count() == self.languages.len() {
                said
            } else {
                every
            };
            if let Some(id) = self.products.id(&name)
                && !ids.contains(&id)
            {
                ids.push(id);
            }
        }
        ids
    }

    fn tables(&mut self, messages: &[Decision]) -> String {
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

fn everywhere(name: &str, languages: &[Lang]) -> Localised<String> {
    languages
        .iter()
        .map(|lang| (*lang, name.to_owned()))
        .collect()
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

fn plain_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
