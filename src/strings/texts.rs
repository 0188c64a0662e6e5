//! A section of `strings.toml` as a struct.

/// Declares a section: a struct with a text for each key. `= "…"` gives the key as the file has it
/// where that is no Rust name; `: Type` makes the key a section of its own.
macro_rules! texts {
    (
        $(#[$meta:meta])*
        $name:ident { $($field:ident $(= $key:literal)? $(: $kind:ty)?,)+ }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                #[doc = concat!("`", stringify!($field), "` of the section.")]
                $(#[serde(rename = $key)])?
                pub $field: $crate::strings::texts::text_or!($($kind)?),
            )+
        }
    };
}

/// The type of a key: a text, unless another is given.
macro_rules! text_or {
    () => {
        String
    };
    ($kind:ty) => {
        $kind
    };
}

pub(super) use {text_or, texts};
