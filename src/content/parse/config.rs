//! `naosu.toml`.

use super::{document, fields::Fields, report::Report, theme};
use crate::content::{
    config::{Config, Feedback, Footer, HelpDesk, Named, OutLink},
    finding::Finding,
    source::Source,
    suggest,
};
use naosu_vocabulary::Lang;
use std::{path::Path, sync::Arc};

/// The settings in a file of the site at `root`, and what is wrong with them. After syntax errors
/// there are none.
pub(in crate::content) fn config(
    source: &Arc<Source>,
    root: &Path,
) -> (Option<Config>, Vec<Finding>) {
    let report = Report::new(source.clone(), &Lang::ALL);
    let config = document(source, &report).map(|table| {
        let fields = Fields::new(&report, table.get_ref(), 0..0);
        read(fields, root)
    });
    (config, report.finish().0)
}

fn read(mut fields: Fields, root: &Path) -> Config {
    let languages = languages(&mut fields);
    let mut config = Config {
        title: fields.loose_text("title"),
        description: fields.loose_text("description"),
        base_url: base_url(&mut fields),
        products: named(&mut fields, "product", "a product"),
        owners: named(&mut fields, "owner", "an owner"),
        languages,
        ..Config::default()
    };
    if !fields.has("title") {
        fields.missing("title", "what is the site called?");
    }
    if let Some(mut output) = fields.table("output") {
        config.raw_html = output.bool("raw_html").unwrap_or(false);
        config.offline = output.bool("offline").unwrap_or(false);
        output.finish("`[output]`");
    }
    if let Some(mut search) = fields.table("search") {
        config.placeholder = search.loose_text("placeholder");
        search.finish("`[search]`");
    }
    if let Some(theme) = fields.table("theme") {
        config.theme = theme::theme(theme, root);
    }
    if let Some(footer) = fields.table("footer") {
        config.footer = self::footer(footer);
    }
    if let Some(desk) = fields.table("help_desk") {
        config.help_desk = help_desk(desk);
    }
    if let Some(table) = fields.table("feedback") {
        config.feedback = feedback(table);
    }
    fields.finish("naosu.toml");
    config
}

fn languages(fields: &mut Fields) -> Vec<Lang> {
    let report = fields.report;
    let mut languages = Vec::new();
    for tag in fields.refs("languages") {
        match Lang::from_name(&tag.id) {
            Some(lang) if !languages.contains(&lang) => languages.push(lang),
            Some(lang) => {
                report.error(
                    "wrong-value",
                    format!("`{lang}` stands twice"),
                    tag.span,
                    None,
                );
            }
            None => {
                let hint = suggest::hint(&tag.id, Lang::ALL.map(Lang::name));
                let message = format!("naosu does not know the language `{}`", tag.id);
                report.error("unknown-language", message, tag.span, hint);
            }
        }
    }
    if languages.is_empty() {
        languages = Lang::ALL.to_vec();
    }
    languages
}

fn base_url(fields: &mut Fields) -> Option<String> {
    let url = fields.reference("base_url")?;
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| url.id.strip_prefix(scheme));
    let good = host.is_some_and(|host| {
        !host.starts_with('/')
            && !host.is_empty()
            && !host.contains(|c: char| c.is_whitespace() || "\"'<>?#\\".contains(c))
    });
    if !good {
        fields.report.error(
            "wrong-value",
            "`base_url` must be an address",
            url.span,
            "for example https://help.example".to_owned(),
        );
        return None;
    }
    Some(url.id.trim_end_matches('/').to_owned())
}

fn footer(mut fields: Fields) -> Footer {
    let text = fields.loose_text("text");
    let mut links = Vec::new();
    for mut link in fields.tables("link") {
        for key in ["text", "url"] {
            if !link.has(key) {
                link.missing(key, "a link has a text and an address");
            }
        }
        let text = link.loose_text("text");
        let schemes = ["https://", "http://", "mailto:", "tel:"];
        if let Some(url) = address(&mut link, &schemes) {
            links.push(OutLink { text, url });
        }
        link.finish("a link of the footer");
    }
    fields.finish("`[footer]`");
    Footer { text, links }
}

fn help_desk(mut fields: Fields) -> HelpDesk {
    let desk = HelpDesk {
        text: fields.loose_text("text"),
        url: address(&mut fields, &["https://", "http://"]),
        mail: checked(&mut fields, "mail", "help@example.com", |mail| {
            let (name, host) = mail.split_once('@').unwrap_or_default();
            let plain = |c: char| c.is_ascii_graphic() && !"\"'<>&?,;:()@".contains(c);
            !name.is_empty() && !host.is_empty() && (name.to_owned() + host).chars().all(plain)
        }),
        phone: checked(&mut fields, "phone", "+81 3-0000-0000", |phone| {
            phone.chars().any(|c| c.is_ascii_digit())
                && phone
                    .chars()
                    .all(|c| c.is_ascii_digit() || "+-() .".contains(c))
        }),
    };
    fields.finish("`[help_desk]`");
    desk
}

/// The value of `url` where it begins with one of the schemes.
fn address(fields: &mut Fields, schemes: &[&str]) -> Option<String> {
    let hint = format!("it begins with {}", schemes.join(" or "));
    let url = fields.reference("url")?;
    let good = schemes.iter().any(|scheme| {
        let rest = url.id.strip_prefix(scheme);
        rest.is_some_and(|rest| !rest.is_empty())
    });
    if good
        && !url
            .id
            .contains(|c: char| c.is_whitespace() || c.is_control())
    {
        return Some(url.id);
    }
    let message = format!("`{}` is no address to link to", url.id);
    fields.report.error("wrong-value", message, url.span, hint);
    None
}

/// The value of a key where it is good; else a finding with an example.
fn checked(
    fields: &mut Fields,
    key: &'static str,
    example: &str,
    good: impl Fn(&str) -> bool,
) -> Option<String> {
    let value = fields.reference(key)?;
    if good(&value.id) {
        return Some(value.id);
    }
    let message = format!("`{}` is no `{key}`", value.id);
    let hint = format!("for example {example}");
    fields
        .report
        .error("wrong-value", message, value.span, hint);
    None
}

fn feedback(mut fields: Fields) -> Option<Feedback> {
    let pastes = fields.bool("pastes").unwrap_or(false);
    if !fields.has("url") {
        fields.missing("url", "where does what readers say go?");
    }
    let good = |url: &str| origin(url).is_some();
    let url = checked(&mut fields, "url", "https://desk.example/said", good);
    fields.finish("`[feedback]`");
    let url = url?;
    Some(Feedback {
        origin: origin(&url)?,
        url,
        pastes,
    })
}

/// Scheme, host and port of an address: what a page's policy names, so nothing else may be in it.
fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let good = ["https", "http"].contains(&scheme)
        && host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
        && host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c))
        && !rest.contains(|c: char| c.is_whitespace() || "\"'<>\\".contains(c));
    good.then(|| format!("{scheme}://{host}"))
}

fn named(fields: &mut Fields, key: &'static str, of: &str) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for mut table in fields.tables(key) {
        let id = table.reference("id");
        let name = table.loose_text("name");
        match id {
            Some(id) if all.iter().any(|other| other.id == id.id) => {
                let message = format!("{of} `{}` stands twice", id.id);
                table.report.error("duplicate-id", message, id.span, None);
            }
            Some(id) => all.push(Named { id: id.id, name }),
            None if !table.has("id") => table.missing("id", "entries refer to it by its id"),
            None => {}
        }
        table.finish(of);
    }
    all
}
