//! `naosu serve`

use super::{
    args::{Args, Serve},
    build,
    exit::{Done, Exit, Failure},
    news::News,
    site,
    terminal::{self, ERROR, STRONG, WARNING, told},
};
use naosu::serve::{self, Error, Event, Options};
use std::{
    io::{self, Write},
    net::{IpAddr, SocketAddr, UdpSocket},
    process::{Command, Stdio},
};

pub(crate) fn run(args: &Args, command: &Serve) -> Done {
    let options = Options {
        root: site::root(args)?,
        shown: command.content.shown(),
        base_url: command.content.base_url.clone(),
        interface: command.interface,
        allowed_hosts: command.allowed_hosts.clone(),
        port: command.port,
        poll: command.poll,
    };
    let news = News::default();
    let tell = |event: Event| {
        // The server goes on though nobody can read what it says.
        let _ = tell(&event, &news, command.open);
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

fn tell(event: &Event, news: &News, open: bool) -> io::Result<()> {
    let mut stderr = terminal::stderr();
    match event {
        Event::Checked(findings) => news.tell(findings, &mut stderr),
        Event::Built(summary, time) => build::tell(summary, *time, &mut stderr),
        Event::Failed(error) => {
            let error = told(&error.to_string());
            writeln!(stderr, "{ERROR}error{ERROR:#}: {error}")
        }
        Event::Polling(why) => {
            let why = told(why);
            writeln!(
                stderr,
                "{WARNING}warning{WARNING:#}: looking for changes every second: {why}"
            )
        }
        Event::Listening(address) => {
            writeln!(
                stderr,
                "serving {STRONG}{}{STRONG:#} (Ctrl-C ends it)",
                url(*address)
            )?;
            if !address.ip().is_loopback() {
                writeln!(
                    stderr,
                    "{WARNING}warning{WARNING:#}: whoever reaches this address can read the site, \
                     drafts among it"
                )?;
            }
            if open && let Err(error) = open_browser(&local_url(*address)) {
                writeln!(stderr, "cannot open a browser: {error}")?;
            }
            Ok(())
        }
    }
}

/// The address for browsers of this machine: one that listens everywhere is reached at its own.
fn local_url(mut address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
        });
    }
    format!("http://{address}/")
}

/// The address for everybody who can reach it.
fn url(mut address: SocketAddr) -> String {
    if address.ip().is_unspecified()
        && let Some(own) = own_address(address)
    {
        address.set_ip(own);
    }
    match address.ip().is_unspecified() {
        true => local_url(address),
        false => format!("http://{address}/"),
    }
}

/// The address that this machine has on its network, as the system would choose it for a packet
/// to the outside. None is sent: to connect a datagram socket only looks up the way.
fn own_address(listening: SocketAddr) -> Option<IpAddr> {
    let (any, outside) = match listening {
        SocketAddr::V4(_) => ("0.0.0.0:0", "192.0.2.1:9"),
        SocketAddr::V6(_) => ("[::]:0", "[2001:db8::1]:9"),
    };
    let socket = UdpSocket::bind(any).ok()?;
    socket.connect(outside).ok()?;
    Some(socket.local_addr().ok()?.ip())
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
