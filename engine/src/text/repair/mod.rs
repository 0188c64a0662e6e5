//! Text that went through something on its way: escaped for JSON or a web page, encoded for an
//! address or a mail, read in the wrong encoding. It is turned back before anything else reads it,
//! with the way to the text as it was.

mod bytes;
mod cp932;
mod encoding;
mod escapes;
pub(crate) mod repaired;
mod rewritten;
