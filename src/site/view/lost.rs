//! What the page for lost addresses says in the site's other languages.

use super::views::Views;
use crate::site::pages::Page;
use naosu_vocabulary::Lang;
use serde::Serialize;

/// The page for lost addresses in another language.
#[derive(Serialize)]
pub(crate) struct Lost {
    lang: Lang,
    title: String,
    text: String,
    home: String,
    home_name: String,
}

impl Lost {
    /// The page in each of the site's languages but `lang`.
    pub(crate) fn others(views: &Views<'_>, lang: Lang) -> Vec<Lost> {
        let others = views.config.languages.iter().copied();
        let others = others.filter(|&other| other != lang).map(|lang| {
            let strings = views.strings.get(lang);
            Lost {
                lang,
                title: strings.not_found.title.clone(),
                text: strings.not_found.text.clone(),
                home: Page::Home.address(lang),
                home_name: strings.home.clone(),
            }
        });
        others.collect()
    }
}
