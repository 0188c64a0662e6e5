//! What pasting does to a message.

use crate::chance::Chance;
use naosu_vocabulary::{Lang, Piece, Template};
use std::collections::BTreeMap;

/// The message somewhere in some lines of a log.
pub(super) fn log(message: &str, lang: Lang, chance: &mut Chance) -> String {
    let mut lines: Vec<String> = (0..chance.below(4)).map(|_| other_line(chance)).collect();
    let (hour, minute, second) = (chance.below(24), chance.below(60), chance.below(60));
    let pid = chance.within(100..60_000);
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let one_line = message.replace('\n', " ");
    lines.push(match chance.below(7) {
        0 => format!(
            "2026-03-{:02} {time},{:03} [worker-{}] ERROR com.example.App - {one_line}",
            chance.within(1..29),
            chance.below(1000),
            chance.below(9)
        ),
        1 => format!(
            "Mar {:>2} {time} host{} app[{pid}]: {one_line}",
            chance.within(1..29),
            chance.below(9)
        ),
        2 => format!("[{time}] [{pid}] {one_line} (attempt {})", chance.below(9)),
        3 => format!(
            "app.exe: {}: {one_line}",
            if lang == Lang::Ja {
                "エラー"
            } else {
                "error"
            }
        ),
        4 => format!("E{time}.{pid} runner.go:{}] {one_line}", chance.below(999)),
        5 => format!(
            "{{\"ts\":{}{pid},\"level\":\"error\",\"msg\":{}}}",
            chance.within(1600..1800),
            serde_json::Value::from(one_line.as_str())
        ),
        _ => format!("    {one_line}"),
    });
    lines.extend((0..chance.below(3)).map(|_| other_line(chance)));
    lines.join("\n")
}

fn other_line(chance: &mut Chance) -> String {
    let number = chance.below(10_000);
    match chance.below(7) {
        0 => format!("    at com.example.Service.run(Service.java:{number})"),
        1 => format!("  File \"/opt/app/main.py\", line {number}, in handle"),
        2 => format!("INFO  request {number} done in {} ms", chance.below(900)),
        3 => format!("Progress: {}% ({number} of 10000)", chance.below(100)),
        4 => format!("GET /api/items/{number} 200"),
        5 => "Traceback (most recent call last):".to_owned(),
        _ => format!("... {} more", chance.within(2..40)),
    }
}

/// The message as a dialog shows it: wrapped, between a title and buttons, with the quotes and
/// widths of whatever it was copied through.
pub(super) fn dialog(message: &str, lang: Lang, chance: &mut Chance) -> String {
    let width = chance.within(26..42);
    let mut text = match lang {
        Lang::Ja => wrap_anywhere(message, width / 2),
        Lang::En => wrap_at_spaces(message, width),
    };
    if chance.percent(30) {
        text = text.replace('\'', "’").replace('"', "”");
    }
    if chance.percent(25) {
        text = text.chars().map(full_width).collect();
    }
    if chance.percent(25) {
        let middle = text.char_indices().nth(text.chars().count() / 2);
        text.insert(middle.map_or(0, |(at, _)| at), '\u{200b}');
    }
    let (titles, buttons) = match lang {
        Lang::Ja => (
            ["エラー", "警告", "メッセージ"],
            ["OK", "はい(Y)  いいえ(N)", "閉じる"],
        ),
        Lang::En => (
            ["Error", "Warning", "Message"],
            ["OK", "Yes  No", "[Close]"],
        ),
    };
    format!(
        "{}\n{text}\n{}",
        chance.word(&titles),
        chance.word(&buttons)
    )
}

fn full_width(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
        c => c,
    }
}

fn wrap_anywhere(text: &str, width: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    let lines = chars.chunks(width.max(1)).map(|line| line.iter().collect());
    lines.collect::<Vec<String>>().join("\n")
}

