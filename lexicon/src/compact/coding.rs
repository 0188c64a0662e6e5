//! The parts of the coding, one after the other.

use super::{matrix, readings, surfaces};
use crate::bytes::{Reader, Writer};
use crate::dictionary::{Dictionary, Rules};
use crate::error::LexiconError;

const MARK: &[u8] = b"naosulex";
const VERSION: u8 = 1;

/// Writes a dictionary; the same dictionary always gives the same bytes.
pub fn encode(dictionary: &Dictionary) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.raw(MARK);
    writer.byte(VERSION);
    dictionary.rules.write(&mut writer);
    matrix::write(
        &mut writer,
        &dictionary.matrix,
        dictionary.rules.classes.len(),
    );
    surfaces::write(&mut writer, dictionary.words.keys());
    readings::write(&mut writer, dictionary);
    writer.finish()
}

/// Reads a dictionary that [`encode`] wrote.
///
/// # Errors
/// When the bytes are no dictionary, of another version, cut off or corrupt. Whatever is
/// returned is whole: every context, inflection and category that it names is there.
pub fn decode(bytes: &[u8]) -> Result<Dictionary, LexiconError> {
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
    let surfaces = surfaces::read(&mut reader)?;
    let words = readings::read(&mut reader, &rules, surfaces)?;
    reader.finish()?;
    Ok(Dictionary {
        rules,
        matrix,
        words,
    })
}
