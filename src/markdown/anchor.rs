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
    /// Begins a link. Gives whether its text was written too: `named` asks for it, the title of the
    /// entry that it leads to.
    pub(super) fn link(&mut self, address: &str, title: &str, named: bool) -> bool {
        let address = self.filled(address);
        let mut rel = "";
        let mut name = None;
        let href = match target(&address) {
            Target::Entry { id, anchor } => {
                let entry = (self.context.entry)(&id);
                let title = entry.as_ref().map(|entry| &entry.title);
                name = Some(title.unwrap_or(&self.context.texts.hidden).clone());
                entry.map(|entry| match anchor {
                    Some(anchor) => format!("{}#{anchor}", entry.href),
                    None => entry.href,
                })
            }
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

    /// The picture or film that is named at the offset `at` of the text.
    pub(super) fn image(&mut self, at: usize, address: &str, description: &str, title: &str) {
        let (href, size) = match target(&self.filled(address)) {
            Target::Web(href) | Target::Picture(href) => (Some(href), None),
            Target::Asset(path) => (self.asset(&path), (self.context.size)(&path)),
            _ => (None, None),
        };
        let Some(href) = href else {
            return escape::push(&mut self.html, description);
        };
        if is_film(&href) {
            return self.film(&href, description, title);
        }
        let room = Room::of(size, self.document.widths.get(&at).copied());
        // A link within a link would end the outer one.
        if size.is_some_and(|(width, _)| width > PLACE) && self.links.is_empty() {
            self.html.push_str("<a class=\"picture\" href=\"");
            escape::push_url(&mut self.html, &href);
            self.html.push_str("\">");
            self.picture(&href, room, description, title);
            self.html.push_str("</a>");
        } else {
            self.picture(&href, room, description, title);
        }
    }

    fn picture(&mut self, href: &str, room: Room, description: &str, title: &str) {
        self.html.push_str("<img src=\"");
        escape::push_url(&mut self.html, href);
        self.html.push_str("\" alt=\"");
        escape::push(&mut self.html, description);
        self.html.push('"');
        self.title(title);
        for (name, pixels) in [("width", room.width), ("height", room.height)] {
            if let Some(pixels) = pixels {
                self.html.push_str(&format!(" {name}=\"{pixels}\""));
            }
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

/// How much room a picture is given on the page, in pixels: the page keeps it while the picture
/// comes.
#[derive(Clone, Copy)]
struct Room {
    width: Option<u32>,
    height: Option<u32>,
}

impl Room {
    /// The room of a picture of this size, shown as wide as its writer wants it.
    fn of(size: Option<(u32, u32)>, wanted: Option<u32>) -> Room {
        let width = wanted.or(size.map(|(width, _)| width));
        let height = size.zip(width).and_then(|((own, height), width)| {
            let scaled = u64::from(height) * u64::from(width) / u64::from(own.max(1));
            u32::try_from(scaled).ok()
        });
        Room { width, height }
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::{Target, fixture::show, outline};

    #[test]
    fn an_address_in_angle_brackets_is_written_to() {
        assert_eq!(
            show("<help@example.com>").html().trim(),
            "<p><a href=\"mailto:help@example.com\" rel=\"noopener noreferrer\">help@example.com</a></p>"
        );
        let links = outline("<help@example.com>").links;
        assert!(matches!(&links[0].target, Target::Web(to) if to == "mailto:help@example.com"));
    }

    #[test]
    fn where_readers_are_not_shown_an_entry_its_id_does_not_stand() {
        let hidden = "<span class=\"dead-link\">（公開していない記事）</span>";
        assert_eq!(
            show("<entry:nowhere>、[](entry:nowhere)").html().trim(),
            format!("<p>{hidden}、{hidden}</p>")
        );
    }
}
