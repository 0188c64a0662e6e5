//! `naosu find --explain`: why an entry stands where it stands, in sentences.

use super::{answer::shown, terminal::FAINT};
use naosu_engine::{Channel, Hit, MatchPart, Reason};
use naosu_vocabulary::Lang;
use std::io::{self, Write};

/// What is said of an entry, in the reader's language; `{…}` are filled in.
struct Sentences {
    head: &'static str,
    whole: &'static str,
    part: &'static str,
    among: &'static str,
    code: &'static str,
    title: &'static str,
    body: &'static str,
    legend: &'static str,
}

const EN: Sentences = Sentences {
    head: "confidence {confidence} of 100, weight {weight}",
    whole: "its message “{evidence}” stands in the paste as it is",
    part: "the paste has {share} % of its message “{evidence}”",
    among: ", with other characters in between: “{other}”",
    code: "its code stands in the paste: {evidence}",
    title: "words of its title stand in the paste: {evidence}",
    body: "words of its text stand in the paste: {evidence}",
    legend: "Entries are in the order of their weights: rare words weigh more than common ones, a message \
             and its code add up, and words of titles and texts count only where no message fits. One \
             more is half as likely to be chance. From confidence 50 on a message counts as recognised.",
};

const JA: Sentences = Sentences {
    head: "確信度 {confidence}/100、重み {weight}",
    whole: "メッセージ「{evidence}」がそのまま貼り付けた文面にあります",
    part: "メッセージ「{evidence}」の {share} % が貼り付けた文面にあります",
    among: "(間に別の文字「{other}」)",
    code: "コードが貼り付けた文面にあります: {evidence}",
    title: "タイトルの言葉が貼り付けた文面にあります: {evidence}",
    body: "本文の言葉が貼り付けた文面にあります: {evidence}",
    legend: "項目は重みの順に並びます。珍しい言葉ほど重く、メッセージとコードの重みは足し合わされます。\
             タイトルと本文の言葉は、合うメッセージがないときだけ数えます。重みが 1 増えるごとに、\
             偶然である見込みは半分になります。確信度が 50 以上なら、メッセージを認識したとみなします。",
};

fn sentences(lang: Lang) -> &'static Sentences {
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
}

/// Writes why the entry is there.
pub(crate) fn hit(hit: &Hit, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let say = sentences(lang);
    let head = say
        .head
        .replace("{confidence}", &hit.confidence.to_string())
        .replace("{weight}", &weight(hit.score));
    writeln!(out, "    {FAINT}{head}{FAINT:#}")?;
    let decided = |reason: &&Reason| matches!(reason.channel, Channel::Message | Channel::Code);
    let has_message = hit.reasons.iter().any(|reason| decided(&reason));
    for reason in &hit.reasons {
        let counts = !has_message || decided(&reason);
        let weight = if counts {
            weight(reason.score)
        } else {
            "–".to_owned()
        };
        writeln!(
            out,
            "    {FAINT}{weight:>6}  {}{FAINT:#}",
            sentence(reason, hit, say)
        )?;
    }
    Ok(())
}

/// Writes what the weights mean.
pub(crate) fn legend(lang: Lang, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{FAINT}{}{FAINT:#}", sentences(lang).legend)
}

fn sentence(reason: &Reason, hit: &Hit, say: &Sentences) -> String {
    let evidence = shown(&reason.evidence);
    let pattern = match reason.channel {
        Channel::Code => say.code,
        Channel::Title => say.title,
        Channel::Body => say.body,
        Channel::Message => {
            let share = share(reason, hit);
            let pattern = if share == 100 { say.whole } else { say.part };
            let other = text_of(hit, MatchPart::Other);
            let among = match other.trim() {
                "" => String::new(),
                other => say.among.replace("{other}", &shown(other)),
            };
            return format!("{pattern}{among}")
                .replace("{share}", &share.to_string())
                .replace("{evidence}", &evidence);
        }
    };
    pattern.replace("{evidence}", &evidence)
}

/// How much of the message's letters and digits the paste has, in percent.
fn share(reason: &Reason, hit: &Hit) -> usize {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let all = letters(&reason.evidence);
    let found = letters(&text_of(hit, MatchPart::Literal));
    (found * 100).checked_div(all).unwrap_or(0).min(100)
}

fn text_of(hit: &Hit, part: MatchPart) -> String {
    let pieces = hit.matched.iter().flat_map(|matched| &matched.pieces);
    let texts = pieces
        .filter(|piece| piece.part == part)
        .map(|piece| piece.text.as_str());
    texts.collect::<Vec<_>>().join(" ")
}

fn weight(score: i32) -> String {
    format!("{:.1}", f64::from(score) / 16.0)
}
