//! Data that stands in a page.

use serde::Serialize;

/// JSON for a data block: `<` escaped, so that no text can end the element.
pub(crate) fn block(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    json.replace('<', "\\u003c")
}
