//! An entry, a kind and a product as lists show them.
//!
//! Every address that templates are given is relative to the site's root; they put the page's
//! `root` before it.

use super::words::{Day, Words};
use crate::{content::entry::FixDetails, strings::Strings};
use naosu_vocabulary::{Effectiveness, Kind, Need, Risk, State};
use serde::Serialize;

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
    /// When it was last written, changed or checked.
    pub(crate) latest: Option<Day>,
    pub(crate) effort: Option<Effort>,
    /// Of a topic: how many entries it has.
    pub(crate) count: Option<usize>,
}

/// What a fix asks for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Effort {
    /// How long it takes, in words.
    pub(crate) time: Option<String>,
    /// The same in minutes, from and to.
    pub(crate) minutes: Option<(u32, u32)>,
    pub(crate) effectiveness: Option<Effectiveness>,
    pub(crate) risk: Option<Risk>,
    pub(crate) needs: Vec<Need>,
}

impl Effort {
    /// What a fix asks for, in the words of a language.
    pub(crate) fn of(fix: &FixDetails, strings: &Strings) -> Effort {
        Effort {
            time: fix.minutes.map(|minutes| strings.fix.how_long(minutes)),
            minutes: fix.minutes,
            effectiveness: fix.effectiveness,
            risk: fix.risk,
            needs: fix.needs.clone(),
        }
    }
}

/// A product or tag, with where its entries are listed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ListLink {
    pub(crate) name: Words,
    pub(crate) url: String,
    /// How many entries the list has.
    pub(crate) count: usize,
}

/// A kind with how many entries it has and where they are listed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct KindLink {
    pub(crate) kind: Kind,
    pub(crate) count: usize,
    pub(crate) url: String,
}
