//! From characters to comparable text: normalised once, in one place, for index and paste alike.

pub(crate) mod chars;
pub(crate) mod codes;
pub(crate) mod content;
pub(crate) mod folded;
pub(crate) mod form;
pub(crate) mod gravity;
pub(crate) mod japanese;
pub(crate) mod labels;
pub(crate) mod repair;
pub(crate) mod skeleton;
pub(crate) mod words;
