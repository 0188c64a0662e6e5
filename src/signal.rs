//! The signals by which a run is told to end.

use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM},
    iterator,
};
use std::{fs, io};

/// What ends a run: Ctrl-C, a termination, a terminal that is closed, Ctrl-\\.
const ENDING: [i32; 4] = [SIGINT, SIGTERM, SIGHUP, SIGQUIT];

/// Signals that no longer end the process by themselves, but are waited for.
pub struct Signals(iterator::Signals);

impl Signals {
    /// Heeds them from now on; a closed terminal only where `nohup` has not said otherwise.
    ///
    /// # Errors
    /// The system does not let us.
    pub fn heed() -> io::Result<Signals> {
        let outlives = ignored() & bit(SIGHUP) != 0;
        let heeded = ENDING
            .iter()
            .filter(|signal| !(outlives && **signal == SIGHUP));
        iterator::Signals::new(heeded).map(Signals)
    }

    /// Waits for one.
    pub fn wait(mut self) -> i32 {
        self.0.forever().next().unwrap_or(SIGTERM)
    }
}

fn bit(signal: i32) -> u64 {
    1 << (signal - 1)
}

/// The signals that are ignored, a bit each. Only Linux tells them to a program like this one.
fn ignored() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}
