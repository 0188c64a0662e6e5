//! An import from beginning to end.

use super::{
    addresses::{Addresses, Copies},
    article::{Article, Loss, Losses},
    desk::{Desk, Place},
    draft::Draft,
    error::{self, Error},
    guess,
    ids::{self, Ids},
    map::Map,
    mend,
    messages::Decisions,
    people::Names,
    pictures::Pictures,
    record::{self, Record},
    report::{self, Told},
    shelf,
    site::Site,
    source,
    summary::{Options, Summary},
    tongue, words,
};
use crate::content::{
    self, Severity,
    path::{CONTENT, shown},
};
use jiff::{Timestamp, tz::TimeZone};
use naosu_vocabulary::Kind;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// Keys that readers of sources make themselves.
const OWN_KEYS: [&str; 2] = ["h1", "key"];

/// Imports a source into a site; `told` hears the address of each picture that is asked for.
///
/// # Errors
/// Where the source, the map or a file to be written is at fault. What is wrong with one article is
/// told in the report.
pub fn run(options: &Options, told: &dyn Fn(&str)) -> Result<Summary, Error> {
    let root = options.root.as_path();
    let source_root = folder_of(&options.source);
    let name = name_of(&options.source);
    let map_path = options
        .map
        .clone()
        .unwrap_or_else(|| root.join("import.toml"));
    let known = map(&map_path, &name)?;
    let labels = known.as_ref().is_some_and(|map| map.messages.labels);
    let read = source::read(&options.source, &source_root, labels)?;
    let is_guessed = known.is_none();
    let map = known.unwrap_or_else(|| guess::guess(&name, &read.pages));
    let pages = read.pages.into_iter();
    let mut passed = Losses::of(Path::new(""));
    let pages = pages.filter(|page| {
        let path = shown(&page.text.path);
        let is_ignored = map.ignores(&path);
        if is_ignored {
            passed.path.clone_from(&path);
            passed.add("file passed over, as the map says", "");
        }
        !is_ignored
    });
    let articles = tongue::pair(pages.collect(), &map);
    passed.list.extend(unread_keys(&articles, &map));
    let site = Site::read(root);
    let mut recorded = Record::read(root)?;
    let before = recorded.of(&name);
    let foreign = site.ids(&before);
    let message_file = beside(&map_path, "messages.toml");
    let report_path = options
        .report
        .clone()
        .unwrap_or_else(|| beside(&map_path, "report.html"));

    let into = options.into.as_deref().map(into).transpose()?;
    let places = places(&articles, &map, into.as_deref(), &site, &before, &foreign);
    let pairs = articles.iter().zip(&places.list);
    let addresses = Addresses::new(
        &source_root,
        pairs
            .clone()
            .map(|(article, place)| (article, place.id.as_str())),
    );
    let config = &site.library.config;
    let mut desk = Desk {
        map: &map,
        languages: &config.languages,
        addresses: &addresses,
        copies: Copies::of(&source_root),
        pictures: Pictures::of(root, options.fetch_pictures && !options.dry_run, told),
        owners: Names::new("owner", &config.owners),
        products: Names::new("product", &config.products),
        decisions: Decisions::read(&message_file)?,
        today: Timestamp::now().to_zoned(TimeZone::UTC).date(),
        redirects: redirects(
            &source::read_redirects(&source_root)?,
            &addresses,
            &mut passed,
        ),
        old: site.old_addresses(&before),
        sampled: BTreeSet::new(),
        losses: Losses::of(Path::new("")),
    };
    let mut drafts = places.hubs;
    for (article, place) in pairs {
        drafts.push(desk.entry(article, place));
    }
    let files: BTreeSet<String> = desk.copies.all().keys().cloned().collect();
    let mut losses = read.losses;
    losses.append(&mut passed.list);
    losses.append(&mut desk.losses.list);
    losses.extend(mend::mend(&mut drafts, &files, &foreign));

    let shelved = shelf::shelve(root, &drafts, before, options.dry_run)?;
    let copied = shelf::copy(root, &source_root, desk.copies.all(), options.dry_run)?;
    let mut summary = Summary {
        articles: articles.len(),
        written: shelved.written,
        unchanged: shelved.unchanged,
        kept: shelved.kept.clone(),
        gone: shelved.gone.clone(),
        copied,
        named: desk.owners.added() + desk.products.added(),
        map: (map_path.clone(), is_guessed),
        message_file: message_file.clone(),
        report: report_path.clone(),
        ..Summary::default()
    };
    for draft in &drafts {
        *summary.kinds.entry(draft.kind).or_default() += 1;
    }
    let decisions = desk.decisions.all();
    let accepted = decisions.iter().filter(|decision| decision.accept).count();
    summary.messages = (decisions.len(), accepted);
    for loss in &losses {
        *summary.losses.entry(loss.sort).or_default() += 1;
    }
    let mut findings = Vec::new();
    if !options.dry_run {
        add_names(root, &(desk.owners.toml() + &desk.products.toml()))?;
        recorded.set(&name, shelved.record.clone());
        recorded.write(root)?;
        if is_guessed {
            record::write(&map_path, guess::text(&map).as_bytes())?;
        }
        if !decisions.is_empty() || message_file.exists() {
            record::write(&message_file, desk.decisions.text().as_bytes())?;
        }
        findings = content::read(root).findings;
        let errors = findings
            .iter()
            .filter(|finding| finding.severity() == Severity::Error);
        let errors = errors.count();
        summary.findings = Some((errors, findings.len() - errors));
    }
    if !options.dry_run || options.report.is_some() {
        let told = Told {
            source: &name,
            summary: &summary,
            losses: &losses,
            decisions: &decisions,
            findings: &findings,
        };
        record::write(&report_path, report::html(&told).as_bytes())?;
    }
    Ok(summary)
}

