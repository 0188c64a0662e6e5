//! A catalogue: the messages of programs, one a line, as they come out of translation files.

use naosu_vocabulary::{Lang, Localised, Piece, SlotType, Template};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::Path,
};

/// The messages of one knowledge base.
pub(crate) struct Catalogue {
    /// In the order of the file.
    pub(crate) entries: Vec<Entry>,
    /// How many lines say nothing by themselves and were left out.
    pub(crate) speechless: usize,
    by_id: BTreeMap<String, usize>,
}

/// A message of a program.
pub(crate) struct Entry {
    /// The id in the site.
    pub(crate) id: String,
    /// The id in the catalogue.
    pub(crate) line: String,
    /// Which program it comes from, as an id.
    pub(crate) catalogue: String,
    pub(crate) codes: Vec<String>,
    pub(crate) text: Localised<Template>,
}

/// A line as it is written.
#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    catalogue: String,
    code: Option<String>,
    codes: Option<Vec<String>>,
    en: Option<String>,
    ja: Option<String>,
    slots: Option<BTreeMap<String, String>>,
}

impl Catalogue {
    /// Reads a catalogue.
    pub(crate) fn read(path: &Path) -> Result<Catalogue, Box<dyn Error>> {
        let name = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        let mut catalogue = Catalogue {
            entries: Vec::new(),
            speechless: 0,
            by_id: BTreeMap::new(),
        };
        for (number, line) in text.lines().enumerate() {
            let line: Line = serde_json::from_str(line)
                .map_err(|error| format!("{name}:{}: {error}", number + 1))?;
            let original = line.id.clone();
            let Some(entry) = Entry::from(line) else {
                catalogue.speechless += 1;
                continue;
            };
            let at = catalogue.entries.len();
            if catalogue.by_id.insert(original.clone(), at).is_some() {
                return Err(format!("{name}:{}: the id {original} is taken", number + 1).into());
            }
            catalogue.entries.push(entry);
        }
        Ok(catalogue)
    }

    /// The entry of a line, by the line's own id.
    pub(crate) fn get(&self, id: &str) -> Option<&Entry> {
        self.entries.get(*self.by_id.get(id)?)
    }

    /// The programs.
    pub(crate) fn names(&self) -> BTreeSet<&str> {
        let names = self.entries.iter();
        names.map(|entry| entry.catalogue.as_str()).collect()
    }
}

impl Entry {
    /// None where no language says a word beside its slots: it would match any text.
    fn from(line: Line) -> Option<Entry> {
        let slots = Slots::new(&line.slots.unwrap_or_default());
        let mut text = Localised::default();
        for (lang, written) in [(Lang::Ja, line.ja), (Lang::En, line.en)] {
            if let Some(template) = written.map(|text| slots.template(&text)).filter(speaks) {
                text.set(lang, template);
            }
        }
        let codes: BTreeSet<String> = line
            .code
            .into_iter()
            .chain(line.codes.into_iter().flatten())
            .collect();
        (!text.is_empty()).then(|| Entry {
            id: id(&line.id),
            catalogue: id(&line.catalogue),
            line: line.id,
            codes: codes
                .into_iter()
                .filter(|code| !code.trim().is_empty())
                .collect(),
            text,
        })
    }
}

fn speaks(template: &Template) -> bool {
    template.pieces.iter().any(|piece| match piece {
        Piece::Literal(text) => text.chars().any(char::is_alphanumeric),
        Piece::Slot(..) => false,
    })
}

/// An id of a site: the very word where it is one already, else one made of it, the same each time.
fn id(word: &str) -> String {
    let mark = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let hyphened = word.starts_with('-') || word.ends_with('-');
    let reserved = ["con", "prn", "aux", "nul", "search"].contains(&word)
        || word.len() == 4 && (word.starts_with("com") || word.starts_with("lpt"));
    if (1..=80).contains(&word.len()) && word.bytes().all(mark) && !hyphened && !reserved {
        return word.to_owned();
    }
    let letters: String = word
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(60)
        .collect();
    let hash = blake3::hash(word.as_bytes()).to_hex();
    let slug = format!("{letters}-{}", &hash[..8]);
    slug.trim_start_matches('-').to_owned()
}

/// The slots of a line: what each is called in the site, and what it holds.
struct Slots(BTreeMap<String, (String, SlotType)>);

impl Slots {
    fn new(kinds: &BTreeMap<String, String>) -> Slots {
        let good = |name: &str| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        };
        let mut taken: BTreeSet<String> = kinds.keys().filter(|name| good(name)).cloned().collect();
        let mut slots = BTreeMap::new();
        for (name, kind) in kinds {
            let slot_type = match kind.as_str() {
                "number" | "float" => SlotType::Number,
                "hex" => SlotType::Hex,
                _ => SlotType::Text,
            };
            let mut called = name.clone();
            let mut count = 0;
            while !good(&called) || (called != *name && !taken.insert(called.clone())) {
                count += 1;
                called = format!("slot_{count}");
            }
            slots.insert(name.clone(), (called, slot_type));
        }
        Slots(slots)
    }

    /// A text with its slots; braces around anything else are literal.
    fn template(&self, text: &str) -> Template {
        let mut pieces = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(brace) = rest.find('{') {
            literal.push_str(&rest[..brace]);
            rest = &rest[brace..];
            let slot = rest[1..]
                .split_once('}')
                .and_then(|(name, after)| Some((self.0.get(name)?, after)));
            match slot {
                Some(((called, slot_type), after)) => {
                    if !literal.is_empty() {
                        pieces.push(Piece::Literal(std::mem::take(&mut literal)));
                    }
                    pieces.push(Piece::Slot(called.clone(), *slot_type));
                    rest = after;
                }
                None => {
                    literal.push('{');
                    rest = &rest[1..];
                }
            }
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        Template { pieces }
    }
}
