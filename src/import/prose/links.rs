//! Links and pictures of a text, each sent where it is to lead.

use super::edits::{Edits, events};
use crate::import::chars::is_mark;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// A link or picture.
pub(in crate::import) struct Link<'a> {
    pub(in crate::import) address: &'a str,
    pub(in crate::import) is_picture: bool,
    /// What it says, or what the picture shows.
    pub(in crate::import) text: &'a str,
}

/// What becomes of it.
pub(in crate::import) enum Edit {
    Keep,
    /// It leads here.
    To(String),
    /// Only its text stays.
    Text,
}

/// A link that is being read.
struct Open {
    address: String,
    title: String,
    kind: LinkType,
    is_picture: bool,
    range: Range<usize>,
    /// Where what is within it ends.
    inner: usize,
    text: String,
}

/// The same text with its links as `decide` says.
pub(in crate::import) fn rewrite(text: &str, mut decide: impl FnMut(&Link) -> Edit) -> String {
    let mut edits = Edits::default();
    let mut open: Vec<Open> = Vec::new();
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => open.push(Open::new(link_type, &dest_url, &title, false, range)),
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            }) => open.push(Open::new(link_type, &dest_url, &title, true, range)),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(link) = open.pop() {
                    if let Some(outer) = open.last_mut() {
                        outer.inner = outer.inner.max(link.range.end);
                    }
                    let edit = decide(&Link {
                        address: &link.address,
                        is_picture: link.is_picture,
                        text: &link.text,
                    });
                    link.edit(text, edit, &mut edits);
                }
            }
            event => {
                if let Some(link) = open.last_mut() {
                    link.inner = link.inner.max(range.end);
                    if let Event::Text(words) | Event::Code(words) = event {
                        link.text.push_str(&words);
                    }
                }
            }
        }
    }
    edits.apply(text)
}

impl Open {
    fn new(
        kind: LinkType,
        address: &str,
        title: &str,
        is_picture: bool,
        range: Range<usize>,
    ) -> Open {
        let is_mail = kind == LinkType::Email;
        Open {
            address: format!("{}{address}", if is_mail { "mailto:" } else { "" }),
            title: title.to_owned(),
            kind,
            is_picture,
            inner: range.start + 1 + usize::from(is_picture),
            range,
            text: String::new(),
        }
    }

    fn edit(self, text: &str, edit: Edit, edits: &mut Edits) {
        let Open { range, inner, .. } = self;
        let is_auto = matches!(self.kind, LinkType::Autolink | LinkType::Email);
        let title = match self.title.as_str() {
            "" => String::new(),
            title => format!(" \"{}\"", title.replace(['"', '\\', '\n'], " ")),
        };
        let end = range.end;
        // Where its text ends.
        let tail = || text[inner..end].find(']').map_or(inner, |at| inner + at);
        match edit {
            Edit::Keep => {}
            Edit::To(address) if self.is_picture => {
                let alt = escaped(&self.text);
                edits.replace(range, format!("![{alt}]({}{title})", written(&address)));
            }
            Edit::To(address) if is_auto => {
                let words = escaped(&self.text);
                edits.replace(range, format!("[{words}]({})", written(&address)));
            }
            Edit::To(address) => {
                edits.replace(tail()..end, format!("]({}{title})", written(&address)));
            }
            Edit::Text if self.is_picture || is_auto => {
                edits.replace(range, escaped(&self.text));
            }
            Edit::Text => {
                edits.remove(range.start..range.start + 1);
                edits.remove(tail()..end);
            }
        }
    }
}

/// An address as Markdown takes it.
fn written(address: &str) -> String {
    let address = address.replace(['\n', '<', '>'], "");
    match address.contains([' ', '(', ')', '\\']) {
        true => format!("<{address}>"),
        false => address,
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if is_mark(c) {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_sent_elsewhere_or_become_text_and_nothing_else_changes() {
        let decide = |link: &Link| match link.address {
            "gone.md" => Edit::Text,
            "a.md" => Edit::To("entry:a".into()),
            "b c.png" => Edit::To("pictures/b c.png".into()),
            _ => Edit::Keep,
        };
        for (from, to) in [
            ("x [**a**](a.md) y", "x [**a**](entry:a) y"),
            ("[a `]` b](a.md \"t\")", "[a `]` b](entry:a \"t\")"),
            ("[old *text*](gone.md).", "old *text*."),
            ("![p](<b c.png>)", "![p](<pictures/b c.png>)"),
            ("[![p](<b c.png>)](gone.md)", "![p](<pictures/b c.png>)"),
            ("[a][r]\n\n[r]: a.md", "[a](entry:a)\n\n[r]: a.md"),
            ("<me@x.example>", "<me@x.example>"),
            (
                "`[a](a.md)` [w](https://x.example)",
                "`[a](a.md)` [w](https://x.example)",
            ),
        ] {
            assert_eq!(rewrite(from, decide), to);
        }
    }
}
