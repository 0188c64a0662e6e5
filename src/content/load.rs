//! Text files, read with what may be wrong with their bytes.

use super::{
    code::Code,
    finding::{Finding, Location},
    source::Source,
};
use std::{fs, io, path::Path, sync::Arc};

/// The largest text file that is read, in bytes: prose beyond it is a log by mistake.
const LARGEST: u64 = 1024 * 1024;

/// Reads a text file of the site at `root`; a byte order mark at its head is left out.
pub(super) fn load(root: &Path, path: &Path) -> Result<Arc<Source>, Finding> {
    let at = || Location::Path(path.to_owned());
    let unreadable = |error: io::Error| {
        let message = format!("cannot be read: {error}");
        Finding::new(Code::Unreadable, message, at())
    };
    let full = root.join(path);
    let length = fs::metadata(&full).map_err(unreadable)?.len();
    if length > LARGEST {
        let message = format!("{length} bytes are too many for an entry");
        return Err(Finding::new(Code::HugeFile, message, at()).hint("1 MB at most: split it"));
    }
    let bytes = fs::read(&full).map_err(unreadable)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Arc::new(Source {
            path: path.to_owned(),
            text: text
                .strip_prefix('\u{feff}')
                .map(str::to_owned)
                .unwrap_or(text),
        })),
        Err(error) => {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
            let message = format!("line {line} is not UTF-8");
            Err(Finding::new(Code::NotUtf8, message, at()).hint("save the file as UTF-8"))
        }
    }
}
