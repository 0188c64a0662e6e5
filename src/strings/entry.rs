//! What pages say of entries.

use super::{by_word::ByWord, texts::texts};
use naosu_vocabulary::{Audience, State};
use serde::{Deserialize, Serialize};

/// How far an entry may be trusted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StateTexts {
    /// What an entry is that nobody has checked in time.
    pub overdue: String,
    /// What stands above an archived entry.
    pub archived_notice: String,
    /// What stands above a draft.
    pub draft_notice: String,
    /// The states themselves. What is none of them is refused here.
    #[serde(flatten)]
    pub words: ByWord<State, String>,
}

/// For whom an entry is written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AudienceTexts {
    /// What stands before them.
    pub label: String,
    /// The audiences themselves. What is none of them is refused here.
    #[serde(flatten)]
    pub words: ByWord<Audience, String>,
}

texts! {
    /// The sections of an entry's page, and what is said at their heads.
    Section {
        messages,
        fixes,
        fixes_lead,
        causes,
        causes_lead,
        symptoms,
        when,
        environments,
        confirm,
        steps,
        depth, details,
        answer,
        environment,
        shows_as,
        solves,
        related,
        mentioned,
        contents,
        about,
    }
}

texts! {
    /// A message.
    MessageTexts { r#where = "where", code, slot, }
}

texts! {
    /// A fix.
    Fix { show_steps, minutes, minutes_one, warning, variant, step_link, }
}

impl Fix {
    /// How long it takes: from and to, or the one where they are the same.
    pub fn how_long(&self, (from, to): (u32, u32)) -> String {
        let text = if from == to {
            &self.minutes_one
        } else {
            &self.minutes
        };
        text.replace("{from}", &from.to_string())
            .replace("{to}", &to.to_string())
    }
}

texts! {
    /// What is told beside an entry.
    About { state, owner, number, created, updated, verified, products, tags, changed, edit, qr, }
}

texts! {
    /// What stands above a text that is not in the reader's language.
    Fallback { notice, steps, }
}
