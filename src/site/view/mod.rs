//! What templates are given: the site, the page, entries and their parts, in one language and
//! ready to be printed. docs/theming.md lists all of it.

pub(crate) mod catalogue;
mod entry;
mod group;
mod head;
mod home;
mod link;
pub(crate) mod list;
mod looks;
mod lost;
mod message;
mod pager;
mod qr;
mod remedies;
mod sections;
mod site;
mod steps;
mod views;
mod words;

pub(crate) use entry::EntryView;
pub(crate) use head::Head;
pub(crate) use home::Home;
pub(crate) use list::List;
pub(crate) use lost::Lost;
pub(crate) use sections::{EntryPage, Part};
pub(crate) use site::{Setting, SiteView};
pub(crate) use views::Views;
