//! An entry: one file group, one id.

use super::source::{Place, Source};
use jiff::{Span, civil::Date};
use naosu_vocabulary::{
    Audience, Effectiveness, Kind, Lang, Localised, Message, Need, Risk, State,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    path::Path,
    sync::Arc,
};

/// A short text in one or both languages.
pub type Text = Localised<String>;

/// An entry of the knowledge base, as its files say.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id: the file's name.
    pub id: String,
    /// The topic it belongs to: the id of the nearest hub in the folders around it, else the name
    /// of the first folder below `content/`. A hub belongs to its own.
    pub topic: Option<String>,
    /// Of a hub within the folder of another: the topic that its own is a part of.
    pub above: Option<String>,
    /// The title; for an error without one, its first message as a reader sees it.
    pub title: Text,
    /// Whether the title is only a message of the entry.
    pub title_is_message: bool,
    /// One or two sentences for lists.
    pub summary: Text,
    /// How far the entry may be trusted.
    pub state: State,
    /// Id of the owner.
    pub owner: Option<Ref>,
    /// For whom it is written.
    pub audience: Audience,
    /// When it was written.
    pub created: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// When somebody last checked it.
    pub verified: Option<Date>,
    /// After how many days it is to be checked again.
    pub review_days: Option<u32>,
    /// Ids of products.
    pub products: Vec<Ref>,
    /// Its number in the house's own counting.
    pub number: Option<String>,
    /// Free words.
    pub tags: Vec<String>,
    /// Words that it is searched by and that no page shows.
    pub keywords: Vec<String>,
    /// Old ids.
    pub aliases: Vec<Ref>,
    /// Where pages stand that lead here from addresses that it had before: files of the site.
    pub old_urls: Vec<Ref>,
    /// The languages that it is in by decision; empty for all.
    pub languages: Vec<Lang>,
    /// Ids of entries worth seeing.
    pub related: Vec<Ref>,
    /// By language of the translation: the hash of the source prose that it was made from.
    pub translated: Localised<String>,
    /// The languages that lack something of it, and are not left out by decision.
    pub lacking: BTreeSet<Lang>,
    /// What only entries of its kind have.
    pub details: Details,
    /// The prose.
    pub prose: Localised<Arc<Source>>,
    /// The file that says what it is: its TOML file, or its Markdown file with front matter.
    pub source: Arc<Source>,
    /// Where the values of its top-level keys stand in that file, for findings.
    pub places: BTreeMap<String, Range<usize>>,
}

/// An id that an entry names, with its place in the entry's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ref {
    /// The id.
    pub id: String,
    /// Where it stands: byte offsets in the entry's source.
    pub span: Range<usize>,
}

/// Something to do, in the order to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// A fix with an entry of its own.
    Fix(Ref),
    /// One line that says it all.
    Text(Text),
}

/// What only entries of one kind have.
#[derive(Clone, Debug)]
pub enum Details {
    /// A message that the user sees.
    Error(ProblemDetails),
    /// Something that does not work, without a message.
    Problem(ProblemDetails),
    /// Why errors show.
    Cause {
        /// How to see whether this is the cause.
        confirm: Text,
        /// What to do.
        fixes: Vec<Remedy>,
    },
    /// What to do, in steps.
    Fix(FixDetails),
    /// An environment with remedies of its own.
    Situation {
        /// When one is in it.
        environment: Text,
        /// What to do.
        fixes: Vec<Remedy>,
    },
    /// A question; the prose is the answer.
    Faq {
        /// What to do.
        fixes: Vec<Remedy>,
    },
    /// Prevention, checklists.
    Guide,
    /// Prose.
    Article,
    /// The hub of a topic.
    Topic {
        /// The short answer.
        answer: Text,
        /// The causes in order of likelihood.
        causes: Vec<Ref>,
        /// The fixes in the order to try.
        fixes: Vec<Remedy>,
    },
}

/// What only errors and problems have.
#[derive(Clone, Debug, Default)]
pub struct ProblemDetails {
    /// The messages: at least one of an error, none of a problem.
    pub messages: Vec<ShownMessage>,
    /// What the user notices.
    pub symptoms: Vec<Text>,
    /// When it shows.
    pub when: Vec<Text>,
    /// Where it shows: products, versions, networks.
    pub environments: Vec<Text>,
    /// Ids of causes, the likeliest first.
    pub causes: Vec<Ref>,
    /// What to do.
    pub fixes: Vec<Remedy>,
    /// Findability tests.
    pub samples: Vec<Sample>,
}

/// A message with what a page says of it.
#[derive(Clone, Debug)]
pub struct ShownMessage {
    /// The templates and codes.
    pub message: Message,
    /// Where on the screen it shows.
    pub location: Text,
    /// Where it stands in the entry's source.
    pub span: Range<usize>,
}

/// A paste and what it must find.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The paste.
    pub text: String,
    /// The id that it must find, if not the entry's own.
    pub finds: Option<Ref>,
    /// Where it stands in the entry's source.
    pub span: Range<usize>,
}

/// What only fixes have.
#[derive(Clone, Debug, Default)]
pub struct FixDetails {
    /// How often it helps.
    pub effectiveness: Option<Effectiveness>,
    /// How long it takes, in minutes, from and to.
    pub minutes: Option<(u32, u32)>,
    /// What can go wrong.
    pub risk: Option<Risk>,
    /// Shown before the steps.
    pub warning: Text,
    /// What must be at hand.
    pub needs: Vec<Need>,
    /// Versions with values of their own.
    pub variants: Vec<Variant>,
    /// Message slots that the prose uses.
    pub slots: Vec<Ref>,
}

