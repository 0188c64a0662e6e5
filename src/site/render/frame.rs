//! What all pages have in common: the site around them, its texts and templates, and the way to
//! the root.

use super::{given::Given, templates::Templates};
use crate::{
    site::{
        error::Error,
        options::Layout,
        pages::{Page, first_language, host_root, up},
        view::{Head, Setting, SiteView, Views},
    },
    strings::characters::is_unwritable,
};
use naosu_vocabulary::Lang;
use serde::Serialize;
use std::collections::BTreeMap;

/// All that pages have in common.
pub(crate) struct Frame<'a> {
    pub(crate) views: Views<'a>,
    pub(crate) setting: Setting,
    layout: Layout,
    templates: Templates,
    /// The texts by language, as templates take them.
    texts: BTreeMap<Lang, tera::Value>,
}

/// A file to be printed.
pub(crate) struct Printable {
    /// Where it stands.
    pub(crate) address: String,
    /// What prints it.
    pub(crate) template: &'static str,
    /// What the template is given.
    pub(crate) given: Given,
}

impl<'a> Frame<'a> {
    /// The frame of a site.
    pub(crate) fn new(
        views: Views<'a>,
        templates: Templates,
        setting: Setting,
        layout: Layout,
    ) -> Frame<'a> {
        let strings = views.strings.iter();
        let texts = strings.map(|(lang, texts)| (lang, tera::Value::from_serializable(texts)));
        let texts = texts.collect();
        Frame {
            views,
            setting,
            layout,
            templates,
            texts,
        }
    }

    /// The site's first language.
    pub(crate) fn first_language(&self) -> Lang {
        first_language(self.views.config)
    }

    /// The way from the page at `address` to the site's root.
    pub(crate) fn root(&self, page: Page<'_>, address: &str) -> String {
        match (self.layout, page) {
            (Layout::OnePage, _) => "#/".to_owned(),
            // Shown at any depth: it alone must know its host's root.
            (_, Page::NotFound) => host_root(self.setting.base_url.as_deref()),
            _ => up(address),
        }
    }

    /// What the template of every page is given. `root` is the page's way to the site's root.
    pub(crate) fn given(&self, page: Page<'_>, lang: Lang, root: &str) -> Given {
        let base_url = self.setting.base_url.as_deref();
        let mut given = Given::default();
        given.insert("root", &root);
        given.insert("lang", &lang);
        given.insert("site", &SiteView::of(&self.views, &self.setting, lang));
        given.insert("page", &Head::of(&self.views, base_url, page, lang, root));
        if let Some(texts) = self.texts.get(&lang) {
            given.insert_value("t", texts.clone());
        }
        given
    }

    /// What goes with a bundle as a whole, in all languages of the site.
    pub(crate) fn around(&self, template: &'static str, address: &str) -> Printable {
        let mut given = self.given(Page::Choice, self.first_language(), "#/");
        let languages = self.views.config.languages.iter();
        let texts: Vec<_> = languages.filter_map(|lang| self.texts.get(lang)).collect();
        given.insert("texts", &texts);
        Printable {
            address: address.to_owned(),
            template,
            given,
        }
    }

    /// What is no page: feeds, the site map.
    pub(crate) fn data(
        &self,
        template: &'static str,
        address: String,
        lang: Lang,
        data: &impl Serialize,
    ) -> Printable {
        let mut given = Given::default();
        given.insert("lang", &lang);
        given.insert("site_title", &self.views.site_title(lang).text);
        given.insert("data", data);
        Printable {
            address,
            template,
            given,
        }
    }

    /// Prints a file.
    ///
    /// # Errors
    /// The template fails.
    pub(crate) fn print(&self, file: Printable) -> Result<String, Error> {
        let context = file.given.into_context();
        let mut text = self.templates.render(file.template, &context)?;
        // A site's own texts and templates are no content: nobody has looked for controls there.
        text.retain(|c| !is_unwritable(c));
        Ok(text)
    }
}
