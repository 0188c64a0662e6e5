//! Workbooks: a zip archive of XML, of which we want the texts of cells alone. Formulas give what
//! they last gave; dates are turned from the days that Excel counts.

use super::xml::{Piece, walk};
use flate2::read::DeflateDecoder;
use jiff::{ToSpan, civil::date};
use rawzip::{CompressionMethod, ZipArchive};
use std::{collections::BTreeMap, io::Read};

/// A sheet: its name and its rows of cells.
pub(super) type Sheet = (String, Vec<Vec<String>>);

/// The largest part of a workbook that is read.
const LARGEST: u64 = 256 << 20;

/// The sheets of a workbook, in their order.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let files = unpacked(bytes)?;
    let text = |name: &str| files.get(name).map(String::as_str);
    let shared = text("xl/sharedStrings.xml").map_or(Ok(Vec::new()), shared)?;
    let dates = text("xl/styles.xml").map_or(Ok(Vec::new()), date_styles)?;
    let book = text("xl/workbook.xml").ok_or("it is no workbook of Excel")?;
    let targets = text("xl/_rels/workbook.xml.rels").map_or(Ok(BTreeMap::new()), targets)?;
    let mut sheets = Vec::new();
    for (name, relation) in names(book)? {
        let target = targets.get(&relation).map_or("", String::as_str);
        let target = target.trim_start_matches("/xl/").trim_start_matches('/');
        if let Some(sheet) = text(&format!("xl/{target}")) {
            sheets.push((name, rows(sheet, &shared, &dates)?));
        }
    }
    Ok(sheets)
}

fn unpacked(bytes: &[u8]) -> Result<BTreeMap<String, String>, String> {
    let said = |error: rawzip::Error| error.to_string();
    let archive = ZipArchive::from_slice(bytes).map_err(said)?;
    let mut files = BTreeMap::new();
    for entry in archive.entries() {
        let entry = entry.map_err(said)?;
        let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let method = entry.compression_method();
        let data = archive.get_entry(entry.wayfinder()).map_err(said)?;
        let mut text = Vec::new();
        let read = match method {
            CompressionMethod::STORE => data.data().take(LARGEST).read_to_end(&mut text),
            _ => DeflateDecoder::new(data.data())
                .take(LARGEST)
                .read_to_end(&mut text),
        };
        read.map_err(|error| error.to_string())?;
        files.insert(name, String::from_utf8_lossy(&text).into_owned());
    }
    Ok(files)
}

/// The texts that cells share, by number. A text may be in several runs; how it is read aloud
/// (`rPh`) is no part of it.
fn shared(xml: &str) -> Result<Vec<String>, String> {
    let mut texts: Vec<String> = Vec::new();
    let (mut in_text, mut phonetic) = (false, false);
    walk(xml, |piece| match piece {
        Piece::Open("si", _) => texts.push(String::new()),
        Piece::Open("rPh", _) => phonetic = true,
        Piece::Close("rPh") => phonetic = false,
        Piece::Open("t", _) => in_text = !phonetic,
        Piece::Close("t") => in_text = false,
        Piece::Text(text) if in_text => {
            if let Some(last) = texts.last_mut() {
                last.push_str(text);
            }
        }
        _ => {}
    })?;
    Ok(texts)
}

/// Of each style, whether it shows a day.
fn date_styles(xml: &str) -> Result<Vec<bool>, String> {
    let mut own: BTreeMap<String, bool> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut in_cells = false;
    walk(xml, |piece| match piece {
        Piece::Open("numFmt", attributes) => {
            let of = |name: &str| attributes.get(name).cloned().unwrap_or_default();
            let format = of("formatCode").to_lowercase();
            own.insert(
                of("numFmtId"),
                format.contains("yy") || format.contains("d"),
            );
        }
        Piece::Open("cellXfs", _) => in_cells = true,
        Piece::Close("cellXfs") => in_cells = false,
        Piece::Open("xf", attributes) if in_cells => {
            let format = attributes.get("numFmtId").cloned().unwrap_or_default();
            let built_in = format
                .parse()
                .is_ok_and(|id: u32| matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=58));
            styles.push(built_in || own.get(&format).copied().unwrap_or(false));
        }
        _ => {}
    })?;
    Ok(styles)
}

