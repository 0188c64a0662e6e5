//! An answer for people: what was recognised, what to do, what else fits.

use super::{
    explain,
    terminal::{FAINT, GOOD, STRONG, shown},
};
use naosu::{
    card::{Card, Remedy, Rich, Version},
    strings::Strings,
};
use naosu_engine::{Answer, Capture, Found, Hit, MatchPart, Repair, Verdict};
use naosu_vocabulary::{Kind, Lang, Localised};
use std::io::{self, Write};

/// What stands before the steps of a fix.
const STEPS: &str = "     ";
/// What stands before what is to be done in a step.
const ACTIONS: &str = "        ";

/// For whom an answer is written.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    /// The reader's language.
    pub(crate) lang: Lang,
    /// The words of it.
    pub(crate) strings: &'a Strings,
    /// Whether the reader asks why entries stand where they stand.
    pub(crate) explain: bool,
}

/// Writes an answer. `card_of` gives the card of any entry by its id.
pub(crate) fn write(
    answer: &Answer,
    reader: Reader<'_>,
    card_of: impl Fn(&str) -> Option<String>,
    out: &mut impl Write,
) -> io::Result<()> {
    let terminal = &reader.strings.terminal;
    let mut printer = Printer { reader, out };
    printer.repaired(&answer.repaired)?;
    match (answer.verdict, answer.hits.as_slice()) {
        (Verdict::Recognised, [first, ..]) => {
            printer.recognised(first, &card_of)?;
            printer.beside(answer)?;
        }
        (Verdict::Words, hits) => printer.list(&terminal.by_words, hits)?,
        (_, hits) => {
            writeln!(printer.out, "{STRONG}{}{STRONG:#}", terminal.nothing)?;
            printer.list(&terminal.nearest, hits)?;
        }
    }
    if answer.verdict != Verdict::Recognised && !answer.also_searched.is_empty() {
        let comma = &reader.strings.list_comma;
        let words = answer.also_searched.join(comma);
        writeln!(
            printer.out,
            "{FAINT}{} {}{FAINT:#}",
            terminal.also_searched,
            shown(&words)
        )?;
    }
    match reader.explain && !answer.hits.is_empty() {
        true => explain::legend(&terminal.explain, printer.out),
        false => Ok(()),
    }
}

/// Writes an answer, part by part.
pub(super) struct Printer<'a, W> {
    pub(super) reader: Reader<'a>,
    pub(super) out: &'a mut W,
}

