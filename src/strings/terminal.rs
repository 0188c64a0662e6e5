//! What `naosu find` says.

use super::texts::texts;

texts! {
    /// What an answer says in a terminal.
    Terminal { to_do, others, by_words, nothing, nearest, also, repaired, explain: Explain, }
}

texts! {
    /// Why an entry stands where it stands, in sentences; `{…}` are filled in.
    Explain { head, whole, part, among, code, title, body, legend, }
}
