//! `naosu status`: what is translated, out of date, overdue, looked after by nobody.

mod table;

use super::{
    args::{Args, Format, Status as Command},
    check,
    exit::{Done, Exit, Failure},
    site,
    terminal::{self, FAINT, shown},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use naosu::{
    content::{self, Library},
    decode,
    status::{
        Concern, EntryStatus, Feedback, Group, Heard, InLanguage, InVain, Scope, Status, page,
    },
};
use naosu_vocabulary::Lang;
use serde::Serialize;
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

pub(crate) fn run(args: &Args, command: &Command) -> Done {
    let root = site::root(args)?;
    let reading = content::read(&root);
    let library = &reading.library;
    let scope = Scope {
        owner: command.owner.clone(),
        topic: command.topic.clone(),
    };
    let not_found = match command.findability {
        true if reading.has_errors() => {
            return Err(Failure::new("the site has errors: it cannot be searched")
                .hint("naosu check tells them"));
        }
        true => Some(check::find_all(&root, library)?.findings),
        false => None,
    };
    let feedback = said(&command.feedback)?;
    let heard = Heard {
        not_found,
        feedback,
    };
    let status = Status::of(library, today(), &heard, &scope);
    if let Some(file) = &command.page {
        write_page(&status, library, &root, command.lang, file)?;
        terminal::tell_places([file])?;
        return Ok(Exit::Success);
    }
    let mut stdout = terminal::stdout();
    match (command.list, command.format) {
        (Some(concern), Format::Human) => list(&status, concern, &mut stdout)?,
        (None, Format::Human) => table::tell(&status, &mut stdout)?,
        (only, Format::Json) => {
            let json = terminal::json(&Json::of(&status, only))?;
            writeln!(stdout, "{json}")?;
        }
    }
    stdout.flush()?;
    Ok(Exit::Success)
}

/// What readers have said in these files.
fn said(files: &[PathBuf]) -> Result<Feedback, Failure> {
    let mut feedback = Feedback::default();
    for file in files {
        let shown = file.display();
        let bytes = fs::read(file)
            .map_err(|error| Failure::new(format_args!("cannot read {shown}: {error}")))?;
        feedback
            .add(&decode::text(&bytes))
            .map_err(|error| Failure::new(format_args!("cannot read {shown}: {error}")))?;
    }
    Ok(feedback)
}

fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

fn write_page(
    status: &Status,
    library: &Library,
    root: &Path,
    lang: Option<Lang>,
    file: &Path,
) -> Result<(), Failure> {
    let first = library.config.languages.first().copied();
    let lang = lang.or(first).unwrap_or(Lang::Ja);
    refuse_others(file)?;
    let html = page(status, library, root, lang).map_err(Failure::new)?;
    fs::write(file, html)
        .map_err(|error| Failure::new(format_args!("cannot write {}: {error}", file.display())))
}

/// Refuses to write over a file that is no such page.
fn refuse_others(file: &Path) -> Result<(), Failure> {
    let is_other = match fs::read_to_string(file) {
        Ok(text) => !text.contains("<body class=\"page-status\">"),
        Err(_) => file.exists(),
    };
    match is_other {
        true => Err(
            Failure::new(format_args!("{} is no page of a status", file.display()))
                .hint("it is left alone: name another file"),
        ),
        false => Ok(()),
    }
}

fn list(status: &Status, concern: Concern, out: &mut impl Write) -> io::Result<()> {
    for entry in status.with(concern) {
        let languages = status.languages.iter();
        let title = languages.filter_map(|lang| entry.title.get(*lang)).next();
        let title = title.map_or("", String::as_str);
        let (id, path) = (&entry.id, shown(&entry.path));
        writeln!(out, "{id}  {}  {FAINT}{path}{FAINT:#}", shown(title))?;
    }
    Ok(())
}

/// The status for programs.
#[derive(Serialize)]
struct Json<'s> {
    date: Date,
    entries: usize,
    concerns: BTreeMap<Concern, usize>,
    languages: Vec<InLanguage>,
    owners: Vec<Group>,
    topics: Vec<Group>,
    /// What readers have searched for in vain.
    in_vain: &'s [InVain],
    /// The entries that somebody should look at.
    list: Vec<&'s EntryStatus>,
}

impl Json<'_> {
    fn of(status: &Status, only: Option<Concern>) -> Json<'_> {
        let is_listed = |entry: &&EntryStatus| match only {
            Some(concern) => entry.concerns.contains(&concern),
            None => !entry.concerns.is_empty(),
        };
        let all = status.all();
        Json {
            date: status.date,
            entries: all.entries,
            concerns: all.concerns,
            languages: status.by_language(),
            owners: status.by_owner(),
            topics: status.by_topic(),
            in_vain: &status.in_vain,
            list: status.entries.iter().filter(is_listed).collect(),
        }
    }
}
