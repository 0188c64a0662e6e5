//! Why a request has no answer.

use serde_json::{Value, json};
use std::fmt::Display;

/// Why a request has no answer, by the protocol's numbers.
#[derive(Debug)]
pub(super) struct Fault {
    code: i32,
    message: String,
}

impl Fault {
    fn new(code: i32, message: impl Display) -> Fault {
        Fault {
            code,
            message: message.to_string(),
        }
    }

    /// What came is no JSON.
    pub(super) fn parse(why: impl Display) -> Fault {
        Fault::new(-32700, why)
    }

    /// What came is no message, or comes at the wrong time.
    pub(super) fn request(why: impl Display) -> Fault {
        Fault::new(-32600, why)
    }

    /// Nobody knows such requests.
    pub(super) fn unknown(method: &str) -> Fault {
        Fault::new(-32601, format_args!("naosu knows no `{method}`"))
    }

    /// Something is missing in the request.
    pub(super) fn params(why: impl Display) -> Fault {
        Fault::new(-32602, why)
    }

    /// It comes before `initialize`.
    pub(super) fn early() -> Fault {
        Fault::new(-32002, "`initialize` comes first")
    }

    /// What is asked for cannot be.
    pub(super) fn refused(why: impl Display) -> Fault {
        Fault::new(-32803, why)
    }

    pub(super) fn shown(&self) -> Value {
        json!({ "code": self.code, "message": self.message })
    }
}
