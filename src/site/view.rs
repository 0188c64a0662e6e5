//! What templates are given: entries and their parts, in one language, ready to be printed.
//!
//! Every address here is relative to the site's root; templates put the page's `root` before it.

use jiff::civil::Date;
use naosu_vocabulary::{Audience, Effectiveness, Kind, Lang, Need, Piece, Risk, State, Template};
use serde::Serialize;

use crate::content::entry::{FixDetails, ShownMessage, Text};

/// A text, and the language it is in if that is not the page's.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) lang: Option<Lang>,
}

impl Words {
    /// The text in the page's language or else in the other; nothing if there is none.
    pub(crate) fn of(text: &Text, page: Lang) -> Option<Words> {
        text.get_or_other(page)
            .map(|(lang, text)| Words::new(text.clone(), lang, page))
    }

    pub(crate) fn new(text: String, lang: Lang, page: Lang) -> Words {
        Words {
            text,
            lang: (lang != page).then_some(lang),
        }
    }

    /// Each text of a list.
    pub(crate) fn all(texts: &[Text], page: Lang) -> Vec<Words> {
        texts
            .iter()
            .filter_map(|text| Words::of(text, page))
            .collect()
    }
}

/// A link with a name.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Named {
    pub(crate) name: Words,
    pub(crate) url: Option<String>,
    /// How many entries are behind it.
    pub(crate) count: usize,
}

/// A day, for machines and for readers.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Day {
    pub(crate) iso: String,
    pub(crate) text: String,
}

impl Day {
    pub(crate) fn new(date: Date, lang: Lang) -> Day {
        let format = match lang {
            Lang::Ja => "%Y年%-m月%-d日",
            Lang::En => "%-d %B %Y",
        };
        Day {
            iso: date.to_string(),
            text: date.strftime(format).to_string(),
        }
    }
}

/// An entry as lists show it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Link {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) title: Words,
    pub(crate) summary: Option<Words>,
    pub(crate) url: String,
    pub(crate) state: State,
    pub(crate) verified: Option<Day>,
    pub(crate) effort: Option<Effort>,
}

/// What a fix asks for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Effort {
    pub(crate) minutes: Option<(u32, u32)>,
    pub(crate) effectiveness: Option<Effectiveness>,
    pub(crate) risk: Risk,
    pub(crate) needs: Vec<Need>,
}

impl Effort {
    pub(crate) fn of(fix: &FixDetails) -> Effort {
        Effort {
            minutes: fix.minutes,
            effectiveness: fix.effectiveness,
            risk: fix.risk,
            needs: fix.needs.clone(),
        }
    }
}

/// Something to do: a fix, or one line that says it all.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Remedy {
    pub(crate) fix: Option<Link>,
    pub(crate) text: Option<Words>,
    /// The steps, where they are to stand on the page.
    pub(crate) steps: Option<Steps>,
    /// Whether these are the first steps of the page.
    pub(crate) first: bool,
}

/// A cause in a list, with how to tell whether it is the one.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Cause {
    pub(crate) link: Link,
    pub(crate) confirm: Option<Words>,
}

/// The steps of a fix with what stands before them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Steps {
    /// The fix's id: makes names within the page unique.
    pub(crate) id: String,
    pub(crate) warning: Option<Words>,
    /// The language of the steps if it is not the page's.
    pub(crate) lang: Option<Lang>,
    pub(crate) intro: Vec<Version>,
    pub(crate) steps: Vec<Step>,
    /// HTML.
    pub(crate) footnotes: String,
    pub(crate) variants: Vec<Words>,
}

impl Steps {
    /// Every piece of HTML but the titles.
    fn html(&self) -> impl Iterator<Item = &str> {
        let steps = self.steps.iter().flat_map(|step| &step.versions);
        let versions = self.intro.iter().chain(steps);
        versions
            .map(|version| version.html.as_str())
            .chain([self.footnotes.as_str()])
    }