/// A version of the product for which a fix has values of its own.
#[derive(Clone, Debug)]
pub struct Variant {
    /// What the version is called.
    pub label: Text,
    /// What stands in the prose in place of `{key}`.
    pub values: BTreeMap<String, String>,
}

impl Entry {
    /// The day by which somebody is to check the entry again; none for what is out of use.
    pub fn review_due(&self) -> Option<Date> {
        let days = Span::new().try_days(self.review_days?).ok()?;
        let due = self.verified?.checked_add(days).ok()?;
        (self.state != State::Archived).then_some(due)
    }

    /// Whether it is there for readers of a language: not where it is in others by decision.
    pub fn is_in(&self, lang: Lang) -> bool {
        self.languages.is_empty() || self.languages.contains(&lang)
    }

    /// The files that it was read from: that which says what it is, and its prose.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let prose = self.prose.iter().map(|(_, prose)| prose);
        let all = [&self.source].into_iter().chain(prose);
        all.map(|source| source.path.as_path())
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        match self.details {
            Details::Error(_) => Kind::Error,
            Details::Problem(_) => Kind::Problem,
            Details::Cause { .. } => Kind::Cause,
            Details::Fix(_) => Kind::Fix,
            Details::Situation { .. } => Kind::Situation,
            Details::Faq { .. } => Kind::Faq,
            Details::Guide => Kind::Guide,
            Details::Article => Kind::Article,
            Details::Topic { .. } => Kind::Topic,
        }
    }

    /// The sentence that its page opens with: a hub's answer, how to tell a cause, when one is in
    /// a situation.
    pub fn lead(&self) -> Option<&Text> {
        match &self.details {
            Details::Cause { confirm: text, .. }
            | Details::Situation {
                environment: text, ..
            }
            | Details::Topic { answer: text, .. } => Some(text),
            Details::Error(_)
            | Details::Problem(_)
            | Details::Fix(_)
            | Details::Faq { .. }
            | Details::Guide
            | Details::Article => None,
        }
    }

    /// The short texts that only entries of its kind have, but titles, messages and fixes.
    pub fn short_texts(&self) -> Vec<&Text> {
        match &self.details {
            Details::Error(error) | Details::Problem(error) => {
                let locations = error.messages.iter().map(|shown| &shown.location);
                let facts = [&error.symptoms, &error.when, &error.environments];
                locations.chain(facts.into_iter().flatten()).collect()
            }
            Details::Fix(fix) => vec![&fix.warning],
            Details::Cause { .. }
            | Details::Situation { .. }
            | Details::Faq { .. }
            | Details::Guide
            | Details::Article
            | Details::Topic { .. } => self.lead().into_iter().collect(),
        }
    }

    /// What an error or a problem has.
    pub fn problem(&self) -> Option<&ProblemDetails> {
        match &self.details {
            Details::Error(problem) | Details::Problem(problem) => Some(problem),
            _ => None,
        }
    }

    /// The versions that a fix has.
    pub fn variants(&self) -> &[Variant] {
        match &self.details {
            Details::Fix(fix) => &fix.variants,
            _ => &[],
        }
    }

    /// The message slots that the prose of a fix uses.
    pub fn slots(&self) -> &[Ref] {
        match &self.details {
            Details::Fix(fix) => &fix.slots,
            _ => &[],
        }
    }

    /// The last day on which it was written, changed or checked.
    pub fn latest(&self) -> Option<Date> {
        self.verified.max(self.updated).max(self.created)
    }

    /// Where the value of a top-level key stands; the head of the entry's source if it has none.
    pub fn place(&self, key: &str) -> Place {
        Place {
            source: self.source.clone(),
            span: self.places.get(key).cloned().unwrap_or(0..0),
        }
    }

    /// The other entries that it names, but those that its prose links to.
    pub fn named(&self) -> impl Iterator<Item = &Ref> {
        let fixes = self.fixes().iter().filter_map(|remedy| match remedy {
            Remedy::Fix(fix) => Some(fix),
            Remedy::Text(_) => None,
        });
        let samples = self.problem().map(|problem| &problem.samples);
        let found = samples.into_iter().flatten();
        let found = found.filter_map(|sample| sample.finds.as_ref());
        let related = self.related.iter();
        self.causes()
            .iter()
            .chain(fixes)
            .chain(related)
            .chain(found)
    }

    /// What to do, in the order to try; empty for kinds that name none.
    pub fn fixes(&self) -> &[Remedy] {
        match &self.details {
            Details::Error(error) | Details::Problem(error) => &error.fixes,
            Details::Cause { fixes, .. }
            | Details::Situation { fixes, .. }
            | Details::Faq { fixes }
            | Details::Topic { fixes, .. } => fixes,
            Details::Fix(_) | Details::Guide | Details::Article => &[],
        }
    }

    /// The causes it names, the likeliest first.
    pub fn causes(&self) -> &[Ref] {
        match &self.details {
            Details::Error(error) | Details::Problem(error) => &error.causes,
            Details::Topic { causes, .. } => causes,
            _ => &[],
        }
    }
}