impl<W: Write> Printer<'_, W> {
    /// What the paste had gone through.
    fn repaired(&mut self, repairs: &[Repair]) -> io::Result<()> {
        let strings = self.reader.strings;
        let what: Vec<&str> = repairs
            .iter()
            .map(|repair| strings.repair.get(*repair).as_str())
            .collect();
        if what.is_empty() {
            return Ok(());
        }
        let what = what.join(&strings.list_comma);
        let told = strings.terminal.repaired.replace("{what}", &what);
        writeln!(self.out, "{FAINT}{told}{FAINT:#}")
    }

    fn recognised(
        &mut self,
        hit: &Hit,
        card_of: &impl Fn(&str) -> Option<String>,
    ) -> io::Result<()> {
        let Some(card) = card(&hit.card) else {
            return self.line(hit, None);
        };
        let sure = self
            .reader
            .strings
            .sureness
            .get(hit.sureness)
            .to_lowercase();
        let title = self.said(&card.title);
        writeln!(self.out, "{GOOD}{sure}{GOOD:#} {STRONG}{title}{STRONG:#}")?;
        self.excerpt(hit, "  ")?;
        let summary = self.said(&card.summary);
        if !summary.is_empty() {
            writeln!(self.out, "  {summary}")?;
        }
        let (kind, lang) = (self.kind(hit.kind), self.reader.lang);
        let url = shown(&card.url);
        writeln!(self.out, "  {FAINT}{kind} · {lang}/{url}{FAINT:#}")?;
        self.reasons(hit)?;
        if card.fixes.is_empty() {
            return Ok(());
        }
        let to_do = &self.reader.strings.terminal.to_do;
        writeln!(self.out, "\n{STRONG}{to_do}{STRONG:#}")?;
        self.remedies(&card.fixes, hit, card_of)
    }

    /// What else the answer has: other messages in the paste, then entries that are near.
    fn beside(&mut self, answer: &Answer) -> io::Result<()> {
        let Answer { hits, messages, .. } = answer;
        if hits.len() > 1 {
            writeln!(self.out)?;
        }
        let terminal = &self.reader.strings.terminal;
        let mut shown = vec![0];
        let variants = messages.first().map_or(&[][..], |first| &first.variants);
        if !variants.is_empty() {
            writeln!(self.out, "{STRONG}{}{STRONG:#}", terminal.variants)?;
            for &hit in variants {
                self.line(&hits[hit], card(&hits[hit].card).as_ref())?;
            }
            shown.extend(variants);
        }
        if let [_, also @ ..] = messages.as_slice()
            && !also.is_empty()
        {
            writeln!(self.out, "{STRONG}{}{STRONG:#}", terminal.also)?;
            for message in also {
                self.also(message, answer)?;
                shown.push(message.hit);
            }
        }
        let others = (0..).zip(hits).filter(|(at, _)| !shown.contains(at));
        self.list(&terminal.others, others.map(|(_, hit)| hit))
    }

    /// Another message in the paste, with its place.
    fn also(&mut self, message: &Found, answer: &Answer) -> io::Result<()> {
        let hit = &answer.hits[message.hit];
        self.line(hit, card(&hit.card).as_ref())?;
        let place = self
            .reader
            .strings
            .terminal
            .line_of(message.line, answer.lines);
        writeln!(self.out, "    {FAINT}{place}{FAINT:#}")?;
        self.excerpt(hit, "    ")
    }

    /// The part of the paste that was recognised.
    fn excerpt(&mut self, hit: &Hit, indent: &str) -> io::Result<()> {
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
        writeln!(self.out, "{indent}“{}”", text.trim())
    }

    /// What to do, with the steps of the first fix that has any.
    fn remedies(
        &mut self,
        remedies: &[Remedy],
        hit: &Hit,
        card_of: &impl Fn(&str) -> Option<String>,
    ) -> io::Result<()> {
        let is_fix = |remedy: &Remedy| matches!(remedy, Remedy::Fix { .. });
        let first = remedies.iter().position(is_fix);
        for (n, remedy) in remedies.iter().enumerate() {
            writeln!(self.out, "  {}. {}", n + 1, self.remedy(remedy))?;
            if let (true, Remedy::Fix { id, .. }) = (Some(n) == first, remedy)
                && let Some(card) = card_of(id).as_deref().and_then(card)
            {
                self.steps(&card, hit)?;
            }
        }
        Ok(())
    }

    fn remedy(&self, remedy: &Remedy) -> String {
        match remedy {
            Remedy::Line { text } => self.said(text),
            Remedy::Fix { title, effort, .. } => {
                let title = self.said(title);
                match effort.minutes {
                    Some(minutes) => {
                        let time = self.reader.strings.fix.how_long(minutes);
                        format!("{title} {FAINT}({time}){FAINT:#}")
                    }
                    None => title,
                }
            }
        }
    }

    /// The steps of a fix, with the values that the paste has for the message's slots.
    fn steps(&mut self, card: &Card, hit: &Hit) -> io::Result<()> {
        let warning = self.said(&card.warning);
        if !warning.is_empty() {
            writeln!(self.out, "{STEPS}! {warning}")?;
        }
        let Some((_, steps)) = card.steps.get_or_other(self.reader.lang) else {
            return Ok(());
        };
        let captures = hit
            .matched
            .as_ref()
            .map_or(&[][..], |matched| &matched.captures);
        self.versions(&steps.intro, STEPS, captures)?;
        for (n, step) in steps.steps.iter().enumerate() {
            let title = format!("{}. {}", n + 1, step.title.text);
            self.indented(&title, STEPS, captures)?;
            self.versions(&step.versions, ACTIONS, captures)?;
        }
        match &steps.footnotes {
            Some(footnotes) => self.indented(&footnotes.body.text, STEPS, captures),
            None => Ok(()),
        }
    }

    fn versions(
        &mut self,
        versions: &[Version],
        indent: &str,
        captures: &[Capture],
    ) -> io::Result<()> {
        for Version { label, body } in versions {
            if let Some(label) = label {
                self.indented(label, indent, captures)?;
            }
            let Rich { text, .. } = body;
            self.indented(text, indent, captures)?;
        }
        Ok(())
    }

    fn indented(&mut self, text: &str, indent: &str, captures: &[Capture]) -> io::Result<()> {
        for line in text.lines() {
            let mut line = line.to_owned();
            for capture in captures {
                let slot = format!("{{{}}}", capture.slot);
                line = line.replace(&slot, &capture.value);
            }
            writeln!(self.out, "{indent}{}", shown(&line))?;
        }
        Ok(())
    }

    /// Why the entry is there, if somebody asks.
    pub(super) fn reasons(&mut self, hit: &Hit) -> io::Result<()> {
        match self.reader.explain {
            true => explain::hit(hit, &self.reader.strings.terminal.explain, self.out),
            false => Ok(()),
        }
    }

    /// What an entry is, in running text.
    pub(super) fn kind(&self, kind: Kind) -> String {
        self.reader.strings.kind.get(kind).to_lowercase()
    }

    pub(super) fn said(&self, text: &Localised<String>) -> String {
        text.get_or_other(self.reader.lang)
            .map(|(_, text)| shown(text))
            .unwrap_or_default()
    }
}

pub(super) fn card(json: &str) -> Option<Card> {
    serde_json::from_str(json).ok()
}