/// The addresses that lead to each entry; those that lead to none are told.
fn redirects(
    list: &[source::Redirect],
    addresses: &Addresses,
    losses: &mut Losses,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut by_id: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for redirect in list {
        match addresses.article_at(&redirect.to) {
            Some(id) => drop(by_id.entry(id).or_default().insert(redirect.from.clone())),
            None => {
                losses.path = redirect.file.to_owned();
                let what = format!("{} → {}", redirect.from, redirect.to);
                losses.add("redirect that leads to no article", what);
            }
        }
    }
    by_id
}

/// The map that is there, which must be for this source.
fn map(path: &Path, name: &str) -> Result<Option<Map>, Error> {
    if !path.exists() {
        return Ok(None);
    }
    let map = Map::read(path)?;
    match map.source.is_empty() || map.source == name {
        true => Ok(Some(map)),
        false => Err(Error::OtherSource {
            map: path.to_owned(),
            source_named: map.source,
        }),
    }
}

/// The keys of the source that no key of an entry is taken from.
fn unread_keys(articles: &[Article], map: &Map) -> Vec<Loss> {
    let read: BTreeSet<&String> = map.keys.values().flatten().collect();
    let mut unread: BTreeMap<&String, usize> = BTreeMap::new();
    for article in articles {
        let keys = article
            .texts
            .iter()
            .flat_map(|(_, text)| text.fields.keys());
        for key in keys.filter(|key| !read.contains(key) && !OWN_KEYS.contains(&key.as_str())) {
            *unread.entry(key).or_default() += 1;
        }
    }
    let told = unread.into_iter().map(|(key, count)| Loss {
        sort: "key of the source that the map does not name",
        path: key.clone(),
        what: format!("in {count} texts"),
    });
    told.collect()
}

/// Where every article goes, and the hubs of topics that have none.
struct Places {
    list: Vec<Place>,
    hubs: Vec<Draft>,
}

