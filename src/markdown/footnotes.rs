//! The footnotes below a text.

use super::{context::Context, document::Document, escape, html::Writer, notes::Notes};

/// The footnotes that were referred to, in order; nothing if none was.
pub(super) fn html(document: &Document, context: &Context, notes: &mut Notes) -> String {
    let mut html = String::new();
    let mut number = 1;
    // A footnote may refer to further ones.
    while let Some(label) = notes.label(number) {
        let content = document.footnotes.get(&label).cloned().unwrap_or_default();
        let mut writer = Writer::new(document, context, None, notes);
        writer.write(content);
        let inner = writer.finish();
        let link = format!(
            " <a href=\"#fnref-{number}\" role=\"doc-backlink\" aria-label=\"{}\">↩</a>",
            escape::escaped(&context.texts.back)
        );
        let inner = inner.trim_end();
        let inner = match inner.strip_suffix("</p>") {
            Some(open) => format!("{open}{link}</p>"),
            None => format!("{inner}{link}"),
        };
        html.push_str(&format!("<li id=\"fn-{number}\">{inner}</li>\n"));
        number += 1;
    }
    if html.is_empty() {
        return html;
    }
    format!("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n{html}</ol>\n</section>\n")
}
