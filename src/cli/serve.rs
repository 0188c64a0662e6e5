//! `naosu serve`

use super::{
    Done,
    args::{Args, Serve},
    build,
    exit::{Exit, Failure},
    report, site,
    terminal::{self, ERROR, STRONG},
};
use naosu::serve::{self, Error, Event, Options};
use std::{
    io::{self, Write},
    net::SocketAddr,
    process::{Command, Stdio},
};

pub(crate) fn run(args: &Args, command: &Serve) -> Done {
    let options = Options {
        root: site::root(args)?,
        drafts: command.content.drafts,
        base_url: command.content.base_url.clone(),
        interface: command.interface,
        port: command.port,
    };
    let tell = |event: Event| {
        // The server goes on though nobody can read what it says.
        let _ = tell(&event, command.open);
    };
    match serve::serve(&options, &tell) {
        Ok(()) => Ok(Exit::Success),
        Err(error) => Err(failure(&error)),
    }
}

fn failure(error: &Error) -> Failure {
    let failure = Failure::new(error);
    match error {
        Error::PortInUse(_) => {
            failure.hint("take another by --port N, or any free one by --port 0")
        }
        _ => failure,
    }
}

fn tell(event: &Event, open: bool) -> io::Result<()> {
    let mut stderr = terminal::stderr();
    match event {
        Event::Checked(findings) => report::write(findings, &mut stderr, &mut terminal::stderr()),
        Event::Built(summary, time) => build::tell(summary, *time, &mut stderr),
        Event::Failed(error) => writeln!(stderr, "{ERROR}error{ERROR:#}: {error}"),
        Event::Listening(address) => {
            writeln!(
                stderr,
                "serving {STRONG}{}{STRONG:#} (Ctrl-C ends it)",
                url(*address)
            )?;
            if open && let Err(error) = open_browser(&url(*address)) {
                writeln!(stderr, "cannot open a browser: {error}")?;
            }
            Ok(())
        }
    }
}

/// The address for a browser: one that listens everywhere is reached at this machine's own.
fn url(mut address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
        });
    }
    format!("http://{address}/")
}

fn open_browser(url: &str) -> io::Result<()> {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut start = Command::new("cmd");
        start.args(["/c", "start", ""]);
        start
    } else {
        Command::new("xdg-open")
    };
    command
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(drop)
}
