//! A whole site as one file: a zip archive to be unpacked anywhere, or a page to be sent by mail.

mod archive;
mod files;
mod make;
mod single;

pub use make::{Bundle, Form, make};