fn places(
    articles: &[Article],
    map: &Map,
    into: Option<&str>,
    site: &Site,
    before: &BTreeMap<String, record::Written>,
    foreign: &BTreeSet<String>,
) -> Places {
    let topics: Vec<(String, Option<String>)> = articles
        .iter()
        .map(|article| match into {
            Some(folder) => (topic_of(folder), None),
            None => ids::topic(article, map),
        })
        .collect();
    let earlier = before
        .iter()
        .map(|(id, written)| (written.key.clone(), id.clone()));
    let mut given = Ids::new(foreign.clone(), earlier.collect());
    let mut hubs: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (id, name) in &topics {
        given.reserve(id);
        let known = hubs.entry(id.as_str()).or_default();
        *known = known.or(name.as_deref());
    }
    let ours = |id: &str| before.contains_key(id);
    let hubs = hubs
        .into_iter()
        .filter(|(id, _)| ours(id) || !site.has_topic(id))
        .map(|(id, name)| hub(id, name.unwrap_or(id), site));
    let hubs = hubs.collect();
    let list = articles.iter().zip(&topics).map(|(article, (topic, _))| {
        let id = given.give(article, map);
        Place {
            id,
            folder: match into {
                Some(folder) => folder.to_owned(),
                None => format!("{CONTENT}/{topic}"),
            },
        }
    });
    Places {
        list: list.collect(),
        hubs,
    }
}

/// The entry of a topic: its folder's name is its title, until somebody finds a better one.
fn hub(id: &str, name: &str, site: &Site) -> Draft {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let title: String = first.chain(letters).collect();
    let languages = site.library.config.languages.iter();
    let title = languages.map(|lang| (*lang, title.clone())).collect();
    let folder = format!("{CONTENT}/{id}");
    let mut hub = Draft::new(id.to_owned(), format!("topic:{id}"), folder, Kind::Topic);
    hub.say("title", words::localised(&title));
    hub
}

/// Adds owners and products to `naosu.toml`.
fn add_names(root: &Path, tables: &str) -> Result<(), Error> {
    if tables.is_empty() {
        return Ok(());
    }
    let path = root.join("naosu.toml");
    let text = String::from_utf8_lossy(&error::read(&path)?).into_owned();
    let text = format!("{}\n{tables}", text.trim_end());
    match text.parse::<toml::Table>() {
        Ok(_) => record::write(&path, text.as_bytes()),
        Err(error) => Err(error::toml(&path, text, &error)),
    }
}

/// The folder of the content that everything goes to, as it is named on the command line.
fn into(folder: &str) -> Result<String, Error> {
    let path = folder.trim_matches('/').replace('\\', "/");
    let path = match path.strip_prefix("content") {
        Some(below) => format!("{CONTENT}{below}"),
        None => format!("{CONTENT}/{path}"),
    };
    let mut parts = path.split('/').skip(1).peekable();
    let is_good = parts.peek().is_some() && parts.all(|part| content::id::fault(part).is_none());
    is_good
        .then_some(path)
        .ok_or_else(|| Error::Outside(folder.to_owned()))
}

fn topic_of(folder: &str) -> String {
    folder.split('/').nth(1).unwrap_or_default().to_owned()
}

fn folder_of(source: &Path) -> PathBuf {
    match source.is_dir() {
        true => source.to_owned(),
        false => source.parent().map(Path::to_owned).unwrap_or_default(),
    }
}

/// What a source is called: the name of its file or folder.
fn name_of(source: &Path) -> String {
    let full = source.canonicalize().unwrap_or_else(|_| source.to_owned());
    let name = full.file_name().unwrap_or(full.as_os_str());
    name.to_string_lossy().into_owned()
}

/// `import.toml` and `report.html` are `import-report.html`.
fn beside(map: &Path, name: &str) -> PathBuf {
    let stem = map.file_stem().unwrap_or_default().to_string_lossy();
    map.with_file_name(format!("{stem}-{name}"))
}
