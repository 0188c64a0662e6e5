//! The surfaces of a dictionary, coded by what each shares with the one before (front coding).

use crate::bytes::{Reader, Writer};
use crate::error::LexiconError;

/// Writes the surfaces, which ascend.
pub(super) fn write<'a>(writer: &mut Writer, surfaces: impl ExactSizeIterator<Item = &'a String>) {
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

/// Reads what [`write`] wrote. *Invariant*: the surfaces ascend, and none is empty.
pub(super) fn read(reader: &mut Reader) -> Result<Vec<String>, LexiconError> {
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
