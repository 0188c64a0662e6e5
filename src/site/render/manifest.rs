//! What a browser must know to install the site as an application.

use super::frame::Frame;
use crate::content::config::PAPER;
use serde_json::json;

/// The manifest of each language, with its address.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(String, String)> {
    let config = frame.views.config;
    let (paper, _) = config.theme.paper.or(PAPER);
    let manifests = config.languages.iter().map(|&lang| {
        let name = frame.views.site_title(lang).text;
        let description = config.description.get_or_other(lang);
        let mut manifest = json!({
            "id": format!("../?{lang}"),
            "name": name,
            "short_name": name,
            "lang": lang,
            "start_url": "index.html",
            "scope": "../",
            "display": "minimal-ui",
            "background_color": paper.to_string(),
            "theme_color": paper.to_string(),
            "icons": [{ "src": "../assets/icon.svg", "sizes": "any", "type": "image/svg+xml" }],
        });
        if let Some((_, text)) = description {
            manifest["description"] = text.as_str().into();
        }
        (format!("{lang}/manifest.webmanifest"), manifest.to_string())
    });
    manifests.collect()
}
