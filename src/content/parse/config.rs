//! `naosu.toml`.

use super::{
    document::{keys_of, of_whole_site},
    fields::Fields,
    notices, people, theme, version,
};
use crate::content::{
    code::Code,
    config::{Config, Group, Named},
    finding::Finding,
    id,
    shape::{Key, Shape, Words},
    source::Source,
    suggest,
};
use glob::Pattern;
use naosu_vocabulary::Lang;
use std::{collections::BTreeSet, ops::Range, sync::Arc};

/// The settings in a file, and what is wrong with them. After syntax errors there are none.
pub(in crate::content) fn config(source: &Arc<Source>) -> (Option<Config>, Vec<Finding>) {
    of_whole_site(source, "naosu.toml", read)
}

/// The keys of `naosu.toml`.
pub(in crate::content) fn of_site() -> Vec<Key> {
    keys_of(read)
}

fn read(fields: &mut Fields) -> Config {
    version::check(fields);
    let config = Config {
        title: fields.loose_text("title", "The site's name."),
        description: fields.loose_text("description", "What the site is about, in a sentence."),
        languages: languages(fields),
        ignore: ignore(fields),
        base_url: fields.site_address(
            "base_url",
            "Where the site will stand: canonical links, the sitemap and the feed need it.",
        ),
        products: products(fields),
        owners: owners(fields),
        ..Config::default()
    };
    fields.require("title", "what is the site called?");
    tables(fields, config)
}

fn tables(fields: &mut Fields, mut config: Config) -> Config {
    let doc = "What is built.";
    fields.table("output", doc, "`[output]`", |output| {
        let doc = "Whether sanitised HTML in the prose of entries is let through.";
        config.raw_html = output.flag("raw_html", doc);
        let doc = "Whether browsers, over https, keep a copy that works without a network.";
        config.offline = output.flag("offline", doc);
    });
    let doc = "The search.";
    fields.table("search", doc, "`[search]`", |search| {
        let doc = "What the empty search box says.";
        config.placeholder = search.loose_text("placeholder", doc);
        let doc = "Whether browsers keep what was searched for after their windows are closed: \
                   not where people share machines.";
        config.history = search.flag("history", doc);
    });
    let doc = "Colours and logo; what is left out stays as built in.";
    if let Some(theme) = fields.table("theme", doc, "`[theme]`", theme::theme) {
        config.theme = theme;
    }
    let doc = "What stands at the foot of every page.";
    if let Some(footer) = fields.table("footer", doc, "`[footer]`", people::footer) {
        config.footer = footer;
    }
    let doc = "Whom to turn to where the site does not help.";
    if let Some(desk) = fields.table("help_desk", doc, "`[help_desk]`", people::help_desk) {
        config.help_desk = desk;
    }
    config.groups = groups(fields);
    config.notices = notices::notices(fields, &config.products);
    let doc = "Where what readers say goes; without it everything stays in their browsers.";
    let feedback = fields.table("feedback", doc, "`[feedback]`", people::feedback);
    config.feedback = feedback.flatten();
    let doc = "The git repository that the site is kept in: pages of entries tell when they were \
               last changed.";
    config.repository = fields.table("repository", doc, "`[repository]`", people::repository);
    config
}

fn languages(fields: &mut Fields) -> Vec<Lang> {
    let report = fields.report;
    let mut languages = Vec::new();
    let doc = "The site's languages, the first of which is the default; all if left out.";
    let shape = || Shape::List {
        of: Box::new(Shape::Word(Words::of::<Lang>(None))),
        distinct: true,
        least: 0,
    };
    for tag in fields.refs_like("languages", doc, shape) {
        match Lang::from_name(&tag.id) {
            Some(lang) if !languages.contains(&lang) => languages.push(lang),
            Some(lang) => {
                let message = format!("`{lang}` stands twice");
                report.add(Code::WrongValue, message, tag.span, None);
            }
            None => {
                let hint = suggest::hint(&tag.id, Lang::ALL.map(Lang::name));
                let message = format!("naosu does not know the language `{}`", tag.id);
                report.add(Code::UnknownLanguage, message, tag.span, hint);
            }
        }
    }
    if languages.is_empty() {
        languages = Lang::ALL.to_vec();
    }
    languages
}

fn groups(fields: &mut Fields) -> Vec<Group> {
    let doc = "Topics that stand together on the home pages, where there are many.";
    fields.tables("group", doc, "a group", |table| {
        let name = table.loose_text("name", "What readers see above them.");
        table.require("name", "what do the topics have in common?");
        let topics = table
            .refs("topics", "The topics, by their ids.")
            .into_iter();
        let report = table.report;
        let topics = topics.map(|topic| (topic.id, report.place(topic.span)));
        Group {
            name,
            topics: topics.collect(),
        }
    })
}

fn ignore(fields: &mut Fields) -> Vec<Pattern> {
    let doc = "What is no part of the site though it stands below content/: names (`*.psd`), or paths \
               from there (`printing/old`); `*` stands for any letters.";
    let shape = || Shape::List {
        of: Box::new(Shape::String),
        distinct: true,
        least: 0,
    };
    let mut patterns = Vec::new();
    for said in fields.refs_like("ignore", doc, shape) {
        match Pattern::new(&said.id) {
            Ok(pattern) => patterns.push(pattern),
            Err(error) => {
                let message = format!("`{}` is no pattern: {}", said.id, error.msg);
                fields
                    .report
                    .add(Code::WrongValue, message, said.span, None);
            }
        }
    }
    patterns
}

fn owners(fields: &mut Fields) -> Vec<Named> {
    let owners = named(fields, "owner", "Who looks after entries.", "an owner");
    owners.into_iter().map(|(_, owner)| owner).collect()
}

/// Products have pages: their ids stand in addresses.
fn products(fields: &mut Fields) -> Vec<Named> {
    let products = named(fields, "product", "What entries may be about.", "a product");
    let products = products.into_iter().map(|(place, product)| {
        if let Some(fault) = id::fault(&product.id) {
            let message = format!("`{}` is no id: {fault}", product.id);
            let report = fields.report;
            report.add(Code::BadId, message, place, id::hint(&product.id));
        }
        product
    });
    products.collect()
}

/// The tables of a key, each with an id, and where the id stands.
fn named(
    fields: &mut Fields,
    key: &'static str,
    doc: &'static str,
    of: &str,
) -> Vec<(Range<usize>, Named)> {
    let all = fields.tables(key, doc, of, |table| {
        let id = table.reference("id", "The id by which entries name it.");
        let name = table.loose_text("name", "The name that readers see.");
        table.require("id", "entries refer to it by its id");
        Some((id?, name))
    });
    let mut named = Vec::new();
    let mut seen = BTreeSet::new();
    for (id, name) in all.into_iter().flatten() {
        if !seen.insert(id.id.clone()) {
            let message = format!("{of} `{}` stands twice", id.id);
            fields.report.add(Code::DuplicateId, message, id.span, None);
        } else {
            named.push((id.span, Named { id: id.id, name }));
        }
    }
    named
}
