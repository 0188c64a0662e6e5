//! How Japanese is read: kana for Chinese characters, by the words of IPADIC.

use flate2::read::GzDecoder;
use std::{collections::HashMap, io::Read, ops::Range, sync::OnceLock};

/// Words with their readings in katakana, a line each, in the order of the words. A word whose
/// parts say the same is not among them.
static PACKED: &[u8] = include_bytes!("../dictionary/readings.tsv.gz");

/// The text with katakana in place of Chinese characters: those of the longest word that is known,
/// again and again. What begins no word stays as it is.
pub fn kana(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = is_chinese(first).then(|| readings().longest(rest, first));
        let (length, reading) = match word.flatten() {
            Some((word, reading)) => (word.len(), reading),
            None => (first.len_utf8(), &rest[..first.len_utf8()]),
        };
        read.push_str(reading);
        rest = &rest[length..];
    }
    read
}

struct Readings {
    lines: String,
    /// Where the words that begin with a character stand.
    by_first: HashMap<char, Range<usize>>,
}

/// Unpacked by the first who asks, in some hundredths of a second.
fn readings() -> &'static Readings {
    static READINGS: OnceLock<Readings> = OnceLock::new();
    READINGS.get_or_init(|| {
        let mut lines = String::new();
        if let Err(error) = GzDecoder::new(PACKED).read_to_string(&mut lines) {
            unreachable!("the file in the program is whole: {error}");
        }
        let mut by_first: HashMap<char, Range<usize>> = HashMap::new();
        let mut at = 0;
        for line in lines.split_inclusive('\n') {
            let end = at + line.len();
            if let Some(first) = line.chars().next() {
                by_first.entry(first).or_insert(at..end).end = end;
            }
            at = end;
        }
        Readings { lines, by_first }
    })
}

impl Readings {
    /// The longest word that a text begins with, and its reading.
    fn longest(&self, text: &str, first: char) -> Option<(&str, &str)> {
        let lines = self.lines.get(self.by_first.get(&first)?.clone())?;
        let words = lines.lines().filter_map(|line| line.split_once('\t'));
        words
            .filter(|(word, _)| text.starts_with(word))
            .max_by_key(|(word, _)| word.len())
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_japanese_reads_them() {
        for (text, read) in [
            ("印刷できない", "インサツできない"),
            ("資格情報を削除する", "シカクジョウホウをサクジョする"),
            ("会議に参加できません", "カイギにサンカできません"),
            ("Outlook 2016 の画面", "Outlook 2016 のガメン"),
            ("", ""),
            ("\u{9FFE}", "\u{9FFE}"),
        ] {
            assert_eq!(kana(text), read);
        }
    }
}
