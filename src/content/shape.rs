//! What a TOML file may say: its keys, each with the shape of its value.
//!
//! Nobody writes these down: the readers in `parse/` note them as they ask for keys. The JSON
//! Schemas and the tables of `docs/format.md` are made from them.

use naosu_vocabulary::{Kind, Vocabulary};

/// A key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub doc: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether it must be there.
    pub needed: bool,
}

/// What a value looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Any string.
    String,
    /// An address that begins with one of these, without white space.
    Address(&'static [&'static str]),
    /// A colour: `#1f4e79`.
    Colour,
    /// `true` or `false`; `false` if left out.
    Flag,
    /// A whole number that is not negative.
    Count,
    /// A day.
    Date,
    /// The name of something in the site.
    Name(Whose),
    /// A word of a closed vocabulary.
    Word(Words),
    /// A table with a string a language.
    Text {
        /// Whether it may say nothing in every language.
        may_be_blank: bool,
    },
    /// One of two shapes.
    Either(Box<Shape>, Box<Shape>),
    /// A list.
    List {
        /// What each element looks like.
        of: Box<Shape>,
        /// Whether no element may stand twice.
        distinct: bool,
        /// How many elements there must be.
        least: u32,
    },
    /// Two values, from and to.
    Range(Box<Shape>),
    /// A table with these keys.
    Table(Vec<Key>),
    /// A table whose keys are free.
    Named(Box<Shape>),
}

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// An entry: its id. Of a kind, if only such may be named.
    Entry(Option<Kind>),
    /// An owner of the settings.
    Owner,
    /// A product of the settings.
    Product,
    /// A slot of messages.
    Slot,
}

/// The words that a value is one of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Each word with what it means.
    pub all: Vec<(&'static str, &'static str)>,
    /// The word that counts where the key is left out.
    pub default: Option<&'static str>,
}

impl Words {
    /// The words of a closed vocabulary.
    pub(super) fn of<T: Vocabulary>(default: Option<T>) -> Words {
        let words = T::WORDS.iter();
        Words {
            all: words.map(|word| (word.name(), word.meaning())).collect(),
            default: default.map(Vocabulary::name),
        }
    }
}

impl Shape {
    /// A list of such values.
    pub(super) fn list(self) -> Shape {
        Shape::List {
            of: Box::new(self),
            distinct: false,
            least: 0,
        }
    }

    /// A value of this shape or of the other.
    pub(super) fn or(self, other: Shape) -> Shape {
        Shape::Either(Box::new(self), Box::new(other))
    }
}
