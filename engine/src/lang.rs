//! The languages a knowledge base is written in.

use serde::{Deserialize, Serialize};

/// A language of a knowledge base, as it stands in file names, URLs and `lang` attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which answers list them.
    pub const ALL: [Lang; 2] = [Lang::Ja, Lang::En];

    /// The BCP 47 tag: `ja` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    /// The language with this tag, if naosu knows it.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The other language: where a missing translation is looked for.
    pub fn other(self) -> Lang {
        match self {
            Lang::Ja => Lang::En,
            Lang::En => Lang::Ja,
        }
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

/// Something said in one or both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localised<T> {
    /// In Japanese.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub ja: Option<T>,
    /// In English.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub en: Option<T>,
}

// `#[serde(default)]` alone would ask for `T: Default`.
fn none<T>() -> Option<T> {
    None
}

impl<T> Default for Localised<T> {
    fn default() -> Self {
        Localised { ja: None, en: None }
    }
}

impl<T> Localised<T> {
    /// What is said in `lang`, if anything.
    pub fn get(&self, lang: Lang) -> Option<&T> {
        match lang {
            Lang::Ja => self.ja.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }

    /// Says `value` in `lang`, in place of what was said before.
    pub fn set(&mut self, lang: Lang, value: T) {
        match lang {
            Lang::Ja => self.ja = Some(value),
            Lang::En => self.en = Some(value),
        }
    }

    /// What is said in `lang`, else in the other language, with the language it is in.
    pub fn get_or_other(&self, lang: Lang) -> Option<(Lang, &T)> {
        [lang, lang.other()]
            .into_iter()
            .find_map(|lang| Some((lang, self.get(lang)?)))
    }

    /// Whether nothing is said in any language.
    pub fn is_empty(&self) -> bool {
        self.ja.is_none() && self.en.is_none()
    }

    /// Each language with what is said in it.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        Lang::ALL
            .into_iter()
            .filter_map(|lang| Some((lang, self.get(lang)?)))
    }

    /// The same with every text passed through `f`.
    pub fn map<U>(&self, mut f: impl FnMut(Lang, &T) -> U) -> Localised<U> {
        Localised {
            ja: self.ja.as_ref().map(|text| f(Lang::Ja, text)),
            en: self.en.as_ref().map(|text| f(Lang::En, text)),
        }
    }
}
