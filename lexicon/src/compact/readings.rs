//! The readings of a dictionary's surfaces, as columns.

use std::collections::BTreeMap;

use crate::bytes::{Reader, Writer};
use crate::dictionary::{Dictionary, Entry, Rules};
use crate::error::LexiconError;

/// Writes the readings of all surfaces, in their order.
pub(super) fn write(writer: &mut Writer, dictionary: &Dictionary) {
    for entries in dictionary.words.values() {
        writer.number(entries.len() as u32);
    }
    let entries = || dictionary.words.values().flatten();
    let contexts: Vec<u16> = entries().map(|entry| entry.context).collect();
    let costs: Vec<u16> = entries().map(|entry| entry.cost as u16).collect();
    writer.planes(&contexts);
    writer.planes(&costs);
    let mut last = vec![0; dictionary.rules.classes.len()];
    for entry in entries() {
        let last = &mut last[usize::from(entry.context)];
        let same = *last == entry.form;
        writer.number(if same { 0 } else { u32::from(entry.form) + 1 });
        *last = entry.form;
    }
}

/// Reads what [`write`] wrote, for these surfaces.
pub(super) fn read(
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
