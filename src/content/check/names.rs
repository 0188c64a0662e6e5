//! What findings call things.

use naosu_vocabulary::Lang;

/// `Japanese`: languages as findings name them.
pub(super) fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "Japanese",
        Lang::En => "English",
    }
}
