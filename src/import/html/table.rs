//! A table on its way from HTML to Markdown.

/// Rows of cells. What is written while it is open goes into the last cell.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
    /// What stands outside of any cell: captions, and mistakes.
    before: String,
}

impl Table {
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(super) fn cell(&mut self) {
        match self.rows.last_mut() {
            Some(row) => row.push(String::new()),
            None => self.rows.push(vec![String::new()]),
        }
    }

    pub(super) fn text(&self) -> &str {
        let cell = self.rows.last().and_then(|row| row.last());
        cell.unwrap_or(&self.before)
    }

    pub(super) fn text_mut(&mut self) -> &mut String {
        let cell = self.rows.last_mut().and_then(|row| row.last_mut());
        cell.unwrap_or(&mut self.before)
    }

    pub(super) fn markdown(self) -> String {
        let rows: Vec<Vec<String>> = self
            .rows
            .into_iter()
            .filter(|row| !row.is_empty())
            .collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut text = self.before.trim().to_owned();
        // A table of one column is a layout, no table.
        if width < 2 {
            for cell in rows.iter().flatten() {
                text = format!("{text}\n\n{}", cell.trim());
            }
            return text.trim().to_owned();
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        for (number, row) in rows.iter().enumerate() {
            text.push('|');
            for column in 0..width {
                let cell = row.get(column).map_or("", |cell| cell.trim());
                let cell = cell.replace('|', "\\|").replace('\n', " ");
                text.push_str(&format!(" {cell} |"));
            }
            text.push('\n');
            if number == 0 {
                text.push_str(&format!("|{}\n", " --- |".repeat(width)));
            }
        }
        text.trim_end().to_owned()
    }
}
