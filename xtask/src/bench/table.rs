//! Tables as they are printed: Markdown, for pasting into notes.

use std::fmt;

/// A table with a heading over each column.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new<const N: usize>(head: [&str; N]) -> Table {
        Table {
            rows: vec![head.map(str::to_owned).to_vec()],
        }
    }

    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.to_vec());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.rows[0].len();
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                self.rows
                    .iter()
                    .map(|row| row[column].chars().count())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        for (number, row) in self.rows.iter().enumerate() {
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                match column {
                    0 => write!(f, "| {cell:<width$} ")?,
                    _ => write!(f, "| {cell:>width$} ")?,
                }
            }
            writeln!(f, "|")?;
            if number == 0 {
                for (column, width) in widths.iter().enumerate() {
                    let side = if column == 0 { "-" } else { ":" };
                    write!(f, "|{:-<width$}-{side}", "")?;
                }
                writeln!(f, "|")?;
            }
        }
        Ok(())
    }
}

/// A part of a whole, to three places; nothing of nothing is a dash.
pub(crate) fn share(part: f64, whole: usize) -> String {
    match whole {
        0 => "–".to_owned(),
        _ => format!("{:.3}", part / whole as f64),
    }
}
