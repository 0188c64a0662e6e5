//! A closed vocabulary: a few words that files, addresses and scripts may use.

/// What every closed vocabulary can do; [`closed_vocabulary!`](crate::closed_vocabulary)
/// implements it.
pub trait Vocabulary: Copy + 'static {
    /// Every word, in the order of the declaration.
    const WORDS: &'static [Self];

    /// The word as files, addresses and scripts have it.
    fn name(self) -> &'static str;

    /// What the word means, in a sentence or two.
    fn meaning(self) -> &'static str;
}

/// Declares an enum whose variants are words, each once, with what it means.
///
/// From the one declaration follow `ALL`, `name`, `meaning`, `from_name`, `Display` and serde's
/// forms, so that what is written can never differ from what is read. `default` behind a word
/// makes it the enum's default; the enum then derives `Default`.
///
/// ```
/// naosu_vocabulary::closed_vocabulary! {
///     /// How it tastes.
///     #[derive(Default)]
///     pub enum Taste {
///         /// Like sugar.
///         Sweet = "sweet" default,
///         /// Like lemons.
///         Sour = "sour",
///     }
/// }
/// assert_eq!(Taste::from_name("sour"), Some(Taste::Sour));
/// assert_eq!(Taste::ALL.map(Taste::name), ["sweet", "sour"]);
/// assert_eq!(Taste::default().meaning(), "Like sugar.");
/// ```
#[macro_export]
macro_rules! closed_vocabulary {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident {
            $($(#[doc = $meaning:literal])+ $word:ident = $text:literal $($default:ident)?,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            ::serde::Serialize, ::serde::Deserialize,
        )]
        $visibility enum $name {
            $(
                $(#[doc = $meaning])+
                #[serde(rename = $text)]
                $(#[$default])?
                $word,
            )+
        }

        #[allow(dead_code)]
        impl $name {
            /// How many words there are.
            $visibility const COUNT: usize = [$($text),+].len();

            /// Every word, in the order of the declaration.
            $visibility const ALL: [Self; Self::COUNT] = [$(Self::$word),+];

            /// The word as files, addresses and scripts have it.
            $visibility const fn name(self) -> &'static str {
                match self {
                    $(Self::$word => $text,)+
                }
            }

            /// What the word means, in a sentence or two.
            $visibility fn meaning(self) -> &'static str {
                match self {
                    $(Self::$word => concat!($($meaning, "\n"),+).trim(),)+
                }
            }

            /// The word with this name, if there is one.
            $visibility fn from_name(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|word| word.name() == name)
            }
        }

        impl $crate::Vocabulary for $name {
            const WORDS: &'static [Self] = &Self::ALL;

            fn name(self) -> &'static str {
                self.name()
            }

            fn meaning(self) -> &'static str {
                self.meaning()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}
