//! The engine: an open index that answers pastes.

use super::{
    codes::Codes,
    confidence::{ENOUGH, NEARBY},
    evidence::Evidence,
    information::{self, Measured},
    messages::{Messages, candidate::Candidate, fuzzy},
    paste::Paste,
    rank::Ranking,
    recognised::{Order, recognise},
    terms::look_up,
    words::Words,
};
use crate::{
    answer::{Answer, Found, Hit, Verdict},
    error::{Error, together},
    index::{files::FileSource, reader::Reader, schema::Field, stored::StoredEntry},
};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::Lang;
use std::sync::Arc;

/// What is asked of the engine.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The paste, as it came.
    pub paste: &'a str,
    /// The reader's language: decides between wordings that are otherwise equal.
    pub lang: Lang,
    /// How many entries to name at the most.
    pub limit: usize,
}

/// An open index.
pub struct Engine {
    reader: Reader,
    lexicon: Option<Lexicon>,
}

impl Engine {
    /// Opens an index.
    ///
    /// # Errors
    /// [`Error::Pending`] where the source does not have all of it yet; [`Error::Damaged`] where
    /// it is no index of this version.
    pub fn open(source: Arc<dyn FileSource>) -> Result<Engine, Error> {
        Ok(Engine {
            reader: Reader::open(source)?,
            lexicon: None,
        })
    }

    /// Gives the engine the lexicon that Japanese pastes need.
    pub fn set_lexicon(&mut self, lexicon: Lexicon) {
        self.lexicon = Some(lexicon);
    }

    /// The card of the entry with this id.
    ///
    /// # Errors
    /// As [`Engine::find`].
    pub fn card(&self, id: &str) -> Result<Option<String>, Error> {
        let Some(number) = self.reader.entry_number(id)? else {
            return Ok(None);
        };
        Ok(Some(self.reader.entry(number)?.card))
    }

    /// Answers a paste. Any text is a paste; what says nothing gets an empty answer.
    ///
    /// # Errors
    /// [`Error::Pending`] while parts of the index are on their way, [`Error::NeedsLexicon`] for
    /// Japanese without a lexicon, [`Error::Damaged`] for an index that cannot be read.
    pub fn find(&self, query: &Query<'_>) -> Result<Answer, Error> {
        if self.lexicon.is_none() && Paste::needs_lexicon(query.paste) {
            return Err(Error::NeedsLexicon);
        }
        let paste = Paste::new(query.paste, self.lexicon.as_ref());
        // None of these waits for another: all are read before the first is missed.
        let terms = look_up(&paste.terms, &self.reader, Field::Message);
        let codes = Codes::retrieve(&paste, &self.reader);
        let words = Words::retrieve(&paste, &self.reader);
        let (mut terms, codes, words) = (terms?, codes?, words?);
        let measured = Measured {
            paste: &paste,
            information: &information::of_chars(&paste, &terms),
        };

        let mut search = Search {
            messages: Messages::new(&self.reader, measured),
            codes: &codes,
            lang: query.lang,
            ranking: Ranking::default(),
        };
        let mut candidates = search.messages.retrieve(&terms);
        candidates.extend(codes.candidates(&paste, &candidates));
        search.lay(&candidates)?;
        let first = search.ranking.first();
        let messages = self.reader.messages();
        let confidence = |evidence: &Evidence| evidence.confidence(measured, messages);
        if first.map_or(0, confidence) < ENOUGH.get() {
            // Slips are looked for only where the paste as it stands does not do.
            fuzzy::expand(&paste, &mut terms, &self.reader)?;
            search.lay(&search.messages.retrieve(&terms))?;
        }
        let mut ranking = search.ranking;
        for (entry, hit) in words.score(measured) {
            ranking.add_words(entry, &hit);
        }
        self.answer(query, measured, ranking)
    }

    /// What was recognised, then the other entries of the ranking, explained.
    fn answer(
        &self,
        query: &Query<'_>,
        measured: Measured<'_>,
        ranking: Ranking,
    ) -> Result<Answer, Error> {
        let evidence = ranking.into_ordered();
        let messages = self.reader.messages();
        let recognised = recognise(&evidence, measured, messages);
        let order = Order::new(recognised, &evidence, query.limit);
        let entries = order.shown.iter();
        let entries = together(entries.map(|&at| self.reader.entry(evidence[at].entry)))?;
        let explain = |(&at, entry): (&usize, StoredEntry)| {
            evidence[at].explain(query.paste, measured, messages, entry)
        };
        let hits: Vec<Hit> = order.shown.iter().zip(entries).map(explain).collect();
        let messages = order.messages(query.paste, measured.paste);
        Ok(Answer {
            verdict: verdict(&hits, &messages),
            lines: query.paste.lines().count(),
            messages,
            hits,
        })
    }
}

fn verdict(hits: &[Hit], messages: &[Found]) -> Verdict {
    match hits.first().map_or(0, |hit| hit.confidence) {
        _ if !messages.is_empty() => Verdict::Recognised,
        first if first >= NEARBY.get() => Verdict::Words,
        _ => Verdict::Nothing,
    }
}

/// Messages and codes on their way into the ranking.
struct Search<'a> {
    messages: Messages<'a>,
    codes: &'a Codes,
    lang: Lang,
    ranking: Ranking,
}

impl Search<'_> {
    /// Lays the candidates against the paste, and offers each with its code to the ranking. Of two
    /// wordings that lie alike the reader's own is shown.
    fn lay(&mut self, candidates: &[Candidate]) -> Result<(), Error> {
        for laid in self.messages.lay(candidates)? {
            let code = self.codes.get(laid.doc).cloned();
            let is_own = laid.lang == self.lang;
            self.ranking.offer(laid.entry, laid.hit, code, is_own);
        }
        Ok(())
    }
}
