//! `[footer]`, `[help_desk]`, `[feedback]` and `[repository]`: where a page leads beyond the site.

use super::{
    address::{LINK, WEB, origin},
    fields::Fields,
};
use crate::content::{
    config::{Feedback, Footer, HelpDesk, OutLink, Repository},
    shape::Shape,
};

pub(super) fn footer(fields: &mut Fields) -> Footer {
    let text = fields.loose_text("text", "A line or two.");
    let of = "a link of the footer";
    let links = fields.tables("link", "Links beside the text.", of, link);
    Footer {
        text,
        links: links.into_iter().flatten().collect(),
    }
}

fn link(fields: &mut Fields) -> Option<OutLink> {
    let text = fields.loose_text("text", "What the link says.");
    let url = fields.address("url", "Where it leads.", LINK);
    for key in ["text", "url"] {
        fields.require(key, "a link has a text and an address");
    }
    Some(OutLink { text, url: url? })
}

pub(super) fn help_desk(fields: &mut Fields) -> HelpDesk {
    HelpDesk {
        text: fields.loose_text("text", "When and how the desk can be reached."),
        url: fields.address("url", "The desk's own site or form.", WEB),
        mail: fields.checked(
            "mail",
            "The desk's address for mail.",
            Shape::String,
            "help@example.com",
            is_mail,
        ),
        phone: fields.checked(
            "phone",
            "The desk's telephone number, as people write it.",
            Shape::String,
            "+81 3-0000-0000",
            is_phone,
        ),
    }
}

fn is_mail(text: &str) -> bool {
    let (name, host) = text.split_once('@').unwrap_or_default();
    let plain = |c: char| c.is_ascii_graphic() && !"\"'<>&?,;:()@".contains(c);
    !name.is_empty() && !host.is_empty() && name.chars().chain(host.chars()).all(plain)
}

fn is_phone(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_digit() || "+-() .".contains(c);
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(plain)
}

pub(super) fn feedback(fields: &mut Fields) -> Option<Feedback> {
    let pastes = fields.flag(
        "pastes",
        "Whether a reader may also send a paste that found nothing.",
    );
    let url = fields.checked(
        "url",
        "The address that takes what readers say of pages.",
        Shape::Address(WEB),
        "https://desk.example/said",
        |url| origin(url).is_some(),
    );
    fields.require("url", "where does what readers say go?");
    let url = url?;
    Some(Feedback {
        origin: origin(&url)?,
        url,
        pastes,
    })
}

pub(super) fn repository(fields: &mut Fields) -> Repository {
    let edit_url = fields.checked(
        "edit_url",
        "Where a file is changed, with `{path}` in the place of its path below the site's folder: \
         entries link to it.",
        Shape::Address(WEB),
        "https://git.example/help/edit/main/{path}",
        |url| origin(url).is_some() && url.contains(Repository::PATH),
    );
    Repository { edit_url }
}
