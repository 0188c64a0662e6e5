//! Which of the pieces that a text sets apart are messages, and how sure that is.

use super::{
    codes::codes,
    spans::{Sign, Span, quotes, spans},
};
use naosu_vocabulary::{Lang, Localised, Template};

/// A text that may be a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Proposal {
    /// As `[[message]]` has it: braces doubled.
    pub(in crate::import) text: Localised<String>,
    pub(in crate::import) codes: Vec<String>,
    /// 0 to 99.
    pub(in crate::import) confidence: u8,
}

/// Below this nothing is proposed.
const LEAST: i32 = 45;
/// How many messages an article has at the most.
const MOST: usize = 4;

/// The messages of an article in all its languages, by its titles and texts.
pub(in crate::import) fn propose(texts: &Localised<(String, String)>) -> Vec<Proposal> {
    let found = texts.map(|_, (title, prose)| of_text(title, prose));
    let all = texts
        .iter()
        .map(|(_, (title, prose))| format!("{title}\n{prose}"));
    let all_codes = codes(&all.collect::<String>());
    let mut proposals = paired(&found);
    proposals.truncate(MOST);
    let only = proposals.len() == 1;
    for proposal in &mut proposals {
        let own = proposal.text.iter().flat_map(|(_, text)| codes(text));
        proposal.codes = own.collect();
        proposal.codes.dedup();
        if only && proposal.codes.is_empty() && all_codes.len() == 1 {
            proposal.codes.clone_from(&all_codes);
        }
    }
    proposals
}

/// Messages of one language with their scores.
type Found = Vec<(String, i32)>;

fn paired(found: &Localised<Found>) -> Vec<Proposal> {
    let of = |lang| found.get(lang).cloned().unwrap_or_default();
    let (ja, en) = (of(Lang::Ja), of(Lang::En));
    let one = |lang, (text, score): &(String, i32)| proposal([(lang, text.clone())], *score);
    let both = |(ja, a): &(String, i32), (en, b): &(String, i32)| {
        let texts = [(Lang::Ja, ja.clone()), (Lang::En, en.clone())];
        proposal(texts, (*a).max(*b) + 5)
    };
    if ja.len() == en.len() {
        return ja.iter().zip(&en).map(|(ja, en)| both(ja, en)).collect();
    }
    // Those that are alike, or that have the same code, belong together.
    let mut rest = ja;
    let mut proposals = Vec::new();
    for message in &en {
        let alike = rest.iter().position(|(text, _)| {
            let own = codes(text);
            *text == message.0 || !own.is_empty() && own == codes(&message.0)
        });
        proposals.push(match alike {
            Some(at) => both(&rest.remove(at), message),
            None => one(Lang::En, message),
        });
    }
    // Japanese ones that nothing belongs to may be translations of any: only where there is no other.
    if en.is_empty() {
        proposals.extend(rest.iter().map(|message| one(Lang::Ja, message)));
    }
    proposals
}

fn proposal<const N: usize>(texts: [(Lang, String); N], score: i32) -> Proposal {
    let texts = texts.into_iter();
    Proposal {
        text: texts
            .map(|(lang, text)| (lang, Template::literal(&text).source()))
            .collect(),
        codes: Vec::new(),
        confidence: u8::try_from(score.clamp(0, 99)).unwrap_or(0),
    }
}

fn of_text(title: &str, prose: &str) -> Found {
    let mut list = quotes(title);
    list.extend(spans(prose));
    let mut found: Found = Vec::new();
    for span in list {
        let text = tidy(&span);
        if let Some(score) = score(&span, &text).filter(|score| *score >= LEAST) {
            let same = |known: &str| letters(known) == letters(&text);
            match found.iter_mut().find(|(known, _)| same(known)) {
                Some((_, known)) => *known = (*known).max(score),
                None => found.push((text, score)),
            }
        }
    }
    found
}

/// A message in one line. Of a block, the line that says what is wrong.
fn tidy(span: &Span) -> String {
    let lines = span
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let telling = |line: &&str| has(line, &BAD) || has(line, &NAMED);
    let line = match span.sign {
        Sign::Block => lines.clone().find(telling).or(lines.clone().next()),
        _ => None,
    };
    let text = line.map_or_else(|| lines.collect::<Vec<_>>().join(" "), str::to_owned);
    let visible = text
        .chars()
        .filter(|c| !matches!(c, '\u{200b}' | '\u{feff}'));
    let text: String = visible.collect();
    trimmed(unopened(undated(&text))).to_owned()
}

