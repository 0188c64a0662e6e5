//! The order in which readers look for a title, and the rows of it: あ か さ …, A B C …

use crate::readings;
use naosu_vocabulary::Lang;
use unicode_normalization::UnicodeNormalization;

/// A row of a list in reading order: what its titles begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row {
    place: u8,
    /// What readers see of it: `あ`, `A`, `0–9`, `…`.
    pub(crate) label: char,
}

/// Where a title stands among others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) row: Row,
    /// As it is read, without what dictionaries pass over: ガ is カ, ッ is ツ, ー is nothing.
    plain: String,
    /// As it is read.
    exact: String,
}

/// The rows of kana, each with all that begins so once it is plain.
const KANA: [(char, &str); 10] = [
    ('あ', "あいうえお"),
    ('か', "かきくけこ"),
    ('さ', "さしすせそ"),
    ('た', "たちつてと"),
    ('な', "なにぬねの"),
    ('は', "はひふへほ"),
    ('ま', "まみむめも"),
    ('や', "やゆよ"),
    ('ら', "らりるれろ"),
    ('わ', "わゐゑをん"),
];

/// Stands for all digits.
const DIGITS: char = '#';

/// Stands for whatever else a title begins with.
const OTHER: char = '…';

impl Place {
    /// Where a title stands in lists of a language.
    pub(crate) fn of(title: &str, lang: Lang) -> Place {
        let folded: String = title.nfkc().flat_map(char::to_lowercase).collect();
        let exact = readings::kana(folded.trim_start_matches(|c: char| !c.is_alphanumeric()));
        let exact: String = exact.chars().map(hiragana).collect();
        let plain: String = exact.nfd().filter_map(plain).collect();
        Place {
            row: Row::of(plain.chars().next(), lang),
            plain,
            exact,
        }
    }
}

impl Row {
    /// Its id on a page, where it is the heading of what is in it.
    pub(crate) fn id(self) -> String {
        format!("row-{}", self.place)
    }

    /// Japanese has its own letters first, English its own.
    fn of(first: Option<char>, lang: Lang) -> Row {
        let kana = first.and_then(|c| KANA.iter().position(|(_, row)| row.contains(c)));
        let (latin_from, kana_from) = match lang {
            Lang::Ja => (10, 0),
            Lang::En => (0, 27),
        };
        let (place, label) = match (kana, first) {
            (Some(row), _) => (kana_from + row as u8, KANA[row].0),
            (_, Some(c @ 'a'..='z')) => (latin_from + (c as u8 - b'a'), c.to_ascii_uppercase()),
            (_, Some(c)) if c.is_numeric() => (latin_from + 26, DIGITS),
            _ => (u8::MAX, OTHER),
        };
        Row { place, label }
    }
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    }
}

/// A letter without its marks, large; nothing for what only lengthens or marks another.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}' | 'ー' => None,
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' => {
            char::from_u32(u32::from(c) + 1)
        }
        'ゕ' => Some('か'),
        'ゖ' => Some('け'),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'t>(titles: &[&'t str], lang: Lang) -> Vec<(char, &'t str)> {
        let mut titles = titles.to_vec();
        titles.sort_by_cached_key(|title| Place::of(title, lang));
        let row = |title: &str| Place::of(title, lang).row.label;
        titles
            .into_iter()
            .map(|title| (row(title), title))
            .collect()
    }

    #[test]
    fn titles_stand_as_they_are_read() {
        let titles = [
            "Outlook が起動しない",
            "プリンターがオフライン",
            "資格情報を削除する",
            "「印刷できません」と表示される",
            "会議に参加できない",
            "バックアップ",
            "はじめに",
            "2 段階認証",
            "ガイド",
            "→",
        ];
        assert_eq!(
            sorted(&titles, Lang::Ja),
            [
                ('あ', "「印刷できません」と表示される"),
                ('か', "会議に参加できない"),
                ('か', "ガイド"),
                ('さ', "資格情報を削除する"),
                ('は', "はじめに"),
                ('は', "バックアップ"),
                ('は', "プリンターがオフライン"),
                ('O', "Outlook が起動しない"),
                ('#', "2 段階認証"),
                ('…', "→"),
            ]
        );
    }

    #[test]
    fn english_has_its_letters_first() {
        let titles = ["\"Zoom\" hangs", "éclair", "Apples", "印刷", "365 days"];
        let rows = sorted(&titles, Lang::En).into_iter().map(|(row, _)| row);
        assert_eq!(rows.collect::<String>(), "AEZ#あ");
    }
}
