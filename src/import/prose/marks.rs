//! Marks within a line that only some generators know: macros, shortcodes, attributes.

use crate::import::article::Losses;
use naosu_vocabulary::Lang;

/// `:::image source="a.png" alt-text="A":::` of Microsoft as a picture.
pub(super) fn pictures(line: &str) -> String {
    const OPEN: &str = ":::image ";
    let mut line = line.to_owned();
    while let Some(at) = line.find(OPEN) {
        let inner = at + OPEN.len();
        let Some(end) = line[inner..].find(":::").map(|end| inner + end) else {
            break;
        };
        let value = |name: &str| {
            let (_, rest) = line[inner..end].split_once(&format!("{name}=\""))?;
            Some(rest.split('"').next().unwrap_or_default().to_owned())
        };
        let alt = value("alt-text")
            .unwrap_or_default()
            .replace(['[', ']'], "");
        let picture = match value("source") {
            Some(source) => format!("![{alt}](<{source}>)"),
            None => alt,
        };
        line.replace_range(at..end + 3, &picture);
    }
    line.replace(":::image-end:::", "")
}

/// `#### [Windows](#tab/windows)`
pub(super) fn microsoft_tab(line: &str) -> Option<&str> {
    let rest = line
        .trim_start_matches('#')
        .trim_start()
        .strip_prefix('[')?;
    let (name, address) = rest.split_once("](#tab/")?;
    address.ends_with(')').then_some(name)
}

/// `[!DNL Commerce]`, `[!UICONTROL Save]`: names that translators leave alone.
pub(super) fn macros(line: &str, lang: Lang, losses: &mut Losses) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("[!") {
        let (before, from) = rest.split_at(at);
        let quote = before.trim_matches([' ', '>']).is_empty() && before.contains('>');
        let word: String = from[2..]
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        let after = &from[2 + word.len()..];
        out.push_str(before);
        let end = after.find(']');
        match (word.as_str(), end) {
            ("DNL" | "UICONTROL" | "OPTICON", Some(end)) => {
                out.push_str(after[..end].trim());
                rest = &after[end + 1..];
            }
            ("BADGE", Some(end)) => {
                losses.add("badge shown as text", &from[..2 + word.len() + end + 1]);
                out.push_str(after[..end].trim());
                rest = &after[end + 1..];
                // `{type=…}` behind it
                if let Some(close) = rest.strip_prefix('{').and_then(|r| r.find('}')) {
                    rest = &rest[close + 2..];
                }
            }
            ("VIDEO", Some(end)) if !quote => {
                losses.add("video made a link", line.trim());
                out.push_str(&format!("[{}]", watch(lang)));
                rest = match after[..end].trim() {
                    "" => &after[end + 1..],
                    address => {
                        out.push_str(&format!("({address})"));
                        &after[end + 1..]
                    }
                };
            }
            _ => {
                out.push_str("[!");
                rest = &from[2..];
            }
        }
    }
    out + rest
}

pub(super) fn watch(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "動画を見る",
        Lang::En => "Watch the video",
    }
}

/// `{{< figure … >}}` of Hugo, `{% raw %}` of Jekyll.
pub(super) fn shortcodes(line: &str, losses: &mut Losses) -> String {
    let mut line = line.to_owned();
    for (open, close) in [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")] {
        while let Some(at) = line.find(open) {
            let Some(end) = line[at..].find(close).map(|end| at + end + close.len()) else {
                break;
            };
            // In code it is what it says.
            if line[..at].matches('`').count() % 2 == 1 {
                break;
            }
            losses.add("shortcode left out", &line[at..end]);
            line.replace_range(at..end, "");
        }
    }
    line
}

/// A line without the attributes behind its links and pictures: `![a](b.png){width="50%"}`.
pub(super) fn unattributed(line: &str) -> String {
    let mut line = line.to_owned();
    let mut from = 0;
    while let Some(at) = line[from..].find("){").map(|at| from + at + 1) {
        let Some(end) = line[at..].find('}').map(|end| at + end + 1) else {
            break;
        };
        let inner = &line[at + 1..end - 1];
        let is_attribute = inner.starts_with([':', '.']) || inner.contains('=');
        if is_attribute && line[..at].contains("](") {
            line.replace_range(at..end, "");
        }
        from = at;
    }
    line
}
