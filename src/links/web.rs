//! Who asks servers, and what they answer.

use crate::fetch::{Asked, Fetcher};
use std::{thread, time::Duration};

/// How a server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Whether the page is there.
    Head,
    /// For the page itself, where a server does not like to be asked otherwise.
    Get,
}

/// What a server answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Its status.
    pub status: u16,
    /// Where the page is instead.
    pub location: Option<String>,
    /// After how many seconds to ask again.
    pub retry_after: Option<u64>,
}

/// The web, as links are asked for.
pub trait Web: Sync {
    /// Asks for an address; does not follow where the answer sends on to.
    ///
    /// # Errors
    /// Why there is no answer.
    fn ask(&self, method: Method, address: &str) -> Result<Reply, String>;

    /// Lets some time pass.
    fn wait(&self, time: Duration);
}

impl Web for Fetcher {
    fn ask(&self, method: Method, address: &str) -> Result<Reply, String> {
        let asked = match method {
            Method::Head => self.head(address),
            Method::Get => self.begin(address),
        };
        let Asked {
            status,
            location,
            retry_after,
        } = asked.map_err(|error| error.to_string())?;
        Ok(Reply {
            status,
            location,
            // A date is as good as nothing: the wait would be guessed.
            retry_after: retry_after.and_then(|after| after.trim().parse().ok()),
        })
    }

    fn wait(&self, time: Duration) {
        thread::sleep(time);
    }
}
