//! naosu compiles structured help entries into a static site whose search answers a pasted error.

pub mod content;
pub mod dictionary;
pub mod markdown;
pub mod site;
