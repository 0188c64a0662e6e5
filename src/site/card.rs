//! What the search shows of an entry, and what the engine indexes of it.

use super::{url, views::Views};
use crate::{
    content::entry::{Details, Entry, FixDetails, Remedy, Text},
    markdown::{Rendered, Version},
};
use naosu_engine::Document;
use naosu_vocabulary::{Lang, Localised, Message};
use serde_json::{Map, Value, json};

/// The entry as the engine sees it.
pub(crate) fn document(entry: &Entry, views: &Views<'_>) -> Document {
    let messages: Vec<Message> = match &entry.details {
        Details::Error(error) => error.messages.iter().map(|m| m.message.clone()).collect(),
        _ => Vec::new(),
    };
    let mut body = Localised::default();
    for &lang in &views.config.languages {
        let text = body_text(entry, lang, views);
        if !text.is_empty() {
            body.set(lang, text);
        }
    }
    Document {
        id: entry.id.clone(),
        kind: entry.kind(),
        messages,
        title: match entry.title_is_message {
            true => Localised::default(),
            false => entry.title.clone(),
        },
        body,
        card: card(entry, views).to_string(),
    }
}

/// Everything that an entry says in a language but its title and messages, as plain text.
fn body_text<'e>(entry: &'e Entry, lang: Lang, views: &'e Views<'_>) -> String {
    let mut texts: Vec<&str> = Vec::new();
    let mut add = |text: &'e Text| {
        if let Some(text) = text.get(lang) {
            texts.push(text.as_str());
        }
    };
    add(&entry.summary);
    match &entry.details {
        Details::Error(error) => {
            error.messages.iter().for_each(|m| add(&m.location));
            error.symptoms.iter().for_each(&mut add);
            error.when.iter().for_each(&mut add);
            error.environments.iter().for_each(&mut add);
        }
        Details::Cause { confirm: text, .. }
        | Details::Situation {
            environment: text, ..
        }
        | Details::Topic { answer: text, .. } => add(text),
        Details::Fix(fix) => add(&fix.warning),
        Details::Faq { .. } | Details::Guide => {}
    }
    for remedy in entry.fixes() {
        if let Remedy::Text(text) = remedy {
            add(text);
        }
    }
    if let Some(prose) = views.texts.get(&entry.id, lang) {
        texts.push(&prose.text);
    }
    texts.extend(entry.tags.iter().map(String::as_str));
    texts.join("\n")
}

/// What a hit shows. Addresses are below the language's folder; links in steps begin with
/// [`url::ROOT`].
fn card(entry: &Entry, views: &Views<'_>) -> Value {
    let mut card = Map::new();
    card.insert("title".into(), json!(entry.title));
    card.insert("summary".into(), json!(entry.summary));
    card.insert("url".into(), json!(url::folder(entry)));
    card.insert("state".into(), json!(entry.state));
    if let Details::Error(error) = &entry.details {
        let messages = error.messages.iter();
        let messages = messages.map(|m| m.message.text.map(|_, t| t.display(|_| None)));
        card.insert("messages".into(), json!(messages.collect::<Vec<_>>()));
    }
    let causes: Vec<Value> = entry
        .causes()
        .iter()
        .filter_map(|named| views.graph.get(&named.id))
        .map(|cause| json!({ "id": cause.id, "title": cause.title, "url": url::folder(cause) }))
        .collect();
    if !causes.is_empty() {
        card.insert("causes".into(), Value::from(causes));
    }
    let fixes: Vec<Value> = entry
        .fixes()
        .iter()
        .filter_map(|remedy| match remedy {
            Remedy::Text(text) => Some(json!({ "text": text })),
            Remedy::Fix(named) => views.graph.get(&named.id).map(fix_in_list),
        })
        .collect();
    if !fixes.is_empty() {
        card.insert("fixes".into(), Value::from(fixes));
    }
    if let Details::Fix(fix) = &entry.details {
        add_effort(&mut card, fix);
        let mut steps = Localised::default();
        for &lang in &views.config.languages {
            if let Some(text) = views.texts.get(&entry.id, lang) {
                steps.set(lang, steps_html(text, lang));
            }
        }
        card.insert("warning".into(), json!(fix.warning));
        card.insert("steps".into(), json!(steps));
    }
    Value::Object(card)
}

fn fix_in_list(entry: &Entry) -> Value {
    let mut fix = Map::new();
    fix.insert("id".into(), json!(entry.id));
    fix.insert("title".into(), json!(entry.title));
    fix.insert("url".into(), json!(url::folder(entry)));
    if let Details::Fix(details) = &entry.details {
        add_effort(&mut fix, details);
    }
    Value::Object(fix)
}

fn add_effort(object: &mut Map<String, Value>, fix: &FixDetails) {
    if let Some(minutes) = fix.minutes {
        object.insert("minutes".into(), json!(minutes));
    }
    object.insert("risk".into(), json!(fix.risk));
    object.insert("needs".into(), json!(fix.needs));
}

/// The steps as one list.
fn steps_html(text: &Rendered, lang: Lang) -> String {
    let mut html = String::new();
    push_versions(&mut html, &text.intro);
    html.push_str("<ol class=\"steps\">");
    for step in &text.steps {
        html.push_str(&format!("<li><h4>{}</h4>", step.title_html));
        push_versions(&mut html, &step.versions);
        html.push_str("</li>");
    }
    html.push_str("</ol>");
    html.push_str(&text.footnotes);
    url::at_depth(&html, url::ROOT, lang)
}

fn push_versions(html: &mut String, versions: &[Version]) {
    for version in versions {
        if let Some(label) = &version.label {
            let label = label.replace('&', "&amp;").replace('<', "&lt;");
            html.push_str(&format!("<p class=\"variant-label\">{label}</p>"));
        }
        html.push_str(&version.html);
    }
}
