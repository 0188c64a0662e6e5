//! `naosu status`: what is translated, out of date, overdue, looked after by nobody.

use super::{
    args::{Args, Format, Status as Command},
    check,
    exit::{Done, Exit, Failure},
    numbers::{counted, grouped},
    site,
    terminal::{self, FAINT, GOOD, STRONG, shown},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use naosu::{
    content::{self, Library},
    status::{Concern, Group, InLanguage, Scope, Status, page},
};
use naosu_vocabulary::Lang;
use serde::Serialize;
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
};

/// How many owners or topics a table has here; the page and JSON have all.
const ROWS: usize = 15;

pub(crate) fn run(args: &Args, command: &Command) -> Done {
    let root = site::root(args)?;
    let reading = content::read(&root);
    let library = &reading.library;
    let scope = Scope {
        owner: command.owner.clone(),
        topic: command.topic.clone(),
    };
    let missed = match command.findability {
        true if reading.has_errors() => {
            return Err(Failure::new("the site has errors: it cannot be searched")
                .hint("naosu check tells them"));
        }
        true => Some(check::find_all(&root, library)?.findings),
        false => None,
    };
    let status = Status::of(library, today(), missed.as_deref(), &scope);
    if let Some(file) = &command.page {
        write_page(&status, library, &root, command.lang, file)?;
        terminal::tell_places([file])?;
        return Ok(Exit::Success);
    }
    let mut stdout = terminal::stdout();
    match (command.list, command.format) {
        (Some(concern), Format::Human) => list(&status, concern, &mut stdout)?,
        (None, Format::Human) => tell(&status, &mut stdout)?,
        (only, Format::Json) => {
            let json = terminal::json(&Json::of(&status, only))?;
            writeln!(stdout, "{json}")?;
        }
    }
    stdout.flush()?;
    Ok(Exit::Success)
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

fn tell(status: &Status, out: &mut impl Write) -> io::Result<()> {
    let all = status.all();
    let entries = counted(all.entries, "entry");
    writeln!(out, "{STRONG}{entries}{STRONG:#}, without archived ones\n")?;
    tell_languages(&status.by_language(), out)?;
    if all.concerns.is_empty() {
        return writeln!(out, "{GOOD}nothing{GOOD:#} needs anybody's attention");
    }
    for (concern, count) in &all.concerns {
        let meaning = concern.meaning();
        writeln!(
            out,
            "{:>8}  {concern:<12}  {FAINT}{meaning}{FAINT:#}",
            grouped(*count)
        )?;
    }
    let concerns: Vec<Concern> = all.concerns.keys().copied().collect();
    tell_groups("owner", &status.by_owner(), &concerns, out)?;
    tell_groups("topic", &status.by_topic(), &concerns, out)?;
    if !status.is_searched {
        let more = "--findability also tells what is not found";
        writeln!(
            out,
            "\n{FAINT}--list WHAT names the entries; {more}{FAINT:#}"
        )?;
    }
    Ok(())
}

fn tell_languages(languages: &[InLanguage], out: &mut impl Write) -> io::Result<()> {
    let heads = ["language", "entries", "complete", "lacking", "stale"];
    let [lang, entries, complete, lacking, stale] = heads;
    writeln!(
        out,
        "{STRONG}{lang:<10}{entries:>9}{complete:>10}{lacking:>9}{stale:>7}{STRONG:#}"
    )?;
    for row in languages {
        let numbers = [row.entries, row.complete, row.lacking, row.stale];
        let [entries, complete, lacking, stale] = numbers.map(grouped);
        let lang = row.lang.name();
        writeln!(
            out,
            "{lang:<10}{entries:>9}{complete:>10}{lacking:>9}{stale:>7}"
        )?;
    }
    writeln!(out)
}

fn tell_groups(
    head: &str,
    groups: &[Group],
    concerns: &[Concern],
    out: &mut impl Write,
) -> io::Result<()> {
    let rows = match groups.len() > ROWS + 1 {
        true => ROWS,
        false => groups.len(),
    };
    let name = |group: &Group| group.id.clone().unwrap_or_else(|| "(none)".to_owned());
    let width = groups[..rows].iter().map(|group| name(group).len());
    let width = width.chain([head.len(), 18]).max().unwrap_or_default();
    let columns = concerns
        .iter()
        .map(|concern| format!("{:>14}", concern.name()));
    let columns: String = columns.collect();
    writeln!(
        out,
        "\n{STRONG}{head:<width$}{:>9}{columns}{STRONG:#}",
        "entries"
    )?;
    for group in &groups[..rows] {
        row(&shown(&name(group)), width, group, concerns, out)?;
    }
    let rest = &groups[rows..];
    if !rest.is_empty() {
        let name = format!("in {} more", grouped(rest.len()));
        row(&name, width, &sum(rest), concerns, out)?;
    }
    Ok(())
}

fn row(
    name: &str,
    width: usize,
    group: &Group,
    concerns: &[Concern],
    out: &mut impl Write,
) -> io::Result<()> {
    let counts = concerns.iter().map(|concern| group.count(*concern));
    let counts = counts.map(|count| format!("{:>14}", grouped(count)));
    let counts: String = counts.collect();
    writeln!(out, "{name:<width$}{:>9}{counts}", grouped(group.entries))
}

fn sum(groups: &[Group]) -> Group {
    let mut sum = Group::default();
    for group in groups {
        sum.entries += group.entries;
        for (concern, count) in &group.concerns {
            *sum.concerns.entry(*concern).or_default() += count;
        }
    }
    sum
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
    /// The entries that somebody should look at.
    list: Vec<&'s naosu::status::EntryStatus>,
}

impl Json<'_> {
    fn of(status: &Status, only: Option<Concern>) -> Json<'_> {
        let is_listed = |entry: &&naosu::status::EntryStatus| match only {
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
            list: status.entries.iter().filter(is_listed).collect(),
        }
    }
}
