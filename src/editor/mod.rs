//! A language server: what is wrong in a site as one types, what could be written, and what an id
//! leads to, in any editor that speaks the Language Server Protocol.
//!
//! The `server` holds the conversation over the `wire`. Each `site` has a
//! [`Reader`](crate::content::Reader), over which the texts of open files are laid; what has
//! changed is read when somebody asks, or when nobody has anything more to say. The `cursor` tells
//! what stands at a place of a file that may be half written, `declared` what could. `completion`,
//! `hover`, `mentions`, `rename` and `actions` answer from that.

mod actions;
mod answer;
mod change;
mod client;
mod completion;
mod cursor;
mod declared;
mod fault;
mod findings;
mod hover;
mod in_toml;
mod in_yaml;
mod mentions;
mod position;
mod rename;
mod server;
mod site;
mod sites;
mod spot;
mod tokens;
mod uri;

mod wire;

use server::{Server, Stage};
use std::{
    io::{self, BufReader, Read, Write},
    path::PathBuf,
    sync::mpsc::{self, TryRecvError},
    thread,
};

/// Serves an editor until it says that it is over, or says no more. `root` is the site of files
/// that no `naosu.toml` stands above. The answer is whether the end was told before it came, as
/// the protocol asks.
///
/// # Errors
/// What comes in has no form, or nobody reads what goes out.
pub fn serve(
    input: impl Read + Send + 'static,
    output: impl Write,
    root: Option<PathBuf>,
) -> io::Result<bool> {
    let (sender, messages) = mpsc::channel();
    // It may wait for ever for a message: nobody waits for it.
    thread::spawn(move || {
        let mut input = BufReader::new(input);
        loop {
            let message = wire::read(&mut input).transpose();
            let is_last = !matches!(message, Some(Ok(_)));
            let is_heard = message.is_none_or(|message| sender.send(message).is_ok());
            if is_last || !is_heard {
                return;
            }
        }
    });
    let mut server = Server::new(output, root);
    loop {
        let message = match messages.try_recv() {
            Err(TryRecvError::Empty) => {
                server.tell()?;
                messages.recv().ok()
            }
            other => other.ok(),
        };
        let Some(message) = message else {
            return Ok(server.stage() == Stage::Closing);
        };
        server.take(message?)?;
        if let Stage::Over { was_told } = server.stage() {
            return Ok(was_told);
        }
    }
}
