//! Text files, read with what may be wrong with their bytes.

use super::{
    code::Code,
    finding::{Finding, Location},
    source::Source,
};
use std::{fs, io, path::Path, string::FromUtf8Error, sync::Arc};

/// The largest text file that is read, in bytes: prose beyond it is a log by mistake.
const LARGEST: u64 = 1024 * 1024;

/// A text file as it was read, or why it could not be.
pub(super) type Loaded = Result<Arc<Source>, Finding>;

/// Reads a text file of the site at `root`; a byte order mark at its head is left out.
pub(super) fn load(root: &Path, path: &Path) -> Loaded {
    let at = || Location::Path(path.to_owned());
    let unreadable = |error: io::Error| {
        let message = format!("cannot be read: {error}");
        Finding::new(Code::Unreadable, message, at())
    };
    let full = root.join(path);
    let about = fs::metadata(&full).map_err(unreadable)?;
    if !about.is_file() {
        return Err(Finding::new(Code::Unreadable, "this is no file", at()));
    }
    see_to_length(path, about.len())?;
    made(root, path, fs::read(&full).map_err(unreadable)?)
}

/// What [`load`] makes of these bytes, were they the file's.
pub(super) fn made(root: &Path, path: &Path, bytes: Vec<u8>) -> Loaded {
    see_to_length(path, bytes.len() as u64)?;
    if let Some(other) = named_file(&root.join(path), &bytes) {
        let message = format!("this is no text, but a link to `{other}`");
        let finding = Finding::new(Code::LinkAsText, message, Location::Path(path.to_owned()));
        return Err(finding.hint("git config core.symlinks true, or a copy in its place"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Arc::new(Source::new(
            path.to_owned(),
            text.strip_prefix('\u{feff}')
                .map(str::to_owned)
                .unwrap_or(text),
        ))),
        Err(error) => Err(not_utf8(path, &error)),
    }
}

fn see_to_length(path: &Path, length: u64) -> Result<(), Finding> {
    if length <= LARGEST {
        return Ok(());
    }
    let message = format!("{length} bytes are too many for an entry");
    let finding = Finding::new(Code::HugeFile, message, Location::Path(path.to_owned()));
    Err(finding.hint("1 MB at most: split it"))
}

/// Whether a text could be the name of a file and nothing else, so that what is made of it hangs on
/// other files as well.
pub(super) fn could_be_name(text: &str) -> bool {
    name(text.as_bytes()).is_some()
}

/// The file that a text is the name of, and nothing else: so git writes links where the system has
/// none.
fn named_file<'b>(path: &Path, bytes: &'b [u8]) -> Option<&'b str> {
    let name = name(bytes)?;
    let there = path.parent().map(|folder| folder.join(name));
    there.is_some_and(|there| there.is_file()).then_some(name)
}

fn name(bytes: &[u8]) -> Option<&str> {
    const LONGEST: usize = 1000;
    let name = std::str::from_utf8(bytes.get(..bytes.len().min(LONGEST))?).ok()?;
    let name = name.trim_end();
    let is_name = bytes.len() < LONGEST && name.contains('/') && !name.contains(['\n', ' ', ':']);
    is_name.then_some(name)
}

/// Told where the bytes begin that are no text; they are shown as the replacement character.
fn not_utf8(path: &Path, error: &FromUtf8Error) -> Finding {
    let start = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    let source = Arc::new(Source::new(path.to_owned(), text));
    let location = Location::at(
        &source,
        &(start..start + char::REPLACEMENT_CHARACTER.len_utf8()),
    );
    let message = "this is not UTF-8";
    Finding::new(Code::NotUtf8, message, location).hint("save the file as UTF-8")
}
