//! Links and pictures into HTML.

use super::{
    escape,
    html::Writer,
    link::{Target, target},
    placeholder::Piece,
};

/// As wide as a text is in a narrow window, in pixels: a larger picture can be enlarged.
const PLACE: u32 = 360;

/// The endings of what browsers show as a film.
const FILMS: [&str; 4] = ["mp4", "m4v", "webm", "ogv"];

fn is_film(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    FILMS.iter().any(|film| film.eq_ignore_ascii_case(ending))
}

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

    pub(super) fn image(&mut self, address: &str, description: &str, title: &str) {
        let target = target(&self.filled(address));
        if let Target::Asset(path) = &target
            && is_film(path)
            && let Some(href) = self.asset(path)
        {
            return self.film(&href, description, title);
        }
        let source = match target {
            Target::Web(href) | Target::Picture(href) => Some((href, None)),
            Target::Asset(path) => self
                .asset(&path)
                .map(|href| (href, (self.context.size)(&path))),
            _ => None,
        };
        match source {
            // A link within a link would end the outer one.
            Some((href, Some(size))) if size.0 > PLACE && self.links.is_empty() => {
                self.html.push_str("<a class=\"picture\" href=\"");
                escape::push_url(&mut self.html, &href);
                self.html.push_str("\">");
                self.picture(&href, Some(size), description, title);
                self.html.push_str("</a>");
            }
            Some((href, size)) => self.picture(&href, size, description, title),
            None => escape::push(&mut self.html, description),
        }
    }

    fn picture(&mut self, href: &str, size: Option<(u32, u32)>, description: &str, title: &str) {
        self.html.push_str("<img src=\"");
        escape::push_url(&mut self.html, href);
        self.html.push_str("\" alt=\"");
        escape::push(&mut self.html, description);
        self.html.push('"');
        self.title(title);
        // The page keeps its room while it comes.
        if let Some((width, height)) = size {
            let room = format!(" width=\"{width}\" height=\"{height}\"");
            self.html.push_str(&room);
        }
        self.html.push_str(" loading=\"lazy\">");
    }

    /// Nothing of it is fetched before somebody wants to see it.
    fn film(&mut self, href: &str, description: &str, title: &str) {
        self.html
            .push_str("<video controls preload=\"none\" src=\"");
        escape::push_url(&mut self.html, href);
        self.html.push_str("\" aria-label=\"");
        escape::push(&mut self.html, description);
        self.html.push('"');
        self.title(title);
        self.html.push_str("><a href=\"");
        escape::push_url(&mut self.html, href);
        self.html.push_str("\">");
        escape::push(&mut self.html, description);
        self.html.push_str("</a></video>");
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
