//! The engine: an open index that answers pastes.

use super::{
    codes::{Codes, key_information},
    confidence::ENOUGH,
    evidence::Evidence,
    excerpt::Excerpts,
    information::{self, Measured},
    messages::{Messages, candidate::Candidate, fuzzy, hit::MessageHit},
    paste::Paste,
    rank::{Ranked, Ranking},
    recognised::{Order, recognise},
    selection::{select, verdict},
    terms::look_up,
    words::Words,
};
use crate::{
    answer::{Answer, Hit, Verdict},
    bits::idf,
    error::{Error, together},
    index::{files::FileSource, reader::Reader, schema::Field},
    text::repair::repaired::Repaired,
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
    /// Opens an index. Its files are taken to be those that were built: what may have been altered
    /// on its way is held against its fingerprint before it comes here.
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
        let answer = self.find_as_it_stands(query)?;
        if answer.confidence() >= ENOUGH.get() {
            return Ok(answer);
        }
        let repaired = match Repaired::of(query.paste) {
            Some(repaired) => self.find_repaired(query, &repaired)?,
            None => return Ok(answer),
        };
        match repaired.confidence() > answer.confidence() {
            true => Ok(repaired),
            false => Ok(answer),
        }
    }

    /// Answers what the paste was before it went through something. Places are those in the paste.
    fn find_repaired(&self, query: &Query<'_>, repaired: &Repaired) -> Result<Answer, Error> {
        let paste = repaired.text();
        let mut answer = self.find_as_it_stands(&Query { paste, ..*query })?;
        answer.move_places(query.paste, |span| repaired.origin(span));
        answer.repaired = repaired.repairs();
        Ok(answer)
    }

    fn find_as_it_stands(&self, query: &Query<'_>) -> Result<Answer, Error> {
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
        let is_found = |entry| ranking.has(entry);
        let hits = words.score(is_found, |entry| self.reader.bits(entry));
        let is_quoted = hits.iter().any(|(_, hit)| hit.is_quotation());
        for (entry, hit) in &hits {
            ranking.add_words(*entry, hit);
        }
        let confidence =
            |evidence: &Evidence| evidence.confidence_beside(is_quoted, measured, messages);
        let trust = |entry| self.reader.trust(entry);
        let ranked = ranking.into_ordered(idf(1, messages), confidence, trust);
        let excerpts = Excerpts::new(&words, self.lexicon.as_ref(), query.lang);
        self.answer(query, measured, ranked, &excerpts)
    }

    /// What was recognised, then the other entries that an answer lists, explained.
    fn answer(
        &self,
        query: &Query<'_>,
        measured: Measured<'_>,
        ranked: Vec<Ranked>,
        excerpts: &Excerpts<'_>,
    ) -> Result<Answer, Error> {
        let recognised = recognise(&ranked, measured, self.reader.messages());
        let order = Order::new(recognised, &ranked);
        let sure = order.shown.first().map_or(0, |&at| ranked[at].confidence);
        let relatives = |entry| self.reader.relatives(entry).collect();
        let lesser_part = order.is_lesser_part(measured.paste);
        let order = select(order, sure, lesser_part, query.limit, relatives);
        let listed = || order.shown.iter().map(|&at| &ranked[at]);
        let also_searched = also_searched(listed().map(|ranked| &ranked.evidence));
        let entries = listed().map(|ranked| self.reader.entry(ranked.evidence.entry));
        let verdict = verdict(sure);
        let hits = listed().zip(together(entries)?).enumerate();
        let hits = hits.map(|(rank, (ranked, entry))| {
            // Why a recognised message is there is told by its place in the paste.
            let is_answer = rank == 0 && verdict == Verdict::Recognised;
            let (title, excerpt) = match is_answer {
                true => (None, None),
                false => excerpts.of(&entry),
            };
            let weight = (ranked.score, ranked.confidence);
            Hit {
                title,
                excerpt,
                ..ranked
                    .evidence
                    .explain(query.paste, measured, weight, entry)
            }
        });
        Ok(Answer {
            verdict,
            hits: hits.collect(),
            lines: query.paste.lines().count(),
            messages: order.messages(query.paste, measured.paste),
            also_searched,
            repaired: Vec::new(),
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

/// The synonyms by which these entries were found, each once, those of the first entry first.
fn also_searched<'a>(entries: impl Iterator<Item = &'a Evidence>) -> Vec<String> {
    let words = entries.filter_map(|evidence| evidence.words.as_ref());
    let mut all: Vec<String> = Vec::new();
    for synonym in words.flat_map(|words| &words.synonyms) {
        if !all.contains(synonym) {
            all.push(synonym.clone());
        }
    }
    all
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
            let hit = match code {
                Some(_) => laid.hit,
                None => laid.hit.and_then(|hit| self.without_other_number(hit)),
            };
            self.ranking.offer(laid.entry, hit, code, is_own);
        }
        Ok(())
    }

    /// Another number than the message's own speaks against it as much as its own would for it.
    fn without_other_number(&self, hit: MessageHit) -> Option<MessageHit> {
        match hit.other_number(self.messages.paste()) {
            Some(key) => hit.weakened(key_information(&key)),
            None => Some(hit),
        }
    }
}
