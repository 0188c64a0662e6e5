//! What is served, and where.

use crate::site::Shown;
use std::{net::IpAddr, path::PathBuf};

/// What is served, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// Which entries are shown.
    pub shown: Shown,
    /// Where the site will stand, in place of what `naosu.toml` says.
    pub base_url: Option<String>,
    /// The address to listen on.
    pub interface: IpAddr,
    /// Names, beside this machine's own, under which it may be asked.
    pub allowed_hosts: Vec<String>,
    /// The port; 0 takes any free one.
    pub port: u16,
    /// Whether changes are looked for, though the system may tell of them.
    pub poll: bool,
}
