//! Everything that is said in one language.

use super::{
    by_word::ByWord,
    entry::{About, AudienceTexts, Fallback, Fix, MessageTexts, Section, StateTexts},
    error::StringsError,
    pages::{Bundle, Feedback, HelpDesk, HomePage, List, Moved, NotFound, Search},
    prose::{ProseTexts, Translation},
    script::Script,
    terminal::Terminal,
    texts::texts,
    upkeep::StatusTexts,
};
use jiff::{civil::Date, fmt::strtime};
use naosu_engine::{Repair, Sureness};
use naosu_vocabulary::{Effectiveness, Kind, Lang, Need, Risk};
use serde_json::{Map, Value};

texts! {
    /// Everything that is said in one language. Its fields are the keys of `strings.toml`;
    /// templates know them as `t`.
    Strings {
        language,
        languages,
        notices,
        skip,
        home,
        breadcrumbs,
        theme,
        feed,
        top,
        list_comma,
        date,
        bundle: Bundle,
        help_desk: HelpDesk,
        search: Search,
        home_page: HomePage,
        kind: ByWord<Kind, String>,
        kinds: ByWord<Kind, String>,
        state: StateTexts,
        audience: AudienceTexts,
        section: Section,
        message: MessageTexts,
        fix: Fix,
        effectiveness: ByWord<Effectiveness, String>,
        risk: ByWord<Risk, String>,
        need: ByWord<Need, String>,
        about: About,
        fallback: Fallback,
        prose: ProseTexts,
        sureness: ByWord<Sureness, String>,
        repair: ByWord<Repair, String>,
        terminal: Terminal,
        translation: Translation,
        status: StatusTexts,
        feedback: Feedback,
        moved: Moved,
        not_found: NotFound,
        list: List,
        script: Script,
        own: Map<String, Value>,
    }
}

impl Strings {
    /// A day as readers write it.
    pub fn day(&self, date: Date) -> String {
        strtime::format(&self.date, date).unwrap_or_else(|_| date.to_string())
    }

    pub(super) fn check_date(&self, lang: Lang) -> Result<(), StringsError> {
        match strtime::format(&self.date, Date::constant(2000, 1, 1)) {
            Ok(_) => Ok(()),
            Err(error) => Err(StringsError::Date(lang, error.to_string())),
        }
    }
}
