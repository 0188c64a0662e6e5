//! What templates are told of a site's looks: colours, logo, foot, help desk.

use super::words::Words;
use crate::{
    content::config::{Config, HelpDesk, PAPER},
    site::output::STYLESHEET,
};
use naosu_vocabulary::Lang;
use serde::Serialize;

/// The looks of a site in one language.
#[derive(Serialize)]
pub(crate) struct Looks {
    theme: ThemeView,
    footer: FooterView,
    help_desk: Option<HelpDeskView>,
}

#[derive(Serialize)]
struct ThemeView {
    /// The stylesheet that changes the built-in one, if there is one.
    stylesheet: Option<String>,
    /// The page's ground, by day and by night: browsers colour their own frame so.
    light: String,
    dark: String,
    logo: Option<String>,
}

#[derive(Serialize)]
struct FooterView {
    text: Option<Words>,
    links: Vec<LinkView>,
}

#[derive(Serialize)]
struct LinkView {
    text: Words,
    url: String,
}

#[derive(Serialize)]
struct HelpDeskView {
    text: Option<Words>,
    url: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
    /// The number as a `tel:` link has it.
    dial: Option<String>,
}

impl Looks {
    /// The looks of a site. `has_stylesheet`: whether something changes the built-in style.
    pub(crate) fn of(config: &Config, lang: Lang, has_stylesheet: bool) -> Looks {
        let (light, dark) = config.theme.paper.or(PAPER);
        let links = config.footer.links.iter().filter_map(|link| {
            let url = link.url.clone();
            Some(LinkView {
                text: Words::of(&link.text, lang)?,
                url,
            })
        });
        Looks {
            theme: ThemeView {
                stylesheet: has_stylesheet.then(|| format!("assets/{}", STYLESHEET)),
                light: light.to_string(),
                dark: dark.to_string(),
                logo: config.theme.logo.as_ref().map(|logo| logo.file.clone()),
            },
            footer: FooterView {
                text: Words::of(&config.footer.text, lang),
                links: links.collect(),
            },
            help_desk: HelpDeskView::of(&config.help_desk, lang),
        }
    }
}

impl HelpDeskView {
    /// `None` where a site names nobody.
    fn of(desk: &HelpDesk, lang: Lang) -> Option<HelpDeskView> {
        let digits = |phone: &String| -> String {
            let kept = |c: &char| c.is_ascii_digit() || *c == '+';
            phone.chars().filter(kept).collect()
        };
        let view = HelpDeskView {
            text: Words::of(&desk.text, lang),
            url: desk.url.clone(),
            mail: desk.mail.clone(),
            phone: desk.phone.clone(),
            dial: desk.phone.as_ref().map(digits),
        };
        let ways = [&view.url, &view.mail, &view.phone];
        let named = view.text.is_some() || ways.iter().any(|way| way.is_some());
        named.then_some(view)
    }
}
