//! Exports of help centres: pages of HTML, and Zendesk's JSON.

use super::page::{Page, Source};
use crate::{
    decode,
    import::{
        article::{Fields, Losses, Text},
        html, tongue, tree,
    },
};
use serde_json::Value;
use std::path::Path;

/// Reads a page.
pub(super) fn read_page(bytes: &[u8], path: &Path, source: &mut Source) {
    let mut losses = Losses::of(path);
    let page = html::page(&decode::text(bytes), &mut losses);
    source.losses.append(&mut losses.list);
    let mut fields = Fields::new();
    for (name, content) in page.meta {
        fields.entry(name).or_default().push(content);
    }
    if let Some(title) = page.title {
        fields.insert("title".to_owned(), vec![title]);
    }
    if let Some(title) = crate::import::prose::title_of(&page.body) {
        fields.insert("h1".to_owned(), vec![title]);
    }
    source.pages.push(Page {
        key: None,
        lang: None,
        text: Text {
            path: path.to_owned(),
            fields,
            body: page.body,
            message: None,
        },
    });
}

/// Reads Zendesk's articles, each with the translations that it carries; whether the file holds
/// any.
pub(super) fn read_json(bytes: &[u8], path: &Path, source: &mut Source) -> bool {
    let tree = serde_json::from_slice::<Value>(bytes).unwrap_or_default();
    let Some(list) = articles(&tree) else {
        return false;
    };
    for (number, article) in list.iter().enumerate() {
        let id = article.get("id").map_or(number.to_string(), tree::said);
        let translations = article.get("translations").and_then(Value::as_array);
        let said = translations.filter(|list| !list.is_empty());
        match said {
            Some(list) => list
                .iter()
                .for_each(|one| add(article, one, &id, path, source)),
            None => add(article, article, &id, path, source),
        }
    }
    true
}

fn articles(tree: &Value) -> Option<&Vec<Value>> {
    let list = tree.get("articles").unwrap_or(tree).as_array()?;
    let is_article = |one: &Value| one.get("body").is_some() && one.get("title").is_some();
    list.first().is_some_and(is_article).then_some(list)
}

fn add(article: &Value, text: &Value, id: &str, path: &Path, source: &mut Source) {
    let of = |key: &str| text.get(key).or(article.get(key)).map(tree::said);
    let mut fields = tree::fields(article);
    fields.retain(|key, _| !key.starts_with("translations") && key != "body" && key != "id");
    fields.insert("title".to_owned(), of("title").into_iter().collect());
    // Names of files in the export tell the article again.
    let path = path.with_file_name(format!("{id}.html"));
    let mut losses = Losses::of(&path);
    let body = html::markdown(&of("body").unwrap_or_default(), &mut losses);
    source.losses.append(&mut losses.list);
    source.pages.push(Page {
        key: Some(format!("article-{id}")),
        lang: of("locale").as_deref().and_then(tongue::lang),
        text: Text {
            path,
            fields,
            body,
            message: None,
        },
    });
}
