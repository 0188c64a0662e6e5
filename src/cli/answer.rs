//! An answer for people: what was recognised, what to do, what else fits.

use super::{
    explain, plain,
    terminal::{FAINT, GOOD, STRONG},
};
use naosu_engine::{Answer, Hit, MatchPart, Verdict};
use naosu_vocabulary::{Kind, Lang, Localised};
use serde::Deserialize;
use std::io::{self, Write};

/// What the site says of an entry, as far as a terminal shows it.
#[derive(Deserialize)]
struct Card {
    title: Localised<String>,
    #[serde(default)]
    summary: Localised<String>,
    url: String,
    #[serde(default)]
    fixes: Vec<Fix>,
    #[serde(default)]
    warning: Localised<String>,
    #[serde(default)]
    steps: Localised<String>,
}

/// A fix in a list: an entry or one line that says it all.
#[derive(Deserialize)]
#[serde(untagged)]
enum Fix {
    Entry {
        id: String,
        title: Localised<String>,
        minutes: Option<(u32, u32)>,
    },
    Line {
        text: Localised<String>,
    },
}

/// The few words of our own, in the reader's language.
struct Words {
    sure: &'static str,
    likely: &'static str,
    perhaps: &'static str,
    to_do: &'static str,
    minutes: &'static str,
    others: &'static str,
    by_words: &'static str,
    nothing: &'static str,
    nearest: &'static str,
}

const EN: Words = Words {
    sure: "recognised",
    likely: "probably",
    perhaps: "perhaps",
    to_do: "What to do, in this order:",
    minutes: "min",
    others: "Also:",
    by_words: "No known message in it. These share its words:",
    nothing: "Nothing fits.",
    nearest: "The nearest by words:",
};

const JA: Words = Words {
    sure: "一致",
    likely: "おそらく",
    perhaps: "もしかすると",
    to_do: "次の順に試してください:",
    minutes: "分",
    others: "関連:",
    by_words: "一致するメッセージはありません。言葉が近いもの:",
    nothing: "該当するものはありません。",
    nearest: "言葉が近いもの:",
};

/// Writes an answer. `card_of` gives the card of any entry by its id.
pub(crate) fn write(
    answer: &Answer,
    lang: Lang,
    explain: bool,
    card_of: impl Fn(&str) -> Option<String>,
    out: &mut impl Write,
) -> io::Result<()> {
    let words = match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    };
    let mut page = Page {
        lang,
        words,
        explain,
        out,
    };
    match (answer.verdict, answer.hits.as_slice()) {
        (Verdict::Recognised, [first, others @ ..]) => {
            page.recognised(first, &card_of)?;
            if !others.is_empty() {
                writeln!(page.out)?;
            }
            page.list(words.others, others)?;
        }
        (Verdict::Words, hits) => page.list(words.by_words, hits)?,
        (_, hits) => {
            writeln!(page.out, "{STRONG}{}{STRONG:#}", words.nothing)?;
            page.list(words.nearest, hits)?;
        }
    }
    match explain && !answer.hits.is_empty() {
        true => explain::legend(lang, page.out),
        false => Ok(()),
    }
}

struct Page<'a, W> {
    lang: Lang,
    words: &'a Words,
    explain: bool,
    out: &'a mut W,
}

