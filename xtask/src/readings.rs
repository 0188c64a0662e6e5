//! Makes `dictionary/readings.tsv.gz` from Debian's IPADIC: how words with Chinese characters are
//! read, for lists in reading order.
//!
//! A word is left out where its parts say the same: whoever reads takes the longest word that is
//! there, again and again (`src/readings.rs`).

use std::{
    collections::{BTreeMap, HashMap},
    error::Error,
    fs,
    path::Path,
};

use crate::ipadic::{pack, text, unpack, word_lists};

const RESULT: &str = "dictionary/readings.tsv.gz";

/// Makes the file, or checks the one there.
///
/// # Errors
/// When the source is not IPADIC, the file cannot be written, or the check fails.
pub(crate) fn run(root: &Path, source: &Path, check: bool) -> Result<(), Box<dyn Error>> {
    let readings = needed(likeliest(source)?);
    let lines = readings
        .iter()
        .map(|(word, reading)| format!("{word}\t{reading}\n"));
    let made = lines.collect::<String>().into_bytes();
    let path = root.join(RESULT);
    if !check {
        fs::write(&path, pack(&made)?)?;
    } else if unpack(&fs::read(&path)?)? != made {
        return Err(
            format!("{RESULT} is not what its source gives: cargo xtask dictionary").into(),
        );
    }
    println!("{RESULT}: {} words, {} bytes", readings.len(), made.len());
    Ok(())
}

/// The reading of each word at its lowest cost.
fn likeliest(source: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut words: BTreeMap<String, (i16, String)> = BTreeMap::new();
    for file in word_lists(source)? {
        for line in text(&file)?.lines() {
            let fields: Vec<&str> = line.split(',').collect();
            let [word, _, _, cost, .., reading, _] = fields[..] else {
                return Err(format!("{}: too few fields: {line}", file.display()).into());
            };
            if reading == "*" || !word.chars().next().is_some_and(is_chinese) {
                continue;
            }
            let found = (cost.parse()?, reading.to_owned());
            let known = words
                .entry(word.to_owned())
                .or_insert_with(|| found.clone());
            if found < *known {
                *known = found;
            }
        }
    }
    let words = words
        .into_iter()
        .map(|(word, (_, reading))| (word, reading));
    Ok(words.collect())
}

/// Those that their parts do not tell, by word.
fn needed(words: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut by_length: Vec<(String, String)> = words.into_iter().collect();
    by_length.sort_by_cached_key(|(word, _)| (word.chars().count(), word.clone()));
    let mut kept: HashMap<String, String> = HashMap::new();
    for (word, reading) in by_length {
        if by_parts(&word, &kept) != reading {
            kept.insert(word, reading);
        }
    }
    kept.into_iter().collect()
}

fn by_parts(word: &str, known: &HashMap<String, String>) -> String {
    let mut read = String::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let parts: Vec<&str> = ends.map(|end| &rest[..end]).collect();
        let longest = parts.iter().rev().find(|part| known.contains_key(**part));
        match longest {
            Some(part) => {
                read.push_str(&known[*part]);
                rest = &rest[part.len()..];
            }
            None => {
                read.push(katakana(first));
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    read
}

fn katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        c => c,
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}
