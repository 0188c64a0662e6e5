//! The engine: an open index that answers pastes.

use super::{
    align::{self, Window},
    matching::{self, Coverage},
    paste::Paste,
    pattern::Pattern,
    retrieve::{self, Candidate, KnownTerm},
};
use crate::{
    Answer, Channel as ReasonChannel, Error, FileSource, Hit, Lang, Match, Reason, Verdict,
    bits::{BIT, Bits},
    index::{Channel, Reader, StoredMessage},
    text::possible_keys,
};
use naosu_lexicon::Lexicon;
use std::{collections::BTreeMap, ops::Range, sync::Arc};

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

struct Found {
    entry: u32,
    score: Bits,
    aligned: Option<Aligned>,
    code: Option<(String, Bits)>,
    words: Option<(ReasonChannel, Bits, String)>,
}

struct Aligned {
    doc: u32,
    score: Bits,
    window: Range<usize>,
    pattern: Pattern,
    message: StoredMessage,
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
        let messages = self.reader.documents() - self.reader.entries();
        let postings = self.reader.postings(Channel::Message)?;
        let known = retrieve::look_up(&paste.terms, &postings, messages)?;
        let keys = possible_keys(&paste.folded);
        let codes = retrieve::codes(&keys, &self.reader.postings(Channel::Code)?, messages)?;
        let mut candidates = retrieve::candidates(&paste, &known, &self.reader);
        let mut code_of: BTreeMap<u32, (usize, Bits)> = BTreeMap::new();
        for (key, documents, bits) in &codes {
            for &doc in documents {
                let best = code_of.entry(doc).or_insert((*key, *bits));
                if best.1 < *bits {
                    *best = (*key, *bits);
                }
            }
        }
        self.add_code_candidates(&paste, &keys, &code_of, &mut candidates);