/// The names of sheets with the ids of their files.
fn names(xml: &str) -> Result<Vec<(String, String)>, String> {
    let mut names = Vec::new();
    walk(xml, |piece| {
        if let Piece::Open("sheet", attributes) = piece {
            let of = |name: &str| attributes.get(name).cloned().unwrap_or_default();
            names.push((of("name"), of("id")));
        }
    })?;
    Ok(names)
}

fn targets(xml: &str) -> Result<BTreeMap<String, String>, String> {
    let mut targets = BTreeMap::new();
    walk(xml, |piece| {
        if let Piece::Open("Relationship", attributes) = piece {
            let of = |name: &str| attributes.get(name).cloned().unwrap_or_default();
            targets.insert(of("Id"), of("Target"));
        }
    })?;
    Ok(targets)
}

fn rows(xml: &str, shared: &[String], dates: &[bool]) -> Result<Vec<Vec<String>>, String> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut kind, mut style, mut value) = (String::new(), 0_usize, String::new());
    let (mut in_value, mut column) = (false, 0_usize);
    walk(xml, |piece| match piece {
        Piece::Open("row", attributes) => {
            // Empty rows are left out of the file.
            let number = attributes.get("r").and_then(|r| r.parse::<usize>().ok());
            let number = number.unwrap_or(rows.len() + 1).min(rows.len() + 10_000);
            rows.resize(number.max(rows.len() + 1), Vec::new());
            column = 0;
        }
        Piece::Open("c", attributes) => {
            column = attributes.get("r").map_or(column, |place| place_of(place));
            kind = attributes.get("t").cloned().unwrap_or_default();
            style = attributes
                .get("s")
                .and_then(|s| s.parse().ok())
                .unwrap_or(0);
            value.clear();
        }
        Piece::Open("v" | "t", _) => in_value = true,
        Piece::Close("v" | "t") => in_value = false,
        Piece::Text(text) if in_value => value.push_str(text),
        Piece::Close("c") => {
            let is_day = dates.get(style).copied().unwrap_or(false);
            let said = cell(&kind, &value, is_day, shared);
            if let Some(row) = rows.last_mut().filter(|_| column < 1000) {
                row.resize((column + 1).max(row.len()), String::new());
                row[column] = said;
            }
            column += 1;
        }
        _ => {}
    })?;
    Ok(rows)
}

fn cell(kind: &str, value: &str, is_day: bool, shared: &[String]) -> String {
    match kind {
        "s" => {
            let at = value.trim().parse().ok();
            at.and_then(|at: usize| shared.get(at))
                .cloned()
                .unwrap_or_default()
        }
        "" | "n" if is_day => day(value).unwrap_or_else(|| value.to_owned()),
        "b" => if value == "1" { "true" } else { "false" }.to_owned(),
        "e" => String::new(),
        _ => value.to_owned(),
    }
}

/// The day with this number: Excel counts from the end of 1899.
fn day(number: &str) -> Option<String> {
    let whole: i32 = number.split('.').next()?.parse().ok()?;
    let day = date(1899, 12, 30).checked_add(whole.days()).ok()?;
    Some(day.to_string())
}

/// The column of a place such as `AB12`, counted from 0.
fn place_of(place: &str) -> usize {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.fold(0_usize, |number, letter| {
        number.saturating_mul(26) + usize::from(letter - b'A' + 1)
    });
    number.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_days_are_as_excel_counts_them() {
        assert_eq!(
            [place_of("A1"), place_of("Z9"), place_of("AB12")],
            [0, 25, 27]
        );
        assert_eq!(day("45992").as_deref(), Some("2025-12-01"));
    }
}
