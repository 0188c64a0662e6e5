//! HTML that writers wrote themselves, made harmless.

use ammonia::Builder;
use std::sync::LazyLock;

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
        .add_tags(["section", "input"])
        .add_generic_attributes([
            "id",
            "class",
            "role",
            "tabindex",
            "aria-label",
            "aria-hidden",
            "data-slot",
            "data-lang",
        ])
        .add_tag_attributes("input", ["disabled", "checked"])
        .add_tag_attribute_values("input", "type", ["checkbox"])
        .add_tag_attributes("a", ["rel"])
        .add_tag_attributes("img", ["loading"])
        .link_rel(None)
        .url_schemes(SCHEMES.into());
    builder
});

/// Leaves out of HTML what could run, load or restyle something.
pub(super) fn sanitise(html: &str) -> String {
    SANITISER.clean(html).to_string()
}
