//! The costs of neighbours, coded small: in a pruned dictionary they are most of the bytes.
//!
//! The costs come from a model that adds up weights of pairs of features, so what tells two
//! rows apart is nearly the same for all columns that are alike, and the other way round. Every
//! row has a *reference*, the row before it that it resembles most, and every column likewise.
//! Of a cost only the residue is written: `cost − cost in the reference row − cost in the
//! reference column + cost where these two meet`.

use crate::bytes::{Reader, Writer};
use crate::error::LexiconError;

/// Writes a matrix of `side` rows and columns.
pub(super) fn write(writer: &mut Writer, costs: &[i16], side: usize) {
    let costs = Square {
        side,
        cells: costs.to_vec(),
    };
    let rows = costs.references();
    let columns = costs.differences(&rows).transposed().references();
    let by_columns = costs.transposed().differences(&columns).transposed();
    // Rows are better chosen by what the columns leave.
    let rows = by_columns.references();
    let residues = by_columns.differences(&rows).cells;
    writer.planes(&rows);
    writer.planes(&columns);
    writer.small_numbers(residues.iter().map(|residue| zigzag(*residue)));
}

/// Reads what [`write`] wrote.
pub(super) fn read(reader: &mut Reader, side: usize) -> Result<Vec<i16>, LexiconError> {
    reader.enter("matrix");
    let rows = references(reader, side)?;
    let columns = references(reader, side)?;
    let residues = reader.small_numbers(side * side)?;
    let residues = Square {
        side,
        cells: residues.into_iter().map(unzigzag).collect(),
    };
    let by_columns = residues.sums(&rows);
    Ok(by_columns.transposed().sums(&columns).transposed().cells)
}

fn references(reader: &mut Reader, side: usize) -> Result<Vec<u16>, LexiconError> {
    let references: Vec<u16> = reader.planes(side)?.collect();
    let mut later = (0..).zip(&references).skip(1);
    if later.any(|(index, reference)| *reference >= index) {
        return Err(reader.corrupt());
    }
    Ok(references)
}

/// 0, −1, 1, −2, … become 0, 1, 2, 3, …
fn zigzag(number: i16) -> u16 {
    ((number << 1) ^ (number >> 15)) as u16
}

fn unzigzag(number: u16) -> i16 {
    (number >> 1) as i16 ^ -((number & 1) as i16)
}

struct Square {
    side: usize,
    cells: Vec<i16>,
}

impl Square {
    fn row(&self, index: usize) -> &[i16] {
        &self.cells[index * self.side..][..self.side]
    }

    fn transposed(&self) -> Square {
        let mut cells = Vec::with_capacity(self.cells.len());
        for column in 0..self.side {
            cells.extend(self.cells.iter().skip(column).step_by(self.side));
        }
        Square { cells, ..*self }
    }

    /// For each row the row before it that it resembles most; 0 for the first.
    fn references(&self) -> Vec<u16> {
        let reference = |index: usize| {
            let mut best = (u32::MAX, 0);
            for candidate in (0..index).rev() {
                let distance = distance(self.row(index), self.row(candidate), best.0);
                best = best.min((distance, candidate as u16));
            }
            best.1
        };
        (0..self.side).map(reference).collect()
    }

    /// Each row but the first less its reference.
    fn differences(&self, references: &[u16]) -> Square {
        let mut cells = self.row(0).to_vec();
        cells.reserve(self.cells.len());
        for (index, reference) in references.iter().enumerate().skip(1) {
            let reference = self.row(usize::from(*reference));
            let pairs = self.row(index).iter().zip(reference);
            cells.extend(pairs.map(|(cost, reference)| cost.wrapping_sub(*reference)));
        }
        Square { cells, ..*self }
    }

    /// Undoes [`Square::differences`].
    fn sums(mut self, references: &[u16]) -> Square {
        for (index, reference) in references.iter().enumerate().skip(1) {
            let (before, row) = self.cells.split_at_mut(index * self.side);
            let reference = &before[usize::from(*reference) * self.side..][..self.side];
            for (cell, reference) in row.iter_mut().zip(reference) {
                *cell = cell.wrapping_add(*reference);
            }
        }
        self
    }
}

/// How many bits it takes, roughly, to tell one row from another; more than `limit` may be any
/// number above it.
fn distance(row: &[i16], other: &[i16], limit: u32) -> u32 {
    const CHUNK: usize = 32;
    let mut bits = 0;
    for (row, other) in row.chunks(CHUNK).zip(other.chunks(CHUNK)) {
        let pairs = row.iter().zip(other);
        bits += pairs
            .map(|(a, b)| u16::BITS - zigzag(a.wrapping_sub(*b)).leading_zeros())
            .sum::<u32>();
        if bits > limit {
            break;
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(costs: &[i16], side: usize) -> Vec<u8> {
        let mut writer = Writer::default();
        write(&mut writer, costs, side);
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes);
        assert_eq!(read(&mut reader, side).as_deref(), Ok(costs));
        assert_eq!(reader.finish(), Ok(()));
        bytes
    }

    #[test]
    fn costs_come_back() {
        there_and_back(&[-434], 1);
        there_and_back(&[i16::MIN, i16::MAX, 0, -1], 2);
        let wild: Vec<i16> = (0..49i32)
            .map(|n| (n * n * 7919 % 65_521 - 32_768) as i16)
            .collect();
        there_and_back(&wild, 7);
    }

    #[test]
    fn what_rows_and_columns_explain_takes_next_to_nothing() {
        let cost = |row: usize, column: usize| ((row % 5) * 900 + (column % 3) * 70) as i16;
        let costs: Vec<i16> = (0..100 * 100).map(|n| cost(n / 100, n % 100)).collect();
        let bytes = there_and_back(&costs, 100);
        let zeros = bytes.iter().filter(|byte| **byte == 0).count();
        assert!(zeros > 9_900, "{zeros} of {}", bytes.len());
    }

    #[test]
    fn a_reference_forward_is_refused() {
        let mut writer = Writer::default();
        writer.planes(&[0, 1]);
        let bytes = writer.finish();
        assert!(references(&mut Reader::new(&bytes), 2).is_err());
    }
}
