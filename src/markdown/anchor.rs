//! Links and pictures into HTML.

use super::{
    escape,
    html::Writer,
    link::{Target, target},
    placeholder::Piece,
};

impl Writer<'_, '_> {
    /// Begins a link. Gives whether its text was written too: `named` asks for the title of the
    /// entry that it leads to.
    pub(super) fn link(&mut self, address: &str, title: &str, named: bool) -> bool {
        let address = self.filled(address);
        let mut rel = "";
        let mut name = None;
        let href = match target(&address) {
            Target::Entry { id, anchor } => (self.context.entry)(&id).map(|entry| {
                name = Some(entry.title);
                match anchor {
                    Some(anchor) => format!("{}#{anchor}", entry.href),
                    None => entry.href,
                }
            }),
            Target::Anchor(anchor) => Some(format!("#{anchor}")),
            Target::Web(url) => {
                rel = " rel=\"noopener noreferrer\"";
                Some(url)
            }
            Target::Asset(path) => self.asset(&path),
            Target::Picture(_) | Target::Unsafe(_) => None,
        };
        match href {
            Some(href) => {
                self.html.push_str("<a href=\"");
                escape::push_url(&mut self.html, &href);
                self.html.push('"');
                self.title(title);
                self.html.push_str(rel);
                self.html.push('>');
                self.links.push("</a>");
            }
            None => {
                self.html.push_str("<span class=\"dead-link\">");
                self.links.push("</span>");
            }
        }
        match name.filter(|_| named) {
            Some(name) => {
                escape::push(&mut self.html, &name);
                true
            }
            None => false,
        }
    }

    pub(super) fn image(&mut self, at: usize, address: &str, description: &str, title: &str) {
        let source = match target(&self.filled(address)) {
            Target::Web(href) | Target::Picture(href) => Some((href, None)),
            Target::Asset(path) => self
                .asset(&path)
                .map(|href| (href, (self.context.size)(&path))),
            _ => None,
        };
        match source {
            Some((href, _)) if is_film(&href) => {
                self.html
                    .push_str("<video controls preload=\"metadata\" src=\"");
                escape::push_url(&mut self.html, &href);
                self.html.push_str("\" aria-label=\"");
                escape::push(&mut self.html, description);
                self.html.push_str("\"></video>");
            }
            Some((href, size)) => {
                self.html.push_str("<img src=\"");
                escape::push_url(&mut self.html, &href);
                self.html.push_str("\" alt=\"");
                escape::push(&mut self.html, description);
                self.html.push('"');
                self.title(title);
                // The page keeps its room while it comes.
                let wanted = self.document.widths.get(&at);
                let size = match (wanted, size) {
                    (Some(&wanted), Some((width, height))) => {
                        let scaled =
                            u64::from(height) * u64::from(wanted) / u64::from(width.max(1));
                        u32::try_from(scaled).ok().map(|height| (wanted, height))
                    }
                    (_, size) => size,
                };
                if let (None, Some(wanted)) = (size, wanted) {
                    self.html.push_str(&format!(" width=\"{wanted}\""));
                }
                if let Some((width, height)) = size {
                    let room = format!(" width=\"{width}\" height=\"{height}\"");
                    self.html.push_str(&room);
                }
                self.html.push_str(" loading=\"lazy\">");
            }
            None => escape::push(&mut self.html, description),
        }
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape::push(&mut self.html, title);
            self.html.push('"');
        }
    }

    fn asset(&mut self, path: &str) -> Option<String> {
        let asset = (self.context.asset)(path)?;
        self.notes.use_asset(path);
        Some(asset)
    }

    /// An address with the values of the version; slots stay as they are written.
    fn filled(&self, address: &str) -> String {
        let pieces = self.context.placeholders.pieces(address);
        let filled = pieces.into_iter().map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Value(key) => self.context.placeholders.value(key, self.variant),
            Piece::Slot(name) => format!("{{{name}}}"),
        });
        filled.collect()
    }
}

/// Whether a file is a film that browsers play.
fn is_film(href: &str) -> bool {
    let href = href.to_ascii_lowercase();
    href.ends_with(".mp4") || href.ends_with(".webm")
}
