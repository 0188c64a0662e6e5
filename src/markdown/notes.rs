//! What is gathered over all parts of a text: footnotes by number, files that it uses.

use super::{Context, document::Document, html::Writer};
use naosu_vocabulary::Lang;

/// Footnotes and files met so far.
#[derive(Default)]
pub(super) struct Notes {
    /// Labels in the order of their numbers.
    labels: Vec<String>,

    pub(super) assets: Vec<String>,
}

/// A reference to a footnote.
pub(super) struct Reference {
    pub(super) number: usize,
    /// Whether it is the first one: the footnote leads back to it.
    pub(super) first: bool,
}

impl Notes {
    pub(super) fn refer(&mut self, label: &str) -> Reference {
        match self.labels.iter().position(|known| known == label) {
            Some(at) => Reference {
                number: at + 1,
                first: false,
            },
            None => {
                self.labels.push(label.to_owned());
                Reference {
                    number: self.labels.len(),
                    first: true,
                }
            }
        }
    }

    pub(super) fn use_asset(&mut self, path: &str) {
        if !self.assets.iter().any(|known| known == path) {
            self.assets.push(path.to_owned());
        }
    }

    /// The footnotes that were referred to, in order; nothing if none was.
    pub(super) fn footnotes(&mut self, document: &Document, context: &Context) -> String {
        let back = match context.lang {
            Lang::Ja => "本文へ戻る",
            Lang::En => "Back to the text",
        };
        let mut html = String::new();
        let mut at = 0;
        // A footnote may refer to further ones.
        while let Some(label) = self.labels.get(at).cloned() {
            at += 1;
            let content = document.footnotes.get(&label).cloned().unwrap_or_default();
            let mut writer = Writer::new(document, context, None, self);
            writer.write(content);
            let inner = writer.finish();
            let link = format!(
                " <a href=\"#fnref-{at}\" role=\"doc-backlink\" aria-label=\"{back}\">↩</a>"
            );
            let inner = inner.trim_end();
            let inner = match inner.strip_suffix("</p>") {
                Some(open) => format!("{open}{link}</p>"),
                None => format!("{inner}{link}"),
            };
            html.push_str(&format!("<li id=\"fn-{at}\">{inner}</li>\n"));
        }
        if html.is_empty() {
            return html;
        }
        format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n{html}</ol>\n</section>\n"
        )
    }
}
