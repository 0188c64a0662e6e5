//! The ready form of a dictionary: what the segmenter walks over in place, without reading it
//! first. It is many times the size of the compact coding and loads in no time.
//!
//! An image is a table of the sections' offsets and lengths (little-endian, 32 bits each), then
//! the sections, each at a multiple of 16 bytes. Images are made from checked dictionaries by
//! the program that uses them, so they are not checked in depth again.

use std::collections::BTreeMap;

use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::util::Data;

use crate::bytes::{Reader, Writer};
use crate::compact::decode;
use crate::dictionary::{Class, Dictionary, Rules};
use crate::error::LexiconError;

const SECTIONS: usize = 7;
const ALIGNMENT: usize = 16;
/// Bytes of a reading in [`Image::readings`]: word id (4), cost, context to the left, to the right.
pub(crate) const READING: usize = 10;

/// The sections, wherever they are.
pub(crate) struct Image {
    /// [`Rules`], coded.
    pub(crate) rules: Data,
    /// Surface → its ordinal.
    pub(crate) trie: Data,
    /// Ordinal → where its readings begin.
    pub(crate) starts: Data,
    /// Fixed records; their numbers are the word ids.
    pub(crate) readings: Data,
    /// Word id → inflection, 16 bits each.
    pub(crate) forms: Data,
    /// Costs of neighbours, in lindera's layout.
    pub(crate) matrix: Data,
    /// Surfaces of all words of the closed classes, each with its length before it.
    pub(crate) closed: Data,
}

/// Turns a dictionary in the compact coding into an image, for [`crate::Lexicon::from_image`].
///
/// # Errors
/// As [`crate::Lexicon::load`].
pub fn expand(compact: &[u8]) -> Result<Vec<u8>, LexiconError> {
    let image = Image::of(decode(compact)?)?;
    let sections = [
        &image.rules,
        &image.trie,
        &image.starts,
        &image.readings,
        &image.forms,
        &image.matrix,
        &image.closed,
    ];
    let mut bytes = vec![0; SECTIONS * 8];
    for (index, section) in sections.into_iter().enumerate() {
        bytes.resize(bytes.len().next_multiple_of(ALIGNMENT), 0);
        let place = [bytes.len() as u32, section.len() as u32];
        for (half, number) in place.into_iter().enumerate() {
            let at = index * 8 + half * 4;
            bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(section);
    }
    Ok(bytes)
}

impl Image {
    /// Lays a dictionary out.
    pub(crate) fn of(dictionary: Dictionary) -> Result<Image, LexiconError> {
        let Dictionary {
            rules,
            matrix,
            words,
        } = dictionary;
        let (mut starts, mut readings, mut forms) = <(Vec<u8>, Vec<u8>, Vec<u8>)>::default();
        let mut closed = Writer::default();
        let mut next = 0u32;
        for (surface, entries) in &words {
            starts.extend(next.to_le_bytes());
            for entry in entries {
                readings.extend(next.to_le_bytes());
                readings.extend(entry.cost.to_le_bytes());
                readings.extend(entry.context.to_le_bytes());
                readings.extend(entry.context.to_le_bytes());
                forms.extend(entry.form.to_le_bytes());
                next += 1;
            }
            let mut classes = entries.iter().map(|entry| rules.class(entry.context));
            if classes.any(Class::is_closed) {
                closed.text(surface);
            }
        }
        starts.extend(next.to_le_bytes());
        // Only the keys matter to the trie; the records stand above.
        let keys: BTreeMap<_, _> = words.into_keys().map(|key| (key, Vec::new())).collect();
        let (trie, _) = PrefixDictionary::serialize_trie(&keys)
            .map_err(|error| LexiconError::Unusable(error.to_string()))?;
        let side = rules.classes.len() as i16;
        let head = [-1, side, side];
        let costs = head.iter().chain(&matrix);
        let mut coded = Writer::default();
        rules.write(&mut coded);
        Ok(Image {
            rules: coded.finish().into(),
            trie: trie.into(),
            starts: starts.into(),
            readings: readings.into(),
            forms: forms.into(),
            matrix: costs
                .flat_map(|cost| cost.to_le_bytes())
                .collect::<Vec<_>>()
                .into(),
            closed: closed.finish().into(),
        })
    }

    /// Finds the sections in an image that [`expand`] made.
    pub(crate) fn within(bytes: &'static [u8]) -> Result<Image, LexiconError> {
        let section = |index: usize| -> Result<Data, LexiconError> {
            let number = |at: usize| {
                let number: Option<[u8; 4]> = bytes.get(at..at + 4)?.try_into().ok();
                number.map(|number| u32::from_le_bytes(number) as usize)
            };
            let place = number(index * 8).zip(number(index * 8 + 4));
            place
                .and_then(|(start, length)| bytes.get(start..)?.get(..length))
                .map(Data::from)
                .ok_or(LexiconError::Truncated { part: "image" })
        };
        Ok(Image {
            rules: section(0)?,
            trie: section(1)?,
            starts: section(2)?,
            readings: section(3)?,
            forms: section(4)?,
            matrix: section(5)?,
            closed: section(6)?,
        })
    }

    /// What holds for all words.
    pub(crate) fn rules(&self) -> Result<Rules, LexiconError> {
        let mut reader = Reader::new(&self.rules);
        let rules = Rules::read(&mut reader)?;
        reader.finish()?;
        Ok(rules)
    }
}

/// The inflection of a word; the first one (that of words which have none) for ids unknown.
pub(crate) fn form_of(forms: &[u8], word: u32) -> u16 {
    let at = word as usize * 2;
    let form = forms.get(at..at + 2).and_then(|form| form.try_into().ok());
    form.map_or(0, u16::from_le_bytes)
}

/// The surfaces of the closed classes.
pub(crate) fn closed_surfaces(closed: &[u8]) -> impl Iterator<Item = &str> {
    let mut reader = Reader::new(closed);
    std::iter::from_fn(move || reader.text().ok())
}
