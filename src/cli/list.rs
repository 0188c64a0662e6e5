//! The list of an answer: each entry with the passage that says most about the paste.

use super::{
    answer::{Printer, card},
    terminal::{FAINT, STRONG, shown},
};
use naosu::card::Card;
use naosu_engine::{Excerpt, Hit, TextPiece};
use std::io::{self, Write};

impl<W: Write> Printer<'_, W> {
    /// Entries below a heading; those that are not in the reader's language behind the others.
    pub(super) fn list<'h>(
        &mut self,
        heading: &str,
        hits: impl IntoIterator<Item = &'h Hit>,
    ) -> io::Result<()> {
        let mut hits = hits.into_iter().peekable();
        if hits.peek().is_none() {
            return Ok(());
        }
        writeln!(self.out, "{STRONG}{heading}{STRONG:#}")?;
        let lang = self.reader.lang;
        let read = hits.map(|hit| (hit, card(&hit.card)));
        let (own, other): (Vec<_>, Vec<_>) = read.partition(|(_, card)| {
            card.as_ref()
                .is_none_or(|card| card.title.get(lang).is_some())
        });
        for (hit, card) in &own {
            self.line(hit, card.as_ref())?;
        }
        if !own.is_empty() && !other.is_empty() {
            let only = &self.reader.strings.list.other_language;
            let only = only.replace("{n}", &other.len().to_string());
            writeln!(self.out, "{STRONG}{only}{STRONG:#}")?;
        }
        for (hit, card) in &other {
            self.line(hit, card.as_ref())?;
        }
        Ok(())
    }

    /// An entry, with the paste's words marked.
    pub(super) fn line(&mut self, hit: &Hit, card: Option<&Card>) -> io::Result<()> {
        let title = match (&hit.title, card) {
            (Some(title), _) => marked(&title.pieces),
            (None, Some(card)) => self.said(&card.title),
            (None, None) => hit.id.clone(),
        };
        let kind = self.kind(hit.kind);
        let place = hit.excerpt.as_ref().and_then(|it| it.place.as_ref());
        let place = place.map_or(String::new(), |place| format!("#{}", shown(&place.id)));
        writeln!(
            self.out,
            "  {title} {FAINT}{kind} · {}{place}{FAINT:#}",
            hit.id
        )?;
        if let Some(excerpt) = &hit.excerpt {
            writeln!(self.out, "    {}", passage(excerpt))?;
        }
        self.reasons(hit)
    }
}

/// A passage below its heading.
fn passage(excerpt: &Excerpt) -> String {
    let heading = excerpt.place.as_ref().map(|place| marked(&place.heading));
    let passage = marked(&excerpt.pieces);
    match heading.filter(|heading| !heading.is_empty()) {
        Some(heading) if passage.is_empty() => heading,
        Some(heading) => format!("{heading}: {passage}"),
        None => passage,
    }
}

fn marked(pieces: &[TextPiece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece.marked {
        true => format!("{STRONG}{}{STRONG:#}", shown(&piece.text)),
        false => shown(&piece.text),
    });
    pieces.collect()
}
