//! Every link out of a site, with its places.

use super::address::{asked, host};
use crate::{
    content::{Library, Location, Place, path::CONFIG},
    markdown::{Target, outline},
};
use rayon::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// The addresses that a site leads to, each with where it does.
pub type Links = BTreeMap<String, Vec<Location>>;

/// The links of a site's entries and settings, but those to the site itself.
pub fn collect(library: &Library) -> Links {
    let texts: Vec<_> = library
        .entries()
        .flat_map(|entry| entry.prose.iter().map(|(_, prose)| prose))
        .collect();
    let in_prose: Vec<(String, Location)> = texts
        .into_par_iter()
        .flat_map_iter(|prose| {
            let links = outline(&prose.text).links.into_iter();
            // A picture from elsewhere is not shown, and told as such.
            links.filter(|link| !link.image).filter_map(|link| {
                let Target::Web(address) = link.target else {
                    return None;
                };
                let source = Arc::clone(prose);
                let span = link.span;
                Some((address, Location::Place(Place { source, span })))
            })
        })
        .collect();
    let base = library.config.base_url.as_deref();
    let is_own = |address: &str| base.is_some_and(|base| address.starts_with(base));
    let mut links = Links::new();
    for (address, location) in in_prose.into_iter().chain(in_settings(library)) {
        let is_web = host(&address).is_some() && address.starts_with("http");
        if is_web && !is_own(&address) {
            links.entry(asked(&address)).or_default().push(location);
        }
    }
    links
}

fn in_settings(library: &Library) -> Vec<(String, Location)> {
    let config = &library.config;
    let footer = config.footer.links.iter().map(|link| &link.url);
    let notices = config
        .notices
        .iter()
        .filter_map(|notice| notice.url.as_ref());
    let all = footer.chain(notices).chain(&config.help_desk.url);
    let at = Location::Path(CONFIG.into());
    all.map(|url| (url.clone(), at.clone())).collect()
}
