//! What stands in prose that its writer did not write.

use super::{by_word::ByWord, texts::texts};
use naosu_vocabulary::closed_vocabulary;

closed_vocabulary! {
    /// What a quotation warns of: `> [!NOTE]`. The word is also the end of its CSS class.
    pub enum Alert {
        /// Worth knowing.
        Note = "note",
        /// Makes it easier.
        Tip = "tip",
        /// Needed to succeed.
        Important = "important",
        /// Something may break.
        Warning = "warning",
        /// Something will be lost.
        Caution = "caution",
    }
}

texts! {
    /// What stands at the head of a text that is still to be translated.
    Translation { note, }
}

texts! {
    /// What stands in prose that its writer did not write.
    ProseTexts { back, hidden, alert: ByWord<Alert, String>, }
}
