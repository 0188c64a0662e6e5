//! Addresses that entries had before, elsewhere: where a page must stand to lead on from there.

use super::{
    code::Code,
    entry::Ref,
    finding::{Finding, Location},
    group::One,
    portable,
};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, btree_map::Entry as Slot};

/// Folders and files of the site's own at its root.
const TAKEN: [&str; 4] = ["assets", "files", "index.html", "404.html"];

/// Puts in the place of each old address where its page stands in the site, relative to the root;
/// tells those that can have none. `base` is the site's own address.
pub(super) fn settle(ones: &mut [One], base: Option<&str>, findings: &mut Vec<Finding>) {
    let mut taken: BTreeMap<String, Location> = BTreeMap::new();
    for one in ones {
        let Some(entry) = &one.entry else { continue };
        let said = one.said.old_urls.iter();
        let old_urls: Vec<Ref> = said
            .filter_map(|url| {
                let location = Location::at(&entry.source, &url.span);
                let id = settled(url, base, location, &mut taken, findings)?;
                let span = url.span.clone();
                Some(Ref { id, span })
            })
            .collect();
        if old_urls != entry.old_urls {
            one.settle(|entry| entry.old_urls = old_urls);
        }
    }
}

fn settled(
    url: &Ref,
    base: Option<&str>,
    location: Location,
    taken: &mut BTreeMap<String, Location>,
    findings: &mut Vec<Finding>,
) -> Option<String> {
    let address = match address(&url.id, base) {
        Ok(address) => address,
        Err(fault) => {
            let message = format!("no page can stand at `{}`: {fault}", url.id);
            let finding = Finding::new(Code::WrongValue, message, location);
            findings.push(finding.hint("for example \"/kb/123.html\""));
            return None;
        }
    };
    match taken.entry(portable::same(&address)) {
        Slot::Vacant(slot) => {
            slot.insert(location);
            Some(address)
        }
        Slot::Occupied(slot) => {
            let message = format!("the old address `{}` is taken", url.id);
            let hint = format!("it stands in {} already", slot.get());
            findings.push(Finding::new(Code::DuplicateId, message, location).hint(hint));
            None
        }
    }
}

/// The file, below the root of a site, that a web server shows for an address; `base` is the site's
/// own address.
///
/// # Errors
/// Why no page can stand there.
pub fn address(url: &str, base: Option<&str>) -> Result<String, String> {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => url,
    };
    if let Some(mark) = path.chars().find(|c| matches!(c, '?' | '#')) {
        return Err(format!("what follows `{mark}` is no part of a file's name"));
    }
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let below = base.and_then(|base| base.split_once("://")?.1.split_once('/'));
    let path = decoded.trim_start_matches('/');
    let path = below
        .and_then(|(_, folder)| path.strip_prefix(folder)?.strip_prefix('/'))
        .unwrap_or(path);
    let is_folder = path.ends_with('/');
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if let Some(fault) = parts.iter().find_map(|part| portable::fault(part)) {
        return Err(fault);
    }
    match parts.as_slice() {
        [] => Err("it is the site's own".to_owned()),
        [first, ..] if TAKEN.contains(first) => Err(format!("`{first}` is the site's own")),
        [.., last] if !is_folder && last.contains('.') => Ok(parts.join("/")),
        _ => Ok(format!("{}/index.html", parts.join("/"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_file_that_a_server_shows_there() {
        for (url, file) in [
            ("/kb/123.html", "kb/123.html"),
            (
                "https://old.example/ja/%E5%8D%B0%E5%88%B7/",
                "ja/印刷/index.html",
            ),
            ("articles/4711", "articles/4711/index.html"),
            ("https://help.example/desk/a.html", "a.html"),
        ] {
            let base = Some("https://help.example/desk");
            assert_eq!(address(url, base).as_deref(), Ok(file), "{url}");
        }
        for url in [
            "/",
            "/view?id=3",
            "/a#b",
            "/../x",
            "/assets/x.html",
            "/a:b",
            "https://old.example",
        ] {
            assert!(address(url, None).is_err(), "{url}");
        }
    }
}
