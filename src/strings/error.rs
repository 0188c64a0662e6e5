//! Why the texts of a site's frame cannot be used.

use naosu_vocabulary::Lang;
use thiserror::Error;

/// Why the texts of a site's frame cannot be used. Keys are as in `strings.toml`: `section.fixes`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StringsError {
    /// The file is not TOML.
    #[error("{0}")]
    Toml(String),

    /// A key that nobody asks for.
    #[error("`{0}` is none of the texts; what a site's own templates say goes into `[own]`")]
    Unknown(String),

    /// A key holds neither a text in languages nor a section of such.
    #[error("`{0}` must be a text in each language: {{ ja = \"…\", en = \"…\" }}")]
    NoText(String),

    /// A text is given in a language that there is none of.
    #[error("`{0}`: `{1}` is no language that naosu knows")]
    UnknownLanguage(String, String),

    /// A text is missing in a language.
    #[error("`{0}` is missing in `{1}`")]
    Untranslated(String, Lang),

    /// The form of days is none.
    #[error("`date` in `{0}`: {1}")]
    Date(Lang, String),

    /// The file lacks a key, or a word of a vocabulary.
    #[error("{0}")]
    Incomplete(String),
}
