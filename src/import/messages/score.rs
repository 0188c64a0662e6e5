//! How sure it is that a piece of text is a message: by its own words and by those around it.
//!
//! The numbers were chosen by looking at what is proposed for two public knowledge bases: of fifty
//! that reached 70 there, forty-four were messages. That is the sample that they were chosen on.

use super::{
    codes::codes,
    spans::{Sign, Span},
};
use crate::import::chars::is_latin;

/// Words that say that something went wrong.
pub(super) const BAD: [&str; 34] = [
    "ません",
    "失敗",
    "無効",
    "拒否",
    "見つかり",
    "問題が発生",
    "でした",
    "不正",
    "異常",
    "期限切れ",
    "超え",
    "denied",
    "fail",
    "cannot",
    "can't",
    "can not",
    "couldn't",
    "could not",
    "unable",
    "invalid",
    "not found",
    "exceed",
    "went wrong",
    "does not",
    "doesn't",
    "is not",
    "isn't",
    "not allowed",
    "refused",
    "missing",
    "expired",
    "unexpected",
    "timed out",
    "forbidden",
];
/// Words that name an error.
pub(super) const NAMED: [&str; 8] = [
    "error",
    "exception",
    "エラー",
    "例外",
    "fatal",
    "warning:",
    "警告",
    "err_",
];
/// Words before a message that announce one.
const ANNOUNCING: [&str; 23] = [
    "error",
    "exception",
    "message",
    "warning",
    "エラー",
    "例外",
    "メッセージ",
    "警告",
    "表示され",
    "displayed",
    "displays",
    "shows",
    "appears",
    "says",
    "following",
    "次の",
    "以下の",
    "returns",
    "ログに",
    "log",
    "response",
    "失敗",
    "fail",
];
/// Words that a message is called by just before it stands.
const CALLED: [&str; 7] = [
    "error",
    "message",
    "exception",
    "warning",
    "エラー",
    "メッセージ",
    "例外",
];
/// What follows a quoted message.
const FOLLOWING: [&str; 15] = [
    "という",
    "のエラー",
    "エラー",
    "が表示",
    "と表示",
    "メッセージ",
    "の警告",
    "が出",
    "と出",
    "error",
    "message",
    "exception",
    "appears",
    "is displayed",
    "is shown",
];
/// Beginnings of what is typed, not read.
const TYPED: [&str; 22] = [
    "select ", "get ", "post ", "put ", "curl ", "php ", "npm ", "bin/", "/", "./", "http",
    "sudo ", "$ ", "# ", "<?", "{", "insert ", "update ", "delete ", "import ", "git ", "cd ",
];

pub(super) fn score(span: &Span, text: &str) -> Option<i32> {
    let length = text.chars().count();
    let is_latin = is_latin(text);
    let words = text.split_whitespace().count();
    if length > 320 || length < if is_latin { 10 } else { 6 } || text.contains("](") {
        return None;
    }
    let lower = text.to_lowercase();
    if TYPED.iter().any(|typed| lower.starts_with(typed))
        || is_latin && words < 2 && !has(text, &NAMED)
    {
        return None;
    }
    let before = tail(&span.before, 90).to_lowercase();
    let near = tail(&before, 30).to_lowercase();
    let after: String = span
        .after
        .chars()
        .take(20)
        .collect::<String>()
        .to_lowercase();
    let after = after.trim_start_matches(['"', '」', '』', '”', '’', ' ', '*', '`']);
    let mut score = match span.sign {
        Sign::Block => 15,
        Sign::Code | Sign::Quote => 20,
        Sign::Bold => 12,
    };
    let telling = has(text, &BAD);
    score += i32::from(telling) * 25;
    score += i32::from(has(text, &NAMED)) * 15;
    score += i32::from(has(&before, &ANNOUNCING)) * 15;
    score += i32::from(has(&near, &ANNOUNCING)) * 10;
    let last = before.trim_end_matches([' ', '"', '“', '「', '『', ':', '：', '*', '\'']);
    score += i32::from(CALLED.iter().any(|word| last.ends_with(word))) * 20;
    score += i32::from(FOLLOWING.iter().any(|word| after.starts_with(word))) * 25;
    score += i32::from(!codes(text).is_empty()) * 10;
    let is_sentence = if is_latin {
        words >= 4
    } else {
        text.ends_with(['。', '!', '！']) || length >= 12
    };
    score += i32::from(is_sentence) * 10;
    score += i32::from(text.ends_with(['.', '。'])) * 3;
    // What is pressed or chosen stands in quotes too.
    let is_label = !telling && (if is_latin { words <= 3 } else { length <= 10 });
    score -= i32::from(is_label) * 30;
    score -= i32::from(text.ends_with(['?', '？', ':', '：'])) * 15;
    let symbols = text.chars().filter(|c| "{}<>=;$|\\".contains(*c)).count();
    score -= i32::from(symbols * 12 > length) * 25;
    Some(score.min(94))
}

pub(super) fn has(text: &str, words: &[&str]) -> bool {
    let lower = text.to_lowercase();
    words.iter().any(|word| lower.contains(word))
}

fn tail(text: &str, chars: usize) -> &str {
    let count = text.chars().count();
    let from = text.char_indices().nth(count.saturating_sub(chars));
    from.map_or("", |(at, _)| &text[at..])
}
