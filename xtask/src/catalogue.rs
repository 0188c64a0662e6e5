//! `cargo xtask catalogue`: the messages of any program as a catalogue, out of the translations
//! that it is installed with (gettext's `.mo` files).

use encoding_rs::Encoding;
use serde_json::{Map, Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::PathBuf,
};

/// What `cargo xtask catalogue` is told.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Japanese translations, such as /usr/share/locale/ja/LC_MESSAGES/wget.mo
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// Shorter texts are labels, longer ones help pages.
const LENGTHS: std::ops::RangeInclusive<usize> = 12..=300;

/// Prints the messages of the files, a JSON object a line.
pub(crate) fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    for file in &args.files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let pairs = pairs(&bytes).ok_or_else(|| format!("{}: no .mo file", file.display()))?;
        let mut seen = BTreeSet::new();
        let messages = pairs
            .into_iter()
            .filter_map(|(en, ja)| message(&en, &ja))
            .filter(|(en, ..)| seen.insert(en.clone()));
        for (number, (en, ja, slots)) in messages.enumerate() {
            let id = format!("{name}-{:05}", number + 1);
            let mut line = json!({ "id": id, "catalogue": name, "en": en, "ja": ja });
            if !slots.is_empty() {
                line["slots"] = Value::Object(slots);
            }
            println!("{line}");
        }
    }
    Ok(())
}

/// The originals and their translations; of plural forms the last, which is the usual one.
fn pairs(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let number = |at: usize| {
        let four = bytes.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(four)).ok()
    };
    let text = |table: usize, n: usize| {
        let (length, start) = (number(table + 8 * n)?, number(table + 8 * n + 4)?);
        bytes.get(start..start + length)
    };
    if number(0)? != 0x9504_12de {
        return None;
    }
    let (count, originals, translations) = (number(8)?, number(12)?, number(16)?);
    let header = String::from_utf8_lossy(text(translations, 0)?).into_owned();
    let charset = header.split("charset=").nth(1)?.lines().next()?;
    let encoding = Encoding::for_label(charset.trim().as_bytes())?;
    (1..count)
        .map(|n| {
            let decode = |bytes| encoding.decode_without_bom_handling(bytes).0.into_owned();
            let (en, ja) = (decode(text(originals, n)?), decode(text(translations, n)?));
            let en = en.split_once('\u{4}').map_or(en.as_str(), |(_, en)| en);
            let last = |text: &str| text.rsplit('\0').next().unwrap_or_default().to_owned();
            Some((last(en), last(&ja)))
        })
        .collect()
}

/// A message in both languages with its slots; none where one of them is no whole message.
fn message(en: &str, ja: &str) -> Option<(String, String, Map<String, Value>)> {
    let mut slots = BTreeMap::new();
    let (en, ja) = (with_slots(en, &mut slots)?, with_slots(ja, &mut slots)?);
    let words = en.split_whitespace().filter(|word| word.len() > 1).count();
    let is_message = |text: &str| LENGTHS.contains(&text.len()) && text.lines().count() <= 2;
    let japanese = ja.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}'));
    let slots = slots.into_iter().map(|(name, kind)| (name, kind.into()));
    (is_message(&en) && words >= 3 && japanese).then(|| (en, ja, slots.collect()))
}

/// C's conversions (`%s`, `%2$ld`, `%<`) as slots, which are called by their numbers.
fn with_slots(text: &str, slots: &mut BTreeMap<String, &'static str>) -> Option<String> {
    let mut out = String::new();
    let mut next = 0;
    let mut rest = text.trim();
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(quote) = rest.chars().next().filter(|c| "%<>'".contains(*c)) {
            out.push_str(if quote == '%' { "%" } else { "'" });
            rest = &rest[1..];
            continue;
        }
        let is_end = |c: char| c.is_ascii_alphabetic() && !"hlLqjzt".contains(c);
        let end = rest.find(is_end).filter(|end| *end <= 8)?;
        let (flags, kind) = (&rest[..end], rest[end..].chars().next()?);
        if flags.contains(|c: char| !c.is_ascii() || c == ' ') {
            return None;
        }
        let place = flags.split_once('$').and_then(|(n, _)| n.parse().ok());
        let number: usize = place.map_or(next, |n: usize| n.saturating_sub(1));
        next = number + 1;
        let kind = match kind {
            'd' | 'i' | 'u' | 'f' | 'g' => "number",
            'x' | 'X' | 'p' => "hex",
            _ => "string",
        };
        slots.insert(number.to_string(), kind);
        let quote = if flags.contains('q') { "'" } else { "" };
        out.push_str(&format!("{quote}{{{number}}}{quote}"));
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversions_become_slots_of_the_same_number_in_both_languages() {
        let (en, ja, slots) = message(
            "%s: cannot open %qs at byte %ld (100%%)",
            "%1$s: %3$ld バイト目で %2$qs を開けません (100%%)",
        )
        .expect("a message");
        assert_eq!(en, "{0}: cannot open '{1}' at byte {2} (100%)");
        assert_eq!(ja, "{0}: {2} バイト目で '{1}' を開けません (100%)");
        assert_eq!(slots["2"], "number");
    }

    #[test]
    fn what_is_no_translation_file_is_told() {
        assert!(pairs(b"\xde\x12\x04\x95").is_none());
        assert!(pairs(b"").is_none());
    }
}
