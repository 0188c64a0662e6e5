//! `cargo xtask pastes`: graded pastes of a catalogue's messages, for `cargo xtask bench`.
//!
//! The texts are the catalogue's; values, noise and slips are made up, the same ones each time.
//! Nothing here knows how naosu reads a paste.

mod noise;
mod values;

use crate::{
    bench::catalogue::{Catalogue, Entry},
    chance::Chance,
};
use naosu_vocabulary::{Lang, Piece, Template};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    path::PathBuf,
};

/// What `cargo xtask pastes` is told.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The messages, a JSON object a line
    catalogue: PathBuf,
    /// How many pastes of each level and language
    #[arg(long, value_name = "N", default_value_t = 250)]
    count: usize,
    /// Others than those of the first
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
}

/// What is done to a message.
const LEVELS: [&str; 7] = [
    "exact",
    "log",
    "dialog",
    "truncated",
    "typo",
    "words",
    "code",
];

/// Prints pastes with their right answers, a JSON object a line.
pub(crate) fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let catalogue = Catalogue::read(&args.catalogue)?;
    for lang in [Lang::Ja, Lang::En] {
        let known = Known::new(&catalogue, lang);
        for level in LEVELS {
            let mut chance = Chance::new(args.seed, &format!("{level} {lang}"));
            let (mut made, mut tries) = (0, 0);
            // A catalogue without codes has no pastes of codes.
            while made < args.count && tries < args.count * 40 {
                tries += 1;
                if let Some((paste, entry, gold)) = known.paste(level, &mut chance) {
                    made += 1;
                    println!(
                        "{}",
                        json!({ "q": paste, "lang": lang, "gold": gold, "level": level,
                            "cat": entry.catalogue, "src": entry.line })
                    );
                }
            }
        }
    }
    Ok(())
}

/// The messages of one language.
struct Known<'a> {
    entries: Vec<(&'a Entry, &'a Template)>,
    /// Entries whose messages read alike.
    alike: BTreeMap<String, Vec<&'a str>>,
    codes: BTreeMap<String, Vec<&'a str>>,
    lang: Lang,
}

impl<'a> Known<'a> {
    fn new(catalogue: &'a Catalogue, lang: Lang) -> Known<'a> {
        let entries: Vec<_> = catalogue
            .entries
            .iter()
            .filter_map(|entry| Some((entry, entry.text.get(lang)?)))
            .collect();
        let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (entry, template) in &entries {
            alike
                .entry(letters(template))
                .or_default()
                .push(&entry.line);
        }
        let mut codes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for entry in &catalogue.entries {
            for code in &entry.codes {
                codes
                    .entry(code.to_lowercase())
                    .or_default()
                    .push(&entry.line);
            }
        }
        Known {
            entries,
            alike,
            codes,
            lang,
        }
    }

    /// A paste made of some message, and the lines of the catalogue that answer it.
    fn paste(&self, level: &str, chance: &mut Chance) -> Option<(String, &'a Entry, Vec<&'a str>)> {
        let &(entry, template) = chance.one(&self.entries)?;
        let values = values::fill(template, self.lang, chance);
        let whole = rendered(template, &values);
        let mut gold = self.alike.get(&letters(template))?.clone();
        let paste = match level {
            "exact" => whole,
            "log" => noise::log(&whole, self.lang, chance),
            "dialog" => noise::dialog(&whole, self.lang, chance),
            "typo" => noise::slips(&whole, chance)?,
            "truncated" => {
                let piece = noise::piece(template, &values, chance)?;
                // A message whose values happen to be the same may be the one that was cut.
                gold.extend(self.holding(|other| rendered(other, &values).contains(&piece)));
                piece
            }
            "words" => {
                let words = noise::words(template, chance)?;
                gold.extend(self.holding(|other| in_order(&plain(other), &words)));
                words.join(" ")
            }
            _ => {
                let code = chance.one(&entry.codes)?;
                gold = self.codes.get(&code.to_lowercase())?.clone();
                noise::code(code, self.lang, chance)
            }
        };
        let gold: BTreeSet<&str> = gold.into_iter().collect();
        Some((paste, entry, gold.into_iter().collect()))
    }

    fn holding(&self, holds: impl Fn(&Template) -> bool) -> Vec<&'a str> {
        let held = self.entries.iter().filter(|(_, other)| holds(other));
        held.map(|(entry, _)| entry.line.as_str()).collect()
    }
}

/// A message with these values in its slots.
fn rendered(template: &Template, values: &BTreeMap<String, String>) -> String {
    template.display(|slot| values.get(slot).cloned())
}

fn plain(template: &Template) -> String {
    template.display(|_| Some(" ".to_owned())).to_lowercase()
}

/// The letters and digits of a message, by which it is told from others; where it is nothing but
/// slots after a program's name (`{0}: …`) that goes as well.
fn letters(template: &Template) -> String {
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => text.to_lowercase(),
        Piece::Slot(..) => "…".to_owned(),
    });
    let text: String = pieces.collect();
    let text = text.trim_start_matches("…: ");
    text.chars()
        .filter(|c| c.is_alphanumeric() || *c == '…')
        .collect()
}

fn in_order(text: &str, words: &[String]) -> bool {
    let mut rest = text;
    words.iter().all(|word| match rest.find(word.as_str()) {
        Some(at) => {
            rest = &rest[at + word.len()..];
            true
        }
        None => false,
    })
}
