//! Something for each word of a closed vocabulary.

use naosu_vocabulary::Vocabulary;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
};
use std::{fmt, marker::PhantomData};

/// Something for each word of a closed vocabulary, as a map from their names.
///
/// *Invariant*: one value for each of `W::WORDS`, in their order. Reading a map with a word too
/// few or too many fails.
#[derive(Clone, Debug)]
pub struct ByWord<W, T> {
    values: Vec<T>,
    word: PhantomData<W>,
}

impl<W: Vocabulary, T> ByWord<W, T> {
    /// What `f` makes of each word.
    ///
    /// # Errors
    /// The first thing that `f` fails with.
    pub fn try_new<E>(f: impl FnMut(W) -> Result<T, E>) -> Result<ByWord<W, T>, E> {
        let values = W::WORDS.iter().copied().map(f).collect::<Result<_, E>>()?;
        Ok(ByWord {
            values,
            word: PhantomData,
        })
    }

    /// What there is for a word.
    pub fn get(&self, word: W) -> &T {
        let mut words = W::WORDS.iter();
        let at = words.position(|other| other.name() == word.name());
        &self.values[at.unwrap_or_default()]
    }

    /// Each word with what there is for it.
    pub fn iter(&self) -> impl Iterator<Item = (W, &T)> {
        W::WORDS.iter().copied().zip(&self.values)
    }
}

impl<W: Vocabulary, T: Serialize> Serialize for ByWord<W, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(word, value)| (word.name(), value)))
    }
}

impl<'de, W: Vocabulary, T: Deserialize<'de>> Deserialize<'de> for ByWord<W, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Words(PhantomData))
    }
}

struct Words<W, T>(PhantomData<(W, T)>);

impl<'de, W: Vocabulary, T: Deserialize<'de>> Visitor<'de> for Words<W, T> {
    type Value = ByWord<W, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value for each word")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ByWord<W, T>, A::Error> {
        let mut values: Vec<Option<T>> = W::WORDS.iter().map(|_| None).collect();
        while let Some(name) = map.next_key::<String>()? {
            let mut words = W::WORDS.iter();
            match words.position(|word| word.name() == name) {
                Some(at) => values[at] = Some(map.next_value()?),
                None => return Err(Error::custom(format_args!("`{name}` is no word of these"))),
            }
        }
        let mut values = values.into_iter();
        ByWord::try_new(|word: W| {
            let missing = || Error::custom(format_args!("`{}` is missing", word.name()));
            values.next().flatten().ok_or_else(missing)
        })
    }
}
