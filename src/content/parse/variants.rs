//! `[[variant]]` of a fix: versions with values of their own.

use super::{fields::Fields, report::Report};
use crate::content::{
    code::Code,
    entry::{Text, Variant},
    shape::Shape,
};
use std::{collections::BTreeMap, ops::Range};

pub(super) fn variants(fields: &mut Fields) -> Vec<Variant> {
    let doc = "A version with values of its own. Where the Markdown has `{key}` of these values, \
               the reader chooses the version and sees its value.";
    let all = fields.tables("variant", doc, "a variant", variant);
    let mut variants: Vec<Variant> = Vec::new();
    for (label, values, span) in all {
        if let Some(first) = variants.first() {
            compare(fields.report, &first.values, &values, &span);
        }
        variants.push(Variant { label, values });
    }
    variants
}

type Values = BTreeMap<String, String>;

fn variant(fields: &mut Fields) -> (Text, Values, Range<usize>) {
    let doc = "What the version is called.";
    let label = fields.needed_text("label", doc, "what is the version called?");
    let doc = "What stands in the Markdown in place of `{key}`.";
    let report = fields.report;
    let values = fields.named("values", doc, || Shape::String);
    let values = values.map(|(key, value)| {
        let text = report.as_string(key.get_ref(), value).unwrap_or_default();
        (key.get_ref().to_string(), text.to_owned())
    });
    let values = values.collect();
    fields.require("values", "values = { key = \"…\" }");
    (label, values, fields.span.clone())
}

/// Every version has values for the same keys.
fn compare(report: &Report, first: &Values, these: &Values, span: &Range<usize>) {
    let tell = |message| report.add(Code::DifferingVariants, message, span.clone(), None);
    for key in first.keys().filter(|key| !these.contains_key(*key)) {
        tell(format!(
            "this variant has no value for `{key}`, the first one has"
        ));
    }
    for key in these.keys().filter(|key| !first.contains_key(*key)) {
        tell(format!(
            "the first variant has no value for `{key}`, this one has"
        ));
    }
}
