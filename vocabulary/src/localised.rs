//! Something said in one or more languages.

use crate::Lang;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
};
use std::{fmt, marker::PhantomData};

/// Something said in one or more languages: `{ ja = "…", en = "…" }`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Localised<T> {
    /// By [`Lang`], in its order.
    said: [Option<T>; Lang::COUNT],
}

impl<T> Default for Localised<T> {
    fn default() -> Self {
        Localised {
            said: Lang::ALL.map(|_| None),
        }
    }
}

impl<T> Localised<T> {
    /// What is said in `lang`, if anything.
    pub fn get(&self, lang: Lang) -> Option<&T> {
        self.said[lang as usize].as_ref()
    }

    /// Says `value` in `lang`, in place of what was said before.
    pub fn set(&mut self, lang: Lang, value: T) {
        self.said[lang as usize] = Some(value);
    }

    /// What is said in `lang`, else in another language, with the language it is in.
    pub fn get_or_other(&self, lang: Lang) -> Option<(Lang, &T)> {
        let said = self.get(lang).map(|value| (lang, value));
        said.or_else(|| self.iter().next())
    }

    /// Whether nothing is said in any language.
    pub fn is_empty(&self) -> bool {
        self.said.iter().all(Option::is_none)
    }

    /// Each language in which something is said, with it.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        let said = Lang::ALL.into_iter().zip(&self.said);
        said.filter_map(|(lang, value)| Some((lang, value.as_ref()?)))
    }

    /// The same with everything said passed through `f`.
    pub fn map<U>(&self, mut f: impl FnMut(Lang, &T) -> U) -> Localised<U> {
        Localised {
            said: Lang::ALL.map(|lang| self.get(lang).map(|value| f(lang, value))),
        }
    }
}

impl<T> FromIterator<(Lang, T)> for Localised<T> {
    fn from_iter<I: IntoIterator<Item = (Lang, T)>>(values: I) -> Self {
        let mut localised = Localised::default();
        for (lang, value) in values {
            localised.set(lang, value);
        }
        localised
    }
}

impl<T: Serialize> Serialize for Localised<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Localised<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ByLanguage(PhantomData))
    }
}

struct ByLanguage<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ByLanguage<T> {
    type Value = Localised<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in each language")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Localised<T>, A::Error> {
        let mut localised = Localised::default();
        while let Some(lang) = map.next_key()? {
            if localised.get(lang).is_some() {
                return Err(Error::custom(format_args!("`{lang}` stands twice")));
            }
            localised.set(lang, map.next_value()?);
        }
        Ok(localised)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_reads_as_it_is_written() {
        let text: Localised<String> = serde_json::from_str(r#"{"en":"Fix"}"#).expect("a text");
        assert_eq!(text.get(Lang::Ja), None);
        assert_eq!(
            text.get_or_other(Lang::Ja),
            Some((Lang::En, &"Fix".to_owned()))
        );
        let written = serde_json::to_string(&text).expect("JSON");
        assert_eq!(written, r#"{"en":"Fix"}"#);
    }

    #[test]
    fn an_unknown_language_and_one_said_twice_are_refused() {
        for text in [r#"{"fr":"Oui"}"#, r#"{"en":"a","en":"b"}"#, r#""plain""#] {
            assert!(serde_json::from_str::<Localised<String>>(text).is_err());
        }
    }
}
