//! How words that no dictionary lists are guessed from the kinds of their characters.

use lindera_dictionary::dictionary::character_definition::{
    CategoryData, CategoryId, CharacterDefinition, LookupTable,
};

use crate::bytes::{Reader, Writer};
use crate::error::LexiconError;

const LAST_CHARACTER: u32 = char::MAX as u32;
/// Four bits in every dictionary of MeCab's family.
const LONGEST_GUESS: u32 = 15;

/// The kinds of characters (katakana, digits, …) and which characters are of which.
#[derive(Clone)]
pub struct Characters {
    categories: Vec<(String, CategoryData)>,
    /// First character of a range, and the categories of the whole range; the first begins at 0.
    ranges: Vec<(u32, Vec<CategoryId>)>,
}

impl Characters {
    /// Takes over what a dictionary that lindera has read says.
    pub fn of(definition: &CharacterDefinition) -> Characters {
        let categories = definition
            .categories()
            .iter()
            .cloned()
            .zip(definition.category_definitions.iter().copied())
            .collect();
        let mut ranges: Vec<(u32, Vec<CategoryId>)> = Vec::new();
        for character in '\0'..=char::MAX {
            let these = definition.lookup_categories(character);
            if ranges.last().is_none_or(|(_, last)| last != these) {
                ranges.push((character as u32, these.to_vec()));
            }
        }
        Characters { categories, ranges }
    }

    /// How many kinds there are.
    pub fn categories(&self) -> usize {
        self.categories.len()
    }

    /// The same, as lindera wants it.
    pub(crate) fn definition(&self) -> CharacterDefinition {
        let starts = self.ranges.iter().map(|(start, _)| *start).collect();
        let table = LookupTable::from_fn(starts, &|start, row| {
            if let Ok(index) = self
                .ranges
                .binary_search_by_key(&start, |(start, _)| *start)
            {
                row.extend_from_slice(&self.ranges[index].1);
            }
        });
        let (names, data) = self.categories.iter().cloned().unzip();
        CharacterDefinition::new(data, names, table)
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.number(self.categories.len() as u32);
        for (name, data) in &self.categories {
            writer.text(name);
            writer.byte(u8::from(data.invoke) | u8::from(data.group) << 1);
            writer.number(data.length);
        }
        writer.number(self.ranges.len() as u32);
        let mut previous = 0;
        for (start, row) in &self.ranges {
            writer.number(start - previous);
            previous = *start;
            writer.byte(row.len() as u8);
            for category in row {
                writer.byte(category.0 as u8);
            }
        }
    }

    pub(crate) fn read(reader: &mut Reader) -> Result<Characters, LexiconError> {
        reader.enter("kinds of characters");
        let mut categories = Vec::new();
        for _ in 0..reader.count()? {
            let name = reader.text()?.to_owned();
            let flags = reader.byte()?;
            let data = CategoryData {
                invoke: flags & 1 != 0,
                group: flags & 2 != 0,
                length: reader.number()?,
            };
            if data.length > LONGEST_GUESS {
                return Err(reader.corrupt());
            }
            categories.push((name, data));
        }
        let mut ranges: Vec<(u32, Vec<CategoryId>)> = Vec::new();
        for _ in 0..reader.count()? {
            let step = reader.number()?;
            let start = match ranges.last() {
                None if step == 0 => 0,
                Some((last, _)) if step > 0 && step <= LAST_CHARACTER - last => last + step,
                _ => return Err(reader.corrupt()),
            };
            let length = usize::from(reader.byte()?);
            let row: Vec<_> = reader
                .raw(length)?
                .iter()
                .map(|category| CategoryId(usize::from(*category)))
                .collect();
            // The segmenter takes the first category of every character.
            if row.is_empty() || row.iter().any(|category| category.0 >= categories.len()) {
                return Err(reader.corrupt());
            }
            ranges.push((start, row));
        }
        if ranges.is_empty() {
            return Err(reader.corrupt());
        }
        Ok(Characters { categories, ranges })
    }
}
