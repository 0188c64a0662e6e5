//! What the scripts say. They find it in the page, as JSON.

use super::texts::texts;
use std::collections::BTreeMap;

texts! {
    /// What only the scripts say.
    Script {
        copy,
        copied,
        theme_auto,
        theme_light,
        theme_dark,
        find_loading,
        find_browse,
        find_failed_network,
        find_failed_browser,
        find_failed_host,
        find_failed_version,
        find_refused_picture,
        find_refused_packed,
        find_refused_other,
        find_count,
        find_one,
        find_nothing,
        find_nothing_hint,
        find_sentence,
        find_nearest,
        find_recognised,
        find_also_searched,
        find_words,
        find_matched,
        find_also,
        find_variants,
        find_captures,
        find_open,
        walk_place,
        walk_resumed,
        walk_restart,
        walk_solved,
        walk_next,
        walk_last,
        walk_step_done,
        walk_was_solved,
        walk_was_tried,
        walk_undo,
        walk_thanks,
        walk_exhausted,
        said_ask,
        said_yes,
        said_no,
        said_thanks,
        said_kept,
        said_posts,
        said_sent,
        said_unsent,
        said_all,
        said_missing,
        said_send,
        said_missing_kept,
        said_missing_posts,
        said_none,
        said_clear,
        said_date,
        said_page,
        said_answer,
        answer_helped,
        answer_not_helped = "answer_not-helped",
        answer_not_found = "answer_not-found",
        desk_title,
        desk_note,
        desk_problem,
        desk_page,
        desk_date,
        desk_paste,
        desk_message,
        desk_values,
        desk_tried,
        desk_solved,
        desk_failed,
        desk_begun,
        desk_untried,
        desk_environment,
    }
}

impl Script {
    /// Its texts by their keys in the file.
    pub(super) fn by_key(&self) -> BTreeMap<String, String> {
        let texts = serde_json::to_value(self).and_then(serde_json::from_value);
        texts.unwrap_or_default()
    }
}
