//! The channel at work on one paste: what was retrieved is laid against it, each once.

use super::{
    align::{narrow::narrow, score, window::Window},
    candidate::Candidate,
    hit::MessageHit,
    pattern::Pattern,
    retrieve,
};
use crate::{
    error::{Error, together},
    index::{reader::Reader, stored::StoredMessage},
    search::{information::Measured, paste::Paste, terms::QueryTerm},
};
use naosu_vocabulary::Lang;
use std::{collections::HashSet, ops::Range};

/// A message that was laid against the paste.
pub(crate) struct Laid {
    /// Its document number, and that of its entry.
    pub(crate) doc: u32,
    pub(crate) entry: u32,
    pub(crate) lang: Lang,
    /// None where nothing of it is there.
    pub(crate) hit: Option<MessageHit>,
}

/// The messages of the index and one paste.
pub(crate) struct Messages<'a> {
    reader: &'a Reader,
    measured: Measured<'a>,
    /// Which messages were laid against which lines.
    tried: HashSet<(u32, Range<u32>)>,
}

impl<'a> Messages<'a> {
    pub(crate) fn new(reader: &'a Reader, measured: Measured<'a>) -> Messages<'a> {
        Messages {
            reader,
            measured,
            tried: HashSet::new(),
        }
    }

    pub(crate) fn paste(&self) -> &'a Paste {
        self.measured.paste
    }

    /// The messages whose terms stand together in some lines of the paste, the best first.
    pub(crate) fn retrieve(&self, terms: &[QueryTerm]) -> Vec<Candidate> {
        retrieve::candidates(self.measured.paste, terms, self.reader)
    }

    /// Lays each candidate that was not tried yet against its lines of the paste.
    pub(crate) fn lay(&mut self, candidates: &[Candidate]) -> Result<Vec<Laid>, Error> {
        let tried = &mut self.tried;
        let new = candidates
            .iter()
            .filter(|candidate| tried.insert((candidate.doc, candidate.lines.clone())));
        let reader = self.reader;
        let read = new.map(|candidate| Ok((candidate, reader.message(candidate.doc)?)));
        let laid = together(read)?.into_iter();
        Ok(laid
            .map(|(candidate, message)| self.lay_one(candidate, message))
            .collect())
    }

    fn lay_one(&self, candidate: &Candidate, message: StoredMessage) -> Laid {
        let pattern = Pattern::new(&message.template());
        let skeleton = &self.measured.paste.skeleton;
        // Lines of a message that hold nothing but values are not among those that found it.
        let lines = &candidate.lines;
        let end = (lines.end + pattern.breaks).min(skeleton.lines);
        let chars = skeleton.chars_of(&(lines.start.saturating_sub(pattern.breaks)..end));
        let chars = narrow(&pattern, Window::new(self.measured, &chars), chars);
        let score = score(&pattern, Window::new(self.measured, &chars));
        Laid {
            doc: candidate.doc,
            entry: message.entry,
            lang: message.lang,
            hit: (score > 0).then(|| MessageHit::new(score, chars, pattern, message)),
        }
    }
}
