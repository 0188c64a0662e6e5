//! `naosu lsp`: a language server on standard input and output.

use super::{
    args::Args,
    exit::{Done, Exit, Failure},
};
use naosu::editor;
use std::{io, path::absolute};

pub(crate) fn run(args: &Args) -> Done {
    let root = args.root.as_ref().map(absolute).transpose();
    let root = root.map_err(|error| Failure::new(format_args!("no such folder: {error}")))?;
    match editor::serve(io::stdin(), io::stdout().lock(), root) {
        Ok(true) => Ok(Exit::Success),
        Ok(false) => Ok(Exit::No),
        Err(error) => Err(Failure::new(format_args!(
            "the editor cannot be understood: {error}"
        ))),
    }
}
