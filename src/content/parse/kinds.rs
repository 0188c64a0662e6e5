//! The keys that only entries of one kind have.

use super::{
    fields::{Fields, Value},
    message,
};
use crate::content::entry::{Details, ErrorDetails, FixDetails, Sample, Text, Variant};
use naosu_vocabulary::Kind;
use std::collections::BTreeMap;

/// "a cause": how a finding names the kind.
pub(super) fn a(kind: Kind) -> &'static str {
    match kind {
        Kind::Error => "an error",
        Kind::Cause => "a cause",
        Kind::Fix => "a fix",
        Kind::Situation => "a situation",
        Kind::Faq => "a faq",
        Kind::Guide => "a guide",
        Kind::Topic => "a topic",
    }
}

pub(super) fn details(kind: Kind, fields: &mut Fields) -> Details {
    match kind {
        Kind::Error => Details::Error(error(fields)),
        Kind::Cause => Details::Cause {
            confirm: fields.text("confirm"),
            fixes: fields.remedies("fixes"),
        },
        Kind::Fix => Details::Fix(fix(fields)),
        Kind::Situation => Details::Situation {
            environment: needed_text(fields, "environment", "when is one in this situation?"),
            fixes: fields.remedies("fixes"),
        },
        Kind::Faq => Details::Faq {
            fixes: fields.remedies("fixes"),
        },
        Kind::Guide => Details::Guide,
        Kind::Topic => Details::Topic {
            answer: fields.text("answer"),
            causes: fields.refs("causes"),
            fixes: fields.remedies("fixes"),
        },
    }
}

fn needed_text(fields: &mut Fields, key: &'static str, hint: &str) -> Text {
    let text = fields.text(key);
    if !fields.says_something(key) {
        fields.missing(key, hint);
    }
    text
}

fn error(fields: &mut Fields) -> ErrorDetails {
    let messages = message::messages(fields);
    let samples = fields
        .tables("sample")
        .into_iter()
        .filter_map(|mut sample| {
            let text = sample.string("text");
            let finds = sample.reference("finds");
            if !sample.has("text") {
                sample.missing("text", "a paste as users make it");
            }
            let span = sample.span.clone();
            sample.finish("a sample");
            text.map(|text| Sample { text, finds, span })
        })
        .collect();
    ErrorDetails {
        messages,
        symptoms: fields.texts("symptoms"),
        when: fields.texts("when"),
        environments: fields.texts("environments"),
        causes: fields.refs("causes"),
        fixes: fields.remedies("fixes"),
        samples,
    }
}

fn fix(fields: &mut Fields) -> FixDetails {
    let needs: Vec<&Value> = fields.list("needs").collect();
    FixDetails {
        effectiveness: fields.choice("effectiveness"),
        minutes: minutes(fields),
        risk: fields.choice("risk").unwrap_or_default(),
        warning: fields.text("warning"),
        needs: needs
            .into_iter()
            .filter_map(|need| fields.as_choice("needs", need))
            .collect(),
        variants: variants(fields),
        slots: fields.refs("slots"),
    }
}

fn minutes(fields: &mut Fields) -> Option<(u32, u32)> {
    let value = fields.get("minutes")?;
    let list: Option<Vec<&Value>> = value.get_ref().as_array().map(|list| list.iter().collect());
    let Some([from, to]) = list.as_deref() else {
        let message = "`minutes` must be two whole numbers, from and to";
        let hint = "minutes = [5, 10]".to_owned();
        fields
            .report
            .error("wrong-type", message, value.span(), hint);
        return None;
    };
    let (from, to) = (
        fields.as_count("minutes", from)?,
        fields.as_count("minutes", to)?,
    );
    if from > to {
        let message = format!("`minutes` runs backwards: from {from} to {to}");
        let hint = format!("minutes = [{to}, {from}]");
        fields
            .report
            .error("wrong-value", message, value.span(), hint);
    }
    Some((from.min(to), from.max(to)))
}

fn variants(fields: &mut Fields) -> Vec<Variant> {
    let mut variants: Vec<Variant> = Vec::new();
    for mut table in fields.tables("variant") {
        let label = needed_text(&mut table, "label", "what is the version called?");
        let mut values = BTreeMap::new();
        match table.table("values") {
            Some(inner) => {
                for (key, value) in inner.entries() {
                    let text = value.get_ref().as_str();
                    if text.is_none() {
                        inner.wrong_type(key.get_ref(), "a string", value);
                    }
                    let text = text.unwrap_or_default().to_owned();
                    values.insert(key.get_ref().to_string(), text);
                }
            }
            None if !table.has("values") => table.missing("values", "values = { key = \"…\" }"),
            None => {}
        }
        if let Some(first) = variants.first() {
            for key in first.values.keys().filter(|key| !values.contains_key(*key)) {
                table.report.error(
                    "differing-variants",
                    format!("this variant has no value for `{key}`, the first one has"),
                    table.span.clone(),
                    None,
                );
            }
            for key in values.keys().filter(|key| !first.values.contains_key(*key)) {
                table.report.error(
                    "differing-variants",
                    format!("the first variant has no value for `{key}`, this one has"),
                    table.span.clone(),
                    None,
                );
            }
        }
        table.finish("a variant");
        variants.push(Variant { label, values });
    }
    variants
}