        let mut found = self.align_all(&paste, &known, &candidates, &code_of, &keys)?;
        self.add_word_hits(&paste, &mut found)?;
        let mut found: Vec<Found> = found.into_values().collect();
        found.sort_by_key(|found| (-found.score, found.entry));
        self.answer(query, &paste, &known, found)
    }

    fn add_code_candidates(
        &self,
        paste: &Paste,
        keys: &[(String, Range<usize>)],
        code_of: &BTreeMap<u32, (usize, Bits)>,
        candidates: &mut Vec<Candidate>,
    ) {
        const MOST: usize = 32;
        let mut added = 0;
        for (&doc, &(key, bits)) in code_of {
            if added == MOST || candidates.iter().any(|candidate| candidate.doc == doc) {
                continue;
            }
            let at = keys[key].1.start;
            let place = paste
                .skeleton
                .chars
                .partition_point(|ch| (ch.at as usize) < at);
            let line = paste.skeleton.chars.get(place).map_or(0, |ch| ch.line);
            let lines = line..(line + 3).min(paste.skeleton.lines);
            candidates.push(Candidate {
                doc,
                lines,
                estimate: bits,
            });
            added += 1;
        }
    }

    fn align_all(
        &self,
        paste: &Paste,
        known: &[KnownTerm],
        candidates: &[Candidate],
        code_of: &BTreeMap<u32, (usize, Bits)>,
        keys: &[(String, Range<usize>)],
    ) -> Result<BTreeMap<u32, Found>, Error> {
        let term_bits: Vec<Bits> = known.iter().map(|term| term.bits).collect();
        let weights = paste.weights(&term_bits);
        let mut pending = false;
        let mut found: BTreeMap<u32, Found> = BTreeMap::new();
        for candidate in candidates {
            let message = match self.reader.message(candidate.doc) {
                Ok(message) => message,
                Err(Error::Pending) => {
                    pending = true;
                    continue;
                }
                Err(error) => return Err(error),
            };
            let pattern = Pattern::new(&message.template());
            let chars = line_chars(paste, &candidate.lines);
            let window = view(paste, &weights, &chars);
            let aligned = align::score(&pattern, window);
            let code = code_of
                .get(&candidate.doc)
                .map(|&(key, bits)| (keys[key].0.clone(), bits));
            let score = aligned + code.as_ref().map_or(0, |(_, bits)| *bits);
            if score <= 0 {
                continue;
            }
            let entry = message.entry;
            if found.get(&entry).is_some_and(|other| other.score >= score) {
                continue;
            }
            let aligned = (aligned > 0).then_some(Aligned {
                doc: candidate.doc,
                score: aligned,
                window: chars,
                pattern,
                message,
            });
            found.insert(
                entry,
                Found {
                    entry,
                    score,
                    aligned,
                    code,
                    words: None,
                },
            );
        }
        if pending {
            Err(Error::Pending)
        } else {
            Ok(found)
        }
    }

    /// Adds what titles and prose have in common with the paste.
    fn add_word_hits(&self, paste: &Paste, found: &mut BTreeMap<u32, Found>) -> Result<(), Error> {
        let entries = self.reader.entries();
        for (channel, shown, share) in [
            (Channel::Title, ReasonChannel::Title, 2),
            (Channel::Body, ReasonChannel::Body, 1),
        ] {
            let postings = self.reader.postings(channel)?;
            let known = retrieve::look_up(&paste.terms, &postings, entries)?;
            let mut sums: BTreeMap<u32, (Bits, Vec<&str>)> = BTreeMap::new();
            for (term, text) in known.iter().zip(&paste.terms) {
                for &doc in &term.documents {
                    let sum = sums.entry(doc).or_default();
                    sum.0 += term.bits * share / 4;
                    sum.1.push(text);
                }
            }
            let mut sums: Vec<_> = sums
                .into_iter()
                .filter(|(_, (bits, _))| *bits > 0)
                .collect();
            sums.sort_by_key(|(doc, (bits, _))| (-bits, *doc));
            for (doc, (bits, words)) in sums.into_iter().take(20) {
                let words = words.join(" ");
                let entry = found.entry(doc).or_insert(Found {
                    entry: doc,
                    score: 0,
                    aligned: None,
                    code: None,
                    words: None,
                });
                if entry.aligned.is_none() && entry.code.is_none() {
                    entry.score += bits;
                }
                if entry.words.as_ref().is_none_or(|other| other.1 < bits) {
                    entry.words = Some((shown, bits, words));
                }
            }
        }
        Ok(())
    }

    fn answer(
        &self,
        query: &Query<'_>,
        paste: &Paste,
        known: &[KnownTerm],
        found: Vec<Found>,
    ) -> Result<Answer, Error> {
        let term_bits: Vec<Bits> = known.iter().map(|term| term.bits).collect();
        let weights = paste.weights(&term_bits);
        let mut hits = Vec::new();
        let mut pending = false;
        for found in found.into_iter().take(query.limit) {
            let entry = match self.reader.entry(found.entry) {
                Ok(entry) => entry,
                Err(Error::Pending) => {
                    pending = true;
                    continue;
                }
                Err(error) => return Err(error),
            };
            let mut reasons = Vec::new();
            let mut matched = None;
            let mut confidence = 0;
            if let Some(aligned) = &found.aligned {
                let described = describe(query.paste, paste, &weights, aligned);
                if let Some((shown, coverage)) = described {
                    confidence = sureness(aligned.score, coverage);
                    reasons.push(Reason {
                        channel: ReasonChannel::Message,
                        score: aligned.score,
                        evidence: aligned.message.template().display(|_| None),
                    });
                    matched = Some(shown);
                }
            }
            if let Some((key, bits)) = &found.code {
                confidence = confidence.max(sure_of_code(*bits));
                reasons.push(Reason {
                    channel: ReasonChannel::Code,
                    score: *bits,
                    evidence: key.clone(),
                });
            }
            if let Some((channel, bits, words)) = found.words {
                reasons.push(Reason {
                    channel,
                    score: bits,
                    evidence: words,
                });
            }
            reasons.sort_by_key(|reason| -reason.score);
            hits.push(Hit {
                id: entry.id,
                kind: entry.kind,
                confidence,
                score: found.score,
                matched,
                reasons,
                card: entry.card,
            });
        }
        if pending {
            return Err(Error::Pending);
        }
        let verdict = match hits.first() {
            Some(hit) if hit.confidence >= 50 => Verdict::Recognised,
            Some(hit) if hit.score >= 10 * BIT => Verdict::Words,
            _ => Verdict::Nothing,
        };
        Ok(Answer { verdict, hits })
    }
}

fn describe(
    text: &str,
    paste: &Paste,
    weights: &[Bits],
    aligned: &Aligned,
) -> Option<(Match, Coverage)> {
    let window = view(paste, weights, &aligned.window);
    let alignment = align::align(&aligned.pattern, window)?;
    let coverage = matching::coverage(&aligned.pattern, &alignment, window);
    let shown = matching::describe(
        text,
        paste,
        &aligned.pattern,
        &alignment,
        aligned.window.clone(),
        aligned.message.index,
        aligned.message.lang,
    );
    Some((shown, coverage))
}

fn sureness(score: Bits, coverage: Coverage) -> u8 {
    let explained = coverage.message.max(coverage.paste);
    // Ten bits are one chance in a thousand of being there by accident.
    let bits = (score * 100 / (30 * BIT)).clamp(0, 100);
    u8::try_from((explained * bits / 1000).clamp(0, 100)).unwrap_or(0)
}

fn sure_of_code(bits: Bits) -> u8 {
    u8::try_from((bits * 100 / (16 * BIT)).clamp(0, 95)).unwrap_or(0)
}

fn line_chars(paste: &Paste, lines: &Range<u32>) -> Range<usize> {
    let chars = &paste.skeleton.chars;
    let start = chars.partition_point(|ch| ch.line < lines.start);
    let end = chars.partition_point(|ch| ch.line < lines.end);
    start..end
}

fn view<'a>(paste: &'a Paste, weights: &'a [Bits], chars: &Range<usize>) -> Window<'a> {
    Window {
        chars: &paste.skeleton.chars[chars.clone()],
        weights: &weights[chars.clone()],
        at_start: chars.start == 0,
        at_end: chars.end == paste.skeleton.chars.len(),
    }
}
