//! The site as a page sees it.

use super::{looks::Looks, views::Views, words::Words};
use crate::site::pages::Page;
use naosu_vocabulary::Lang;
use serde::Serialize;

/// The site as a page sees it.
#[derive(Serialize)]
pub(crate) struct SiteView {
    title: Words,
    description: Option<Words>,
    placeholder: Option<Words>,
    home: String,
    search: String,
    /// The page of what readers have said.
    feedback_page: String,
    feedback: Option<FeedbackView>,
    /// With a base URL: a search description exists.
    published: bool,
    /// With a base URL and dated entries: a feed exists.
    feed: bool,
    live_reload: bool,
    offline: bool,
    /// What comes after the address of a style or script, to tell it from another build's.
    build: String,
    #[serde(flatten)]
    looks: Looks,
}

/// Where what readers say goes.
#[derive(Serialize)]
struct FeedbackView {
    url: String,
    origin: String,
    pastes: bool,
}

/// What of a site is decided when it is built.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    /// The mark of this build's styles and scripts, where pages ask for them one by one.
    pub(crate) build: Option<String>,
    /// Where the site will stand, without a slash at the end.
    pub(crate) base_url: Option<String>,
    /// Whether pages load the script by which a preview server reloads them.
    pub(crate) live_reload: bool,
    /// Whether browsers are to keep a copy that works without a network.
    pub(crate) offline: bool,
    /// Whether something changes the built-in style.
    pub(crate) has_theme: bool,
}

impl SiteView {
    /// The site as its pages in a language see it.
    pub(crate) fn of(views: &Views<'_>, setting: &Setting, lang: Lang) -> SiteView {
        let config = views.config;
        SiteView {
            title: views.site_title(lang),
            description: Words::of(&config.description, lang),
            placeholder: Words::of(&config.placeholder, lang),
            home: Page::Home.address(lang),
            search: Page::Search.address(lang),
            feedback_page: Page::Feedback.address(lang),
            feedback: config.feedback.as_ref().map(|to| FeedbackView {
                url: to.url.clone(),
                origin: to.origin.clone(),
                pastes: to.pastes,
            }),
            published: setting.base_url.is_some(),
            feed: setting.base_url.is_some() && views.graph.has_dates(),
            live_reload: setting.live_reload,
            offline: setting.offline,
            build: setting
                .build
                .iter()
                .map(|mark| format!("?{mark}"))
                .collect(),
            looks: Looks::of(config, lang, setting.has_theme),
        }
    }
}