fn wrap_at_spaces(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.len() + word.len() < width => *line += &format!(" {word}"),
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// One to three slips: a letter lost, doubled, exchanged, another one, or as a scanner reads it.
pub(super) fn slips(message: &str, chance: &mut Chance) -> Option<String> {
    const SCANNED: [(char, char); 10] = [
        ('l', '1'),
        ('o', '0'),
        ('O', '0'),
        ('I', 'l'),
        ('ト', '卜'),
        ('ロ', '口'),
        ('カ', '力'),
        ('ー', '-'),
        ('ッ', 'ツ'),
        ('ィ', 'イ'),
    ];
    let mut chars: Vec<char> = message.chars().collect();
    if chars.len() < 10 {
        return None;
    }
    for _ in 0..chance.within(1..4) {
        let at = chance.below(chars.len() - 1);
        let scanned = SCANNED.iter().find(|(from, _)| *from == chars[at]);
        match (scanned, chance.below(4)) {
            (Some((_, to)), _) => chars[at] = *to,
            (None, 0) => drop(chars.remove(at)),
            (None, 1) => chars.insert(at, chars[at]),
            (None, 2) => chars.swap(at, at + 1),
            (None, _) if chars[at].is_ascii_lowercase() => {
                chars[at] = char::from(b'a' + chance.below(26) as u8);
            }
            (None, _) => drop(chars.remove(at)),
        }
    }
    Some(chars.into_iter().collect())
}

/// The beginning of a message, or a piece of its middle; none where hardly anything but values
/// would be left of it.
pub(super) fn piece(
    template: &Template,
    values: &BTreeMap<String, String>,
    chance: &mut Chance,
) -> Option<String> {
    let own = |text: &str, own: bool| text.chars().map(|c| (c, own)).collect::<Vec<_>>();
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => own(text, true),
        Piece::Slot(name, _) => own(values.get(name).map_or("", String::as_str), false),
    });
    let chars: Vec<(char, bool)> = pieces.flatten().collect();
    let length = chars.len() * chance.within(40..71) / 100;
    let start = match chance.percent(60) {
        true => 0,
        false => chance.below(chars.len() - length + 1),
    };
    let piece = &chars[start..start + length];
    let telling = piece.iter().filter(|(c, own)| *own && c.is_alphabetic());
    let enough = if chars.iter().any(|(c, _)| *c >= '\u{3040}') {
        6
    } else {
        12
    };
    let text: String = piece.iter().map(|(c, _)| c).collect();
    (telling.count() >= enough).then(|| text.trim().to_owned())
}

/// Three to five words of a message that carry meaning, in order and in lower case.
pub(super) fn words(template: &Template, chance: &mut Chance) -> Option<Vec<String>> {
    let literals = template.pieces.iter().filter_map(|piece| match piece {
        Piece::Literal(text) => Some(text.as_str()),
        Piece::Slot(..) => None,
    });
    let mut words: Vec<String> = literals.flat_map(content_words).collect();
    words.dedup();
    if words.len() < 3 {
        return None;
    }
    let wanted = chance.within(3..6);
    while words.len() > wanted {
        words.remove(chance.below(words.len()));
    }
    Some(words)
}

/// Latin words that are no articles and the like; runs of kanji or katakana, which need no
/// dictionary to be told apart.
fn content_words(text: &str) -> Vec<String> {
    const EMPTY: [&str; 28] = [
        "the", "a", "an", "is", "are", "was", "be", "been", "to", "of", "in", "on", "for", "and",
        "or", "not", "no", "with", "by", "from", "as", "at", "it", "this", "that", "has", "have",
        "will",
    ];
    let script = |c: char| match c {
        'a'..='z' | '0'..='9' | '_' => 1,
        '\u{30a1}'..='\u{30ff}' => 2,
        '\u{4e00}'..='\u{9fff}' => 3,
        _ => 0,
    };
    let lower: Vec<char> = text.to_lowercase().chars().collect();
    let runs = lower.chunk_by(|a, b| script(*a) == script(*b));
    let words = runs.filter(|run| script(run[0]) != 0 && run.len() >= 2);
    words
        .map(|run| run.iter().collect::<String>())
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .collect()
}

/// A code as people ask for it.
pub(super) fn code(code: &str, lang: Lang, chance: &mut Chance) -> String {
    match (chance.below(5), lang) {
        (0, _) => code.to_owned(),
        (1, _) => format!("({code})"),
        (2, Lang::En) => format!("error code {code}"),
        (2, Lang::Ja) => format!("エラーコード {code}"),
        (3, Lang::En) => format!("what is {code}?"),
        (3, Lang::Ja) => format!("{code} とは"),
        _ => format!("{code}:"),
    }
}
