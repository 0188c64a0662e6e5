//! `naosu.toml`: what holds for the whole site.

use super::{colour::Colour, entry::Text, source::Place};
use glob::Pattern;
use jiff::civil::Date;
use naosu_vocabulary::Lang;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::path::Path;

/// What a part of a path is in an address as it is.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The settings of a site.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's name.
    pub title: Text,
    /// What it is about, in a sentence.
    pub description: Text,
    /// Its languages; the first is the default. Never empty, none twice.
    pub languages: Vec<Lang>,
    /// Names and paths below `content/` that are no part of it.
    pub ignore: Vec<Pattern>,
    /// Where it will stand (`https://help.example`), without a slash at the end.
    pub base_url: Option<String>,
    /// What entries may be about.
    pub products: Vec<Named>,
    /// Who looks after entries.
    pub owners: Vec<Named>,
    /// Whether sanitised HTML of entries is let through.
    pub raw_html: bool,
    /// What the empty search box says.
    pub placeholder: Text,
    /// Whether browsers keep what was searched for beyond the window that it was typed in.
    pub history: bool,
    /// Whether readers keep a copy that works without a network.
    pub offline: bool,
    /// How the site looks.
    pub theme: Theme,
    /// What stands at the foot of every page.
    pub footer: Footer,
    /// Whom to turn to where the site does not help.
    pub help_desk: HelpDesk,
    /// How the topics stand on the home pages, where there are many.
    pub groups: Vec<Group>,
    /// What readers have to know these days.
    pub notices: Vec<Notice>,
    /// Where what readers say of the site goes; none if it stays in their browsers.
    pub feedback: Option<Feedback>,
    /// The repository that the site is kept in, if pages are to tell of it.
    pub repository: Option<Repository>,
}

/// The repository that a site is kept in: pages tell when git saw their entry changed last.
#[derive(Clone, Debug)]
pub struct Repository {
    /// The address at which a file is changed, with [`Repository::PATH`] in it.
    pub edit_url: Option<String>,
}

impl Repository {
    /// What stands for the file in an address: its path below the site's folder.
    pub const PATH: &str = "{path}";

    /// Where a file of the site is changed.
    pub fn edit(&self, file: &Path) -> Option<String> {
        let parts = file.iter().map(|part| part.to_string_lossy());
        let parts = parts.map(|part| utf8_percent_encode(&part, IN_PATH).to_string());
        let path = parts.collect::<Vec<_>>().join("/");
        Some(self.edit_url.as_ref()?.replace(Repository::PATH, &path))
    }
}

/// Topics that stand together on the home pages.
#[derive(Clone, Debug)]
pub struct Group {
    /// What readers see above them.
    pub name: Text,
    /// Their ids, and where each is named.
    pub topics: Vec<(String, Place)>,
}

/// What readers have to know for some days.
#[derive(Clone, Debug)]
pub struct Notice {
    /// What there is to say.
    pub text: Text,
    /// Where to read more.
    pub url: Option<String>,
    /// The first day on which it is shown; from the start if none.
    pub from: Option<Date>,
    /// The last day on which it is shown; to the end if none.
    pub until: Option<Date>,
    /// The ids of the products that it is about; all if empty.
    pub products: Vec<String>,
}

/// Where what readers say of the site goes.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// The address that takes it.
    pub url: String,
    /// The address's scheme, host and port.
    pub origin: String,
    /// Whether a reader may send a paste that found nothing.
    pub pastes: bool,
}

/// The built-in page's ground, by day and by night: `--paper` of naosu.css.
pub const PAPER: (Colour, Colour) = (Colour::new(0xfbfaf7), Colour::new(0x12161d));
/// The ground of what lies on the page: `--surface`.
pub const SURFACE: (Colour, Colour) = (Colour::new(0xffffff), Colour::new(0x1a2029));
/// The built-in links and buttons: `--accent`.
pub const ACCENT: (Colour, Colour) = (Colour::new(0x1f4e79), Colour::new(0x8fc1ef));
/// The built-in text: `--ink`.
pub const INK: (Colour, Colour) = (Colour::new(0x1d2430), Colour::new(0xe8e5de));

/// How a site looks: what it sets differently from the built-in style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Links, buttons and signs.
    pub accent: Shades,
    /// The ground of the page.
    pub paper: Shades,
    /// The text.
    pub ink: Shades,
    /// A picture in place of the sign beside the site's name.
    pub logo: Option<Logo>,
}

/// A picture of the site's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// The file, below `static/`.
    pub file: String,
    /// Where it is named.
    pub place: Place,
}

/// A colour by day and by night.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shades {
    /// On a light screen.
    pub light: Option<Colour>,
    /// On a dark one.
    pub dark: Option<Colour>,
}

impl Shades {
    /// Both shades, those that are not set from `built_in`.
    pub fn or(self, built_in: (Colour, Colour)) -> (Colour, Colour) {
        let (light, dark) = built_in;
        (self.light.unwrap_or(light), self.dark.unwrap_or(dark))
    }
}

/// The foot of every page.
#[derive(Clone, Debug, Default)]
pub struct Footer {
    /// A line or two.
    pub text: Text,
    /// Where else to go.
    pub links: Vec<OutLink>,
}

/// A link out of the site.
#[derive(Clone, Debug)]
pub struct OutLink {
    /// What it says.
    pub text: Text,
    /// Its address: `https:`, `http:`, `mailto:` or `tel:`.
    pub url: String,
}

/// The people behind the site.
#[derive(Clone, Debug, Default)]
pub struct HelpDesk {
    /// When and how they can be reached.
    pub text: Text,
    /// Their own site or form.
    pub url: Option<String>,
    /// Their address for mail.
    pub mail: Option<String>,
    /// Their telephone number, as people write it.
    pub phone: Option<String>,
}

/// An id with a name that readers see.
#[derive(Clone, Debug)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Text,
}

impl Default for Config {
    /// A site without settings: every language, nothing else.
    fn default() -> Config {
        Config {
            title: Text::default(),
            description: Text::default(),
            languages: Lang::ALL.to_vec(),
            ignore: Vec::new(),
            base_url: None,
            products: Vec::new(),
            owners: Vec::new(),
            raw_html: false,
            placeholder: Text::default(),
            history: false,
            offline: false,
            theme: Theme::default(),
            footer: Footer::default(),
            help_desk: HelpDesk::default(),
            groups: Vec::new(),
            notices: Vec::new(),
            feedback: None,
            repository: None,
        }
    }
}
