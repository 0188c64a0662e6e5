//! What `naosu find` says.

use super::texts::texts;

texts! {
    /// What an answer says in a terminal.
    Terminal { to_do, others, also, variants, line, by_words, nothing, nearest, also_searched, repaired, explain: Explain, }
}

impl Terminal {
    /// Where a message stands in a paste.
    pub fn line_of(&self, line: usize, lines: usize) -> String {
        let text = self.line.replace("{lines}", &lines.to_string());
        text.replace("{line}", &line.to_string())
    }
}

texts! {
    /// Why an entry stands where it stands, in sentences; `{…}` are filled in.
    Explain { head, whole, part, among, code, title, body, legend, }
}
