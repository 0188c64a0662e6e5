//! `naosu translate`: the files that a translation begins with, and what it was made from once it
//! is up to date.

use super::{
    args::{Args, Translate},
    exit::{Done, Exit, Failure},
    report, site,
    terminal::{self, GOOD, shown},
};
use naosu::{
    content::{
        self, Entry, Finding, Library, path,
        translation::{BYTE_ORDER_MARK, MARK, NewText, recorded, skeleton, stale},
    },
    strings,
};
use naosu_vocabulary::Lang;
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

pub(crate) fn run(args: &Args, command: &Translate) -> Done {
    let root = site::root(args)?;
    let library = content::read(&root).library;
    let id = &command.id;
    let entry = library.get(id).ok_or_else(|| {
        Failure::new(format_args!("there is no entry {id}, or it cannot be read"))
            .hint("naosu check tells what is wrong")
    })?;
    let lang = command
        .lang
        .or_else(|| wanted(entry, &library, command.record));
    let lang = lang.ok_or_else(|| undecided(entry, command.record))?;
    let languages = &library.config.languages;
    if !languages.contains(&lang) {
        return Err(Failure::new(format_args!(
            "the site has no language {lang}"
        )));
    }
    let why_not = |why: String| Failure::new(format_args!("cannot translate {id}: {why}"));
    let files = match command.record {
        true => recorded(&root, entry, lang, languages).map_err(|e| why_not(e.to_string()))?,
        false => {
            let note = note(lang, id)?;
            let files = skeleton(&root, entry, lang, languages, &note);
            files.map_err(|error| why_not(error.to_string()))?
        }
    };
    files.iter().try_for_each(|file| write(&root, file))?;
    terminal::tell_places(files.iter().map(|file| root.join(&file.path)))?;
    match command.record {
        true => tell_rest(&root, entry)?,
        false => tell_next(id, &files)?,
    }
    Ok(Exit::Success)
}

/// The language that is to be translated into, where it is clear which: of a record the one that is
/// out of date, of a beginning the one that lacks something.
fn wanted(entry: &Entry, library: &Library, is_record: bool) -> Option<Lang> {
    let only = |is_wanted: &dyn Fn(Lang) -> bool| {
        let languages = library.config.languages.iter().copied();
        let mut wanted = languages.filter(|lang| is_wanted(*lang));
        let first = wanted.next()?;
        wanted.next().is_none().then_some(first)
    };
    let lacks = |lang: Lang| entry.lacking.contains(&lang);
    match is_record {
        false => only(&lacks),
        true => only(&|lang| stale(entry, lang).is_some() || lacks(lang))
            .or_else(|| only(&|lang| entry.translated.get(lang).is_some())),
    }
}

fn undecided(entry: &Entry, is_record: bool) -> Failure {
    let id = &entry.id;
    let stale = Lang::ALL
        .into_iter()
        .find(|lang| stale(entry, *lang).is_some());
    match (is_record, stale) {
        (false, Some(lang)) => Failure::new(format_args!("{id} is in {lang} already, out of date"))
            .hint(format!(
                "once it says what its source says: naosu translate {id} --record"
            )),
        _ => Failure::new(format_args!(
            "it is not clear into which language {id} goes"
        ))
        .hint("say it by --lang"),
    }
}

/// What stands at the head of a text to be translated, for whoever does it.
fn note(lang: Lang, id: &str) -> Result<String, Failure> {
    let strings = strings::load(None).map_err(Failure::new)?;
    Ok(strings.get(lang).translation.note.replace("{id}", id))
}

/// Writes a file: a new one over none that is there, another in one step and only over what was
/// read.
fn write(root: &Path, file: &NewText) -> Result<(), Failure> {
    let path = root.join(&file.path);
    let failure =
        |error: io::Error| Failure::new(format_args!("cannot write {}: {error}", path.display()));
    let Some(before) = &file.before else {
        let created = File::create_new(&path);
        return created
            .and_then(|mut new| new.write_all(file.text.as_bytes()))
            .map_err(failure);
    };
    let now = fs::read_to_string(&path).map_err(failure)?;
    let (mark, text) = match now.strip_prefix(BYTE_ORDER_MARK) {
        Some(text) => (BYTE_ORDER_MARK.to_string(), text),
        None => (String::new(), now.as_str()),
    };
    if text != before {
        let error = io::Error::other("somebody has changed it meanwhile");
        return Err(failure(error));
    }
    let beside = beside(&path);
    fs::write(&beside, mark + &file.text)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::rename(&beside, &path))
        .map_err(|error| {
            let _ = fs::remove_file(&beside);
            failure(error)
        })
}

/// A hidden file beside another: no entry's.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}

fn tell_next(id: &str, files: &[NewText]) -> io::Result<()> {
    let id = shown(id);
    let next = match files.iter().any(|file| file.text.contains(MARK)) {
        true => format!("translate what is below the mark; then: naosu translate {id} --record"),
        false => "naosu check tells what is left".to_owned(),
    };
    writeln!(terminal::stderr(), "fill in what is empty; {next}")
}

/// Tells what `check` still says of the entry.
fn tell_rest(root: &Path, entry: &Entry) -> io::Result<()> {
    let reading = content::read(root);
    let folder = entry.source.path.parent().unwrap_or(Path::new(""));
    let names = Lang::ALL.map(|lang| folder.join(format!("{}.{lang}.md", entry.id)));
    let files: BTreeSet<&Path> = names
        .iter()
        .map(PathBuf::as_path)
        .chain(entry.files())
        .collect();
    let is_its = |finding: &&Finding| files.contains(finding.location.path());
    let rest: Vec<&Finding> = reading.findings.iter().filter(is_its).collect();
    let mut stderr = terminal::stderr();
    report::write(&rest, report::Extent::All, &mut stderr)?;
    let file = path::shown(&entry.source.path);
    match rest.is_empty() {
        true => writeln!(
            stderr,
            "{GOOD}recorded{GOOD:#}; nothing else is wrong with {}",
            shown(&file)
        ),
        false => writeln!(
            stderr,
            "{GOOD}recorded{GOOD:#}; {} left",
            report::count(&rest)
        ),
    }
}
