//! The compact coding of a dictionary: for the repository and for the wire.
//!
//! It is meant to be compressed afterwards (gzip, brotli), so it puts like beside like instead
//! of packing bits. Numbers are of seven bits a byte, the low ones first; a *plane pair* is a
//! column of 16-bit numbers as all its low bytes, then all its high bytes; *small numbers* are a
//! column of 16-bit numbers of which most fit a byte (`Writer::small_numbers`).
//!
//! | part | bytes |
//! |---|---|
//! | mark | `naosulex`, then the version of the coding |
//! | rules | classes of the contexts, inflections, kinds of characters, unknown words |
//! | matrix | the references of its rows and columns (plane pairs), then residues: see `matrix.rs` |
//! | surfaces | their number; how many bytes each shares with the one before; how many it adds; these bytes |
//! | readings | how many each surface has; contexts (plane pair); costs (plane pair); inflections |
//!
//! An inflection is 0 where it is that of the reading before it in the same context, else one
//! more than its index. Full and pruned dictionaries differ in nothing but their length.

mod matrix;

use std::collections::BTreeMap;

use crate::LexiconError;
use crate::bytes::{Reader, Writer};
use crate::vocabulary::{Entry, Rules, Vocabulary};

const MARK: &[u8] = b"naosulex";
const VERSION: u8 = 1;

/// Writes a dictionary; the same dictionary always gives the same bytes.
pub fn encode(vocabulary: &Vocabulary) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.raw(MARK);
    writer.byte(VERSION);
    vocabulary.rules.write(&mut writer);
    matrix::write(
        &mut writer,
        &vocabulary.matrix,
        vocabulary.rules.classes.len(),
    );
    write_surfaces(&mut writer, vocabulary.words.keys());
    write_readings(&mut writer, vocabulary);
    writer.finish()
}

/// Reads a dictionary that [`encode`] wrote.
///
/// # Errors
/// When the bytes are no dictionary, of another version, cut off or corrupt. Whatever is
/// returned is whole: every context, inflection and category that it names is there.
pub fn decode(bytes: &[u8]) -> Result<Vocabulary, LexiconError> {
    let mut reader = Reader::new(bytes);
    if reader.raw(MARK.len()) != Ok(MARK) {
        return Err(LexiconError::NotADictionary);
    }
    let found = reader.byte()?;
    if found != VERSION {
        return Err(LexiconError::Version {
            found,
            expected: VERSION,
        });
    }
    let rules = Rules::read(&mut reader)?;
    let matrix = matrix::read(&mut reader, rules.classes.len())?;
    let surfaces = read_surfaces(&mut reader)?;
    let words = read_readings(&mut reader, &rules, surfaces)?;
    reader.finish()?;
    Ok(Vocabulary {
        rules,
        matrix,
        words,
    })
}

fn write_surfaces<'a>(writer: &mut Writer, surfaces: impl ExactSizeIterator<Item = &'a String>) {
    writer.number(surfaces.len() as u32);
    let (mut shared, mut added, mut bytes) = <(Writer, Writer, Writer)>::default();
    let mut previous = "";
    for surface in surfaces {
        let common = previous
            .bytes()
            .zip(surface.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        shared.number(common as u32);
        added.number((surface.len() - common) as u32);
        bytes.raw(&surface.as_bytes()[common..]);
        previous = surface;
    }
    writer.raw(&shared.finish());
    writer.raw(&added.finish());
    writer.raw(&bytes.finish());
}

fn read_surfaces(reader: &mut Reader) -> Result<Vec<String>, LexiconError> {
    reader.enter("surfaces");
    let count = reader.count()?;
    let mut column = || -> Result<Vec<usize>, LexiconError> {
        (0..count)
            .map(|_| reader.number().map(|length| length as usize))
            .collect()
    };
    let (shared, added) = (column()?, column()?);
    let mut surfaces: Vec<String> = Vec::with_capacity(count);
    let mut current: Vec<u8> = Vec::new();
    for (shared, added) in shared.into_iter().zip(added) {
        if shared > current.len() {
            return Err(reader.corrupt());
        }
        current.truncate(shared);
        current.extend_from_slice(reader.raw(added)?);
        let surface = std::str::from_utf8(&current).map_err(|_| reader.corrupt())?;
        // The trie takes no NUL, and the readings count on ascending order without repeats.
        let ascends = surfaces.last().is_none_or(|last| last.as_str() < surface);
        if surface.is_empty() || surface.contains('\0') || !ascends {
            return Err(reader.corrupt());
        }
        surfaces.push(surface.to_owned());
    }
    Ok(surfaces)
}

fn write_readings(writer: &mut Writer, vocabulary: &Vocabulary) {
    for entries in vocabulary.words.values() {
        writer.number(entries.len() as u32);
    }
    let entries = || vocabulary.words.values().flatten();
    let contexts: Vec<u16> = entries().map(|entry| entry.context).collect();
    let costs: Vec<u16> = entries().map(|entry| entry.cost as u16).collect();
    writer.planes(&contexts);
    writer.planes(&costs);
    let mut last = vec![0; vocabulary.rules.classes.len()];
    for entry in entries() {
        let last = &mut last[usize::from(entry.context)];
        let same = *last == entry.form;
        writer.number(if same { 0 } else { u32::from(entry.form) + 1 });
        *last = entry.form;
    }
}

fn read_readings(
    reader: &mut Reader,
    rules: &Rules,
    surfaces: Vec<String>,
) -> Result<BTreeMap<String, Vec<Entry>>, LexiconError> {
    reader.enter("readings");
    let mut counts = Vec::with_capacity(surfaces.len());
    let mut total = 0usize;
    for _ in &surfaces {
        let count = reader.count()?;
        total += count;
        counts.push(count);
    }
    let mut contexts = reader.planes(total)?;
    let mut costs = reader.planes(total)?;
    let mut last = vec![0u16; rules.classes.len()];
    let mut words = Vec::with_capacity(surfaces.len());
    for (surface, count) in surfaces.into_iter().zip(counts) {
        let mut entries = Vec::with_capacity(count);
        for _ in 0..count {
            let (Some(context), Some(cost)) = (contexts.next(), costs.next()) else {
                return Err(reader.corrupt());
            };
            let code = reader.number()?;
            let last = last
                .get_mut(usize::from(context))
                .ok_or_else(|| reader.corrupt())?;
            if let Some(form) = code.checked_sub(1) {
                *last = form as u16;
                if form as usize >= rules.forms.len() {
                    return Err(reader.corrupt());
                }
            }
            entries.push(Entry {
                context,
                cost: cost as i16,
                form: *last,
            });
        }
        words.push((surface, entries));
    }
    Ok(words.into_iter().collect())
}
