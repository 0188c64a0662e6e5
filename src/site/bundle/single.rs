//! The site as one page: all pages, scripts, pictures and the search data within it. Its router,
//! `single.js`, shows the pages by the fragment of the address: `#/en/topic/entry/index.html`.

use super::files::{Files, read};
use crate::site::{error::Error, options::SHELL, output::licences::LICENCES, search::gzip};
use base64::prelude::{BASE64_STANDARD, Engine};
use naosu_vocabulary::Lang;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

const ROUTER: &str = include_str!("single.js");

/// As long as a part of the packed pages is, in bytes before packing. A page's frame is alike on
/// all pages: packed together they take a fraction.
const PART: usize = 256 << 10;

/// What browsers know pictures and films by. What is not here is shown by none, and can be saved.
const TYPES: [(&str, &str); 12] = [
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("pdf", "application/pdf"),
    ("mp4", "video/mp4"),
    ("m4v", "video/mp4"),
    ("webm", "video/webm"),
    ("ogv", "video/ogg"),
];

/// Whether a file that starts so is a page made here.
pub(super) fn is_ours(start: &[u8]) -> bool {
    let mark = b"<meta name=\"generator\" content=\"naosu\">";
    start.windows(mark.len()).any(|part| part == mark)
}

/// The page made of all files of a site. Its plain text, for who reads without scripts, is in
/// the language `plain`.
pub(super) fn page(files: &Files, plain: Option<Lang>) -> Result<String, Error> {
    let files = &read(files)?;
    let mut pages: Vec<(&str, &str)> = Vec::new();
    let (mut texts, mut blobs, mut others) = (Map::new(), Map::new(), Map::new());
    let mut shell = "";
    for (address, bytes) in files {
        let (stem, ending) = address.rsplit_once('.').unwrap_or((address, ""));
        let text = || {
            std::str::from_utf8(bytes)
                .map_err(|_| Error::OneFile(address.clone(), "it is no UTF-8"))
        };
        match (address.strip_prefix("search/"), ending) {
            (Some(_), "js") => {}
            (Some(_), "bin") => {
                let name = stem.trim_start_matches("search/").to_owned();
                blobs.insert(name, BASE64_STANDARD.encode(bytes).into());
            }
            _ if address == SHELL => shell = text()?,
            (_, "html") => pages.push((address, text()?)),
            (_, "js" | "css") => {
                // As a parser reads it, or the policy's hash would be another.
                let text = text()?.replace("\r\n", "\n");
                let lower = text.to_ascii_lowercase();
                if ["</script", "</style", "<!--"]
                    .iter()
                    .any(|end| lower.contains(end))
                {
                    return Err(Error::OneFile(
                        address.clone(),
                        "it holds `</script`, `</style` or `<!--`",
                    ));
                }
                texts.insert(address.clone(), text.into());
            }
            (None, "") | (_, "xml" | "txt") => {}
            _ => {
                let known = TYPES
                    .iter()
                    .find(|(name, _)| *name == ending.to_ascii_lowercase());
                let kind = known.map_or("application/octet-stream", |(_, kind)| kind);
                let data = format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes));
                others.insert(address.clone(), data.into());
            }
        }
    }
    let parts = parts(&pages, &mut blobs)?;
    let data = json!({ "parts": parts, "blobs": blobs, "texts": texts, "files": others });
    let data = data.to_string().replace('<', "\\u003c");

    let style = |name: &str| texts.get(name).and_then(Value::as_str);
    let styles: Vec<&str> = [
        "assets/naosu.css",
        "assets/find.css",
        "assets/list.css",
        "assets/print.css",
        "assets/theme.css",
    ]
    .into_iter()
    .filter_map(style)
    .collect();
    let head: String = styles
        .iter()
        .map(|css| format!("<style>{css}</style>\n"))
        .collect();
    let scripts = format!(
        "<!--\n{}\n-->\n\
         <script type=\"application/json\" id=\"naosu-data\">{data}</script>\n<script>{ROUTER}</script>",
        // Nobody looks for them there but who wants to know.
        LICENCES.replace("--", "- -"),
    );
    Ok(shell
        .replace("naosu-policy", &policy(&texts))
        .replace("<!--naosu-head-->\n", &head)
        .replace("<!--naosu-text-->", &plain_text(&pages, plain))
        .replace("<!--naosu-scripts-->", &scripts))
}

/// The pages, packed into numbered parts; which page is in which.
fn parts(
    pages: &[(&str, &str)],
    blobs: &mut Map<String, Value>,
) -> Result<Map<String, Value>, Error> {
    let mut places = Map::new();
    let (mut part, mut length, mut number) = (Map::new(), 0, 0);
    for (n, (address, html)) in pages.iter().enumerate() {
        places.insert((*address).to_owned(), number.into());
        part.insert((*address).to_owned(), (*html).into());
        length += html.len();
        if length > PART || n + 1 == pages.len() {
            let text = Value::Object(std::mem::take(&mut part)).to_string();
            let packed = gzip(text.as_bytes()).map_err(Error::io("pack", SHELL))?;
            blobs.insert(
                format!("pages-{number}"),
                BASE64_STANDARD.encode(&packed).into(),
            );
            (length, number) = (0, number + 1);
        }
    }
    Ok(places)
}

/// The policy: nothing from anywhere, and of scripts and styles those that are known.
fn policy(texts: &Map<String, Value>) -> String {
    let hash = |text: &str| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let of = |ending: &str| -> String {
        let named = texts.iter().filter(|(name, _)| name.ends_with(ending));
        named
            .filter_map(|(_, text)| Some(hash(text.as_str()?)))
            .collect()
    };
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval'{}{}; style-src{}; img-src data:; media-src data:; worker-src blob:; base-uri 'none'; form-action 'none'",
        hash(ROUTER),
        of(".js"),
        of(".css"),
    )
}

/// The entries in one language, as they can be read without scripts. What is unique on its own
/// page is not unique here: names get the number of their page before them.
fn plain_text(pages: &[(&str, &str)], lang: Option<Lang>) -> String {
    let folder = lang.map_or(String::new(), |lang| format!("{lang}/"));
    let entries = pages
        .iter()
        .filter(|(address, _)| address.starts_with(&folder));
    let articles = entries.enumerate().filter_map(|(n, (address, html))| {
        let start = html.find("<article")?;
        let end = html.rfind("</article>")?;
        let mut article = html.get(start..end)?.replace(" src=\"#/", " data-src=\"");
        for name in [
            " id=\"",
            " for=\"",
            " name=\"",
            " aria-labelledby=\"",
            " href=\"#",
        ] {
            article = article.replace(name, &format!("{name}{n}-"));
        }
        let article = article.replace(&format!(" href=\"#{n}-/"), " href=\"#/");
        Some(format!(
            "<section id=\"/{address}\">{article}</article></section>\n"
        ))
    });
    articles.collect()
}
