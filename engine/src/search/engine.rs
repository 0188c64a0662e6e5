//! The engine: an open index that answers pastes.

use super::{
    align::{self, Alignment},
    confidence::{self, NEARBY, RECOGNISED},
    matching,
    paste::Paste,
    rank::{self, Aligned, CodeHit, Found, Messages, Weighed},
    retrieve::{self, Candidate, KnownTerm},
    similar,
};
use crate::{
    Answer, Channel, Error, FileSource, Hit, Reason, Sureness, Verdict,
    bits::Bits,
    error::together,
    index::{Field, Reader, StoredEntry},
    text::possible_keys,
};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::Lang;
use std::{collections::BTreeMap, sync::Arc};

/// The longest paste, in characters, whose words are looked for in titles and prose.
const LONGEST_FOR_WORDS: usize = 2000;

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
        let known = self.look_up(&paste, Field::Message);
        let codes = self.codes(&paste);
        let words = self.words(&paste);
        let (mut known, codes, words) = (known?, codes?, words?);
        let term_bits: Vec<Bits> = known.iter().map(|term| term.bits).collect();
        let weights = paste.weights(&term_bits);
        let weighed = Weighed {
            paste: &paste,
            weights: &weights,
        };

        let mut messages = Messages::new(&self.reader, weighed, &codes, query.lang);
        let mut candidates = retrieve::candidates(&paste, &known, &self.reader);
        add_by_code(&paste, &codes, &mut candidates);
        messages.try_all(&candidates)?;
        let sure = messages
            .best()
            .map_or(0, |found| self.weigh(weighed, found).confidence);
        if sure < confidence::CERTAIN {
            // Slips are looked for only where the paste as it stands does not do.
            similar::guess(&paste, &mut known, &self.reader.postings(Field::Message)?)?;
            messages.try_all(&retrieve::candidates(&paste, &known, &self.reader))?;
        }
        let mut found = messages.found;
        for (channel, known) in &words {
            rank::add_words(*channel, weighed, known, &mut found);
        }
        let mut found: Vec<Found> = found.into_values().collect();
        found.sort_by_key(|found| (-found.score, found.entry));
        let hits = self.hits(query, weighed, found)?;
        let verdict = match hits.first().map(|hit| hit.confidence) {
            Some(RECOGNISED..) => Verdict::Recognised,
            Some(NEARBY..) => Verdict::Words,
            _ => Verdict::Nothing,
        };
        Ok(Answer { verdict, hits })
    }

    fn messages(&self) -> u32 {
        self.reader.documents() - self.reader.entries()
    }

    fn look_up(&self, paste: &Paste, field: Field) -> Result<Vec<KnownTerm>, Error> {
        let texts = match field {
            Field::Message | Field::Code => self.messages(),
            Field::Title | Field::Body => self.reader.entries(),
        };
        retrieve::look_up(&paste.terms, &self.reader.postings(field)?, texts)
    }

    /// The codes in the paste, by the messages that they belong to: each with the most telling.
    fn codes(&self, paste: &Paste) -> Result<BTreeMap<u32, CodeHit>, Error> {
        let keys = possible_keys(&paste.folded);
        let known = retrieve::codes(keys, &self.reader.postings(Field::Code)?, self.messages())?;
        let mut codes: BTreeMap<u32, CodeHit> = BTreeMap::new();
        for code in known {
            for doc in code.documents {
                if codes.get(&doc).is_none_or(|other| other.bits < code.bits) {
                    let hit = CodeHit {
                        key: code.key.clone(),
                        bits: code.bits,
                        place: code.place.clone(),
                    };
                    codes.insert(doc, hit);
                }
            }
        }
        Ok(codes)
    }

    /// What titles and prose know of the paste's words. What a whole log has in common with them
    /// says nothing.
    fn words(&self, paste: &Paste) -> Result<Vec<(Channel, Vec<KnownTerm>)>, Error> {
        if paste.skeleton.chars.len() > LONGEST_FOR_WORDS {
            return Ok(Vec::new());
        }
        let fields = [(Field::Title, Channel::Title), (Field::Body, Channel::Body)];
        together(fields.map(|(field, channel)| Ok((channel, self.look_up(paste, field)?))))
    }

    fn hits(
        &self,
        query: &Query<'_>,
        weighed: Weighed<'_>,
        mut found: Vec<Found>,
    ) -> Result<Vec<Hit>, Error> {
        found.truncate(query.limit);
        let entries = together(found.iter().map(|found| self.reader.entry(found.entry)))?;
        let hits = found.into_iter().zip(entries);
        Ok(hits
            .map(|(found, entry)| self.hit(query.paste, weighed, found, entry))
            .collect())
    }

    /// How sure an entry is, and how its message lies against the paste.
    fn weigh(&self, weighed: Weighed<'_>, found: &Found) -> Weight {
        let mut weight = Weight {
            confidence: 0,
            alignment: None,
        };
        if let Some(aligned) = &found.aligned {
            let window = weighed.window(&aligned.window);
            if let Some(alignment) = align::align(&aligned.pattern, window) {
                let coverage = matching::coverage(&aligned.pattern, &alignment, window);
                weight.confidence =
                    confidence::of_message(aligned.score, coverage, self.messages());
                weight.alignment = Some(alignment);
            }
        }
        if let Some(code) = &found.code {
            let share = code.place.len() * 1000 / weighed.weights.len().max(1);
            let share = i32::try_from(share).unwrap_or(1000);
            let sure = confidence::of_code(crate::text::key_bits(&code.key), share);
            weight.confidence = weight.confidence.max(sure);
        }
        if let Some(hit) = &found.words {
            weight.confidence = weight.confidence.max(confidence::of_words(hit.share));
        }
        weight
    }

    fn hit(&self, text: &str, weighed: Weighed<'_>, found: Found, entry: StoredEntry) -> Hit {
        let weight = self.weigh(weighed, &found);
        let mut reasons = Vec::new();
        let mut matched = None;
        if let Some(Aligned {
            score,
            window,
            pattern,
            message,
        }) = &found.aligned
        {
            if let Some(alignment) = &weight.alignment {
                let steps = matching::Steps::new(weighed.paste, pattern, alignment, window.start);
                matched = Some(steps.describe(text, message.index, message.lang));
            }
            let evidence = message.template().display(|_| None);
            reasons.push(Reason {
                channel: Channel::Message,
                score: *score,
                evidence,
            });
        }
        if let Some(code) = found.code {
            let (start, end) = weighed.paste.folded.origin(code.place);
            reasons.push(Reason {
                channel: Channel::Code,
                score: code.bits,
                evidence: text.get(start..end).unwrap_or_default().to_owned(),
            });
        }
        if let Some(hit) = found.words {
            reasons.push(Reason {
                channel: hit.channel,
                score: hit.bits,
                evidence: hit.words,
            });
        }
        reasons.sort_by_key(|reason| -reason.score);
        Hit {
            id: entry.id,
            kind: entry.kind,
            confidence: weight.confidence,
            sureness: Sureness::of(weight.confidence),
            score: found.score,
            matched,
            reasons,
            card: entry.card,
        }
    }
}

struct Weight {
    confidence: u8,
    alignment: Option<Alignment>,
}

/// Messages whose code stands in the paste are candidates whatever words they share with it.
fn add_by_code(paste: &Paste, codes: &BTreeMap<u32, CodeHit>, candidates: &mut Vec<Candidate>) {
    const MOST: usize = 32;
    // A message often goes on in the lines below its code.
    const LINES: u32 = 3;
    let new = codes
        .iter()
        .filter(|(doc, _)| candidates.iter().all(|other| other.doc != **doc));
    let new: Vec<Candidate> = new
        .take(MOST)
        .map(|(&doc, code)| {
            let chars = &paste.skeleton.chars;
            let at = chars.partition_point(|ch| (ch.at as usize) < code.place.start);
            let line = chars.get(at).map_or(0, |ch| ch.line);
            let lines = line..(line + LINES).min(paste.skeleton.lines);
            Candidate {
                doc,
                lines,
                estimate: code.bits,
            }
        })
        .collect();
    candidates.extend(new);
}
