//! Which of the pieces that a text sets apart are messages, and how sure that is.

use super::{
    codes::codes,
    score::score,
    spans::{quotes, spans},
    tidy::tidy,
};
use crate::import::chars::letters;
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
    // Japanese ones that nothing belongs to may be translations of any: only where there is no
    // other.
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