    /// How heavy the steps are.
    pub(crate) fn bytes(&self) -> usize {
        self.html().map(str::len).sum()
    }

    /// Whether anything in them has a name, which may stand on a page once.
    pub(crate) fn has_names(&self) -> bool {
        self.html().any(|html| html.contains(" id=\""))
    }
}

/// HTML that is for one version of the product, or for all of them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Version {
    pub(crate) label: Option<String>,
    pub(crate) html: String,
}

/// A step. Its title is HTML.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Step {
    pub(crate) id: String,
    pub(crate) title: String,
    #[serde(skip)]
    pub(crate) plain_title: String,
    pub(crate) versions: Vec<Version>,
}

/// Prose as HTML.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Prose {
    pub(crate) html: String,
    pub(crate) lang: Option<Lang>,
}

/// A heading for the contents list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Heading {
    pub(crate) id: String,
    pub(crate) title: String,
}

/// A message in each of its languages, the page's first.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Message {
    pub(crate) texts: Vec<MessageText>,
    pub(crate) codes: Vec<String>,
    pub(crate) location: Option<Words>,
}

/// A message's text in one language.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MessageText {
    pub(crate) lang: Lang,
    pub(crate) pieces: Vec<MessagePiece>,
}

/// A piece of a message: text, or the name of a slot.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MessagePiece {
    pub(crate) text: String,
    pub(crate) slot: bool,
}

impl MessageText {
    pub(crate) fn new(lang: Lang, template: &Template) -> MessageText {
        let pieces = template.pieces.iter().map(|piece| match piece {
            Piece::Literal(text) => (text, false),
            Piece::Slot(name, _) => (name, true),
        });
        MessageText {
            lang,
            pieces: pieces
                .map(|(text, slot)| MessagePiece {
                    text: text.clone(),
                    slot,
                })
                .collect(),
        }
    }
}

impl Message {
    pub(crate) fn new(shown: &ShownMessage, page: Lang) -> Message {
        let texts = [page, page.other()]
            .into_iter()
            .filter_map(|lang| Some(MessageText::new(lang, shown.message.text.get(lang)?)));
        Message {
            texts: texts.collect(),
            codes: shown.message.codes.clone(),
            location: Words::of(&shown.location, page),
        }
    }
}

/// Entries of one kind under a heading, with where the rest of a long list is.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Group {
    pub(crate) kind: Kind,
    pub(crate) entries: Vec<Link>,
    pub(crate) count: usize,
    /// The list of all, if not all are here.
    pub(crate) more: Option<String>,
}

/// The whole page of an entry.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EntryPage {
    #[serde(flatten)]
    pub(crate) link: Link,
    /// The summary, where the entry has one of its own.
    pub(crate) opening: Option<Words>,
    pub(crate) audience: Audience,
    /// The day after which nobody has checked the entry in time.
    pub(crate) due: Option<String>,
    pub(crate) owner: Option<Words>,
    pub(crate) products: Vec<Named>,
    pub(crate) tags: Vec<String>,
    pub(crate) hub: Option<Link>,
    /// The short answer of a hub, the environment of a situation, how to confirm a cause.
    pub(crate) lead: Option<Words>,
    pub(crate) messages: Vec<Message>,
    pub(crate) symptoms: Vec<Words>,
    pub(crate) when: Vec<Words>,
    pub(crate) environments: Vec<Words>,
    pub(crate) fixes: Vec<Remedy>,
    pub(crate) causes: Vec<Cause>,
    pub(crate) steps: Option<Steps>,
    pub(crate) prose: Option<Prose>,
    /// The headings of the prose.
    #[serde(skip)]
    pub(crate) headings: Vec<Heading>,
    /// Errors and causes that a fix is for; errors that a cause shows as.
    pub(crate) serves: Vec<Link>,
    pub(crate) related: Vec<Link>,
    /// What a hub gathers.
    pub(crate) groups: Vec<Group>,
}