/// A line of a log without its time.
fn undated(text: &str) -> &str {
    let is_time = |word: &str| {
        word.contains([':', '-', '/', '.'])
            && word.bytes().filter(u8::is_ascii_digit).count() > 3
            && word
                .bytes()
                .all(|b| b.is_ascii_digit() || b":-/.,+TZ[]*".contains(&b))
    };
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(' ').filter(|(word, _)| is_time(word)) {
        rest = after.trim_start();
    }
    rest
}

/// What stands after a quotation mark that nothing closes: `エラー：「接続できません`.
fn unopened(text: &str) -> &str {
    let after = |open: char, close: char| {
        let at = text.rfind(open).filter(|at| !text[*at..].contains(close))?;
        Some(&text[at + open.len_utf8()..])
    };
    let odd = || {
        let (_, after) = text.split_once('"')?;
        (!after.contains('"')).then_some(after)
    };
    let rest = after('「', '」').or_else(|| after('“', '”')).or_else(odd);
    rest.filter(|rest| rest.chars().count() > 5).unwrap_or(text)
}

fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '　', '"', '“', '”', '\'', '‘', '’', '`', ':', '：'])
}

/// Words that say that something went wrong.
const BAD: [&str; 34] = [
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
const NAMED: [&str; 8] = [
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
const ANNOUNCING: [&str; 24] = [
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
    "fails with",
    "returns",
    "ログに",
    "log",
    "response",
    "失敗",
    "fail",
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

fn score(span: &Span, text: &str) -> Option<i32> {
    let length = text.chars().count();
    let is_latin = text.is_ascii() || !text.chars().any(|c| ('\u{3041}'..='\u{9fff}').contains(&c));
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
    let after = after.trim_start_matches(['"', '」', '』', '”', '’', ' ', '*', '`', '」']);
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

fn has(text: &str, words: &[&str]) -> bool {
    let lower = text.to_lowercase();
    words.iter().any(|word| lower.contains(word))
}

fn tail(text: &str, chars: usize) -> &str {
    let count = text.chars().count();
    let from = text.char_indices().nth(count.saturating_sub(chars));
    from.map_or("", |(at, _)| &text[at..])
}

fn letters(text: &str) -> String {
    let lower = text.chars().flat_map(char::to_lowercase);
    lower.filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(prose: &str) -> Option<(String, i32)> {
        of_text("", prose)
            .into_iter()
            .max_by_key(|(_, score)| *score)
    }

    #[test]
    fn what_is_called_an_error_is_proposed_and_what_is_pressed_is_not() {
        for prose in [
            "「共有フォルダーに接続できません」というエラーが表示されます。",
            "You get the error *Empty return for method 'Logon' of service 'xtk:session'*.",
            "The following error appears:\n\n```\nSQLSTATE[HY000]: General error: 1205 Lock wait timeout exceeded\n```",
            "It says \"The printer cannot be reached.\"",
        ] {
            let (text, score) = best(prose).unwrap_or_default();
            assert!(score >= 60, "{prose}: {text} {score}");
        }
        for prose in [
            "「ファイル」をクリックし、「名前を付けて保存」を選びます。",
            "Go to **Stores** > **Configuration**, and press **Save**.",
            "Run `npm install --save error-handler` in the folder.",
        ] {
            assert_eq!(best(prose), None, "{prose}");
        }
    }

    #[test]
    fn one_message_in_two_languages_is_one() {
        let texts = [
            (
                Lang::Ja,
                (
                    String::new(),
                    "「接続できません {0}」というエラー".to_owned(),
                ),
            ),
            (
                Lang::En,
                (
                    String::new(),
                    "the error \"Cannot connect to {0}\" appears".to_owned(),
                ),
            ),
        ];
        let proposals = propose(&texts.into_iter().collect());
        assert_eq!(proposals.len(), 1, "{proposals:?}");
        assert_eq!(
            proposals[0].text.get(Lang::En).map(String::as_str),
            Some("Cannot connect to {{0}}")
        );
    }
}
