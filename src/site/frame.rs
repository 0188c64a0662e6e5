//! What surrounds every page: the site's name, its languages, the way to the root, and what
//! search engines and feed readers look for.

use super::{
    Layout,
    error::Error,
    looks::Looks,
    pages::Page,
    strings::Strings,
    templates::Templates,
    url,
    view::Words,
    views::{self, Views},
};
use crate::content::config::Config;
use naosu_vocabulary::{Lang, Localised};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Context;

/// All that pages have in common.
pub(crate) struct Frame<'a> {
    pub(crate) config: &'a Config,
    pub(crate) views: Views<'a>,
    pub(crate) templates: Templates,
    pub(crate) base_url: Option<String>,
    layout: Layout,
    strings: Localised<Strings>,
    texts: BTreeMap<Lang, tera::Value>,
    live_reload: bool,
    has_theme: bool,
}

/// The site as a page sees it.
#[derive(Serialize)]
struct SiteView {
    title: Words,
    description: Option<Words>,
    placeholder: Option<Words>,
    home: String,
    search: String,
    /// The page of what readers have said.
    answers: String,
    feedback: Option<FeedbackView>,
    /// With a base URL: feed and search description exist.
    published: bool,
    live_reload: bool,
    offline: bool,
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

/// The page as its own head and header see it.
#[derive(Serialize)]
struct PageView {
    name: &'static str,
    lang: Lang,
    title: Option<Words>,
    description: Option<Words>,
    canonical: Option<String>,
    listed: bool,
    languages: Vec<Alternate>,
    x_default: String,
}

/// The same page in a language.
#[derive(Serialize)]
struct Alternate {
    lang: Lang,
    /// The language's name for itself.
    name: String,
    url: String,
    /// The address for search engines: absolute where the site knows its own.
    href: String,
    current: bool,
}

impl<'a> Frame<'a> {
    /// The frame of a site.
    pub(crate) fn new(
        views: Views<'a>,
        templates: Templates,
        strings: Localised<Strings>,
        layout: Layout,
        base_url: Option<String>,
        live_reload: bool,
        has_theme: bool,
    ) -> Frame<'a> {
        let texts = strings
            .iter()
            .map(|(lang, strings)| (lang, tera::Value::from_serializable(&strings.all)))
            .collect();
        Frame {
            config: views.config,
            views,
            templates,
            layout,
            base_url,
            strings,
            texts,
            live_reload,
            has_theme,
        }
    }

    /// The site's first language.
    pub(crate) fn default_language(&self) -> Lang {
        self.config.languages.first().copied().unwrap_or(Lang::Ja)
    }

    /// A text of the frame, by its JSON pointer; nothing if a site has taken it away.
    pub(crate) fn text(&self, lang: Lang, pointer: &str) -> String {
        self.strings
            .get(lang)
            .and_then(|strings| strings.all.pointer(pointer)?.as_str())
            .unwrap_or_default()
            .to_owned()
    }

    /// The site's name.
    pub(crate) fn site_title(&self, lang: Lang) -> Words {
        Words::of(&self.config.title, lang)
            .unwrap_or_else(|| Words::new("naosu".to_owned(), lang, lang))
    }

    /// Whether browsers are to keep a copy that works without a network. A preview is not kept.
    pub(crate) fn is_offline(&self) -> bool {
        self.config.offline && self.layout == Layout::Site && !self.live_reload
    }

    /// The way from the page at `address` to the site's root.
    pub(crate) fn root(&self, page: Page<'_>, address: &str) -> String {
        match (self.layout, page) {
            (Layout::OnePage, _) => "#/".to_owned(),
            // Shown at any depth: it alone must know its host's root.
            (_, Page::NotFound) => url::host_root(self.base_url.as_deref()),
            _ => url::up(address),
        }
    }

