//! HTML that writers wrote themselves, made harmless.

use super::{
    frame,
    link::{Target, target},
};
use ammonia::Builder;
use std::{borrow::Cow, sync::LazyLock};

/// What writers may link to, and the schemes that stand for the way to the site's root until a
/// page is written.
const SCHEMES: [&str; 8] = [
    "http",
    "https",
    "mailto",
    "tel",
    "ms-settings",
    "data",
    "naosu-root",
    "naosu-language",
];

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .add_tags(["section", "input", "video"])
        .add_generic_attributes([
            "id",
            "class",
            "role",
            "tabindex",
            "aria-label",
            "aria-hidden",
            "data-slot",
            "data-lang",
            "translate",
        ])
        .add_tag_attributes("input", ["disabled", "checked"])
        .add_tag_attribute_values("input", "type", ["checkbox"])
        .add_tag_attributes("a", ["rel"])
        .add_tag_attributes("img", ["loading"])
        .add_tag_attributes("video", ["controls", "preload", "src"])
        .link_rel(None)
        .url_schemes(SCHEMES.into())
        .attribute_filter(allowed);
    builder
});

/// An attribute as it may stand: no id of the frame, nothing that carries itself but pictures.
fn allowed<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let good = match (element, attribute) {
        (_, "id") => !frame::is_its_own(value),
        ("img", "src") => !is_data(value) || matches!(target(value), Target::Picture(_)),
        (_, "href" | "src" | "cite") => !is_data(value),
        _ => true,
    };
    good.then_some(Cow::Borrowed(value))
}

/// Whether an address carries its content itself, as browsers read it.
fn is_data(address: &str) -> bool {
    let letters = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace());
    let scheme: String = letters.take(5).collect();
    scheme.eq_ignore_ascii_case("data:")
}

/// Leaves out of HTML what could run, load or restyle something.
pub(super) fn sanitise(html: &str) -> String {
    SANITISER.clean(html).to_string()
}
