//! gettext, compiled: `.mo`.

use super::{message::Messages, po};
use encoding_rs::{Encoding, UTF_8};

/// What the file begins with, as a number in the order of bytes of the machine that wrote it.
const MAGIC: u32 = 0x9504_12de;

/// The messages of a file.
///
/// # Errors
/// What keeps the file from being one.
pub(super) fn read(bytes: &[u8]) -> Result<Messages, String> {
    let file = File::of(bytes).ok_or("this is no compiled gettext catalogue")?;
    let count = file.number(8).ok_or("the file is cut off")?;
    let (ids, texts) = (file.number(12), file.number(16));
    let (Some(ids), Some(texts)) = (ids, texts) else {
        return Err("the file is cut off".to_owned());
    };
    let mut messages = Messages::default();
    let mut encoding = UTF_8;
    for at in 0..count {
        let (Some(id), Some(text)) = (file.string(ids, at), file.string(texts, at)) else {
            return Err("the file is cut off".to_owned());
        };
        if id.is_empty() {
            encoding = charset(text).unwrap_or(UTF_8);
        }
        let decoded = |bytes: &[u8]| {
            // Of plurals the first is taken: Japanese has no other.
            let first = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
            encoding.decode_without_bom_handling(first).0.into_owned()
        };
        let id = decoded(id);
        let (context, id) = id.split_once('\u{4}').unwrap_or(("", &id));
        po::add(context, id, decoded(text), &mut messages);
    }
    Ok(messages)
}

fn charset(header: &[u8]) -> Option<&'static Encoding> {
    let header = String::from_utf8_lossy(header);
    let (_, rest) = header.split_once("charset=")?;
    let label = rest.split(['\n', ';', ' ']).next()?;
    Encoding::for_label(label.trim().as_bytes())
}

struct File<'b> {
    bytes: &'b [u8],
    is_swapped: bool,
}

impl File<'_> {
    fn of(bytes: &[u8]) -> Option<File<'_>> {
        let first = u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?);
        let is_swapped = match first {
            MAGIC => false,
            _ if first.swap_bytes() == MAGIC => true,
            _ => return None,
        };
        Some(File { bytes, is_swapped })
    }

    fn number(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = match self.is_swapped {
            true => u32::from_be_bytes(bytes),
            false => u32::from_le_bytes(bytes),
        };
        usize::try_from(number).ok()
    }

    /// A string of a table: its length stands before its place.
    fn string(&self, table: usize, at: usize) -> Option<&[u8]> {
        let row = table.checked_add(at.checked_mul(8)?)?;
        let length = self.number(row)?;
        let start = self.number(row.checked_add(4)?)?;
        self.bytes.get(start..start.checked_add(length)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file as `msgfmt` writes it.
    fn file(pairs: &[(&str, &str)], number: fn(u32) -> [u8; 4]) -> Vec<u8> {
        let size = u32::try_from(pairs.len()).expect("few");
        let tables = 28 + size * 16;
        let (mut ids, mut texts, mut strings) = (Vec::new(), Vec::new(), Vec::new());
        for (id, text) in pairs {
            for (table, string) in [(&mut ids, id), (&mut texts, text)] {
                let start = tables + u32::try_from(strings.len()).expect("few");
                let length = u32::try_from(string.len()).expect("few");
                table.extend([length, start].map(number).concat());
                strings.extend(string.bytes().chain([0]));
            }
        }
        let head = [MAGIC, 0, size, 28, 28 + size * 8, 0, 0]
            .map(number)
            .concat();
        [head, ids, texts, strings].concat()
    }

    #[test]
    fn a_compiled_catalogue_says_what_its_source_says_in_either_order_of_bytes() {
        let pairs = [
            (
                "",
                "Language: ja\nContent-Type: text/plain; charset=UTF-8\n",
            ),
            ("Disk\u{4}The disk is full", "ディスクがいっぱいです"),
            ("%d file\0%d files", "%d 個のファイル"),
        ];
        for number in [u32::to_le_bytes as fn(u32) -> [u8; 4], u32::to_be_bytes] {
            let messages = read(&file(&pairs, number)).expect("messages");
            assert_eq!(messages.lang.as_deref(), Some("ja"));
            let texts: Vec<_> = messages.list.iter().map(|one| one.text.as_str()).collect();
            assert_eq!(texts, ["ディスクがいっぱいです", "%d 個のファイル"]);
            assert_eq!(messages.list[0].original, "The disk is full");
            assert_eq!(messages.list[1].original, "%d file");
        }
        let whole = file(&pairs, u32::to_le_bytes);
        // What stands behind the last text need not be there.
        for end in 0..whole.len() - 1 {
            assert!(read(&whole[..end]).is_err(), "cut off at {end}");
        }
    }
}
