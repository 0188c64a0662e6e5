//! What several commands take: how strictly, in which form, and words of closed vocabularies.

use clap::{
    ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use naosu::content::{Code, Finding, Severity, schema::Subject};
use naosu_vocabulary::{Audience, Kind, Lang};

/// Which findings are too many.
#[derive(Debug, clap::Args)]
pub(crate) struct Strictness {
    /// Take warnings for errors, as machines that build should
    #[arg(long)]
    pub strict: bool,
    /// A finding that --strict lets pass, by its word in brackets; repeatable
    #[arg(long = "allow", value_name = "KIND", value_parser = findings(), hide_possible_values = true, requires = "strict")]
    pub allowed: Vec<Code>,
}

impl Strictness {
    /// Whether a finding is to be taken for an error.
    pub(crate) fn is_error(&self, finding: &Finding) -> bool {
        match finding.severity() {
            Severity::Error => true,
            Severity::Warning => self.strict && !self.allowed.contains(&finding.code),
        }
    }
}

/// How to print results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Human,
    /// For programs
    Json,
}

pub(super) fn audiences() -> impl TypedValueParser<Value = Audience> {
    PossibleValuesParser::new(Audience::ALL.map(Audience::name))
        .try_map(|name| Audience::from_name(&name).ok_or("no such audience"))
}

pub(super) fn findings() -> impl TypedValueParser<Value = Code> {
    PossibleValuesParser::new(Code::ALL.map(Code::name))
        .try_map(|name| Code::from_name(&name).ok_or("no such finding"))
}

pub(super) fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::name))
        .try_map(|name| Kind::from_name(&name).ok_or("no such kind"))
}

pub(super) fn langs() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::ALL.map(Lang::name))
        .try_map(|tag| Lang::from_name(&tag).ok_or("no such language"))
}

pub(super) fn subjects() -> impl TypedValueParser<Value = Subject> {
    PossibleValuesParser::new(Subject::ALL.map(Subject::name))
        .try_map(|name| Subject::from_name(&name).ok_or("no such schema"))
}