impl<W: Write> Page<'_, W> {
    fn recognised(
        &mut self,
        hit: &Hit,
        card_of: &impl Fn(&str) -> Option<String>,
    ) -> io::Result<()> {
        let sure = match hit.confidence {
            80.. => self.words.sure,
            50.. => self.words.likely,
            _ => self.words.perhaps,
        };
        let Some(card) = card(&hit.card) else {
            return self.line(hit);
        };
        let title = said(&card.title, self.lang);
        writeln!(self.out, "{GOOD}{sure}{GOOD:#} {STRONG}{title}{STRONG:#}")?;
        self.excerpt(hit)?;
        let summary = said(&card.summary, self.lang);
        if !summary.is_empty() {
            writeln!(self.out, "  {summary}")?;
        }
        self.address(hit, &card)?;
        self.reasons(hit)?;
        if card.fixes.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{STRONG}{}{STRONG:#}", self.words.to_do)?;
        let first_entry = card
            .fixes
            .iter()
            .position(|fix| matches!(fix, Fix::Entry { .. }));
        for (n, fix) in card.fixes.iter().enumerate() {
            writeln!(self.out, "  {}. {}", n + 1, self.fix(fix))?;
            if let (true, Fix::Entry { id, .. }) = (Some(n) == first_entry, fix)
                && let Some(card) = card_of(id).as_deref().and_then(self::card)
            {
                self.steps(&card, hit)?;
            }
        }
        Ok(())
    }

    /// The part of the paste that was recognised.
    fn excerpt(&mut self, hit: &Hit) -> io::Result<()> {
        let Some(matched) = &hit.matched else {
            return Ok(());
        };
        let text: String = matched
            .pieces
            .iter()
            .map(|piece| match piece.part {
                MatchPart::Slot => format!("{STRONG}{}{STRONG:#}", shown(&piece.text)),
                MatchPart::Literal | MatchPart::Other => shown(&piece.text),
            })
            .collect();
        writeln!(self.out, "  “{}”", text.trim())
    }

    fn fix(&self, fix: &Fix) -> String {
        match fix {
            Fix::Line { text } => said(text, self.lang),
            Fix::Entry { title, minutes, .. } => {
                let title = said(title, self.lang);
                match minutes {
                    Some((from, to)) => {
                        let unit = self.words.minutes;
                        format!("{title} {FAINT}({from}–{to} {unit}){FAINT:#}")
                    }
                    None => title,
                }
            }
        }
    }

    /// The steps of a fix, with the values that the paste has for the message's slots.
    fn steps(&mut self, card: &Card, hit: &Hit) -> io::Result<()> {
        let warning = said(&card.warning, self.lang);
        if !warning.is_empty() {
            writeln!(self.out, "     ! {warning}")?;
        }
        let html = card.steps.get_or_other(self.lang);
        let html = html.map_or("", |(_, html)| html.as_str());
        let mut steps = plain::text(html, "     ");
        let captures = hit.matched.iter().flat_map(|matched| &matched.captures);
        for capture in captures {
            let place = format!("{{{}}}", capture.slot);
            steps = steps.replace(&place, &shown(&capture.value));
        }
        write!(self.out, "{steps}")
    }

    fn list(&mut self, heading: &str, hits: &[Hit]) -> io::Result<()> {
        if hits.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "{STRONG}{heading}{STRONG:#}")?;
        hits.iter().try_for_each(|hit| self.line(hit))
    }

    fn line(&mut self, hit: &Hit) -> io::Result<()> {
        let card = card(&hit.card);
        let title = card
            .as_ref()
            .map_or_else(|| hit.id.clone(), |card| said(&card.title, self.lang));
        let kind = kind(hit.kind, self.lang);
        writeln!(self.out, "  {title} {FAINT}{kind} · {}{FAINT:#}", hit.id)?;
        self.reasons(hit)
    }

    fn address(&mut self, hit: &Hit, card: &Card) -> io::Result<()> {
        let kind = kind(hit.kind, self.lang);
        writeln!(
            self.out,
            "  {FAINT}{kind} · {}/{}{FAINT:#}",
            self.lang, card.url
        )
    }

    /// Why the entry is there, if somebody asks.
    fn reasons(&mut self, hit: &Hit) -> io::Result<()> {
        match self.explain {
            true => explain::hit(hit, self.lang, self.out),
            false => Ok(()),
        }
    }
}

fn card(json: &str) -> Option<Card> {
    serde_json::from_str(json).ok()
}

fn said(text: &Localised<String>, lang: Lang) -> String {
    text.get_or_other(lang)
        .map(|(_, text)| shown(text))
        .unwrap_or_default()
}

/// Text of a paste or an entry on one line, without what would steer the terminal.
pub(super) fn shown(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
        .chars()
        .filter(|c| !c.is_control())
        .collect()
}

fn kind(kind: Kind, lang: Lang) -> &'static str {
    match (lang, kind) {
        (Lang::En, kind) => kind.name(),
        (Lang::Ja, Kind::Error) => "エラー",
        (Lang::Ja, Kind::Cause) => "原因",
        (Lang::Ja, Kind::Fix) => "直し方",
        (Lang::Ja, Kind::Situation) => "状況",
        (Lang::Ja, Kind::Faq) => "よくある質問",
        (Lang::Ja, Kind::Guide) => "手引き",
        (Lang::Ja, Kind::Topic) => "まとめ",
    }
}
