//! What the search shows of an entry: a site writes it into its index, the terminal and the
//! page's scripts read it.
//!
//! The engine stores a card as JSON and hands it on unread. Texts that nobody wrote and lists
//! without anything in them are left out; addresses are below the folder of the reader's language,
//! and links in HTML begin with `naosu-root:`.

use naosu_vocabulary::{Localised, Need, Risk, State};
use serde::{Deserialize, Serialize};

/// What the search shows of an entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    /// The entry's title.
    pub title: Localised<String>,
    /// What it is about in a sentence, if it says so.
    pub summary: Localised<String>,
    /// The folder of its page.
    pub url: String,
    /// How far it may be trusted.
    pub state: State,
    /// The products that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Product>,
    /// Its messages as a reader sees them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Localised<String>>,
    /// Its causes, the likeliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Cause>,
    /// What to do, in the order to try.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Remedy>,
    /// What it asks for, if it is a fix.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// What stands before its steps.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub warning: Localised<String>,
    /// Its steps, if it is a fix; of what names no fix, the part of its prose that says what to do.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub steps: Localised<Steps>,
}

/// A product that an entry is about.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Product {
    /// Its id: what a search is narrowed by.
    pub id: String,
    /// Its name.
    pub name: Localised<String>,
}

/// A cause as a card lists it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cause {
    /// The entry's id.
    pub id: String,
    /// Its title.
    pub title: Localised<String>,
    /// The folder of its page.
    pub url: String,
}

/// Something to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Remedy {
    /// A fix with an entry of its own; its own card has the steps.
    Fix {
        /// The entry's id.
        id: String,
        /// Its title.
        title: Localised<String>,
        /// The folder of its page.
        url: String,
        /// What it asks for.
        #[serde(flatten)]
        effort: Effort,
    },
    /// One line that says it all.
    Line {
        /// The line.
        text: Localised<String>,
    },
}

/// What a fix asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Effort {
    /// How long it takes, in minutes, from and to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<(u32, u32)>,
    /// What can go wrong, where somebody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
    /// What must be at hand.
    pub needs: Vec<Need>,
}

/// The steps of a fix in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Steps {
    /// What stands before them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub intro: Vec<Version>,
    /// The steps.
    pub steps: Vec<Step>,
    /// What stands below them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footnotes: Option<Version>,
}

/// A step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Step {
    /// What it is called.
    pub title: Rich,
    /// What to do: one version, or one for each variant of the product if they differ here.
    pub versions: Vec<Version>,
}

/// What is for one version of the product, or for all of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Version {
    /// What the version is called; none where the text is the same for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What is said.
    #[serde(flatten)]
    pub body: Rich,
}

/// A piece of a text, twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rich {
    /// For pages.
    pub html: String,
    /// For terminals, a line a block; indented by the depth of lists, their numbers in place.
    pub text: String,
}
