//! `[[notice]]`: what readers have to know these days.

use super::{address::WEB, fields::Fields};
use crate::content::{
    code::Code,
    config::{Named, Notice},
    entry::Ref,
    shape::Whose,
};

/// The notices of a site with these products.
pub(super) fn notices(fields: &mut Fields, products: &[Named]) -> Vec<Notice> {
    let doc = "What readers have to know these days: an outage, some work on a service.";
    let all = fields.tables("notice", doc, "a notice", |table| notice(table, products));
    all.into_iter().flatten().collect()
}

fn notice(fields: &mut Fields, known: &[Named]) -> Option<Notice> {
    let text = fields.loose_text("text", "What there is to say, in a sentence or two.");
    fields.require("text", "what does the notice say?");
    let url = fields.address("url", "Where to read more.", WEB);
    let from = fields.date("from", "The first day on which it is shown.");
    let until = fields.date("until", "The last day on which it is shown.");
    if let (Some(from), Some(until), Some(value)) = (from, until, fields.peek("until"))
        && until < from
    {
        let message = format!("the notice ends on {until}, before it begins on {from}");
        let report = fields.report;
        report.add(Code::WrongValue, message, value.span(), None);
    }
    let doc = "The products that it is about, by their ids: pages about others do not show it.";
    let products = fields.names("products", doc, Whose::Product);
    products.iter().for_each(|id| see_to(fields, id, known));
    Some(Notice {
        text,
        url,
        from,
        until,
        products: products.into_iter().map(|product| product.id).collect(),
    })
}

fn see_to(fields: &Fields, product: &Ref, known: &[Named]) {
    if known.iter().any(|known| known.id == product.id) {
        return;
    }
    let report = fields.report;
    let ids = known.iter().map(|known| known.id.as_str());
    let meant = report.suggestions.nearest(&product.id, ids);
    let hint = meant.map(|known| format!("did you mean `{known}`?"));
    let message = format!("naosu.toml has no product `{}`", product.id);
    report.add(Code::UnknownProduct, message, product.span.clone(), hint);
}
