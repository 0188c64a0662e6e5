//! A message that a program shows.

use crate::{Lang, Localised, Template};

/// A message of an entry: the same text in each language, with its codes.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// The template in each language.
    pub text: Localised<Template>,
    /// Wordings that the program no longer has, or does not have yet, in some versions.
    pub former: Vec<Localised<Template>>,
    /// The codes that go with it (`0x80070005`, `TS2322`, `ORA-00942`), as they are written.
    pub codes: Vec<String>,
}

impl Message {
    /// Every wording, today's first, with its language.
    pub fn wordings(&self) -> impl Iterator<Item = (Lang, &Template)> {
        let former = self.former.iter().flat_map(Localised::iter);
        self.text.iter().chain(former)
    }

    /// The languages in which the message has a text.
    pub fn langs(&self) -> impl Iterator<Item = Lang> {
        self.text.iter().map(|(lang, _)| lang)
    }
}
