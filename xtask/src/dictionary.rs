//! Makes `dictionary/ipadic.bin.gz` from Debian's IPADIC, and what `readings.rs` makes of it.
//!
//! Of each word only what the search uses is kept: how it connects, its cost, its base form and
//! the class of its part of speech. The same source always gives the same bytes.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{
    ipadic::{pack, text, unpack, word_lists},
    readings,
};
use lindera_dictionary::builder::character_definition::CharacterDefinitionBuilderOptions;
use naosu_lexicon::{Characters, Class, Dictionary, Entry, Form, Guess, Lexicon, Rules, compact};

const RESULT: &str = "dictionary/ipadic.bin.gz";
const MISSING: &str = "IPADIC's source is not there; on Debian: apt-get install mecab-ipadic";

/// Where IPADIC's source is, and what to do with the result.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Change nothing; fail when the file in the repository is not what the source gives
    #[arg(long)]
    check: bool,
    /// Folder of IPADIC's source
    #[arg(long, default_value = "/usr/share/mecab/dic/ipadic")]
    source: PathBuf,
}

/// Makes the dictionary below `root`, the repository, or checks the one there.
///
/// # Errors
/// When the source is missing or not IPADIC, a file cannot be written, or the check fails.
pub(crate) fn run(root: &Path, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let source = &arguments.source;
    if !source.join("matrix.def").is_file() {
        return Err(format!("{}: {MISSING}", source.display()).into());
    }
    let dictionary = read(source)?;
    let bytes = compact::encode(&dictionary);
    let path = root.join(RESULT);
    if !arguments.check {
        fs::write(&path, pack(&bytes)?)?;
    } else if unpack(&fs::read(&path)?)? != bytes {
        return Err(
            format!("{RESULT} is not what its source gives: cargo xtask dictionary").into(),
        );
    }
    let readings: usize = dictionary.words.values().map(Vec::len).sum();
    println!(
        "{RESULT}: {} surfaces, {readings} readings, {} bytes",
        dictionary.words.len(),
        bytes.len()
    );
    readings::run(root, source, arguments.check)
}

/// The dictionary of the repository, ready to cut texts.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn lexicon(root: &Path) -> Result<Lexicon, Box<dyn Error>> {
    Ok(Lexicon::load(&unpack(&fs::read(root.join(RESULT))?)?)?)
}

fn read(source: &Path) -> Result<Dictionary, Box<dyn Error>> {
    let (side, matrix) = matrix(&text(&source.join("matrix.def"))?)?;
    let mut classes = vec![Class::Open; side];
    let mut forms = BTreeMap::from([(Form::default(), 0)]);
    let mut words: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for file in word_lists(source)? {
        let (name, content) = (file.display(), text(&file)?);
        for (number, line) in (1..).zip(content.lines()) {
            let bad = || format!("{name}:{number}: not a word of IPADIC: {line}");
            let word = Word::parse(line).ok_or_else(bad)?;
            let class = classes.get_mut(usize::from(word.context));
            *class.ok_or_else(bad)? = word.class;
            let next = forms.len();
            let form = *forms.entry(word.form).or_insert(next);
            words.entry(word.surface).or_default().push(Entry {
                context: word.context,
                cost: word.cost,
                form: u16::try_from(form)?,
            });
        }
    }
    let (characters, guesses) = unknown_words(source)?;
    if guesses
        .iter()
        .any(|guess| usize::from(guess.context) >= side)
    {
        return Err("unk.def names a context that matrix.def has not".into());
    }
    let mut forms: Vec<(Form, usize)> = forms.into_iter().collect();
    forms.sort_by_key(|(_, number)| *number);
    Ok(Dictionary {
        rules: Rules {
            classes,
            forms: forms.into_iter().map(|(form, _)| form).collect(),
            characters,
            guesses,
        },
        matrix,
        words,
    })
}

/// A line of one of IPADIC's word lists.
struct Word {
    surface: String,
    context: u16,
    cost: i16,
    class: Class,
    form: Form,
}

impl Word {
    fn parse(line: &str) -> Option<Word> {
        let mut fields = line.split(',');
        let surface = same_dashes(fields.next()?);
        let left: u16 = fields.next()?.parse().ok()?;
        let right: u16 = fields.next()?.parse().ok()?;
        // A context is a row and a column of the matrix in one.
        if left != right || surface.is_empty() {
            return None;
        }
        let cost = fields.next()?.parse().ok()?;
        let class = class(fields.next()?, fields.next()?);
        let base = same_dashes(fields.nth(4)?);
        Some(Word {
            form: Form::between(&surface, &base),
            surface,
            context: left,
            cost,
            class,
        })
    }
}

/// IPADIC's full-width tilde and horizontal bar are a wave dash and an em dash in all other text.
fn same_dashes(word: &str) -> String {
    word.replace('―', "—").replace('～', "〜")
}

fn class(part: &str, subpart: &str) -> Class {
    match (part, subpart) {
        ("助詞" | "助動詞" | "記号", _) => Class::Function,
        ("動詞" | "形容詞", "自立") => Class::Inflected,
        ("動詞" | "形容詞", _) => Class::Closed,
        ("接続詞" | "連体詞" | "感動詞" | "フィラー" | "接頭詞" | "その他", _) => {
            Class::Closed
        }
        ("名詞", "接尾" | "代名詞" | "非自立" | "特殊" | "数") => Class::Closed,
        ("名詞", "接続詞的" | "動詞非自立的") | ("副詞", "助詞類接続") => {
            Class::Closed
        }
        _ => Class::Open,
    }
}

/// Each line: a context, that of the following word, the cost. The result has them by the
/// following word first.
fn matrix(content: &str) -> Result<(usize, Vec<i16>), Box<dyn Error>> {
    let mut lines = content.lines();
    let sizes: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let side: usize = match sizes[..] {
        [before, after] if before == after => before.parse()?,
        _ => return Err("matrix.def: its first line should be two equal sizes".into()),
    };
    let mut matrix = vec![0; side * side];
    for line in lines {
        let numbers: Vec<&str> = line.split(' ').collect();
        let [before, after, cost] = numbers[..] else {
            return Err(format!("matrix.def: not three numbers: {line}").into());
        };
        let (before, after): (usize, usize) = (before.parse()?, after.parse()?);
        let place = matrix.get_mut(after * side + before);
        *place.ok_or("matrix.def: a context beyond its size")? = cost.parse()?;
    }
    Ok((side, matrix))
}

fn unknown_words(source: &Path) -> Result<(Characters, Vec<Guess>), Box<dyn Error>> {
    let scratch = tempfile::tempdir()?;
    let definition = CharacterDefinitionBuilderOptions::default()
        .encoding("EUC-JP")
        .builder()
        .build(source, scratch.path())?;
    let mut guesses = Vec::new();
    for line in text(&source.join("unk.def"))?.lines() {
        let fields: Vec<&str> = line.split(',').collect();
        let [name, context, _, cost, ..] = fields[..] else {
            return Err(format!("unk.def: too few fields: {line}").into());
        };
        let category = definition.category_id_by_name(name);
        let category = category.ok_or_else(|| format!("unk.def: char.def has no {name}"))?;
        guesses.push(Guess {
            category: u8::try_from(category.0)?,
            context: context.parse()?,
            cost: cost.parse()?,
        });
    }
    Ok((Characters::of(&definition), guesses))
}
