//! `naosu find --explain`: why an entry stands where it stands, in sentences.

use super::terminal::{FAINT, shown};
use naosu::strings::Explain;
use naosu_engine::{Channel, Hit, MatchPart, Reason};
use std::io::{self, Write};

/// Writes why the entry is there.
pub(crate) fn hit(hit: &Hit, explain: &Explain, out: &mut impl Write) -> io::Result<()> {
    let head = &explain.head;
    let head = head
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
            sentence(reason, hit, explain)
        )?;
    }
    Ok(())
}

/// Writes what the weights mean.
pub(crate) fn legend(explain: &Explain, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{FAINT}{}{FAINT:#}", explain.legend)
}

fn sentence(reason: &Reason, hit: &Hit, explain: &Explain) -> String {
    let evidence = shown(&reason.evidence);
    let pattern = match reason.channel {
        Channel::Code => &explain.code,
        Channel::Title => &explain.title,
        Channel::Body => &explain.body,
        Channel::Message => {
            let share = share(reason, hit);
            let pattern = if share == 100 {
                &explain.whole
            } else {
                &explain.part
            };
            let other = text_of(hit, MatchPart::Other);
            let among = match other.trim() {
                "" => String::new(),
                other => explain.among.replace("{other}", &shown(other)),
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