    /// What every template is given. `root` is the page's way to the site's root.
    pub(crate) fn context(&self, page: Page<'_>, lang: Lang, root: &str) -> Context {
        let mut context = Context::new();
        context.insert("root", root);
        context.insert("lang", &lang);
        context.insert(
            "site",
            &SiteView {
                title: self.site_title(lang),
                description: Words::of(&self.config.description, lang),
                placeholder: Words::of(&self.config.placeholder, lang),
                home: Page::Home.address(lang),
                search: Page::Search.address(lang),
                answers: Page::Feedback.address(lang),
                feedback: self.config.feedback.as_ref().map(|to| FeedbackView {
                    url: to.url.clone(),
                    origin: to.origin.clone(),
                    pastes: to.pastes,
                }),
                published: self.base_url.is_some(),
                live_reload: self.live_reload,
                offline: self.is_offline(),
                looks: Looks::of(self.config, lang, self.has_theme),
            },
        );
        context.insert("page", &self.page(page, lang, root));
        if let Some(texts) = self.texts.get(&lang) {
            context.insert_value("t", texts.clone());
        }
        if let Some(strings) = self.strings.get(lang) {
            context.insert("script_strings", &strings.script);
        }
        context
    }

    /// Renders what goes with a bundle as a whole, in all languages of the site.
    ///
    /// # Errors
    /// The template fails.
    pub(crate) fn around(&self, template: &str) -> Result<String, Error> {
        let mut context = self.context(Page::Choice, self.default_language(), "#/");
        let languages = self.config.languages.iter();
        let texts: Vec<_> = languages.filter_map(|lang| self.texts.get(lang)).collect();
        context.insert("texts", &texts);
        self.templates.render(template, &context)
    }

    /// Renders what is no page: feeds, the site map.
    ///
    /// # Errors
    /// The template fails.
    pub(crate) fn render(
        &self,
        template: &str,
        lang: Lang,
        data: &impl Serialize,
    ) -> Result<String, Error> {
        let mut context = Context::new();
        context.insert("lang", &lang);
        context.insert("site_title", &self.site_title(lang).text);
        context.insert("data", data);
        self.templates.render(template, &context)
    }

    fn page(&self, page: Page<'_>, lang: Lang, root: &str) -> PageView {
        let absolute = |address: &str| match &self.base_url {
            Some(base) => url::canonical(base, address),
            None => format!("{root}{address}"),
        };
        // The language choice and the page for lost addresses exist once: they lead to the homes.
        let twin = match page {
            Page::Choice | Page::NotFound => Page::Home,
            Page::Moved(entry, _) => Page::Entry(entry),
            page => page,
        };
        let languages = self.config.languages.iter().map(|&other| Alternate {
            lang: other,
            name: self.text(other, "/language"),
            url: twin.address(other),
            href: absolute(&twin.address(other)),
            current: other == lang && !matches!(page, Page::Choice | Page::NotFound),
        });
        let x_default = match page {
            Page::Choice | Page::Home => Page::Choice.address(lang),
            _ => twin.address(self.default_language()),
        };
        let canonical = match page {
            Page::Choice | Page::NotFound => page,
            _ => twin,
        };
        PageView {
            name: page.name(),
            lang,
            title: self.title(page, lang),
            description: match page {
                Page::Entry(entry) | Page::Moved(entry, _) => self.views.summary(entry, lang),
                _ => Words::of(&self.config.description, lang),
            },
            canonical: self
                .base_url
                .as_ref()
                .map(|base| url::canonical(base, &canonical.address(lang))),
            listed: page.is_listed(),
            languages: languages.collect(),
            x_default: absolute(&x_default),
        }
    }

    /// What stands before the site's name in the title; nothing on a home.
    fn title(&self, page: Page<'_>, lang: Lang) -> Option<Words> {
        let text = |pointer: &str| Some(Words::new(self.text(lang, pointer), lang, lang));
        match page {
            Page::Choice | Page::Home => None,
            Page::NotFound => text("/not_found/title"),
            Page::Search => text("/search/title"),
            Page::Feedback => text("/feedback/title"),
            Page::Entry(entry) => Some(views::title(entry, lang)),
            Page::Moved(..) => text("/moved/title"),
            Page::Kind(kind, _) => text(&format!("/kinds/{kind}")),
            Page::Product(product, _) => Words::of(&product.name, lang),
        }
    }
}
