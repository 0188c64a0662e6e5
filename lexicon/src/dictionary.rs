//! All that a dictionary says, in the open: what the codings write and read.

use std::collections::BTreeMap;

use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::viterbi::{LexType, WordEntry, WordId};

use crate::bytes::{Reader, Writer};
use crate::characters::Characters;
use crate::error::LexiconError;
use crate::form::Form;

/// What kind of words stand in a context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Nouns, adverbs and all else that anyone can coin.
    Open,
    /// Verbs and adjectives: open, and inflected.
    Inflected,
    /// Few and common, but with a meaning: prefixes, suffixes, pronouns, conjunctions.
    Closed,
    /// Particles, auxiliaries and symbols.
    Function,
}

impl Class {
    const ALL: [Class; 4] = [
        Class::Open,
        Class::Inflected,
        Class::Closed,
        Class::Function,
    ];

    /// Whether nobody coins such words, so that a list of them can be complete.
    pub fn is_closed(self) -> bool {
        matches!(self, Class::Closed | Class::Function)
    }
}

/// One reading of a surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its part of speech, to the matrix: a row and a column there.
    pub context: u16,
    /// The dearer, the less likely.
    pub cost: i16,
    /// Its inflection, in [`Rules::forms`].
    pub form: u16,
}

/// A reading for words that are in no dictionary, by the kind of their characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// The kind of characters.
    pub category: u8,
    /// As in [`Entry`].
    pub context: u16,
    /// As in [`Entry`].
    pub cost: i16,
}

/// What holds for all words.
pub struct Rules {
    /// The class of each context.
    pub classes: Vec<Class>,
    /// All inflections; the first is that of words which are their own base form.
    pub forms: Vec<Form>,
    /// Kinds of characters.
    pub characters: Characters,
    /// Readings of unknown words, in the dictionary's order.
    pub guesses: Vec<Guess>,
}

/// A whole dictionary.
pub struct Dictionary {
    /// What holds for all words.
    pub rules: Rules,
    /// What it costs that a word follows another: the row is the context of the following word,
    /// the column that of the word before; as many of both as there are classes.
    pub matrix: Vec<i16>,
    /// Each surface with its readings, in the dictionary's order (it decides ties).
    pub words: BTreeMap<String, Vec<Entry>>,
}

impl Rules {
    /// The class of a context, [`Class::Open`] for one that is not there.
    pub fn class(&self, context: u16) -> Class {
        let class = self.classes.get(usize::from(context));
        class.copied().unwrap_or(Class::Open)
    }

    /// An inflection; the first one instead of one that is not there.
    pub fn form(&self, form: u16) -> &Form {
        let form = self.forms.get(usize::from(form));
        form.or(self.forms.first()).unwrap_or(Form::NONE)
    }

    /// The readings of unknown words, as lindera wants them.
    pub(crate) fn unknown(&self) -> UnknownDictionary {
        let mut category_references = vec![Vec::new(); self.characters.categories()];
        for (id, guess) in (0..).zip(&self.guesses) {
            if let Some(references) = category_references.get_mut(usize::from(guess.category)) {
                references.push(id);
            }
        }
        let costs = (0..).zip(&self.guesses).map(|(id, guess)| {
            let id = WordId::new(LexType::Unknown, id);
            WordEntry::new(id, guess.cost, guess.context, guess.context)
        });
        UnknownDictionary {
            category_references,
            costs: costs.collect(),
            words_idx_data: Vec::new(),
            words_data: Vec::new(),
        }
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.number(self.classes.len() as u32);
        for class in &self.classes {
            writer.byte(*class as u8);
        }
        writer.number(self.forms.len() as u32);
        for form in &self.forms {
            writer.text(&form.surface);
            writer.text(&form.base);
        }
        self.characters.write(writer);
        writer.number(self.guesses.len() as u32);
        for guess in &self.guesses {
            writer.byte(guess.category);
            writer.number(u32::from(guess.context));
            writer.number(u32::from(guess.cost as u16));
        }
    }

    pub(crate) fn read(reader: &mut Reader) -> Result<Rules, LexiconError> {
        reader.enter("parts of speech");
        let classes = reader.count()?;
        // lindera keeps the size of the matrix in 15 bits.
        if classes == 0 || classes > i16::MAX as usize {
            return Err(reader.corrupt());
        }
        let classes: Vec<Class> = reader
            .raw(classes)?
            .iter()
            .map(|class| Class::ALL.get(usize::from(*class)).copied())
            .collect::<Option<_>>()
            .ok_or_else(|| reader.corrupt())?;
        reader.enter("inflections");
        let mut forms = Vec::new();
        for _ in 0..reader.count()? {
            let surface = reader.text()?.to_owned();
            let base = reader.text()?.to_owned();
            forms.push(Form { surface, base });
        }
        if !forms.first().is_some_and(Form::is_identity) || forms.len() > usize::from(u16::MAX) {
            return Err(reader.corrupt());
        }
        let characters = Characters::read(reader)?;
        reader.enter("unknown words");
        let mut guesses = Vec::new();
        for _ in 0..reader.count()? {
            let category = reader.byte()?;
            let context = reader.number()?;
            let cost = reader.number()?;
            match (u16::try_from(context), u16::try_from(cost)) {
                (Ok(context), Ok(cost))
                    if usize::from(context) < classes.len()
                        && usize::from(category) < characters.categories() =>
                {
                    guesses.push(Guess {
                        category,
                        context,
                        cost: cost as i16,
                    });
                }
                _ => return Err(reader.corrupt()),
            }
        }
        Ok(Rules {
            classes,
            forms,
            characters,
            guesses,
        })
    }
}
