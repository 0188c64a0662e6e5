//! A table of articles, a row each: `.csv`, `.tsv` and `.xlsx`. Help desks keep their questions so.

use super::{
    page::{Page, Source},
    xlsx,
};
use crate::{
    decode,
    import::{
        article::{Fields, Losses, Text},
        error::Error,
        tongue,
    },
};
use naosu_vocabulary::{Lang, Localised};
use std::path::Path;

/// Reads a table whose cells are parted by commas, tabs or semicolons.
pub(super) fn read_text(bytes: &[u8], path: &Path, source: &mut Source) {
    let text = decode::text(bytes);
    let head = text.lines().next().unwrap_or_default();
    let often = |mark: char| head.matches(mark).count();
    let mark = [('\t', b'\t'), (';', b';'), (',', b',')]
        .into_iter()
        .max_by_key(|(mark, _)| often(*mark))
        .map_or(b',', |(_, byte)| byte);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mark)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    let rows = rows.map(|row| row.iter().map(str::to_owned).collect());
    add(rows.collect(), path, "", source);
}

/// Reads a workbook: each of its sheets that has headings.
pub(super) fn read_book(bytes: &[u8], path: &Path, source: &mut Source) -> Result<(), Error> {
    let sheets = xlsx::sheets(bytes).map_err(|message| Error::Broken {
        path: path.to_owned(),
        message,
    })?;
    let many = sheets.len() > 1;
    for (name, rows) in sheets {
        add(rows, path, if many { &name } else { "" }, source);
    }
    Ok(())
}

/// A column: what it is called without its language, and that language.
struct Column {
    name: String,
    lang: Option<Lang>,
}

/// Adds the rows below the first one that has several headings.
fn add(rows: Vec<Vec<String>>, path: &Path, sheet: &str, source: &mut Source) {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let Some(head) = rows.iter().position(|row| filled(row) > 1) else {
        let mut losses = Losses::of(path);
        losses.add("sheet without headings left out", sheet);
        source.losses.append(&mut losses.list);
        return;
    };
    let columns = columns(&rows[head]);
    for (number, row) in rows.iter().enumerate().skip(head + 1) {
        if filled(row) == 0 {
            continue;
        }
        // A number that rows have stays theirs when others come before them.
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let key = match own_number(&columns, row) {
            Some(own) => format!("{stem}/{stem}-{sheet}{own}"),
            None => format!("{stem}/{stem}-{sheet}row-{}", number + 1),
        };
        for (lang, fields) in by_language(&columns, row) {
            source.pages.push(Page {
                key: Some(key.clone()),
                lang,
                text: Text {
                    path: path.to_owned(),
                    fields,
                    ..Text::default()
                },
            });
        }
    }
}

/// The columns by their headings. Beside `質問（英語）` a column `質問` is Japanese.
fn columns(headings: &[String]) -> Vec<Column> {
    let mut columns: Vec<Column> = headings.iter().map(|name| column(name)).collect();
    for at in 0..columns.len() {
        let name = &columns[at].name;
        let mut twins = columns.iter().filter(|twin| twin.name == *name);
        if columns[at].lang.is_none()
            && let Some(lang) = twins.find_map(|twin| twin.lang)
        {
            columns[at].lang = Some(lang.other());
        }
    }
    columns
}

/// `質問（英語）`, `question_en`, `Answer (ja)`
fn column(heading: &str) -> Column {
    let heading = heading
        .trim()
        .trim_start_matches('\u{feff}')
        .replace('\n', " ");
    let marks = ['(', '（', '[', '_', '-', ' ', '/', ':', '：', '・'];
    let cut = heading.rfind(marks).map(|at| {
        let tag = heading[at..].trim_matches(|c| marks.contains(&c) || ")）]".contains(c));
        (
            heading[..at].trim_end_matches(marks).trim(),
            tongue::lang(tag),
        )
    });
    // `英語質問`, `日本語回答`
    let before = ["日本語", "英語"].into_iter().find_map(|tag| {
        let name = heading.strip_prefix(tag)?.trim_start_matches(['の', ' ']);
        (!name.is_empty()).then(|| (name, tongue::lang(tag)))
    });
    let (name, lang) = match (cut, before) {
        (Some((name, Some(lang))), _) if !name.is_empty() => (name, Some(lang)),
        (_, Some((name, lang))) => (name, lang),
        _ => (heading.as_str(), None),
    };
    Column {
        name: name.to_owned(),
        lang,
    }
}

fn own_number(columns: &[Column], row: &[String]) -> Option<String> {
    let names = ["id", "no", "no.", "number", "番号", "管理番号", "#"];
    let at = columns
        .iter()
        .position(|column| names.contains(&column.name.to_lowercase().as_str()))?;
    let own = row.get(at)?.trim();
    (!own.is_empty()).then(|| own.to_owned())
}

/// The fields of a row in each language that its columns name; those of no language are in all.
fn by_language(columns: &[Column], row: &[String]) -> Vec<(Option<Lang>, Fields)> {
    let mut common = Fields::new();
    let mut said: Localised<Fields> = Localised::default();
    for (column, cell) in columns.iter().zip(row) {
        let cell = cell.trim();
        if cell.is_empty() || column.name.is_empty() {
            continue;
        }
        let value = vec![cell.to_owned()];
        match column.lang {
            None => {
                common.insert(column.name.clone(), value);
            }
            Some(lang) => {
                let mut fields = said.get(lang).cloned().unwrap_or_default();
                fields.insert(column.name.clone(), value);
                said.set(lang, fields);
            }
        }
    }
    if said.is_empty() {
        return vec![(None, common)];
    }
    let all = said.iter().map(|(lang, fields)| {
        let mut fields = fields.clone();
        for (name, value) in &common {
            fields.entry(name.clone()).or_insert_with(|| value.clone());
        }
        (Some(lang), fields)
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_their_languages() {
        for (heading, name, lang) in [
            ("質問（英語）", "質問", Some(Lang::En)),
            ("question_en", "question", Some(Lang::En)),
            ("Answer (ja)", "Answer", Some(Lang::Ja)),
            ("英語回答", "回答", Some(Lang::En)),
            ("対処方法", "対処方法", None),
            ("error message", "error message", None),
        ] {
            let column = column(heading);
            assert_eq!(
                (column.name.as_str(), column.lang),
                (name, lang),
                "{heading}"
            );
        }
    }
}
