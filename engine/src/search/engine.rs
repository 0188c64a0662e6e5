//! The engine: an open index that answers pastes.

use super::{
    codes::Codes,
    confidence::{ENOUGH, RECOGNISED},
    evidence::Evidence,
    excerpt::Excerpts,
    information::{self, Measured},
    messages::{Messages, candidate::Candidate, fuzzy},
    paste::Paste,
    rank::Ranking,
    selection::{select, verdict},
    terms::look_up,
    words::Words,
};
use crate::{
    answer::{Answer, Hit, Verdict},
    bits::{Bits, idf},
    error::{Error, together},
    index::{files::FileSource, reader::Reader, schema::Field},
};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::Lang;
use std::{collections::BTreeSet, sync::Arc};

/// What is asked of the engine.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The paste, as it came.
    pub paste: &'a str,
    /// The reader's language: decides between wordings that are otherwise equal.
    pub lang: Lang,
    /// The product that the answer is to be about, by its id; any, if it is none.
    pub product: Option<&'a str>,
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
        let within = query.product.map(|product| self.about(product)).transpose();
        let (mut terms, codes, mut words, within) = (terms?, codes?, words?, within?);
        let measured = Measured {
            paste: &paste,
            information: &information::of_chars(&paste, &terms),
        };

        let mut search = Search {
            messages: Messages::new(&self.reader, measured),
            codes: &codes,
            lang: query.lang,
            within: within.as_ref(),
            ranking: Ranking::default(),
        };
        let mut candidates = search.messages.retrieve(&terms);
        candidates.extend(codes.candidates(&paste, &candidates));
        search.lay(&candidates)?;
        let messages = self.reader.messages();
        let confidence = |evidence: &Evidence| evidence.confidence(measured, messages);
        if search.ranking.first().map_or(0, confidence) < ENOUGH.get() {
            // Slips are looked for only where the paste as it stands does not do.
            let slips = fuzzy::expand(&paste, &mut terms, &self.reader);
            words.vary(&paste, &self.reader)?;
            slips?;
            search.lay(&search.messages.retrieve(&terms))?;
        }
        let mut ranking = search.ranking;
        if let Some(within) = &within {
            words.narrow(within);
        }
        for (entry, hit) in words.score(|entry| self.reader.bits(entry)) {
            ranking.add_words(entry, hit);
        }
        let is_recognised = |evidence: &Evidence| confidence(evidence) >= RECOGNISED.get();
        let ranked = ranking.into_ordered(idf(1, messages), is_recognised);
        let excerpts = Excerpts::new(&words, self.lexicon.as_ref(), query.lang);
        self.answer(query, measured, ranked, &excerpts)
    }

    /// The entries that an answer lists, explained.
    fn answer(
        &self,
        query: &Query<'_>,
        measured: Measured<'_>,
        ranked: Vec<(Bits, Evidence)>,
        excerpts: &Excerpts<'_>,
    ) -> Result<Answer, Error> {
        let messages = self.reader.messages();
        let confidence = |evidence: &Evidence| evidence.confidence(measured, messages);
        let sure = ranked.first().map_or(0, |(_, first)| confidence(first));
        let relatives = |entry| self.reader.relatives(entry).collect();
        let listed = select(ranked, sure, query.limit, relatives);
        let entries = listed.iter();
        let entries = together(entries.map(|(_, evidence)| self.reader.entry(evidence.entry)))?;
        let verdict = verdict(sure);
        let hits = listed.into_iter().zip(entries).enumerate();
        let hits = hits.map(|(rank, ((score, evidence), entry))| {
            // Why a recognised message is there is told by its place in the paste.
            let is_answer = rank == 0 && verdict == Verdict::Recognised;
            let (title, excerpt) = match is_answer {
                true => (None, None),
                false => excerpts.of(&entry),
            };
            Hit {
                title,
                excerpt,
                ..evidence.explain(query.paste, measured, messages, score, entry)
            }
        });
        Ok(Answer {
            verdict,
            hits: hits.collect(),
        })
    }

    /// The products that entries are about, by their ids, in order.
    ///
    /// # Errors
    /// As [`Engine::find`].
    pub fn products(&self) -> Result<Vec<String>, Error> {
        self.reader.inverted(Field::Product)?.terms()
    }

    /// The document numbers of the entries that are about a product.
    fn about(&self, product: &str) -> Result<BTreeSet<u32>, Error> {
        let index = self.reader.inverted(Field::Product)?;
        match index.term(product)? {
            Some(term) => Ok(index.postings(&term)?.into_iter().collect()),
            None => Ok(BTreeSet::new()),
        }
    }
}

/// Messages and codes on their way into the ranking.
struct Search<'a> {
    messages: Messages<'a>,
    codes: &'a Codes,
    lang: Lang,
    /// The entries that may answer; all, if it is none.
    within: Option<&'a BTreeSet<u32>>,
    ranking: Ranking,
}

impl Search<'_> {
    /// Lays the candidates against the paste, and offers each with its code to the ranking. Of two
    /// wordings that lie alike the reader's own is shown.
    fn lay(&mut self, candidates: &[Candidate]) -> Result<(), Error> {
        for laid in self.messages.lay(candidates)? {
            if self
                .within
                .is_some_and(|within| !within.contains(&laid.entry))
            {
                continue;
            }
            let code = self.codes.get(laid.doc).cloned();
            let is_own = laid.lang == self.lang;
            self.ranking.offer(laid.entry, laid.hit, code, is_own);
        }
        Ok(())
    }
}
