//! Files from the web, for commands that were asked to go there: one request at a time, with a
//! limit for everything. Builds, searches and checks that are not asked to never do.

use std::{io::Read, sync::Arc, time::Duration};
use thiserror::Error;
use ureq::{
    Agent, RequestBuilder, ResponseExt,
    tls::{Certificate, RootCerts, TlsConfig},
    typestate::WithoutBody,
};

/// From the request to the last byte.
const WHOLE: Duration = Duration::from_secs(60);

/// Until a server is reached, and until it begins to answer.
const FIRST: Duration = Duration::from_secs(15);

/// How often an answer may send on to another address.
const REDIRECTS: u32 = 5;

/// Who asks, as servers write it into their logs.
const AGENT: &str = concat!("naosu/", env!("CARGO_PKG_VERSION"));

/// Why a file could not be had.
#[derive(Debug, Error)]
pub enum Error {
    /// The server refused it: a status other than 200.
    #[error("the server answers {0}")]
    Status(u16),
    /// It is larger than the limit, in bytes.
    #[error("it is larger than {} MB", .0 / 1_000_000)]
    TooLarge(u64),
    /// No server, no secure connection, or no answer in time.
    #[error("{0}")]
    Unreachable(String),
}

/// What a server sent.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The address at which it was in the end.
    pub address: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a server says of an address, without the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its status.
    pub status: u16,
    /// Where the page is instead.
    pub location: Option<String>,
    /// When to ask again: seconds, or a date.
    pub retry_after: Option<String>,
}

/// A client that keeps its connections.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
}

impl Default for Fetcher {
    fn default() -> Fetcher {
        Fetcher::new()
    }
}

impl Fetcher {
    /// A client that trusts whom the system trusts: a company's servers have certificates of its
    /// own.
    pub fn new() -> Fetcher {
        let trusted = rustls_native_certs::load_native_certs().certs;
        let trusted = trusted
            .iter()
            .map(|one| Certificate::from_der(one).to_owned());
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&trusted.collect::<Vec<_>>()))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .user_agent(AGENT)
            .http_status_as_error(false)
            .max_redirects(REDIRECTS)
            .timeout_global(Some(WHOLE))
            .timeout_connect(Some(FIRST))
            .timeout_recv_response(Some(FIRST))
            .build();
        Fetcher {
            agent: config.into(),
        }
    }

    /// Whether an address has a page, without asking for it. Where the server sends on to another,
    /// that is what it says.
    ///
    /// # Errors
    /// Where no server answers.
    pub fn head(&self, address: &str) -> Result<Asked, Error> {
        asked(self.agent.head(address))
    }

    /// The same by asking for the page, of which nothing is read.
    ///
    /// # Errors
    /// Where no server answers.
    pub fn begin(&self, address: &str) -> Result<Asked, Error> {
        asked(self.agent.get(address))
    }

    /// The file at an address on the web, of at most `largest` bytes.
    ///
    /// # Errors
    /// Where no server has it to give.
    pub fn get(&self, address: &str, largest: u64) -> Result<Fetched, Error> {
        let mut response = self.agent.get(address).call().map_err(unreachable)?;
        if response.status() != 200 {
            return Err(Error::Status(response.status().as_u16()));
        }
        let address = response.get_uri().to_string();
        let mut bytes = Vec::new();
        // One byte more than may be tells a file that is cut from one that is just as large.
        let read = response
            .body_mut()
            .as_reader()
            .take(largest + 1)
            .read_to_end(&mut bytes);
        read.map_err(|error| Error::Unreachable(error.to_string()))?;
        match bytes.len() as u64 > largest {
            true => Err(Error::TooLarge(largest)),
            false => Ok(Fetched { address, bytes }),
        }
    }
}

fn asked(request: RequestBuilder<WithoutBody>) -> Result<Asked, Error> {
    let config = request.config();
    let config = config.max_redirects(0).max_redirects_will_error(false);
    let config = config.timeout_global(Some(2 * FIRST));
    let response = config.build().call().map_err(unreachable)?;
    let header = |name| {
        let value = response.headers().get(name)?.as_bytes();
        Some(String::from_utf8_lossy(value).into_owned())
    };
    Ok(Asked {
        status: response.status().as_u16(),
        location: header("location"),
        retry_after: header("retry-after"),
    })
}

fn unreachable(error: ureq::Error) -> Error {
    Error::Unreachable(error.to_string())
}
