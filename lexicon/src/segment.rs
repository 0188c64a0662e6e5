//! The loaded dictionary, and cutting text with it.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::token::Token;
use lindera::worker::SegmentWorker;
use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::metadata::Metadata;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::util::Data;

use crate::compact::decode;
use crate::dictionary::{Class, Rules};
use crate::error::LexiconError;
use crate::image::{Image, form_of};
use crate::morpheme::Morpheme;

/// A loaded dictionary with its segmenter. Cloning is cheap: clones share everything.
#[derive(Clone)]
pub struct Lexicon {
    inner: Arc<Inner>,
}

struct Inner {
    segmenter: Segmenter,
    rules: Rules,
    forms: Data,
    closed: Data,
    /// Segmenters' scratch memory, kept for the next text; one for each thread at work.
    idle: Mutex<Vec<SegmentWorker>>,
}

impl Lexicon {
    /// Loads a dictionary, full or pruned, from the compact coding.
    ///
    /// # Errors
    /// When the bytes are no dictionary, of another version, cut off or corrupt.
    pub fn load(compact: &[u8]) -> Result<Lexicon, LexiconError> {
        Lexicon::assemble(Image::of(decode(compact)?)?)
    }

    /// Uses an image made by [`crate::expand`] in place. The image should begin at a multiple of
    /// 16 bytes; a part of it is copied otherwise.
    ///
    /// # Errors
    /// When the bytes are no image.
    pub fn from_image(image: &'static [u8]) -> Result<Lexicon, LexiconError> {
        Lexicon::assemble(Image::within(image)?)
    }

    fn assemble(image: Image) -> Result<Lexicon, LexiconError> {
        let unusable = |error: lindera_dictionary::error::LinderaError| {
            LexiconError::Unusable(error.to_string())
        };
        let rules = image.rules()?;
        // Inflections are looked up here, not in lindera's details of words.
        let no_details = Vec::new;
        let prefixes = PrefixDictionary::load(
            image.trie,
            image.starts,
            image.readings,
            no_details(),
            no_details(),
        );
        let dictionary = Dictionary {
            prefix_dictionary: Arc::new(prefixes.map_err(unusable)?),
            connection_cost_matrix: Arc::new(
                ConnectionCostMatrix::load(image.matrix).map_err(unusable)?,
            ),
            character_definition: Arc::new(rules.characters.definition()),
            unknown_dictionary: Arc::new(rules.unknown()),
            metadata: Arc::new(Metadata::default()),
        };
        Ok(Lexicon {
            inner: Arc::new(Inner {
                segmenter: Segmenter::new(Mode::Normal, dictionary, None),
                rules,
                forms: image.forms,
                closed: image.closed,
                idle: Mutex::new(Vec::new()),
            }),
        })
    }

    /// Cuts a text, normalised before, into its morphemes, in their order; white space is left
    /// out. Line ends, tabs, `。` and `、` always end a morpheme.
    pub fn segment(&self, text: &str) -> Vec<Morpheme> {
        let worker = self.idle().pop();
        let mut worker = worker.unwrap_or_else(|| self.inner.segmenter.new_worker());
        let morphemes = match worker.segment(text) {
            Ok(tokens) => tokens.iter().map(|token| self.morpheme(token)).collect(),
            // Only a broken user dictionary makes lindera fail here, and there is none.
            Err(_) => Vec::new(),
        };
        self.idle().push(worker);
        morphemes
    }

    fn idle(&self) -> MutexGuard<'_, Vec<SegmentWorker>> {
        self.inner
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn morpheme(&self, token: &Token) -> Morpheme {
        let surface = token.surface.as_ref();
        let known = !token.word_id.is_unknown();
        let word = token.word_id.id();
        let (base, function) = if known {
            let form = self.rules().form(form_of(self.forms(), word));
            let base = if form.is_identity() {
                None
            } else {
                form.base_of(surface)
            };
            (base, self.is_function(word))
        } else {
            (None, !surface.contains(char::is_alphanumeric))
        };
        Morpheme {
            span: token.byte_start..token.byte_end,
            base,
            function,
            known,
        }
    }

    fn is_function(&self, word: u32) -> bool {
        let context = self
            .prefixes()
            .vals_data
            .get(word as usize * crate::image::READING + 6..)
            .and_then(|rest| rest.first_chunk())
            .map_or(0, |context| u16::from_le_bytes(*context));
        self.rules().class(context) == Class::Function
    }

    pub(crate) fn rules(&self) -> &Rules {
        &self.inner.rules
    }

    pub(crate) fn forms(&self) -> &[u8] {
        &self.inner.forms
    }

    pub(crate) fn closed(&self) -> &[u8] {
        &self.inner.closed
    }

    pub(crate) fn prefixes(&self) -> &PrefixDictionary {
        &self.inner.segmenter.dictionary.prefix_dictionary
    }

    pub(crate) fn matrix(&self) -> &ConnectionCostMatrix {
        &self.inner.segmenter.dictionary.connection_cost_matrix
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon")
            .field("contexts", &self.rules().classes.len())
            .finish_non_exhaustive()
    }
}
