//! `naosu licenses`

use super::{
    exit::{Done, Exit},
    terminal,
};
use std::io::Write;

pub(crate) fn run() -> Done {
    let mut stdout = terminal::stdout();
    stdout.write_all(naosu::site::LICENCES.as_bytes())?;
    stdout.flush()?;
    Ok(Exit::Success)
}
