//! How a site is kept, for people: by language, by reason, by owner and topic.

use crate::cli::{
    numbers::{counted, grouped},
    terminal::{FAINT, GOOD, STRONG, shown},
};
use naosu::status::{Concern, Group, InLanguage, InVain, Status};
use std::io::{self, Write};

/// How many owners or topics a table has here; the page and JSON have all.
const ROWS: usize = 15;

/// How many characters of a paste are shown.
const LONGEST: usize = 80;

/// Tells how a site is kept.
pub(super) fn tell(status: &Status, out: &mut impl Write) -> io::Result<()> {
    let all = status.all();
    let entries = counted(all.entries, "entry");
    writeln!(out, "{STRONG}{entries}{STRONG:#}, without archived ones\n")?;
    tell_languages(&status.by_language(), out)?;
    if all.concerns.is_empty() {
        tell_in_vain(&status.in_vain, out)?;
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
    tell_in_vain(&status.in_vain, out)?;
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

/// What readers have searched for in vain, the most frequent.
fn tell_in_vain(in_vain: &[InVain], out: &mut impl Write) -> io::Result<()> {
    if in_vain.is_empty() {
        return Ok(());
    }
    let times = in_vain.iter().map(|one| one.times).sum();
    let searches = counted(times, "search");
    writeln!(out, "\n{STRONG}{searches} in vain{STRONG:#}")?;
    for InVain { paste, times } in in_vain.iter().take(ROWS) {
        let paste: String = shown(paste).chars().take(LONGEST).collect();
        writeln!(out, "{:>8}  {}", grouped(*times), paste.trim())?;
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
        .map(|concern| format!("{:>1$}", concern.name(), column(*concern)));
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
    let counts = concerns.iter().map(|concern| {
        let count = grouped(group.count(*concern));
        format!("{count:>0$}", column(*concern))
    });
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

/// How wide the column of a concern is.
fn column(concern: Concern) -> usize {
    concern.name().len().max(6) + 2
}
