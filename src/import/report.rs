//! The report: a page that tells what an import did, and everything that was lost on the way.

use super::{article::Loss, messages::Decision, summary::Summary};
use crate::{content::Finding, markdown::escaped};
use std::collections::BTreeMap;

/// What a report tells.
pub(super) struct Told<'a> {
    pub(super) source: &'a str,
    pub(super) summary: &'a Summary,
    pub(super) losses: &'a [Loss],
    pub(super) decisions: &'a [&'a Decision],
    pub(super) findings: &'a [Finding],
}

const STYLE: &str = "body{font:16px/1.6 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;\
vertical-align:top;overflow-wrap:anywhere}summary{cursor:pointer;font-weight:600;margin:.5rem 0}";

/// The page.
pub(super) fn html(told: &Told) -> String {
    let source = escaped(told.source);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Import of {source}</title>\n\
         <style>{STYLE}</style>\n<h1>Import of {source}</h1>\n"
    );
    numbers(told.summary, &mut page);
    names(
        "Left alone: somebody has edited or removed them since the last import",
        &told.summary.kept,
        &mut page,
    );
    names(
        "Left alone: the source no longer has them",
        &told.summary.gone,
        &mut page,
    );
    messages(told, &mut page);
    losses(told.losses, &mut page);
    findings(told.findings, &mut page);
    page
}

fn numbers(summary: &Summary, page: &mut String) {
    page.push_str("<table>\n");
    let mut row = |what: &str, number: String| {
        page.push_str(&format!("<tr><th>{what}<td>{number}\n"));
    };
    row("articles", summary.articles.to_string());
    for (kind, count) in &summary.kinds {
        row(&format!("entries: {kind}"), count.to_string());
    }
    row("entries written", summary.written.to_string());
    row("entries unchanged", summary.unchanged.to_string());
    row("pictures and files copied", summary.copied.to_string());
    row("owners and products added", summary.named.to_string());
    if let Some((errors, warnings)) = summary.findings {
        row(
            "naosu check",
            format!("{errors} errors, {warnings} warnings"),
        );
    }
    page.push_str("</table>\n");
}

fn names(heading: &str, ids: &[String], page: &mut String) {
    if ids.is_empty() {
        return;
    }
    page.push_str(&format!("<h2>{heading}</h2>\n<p>"));
    page.push_str(&ids.join(", "));
    page.push('\n');
}

fn messages(told: &Told, page: &mut String) {
    if told.decisions.is_empty() {
        return;
    }
    let file = told.summary.message_file.file_name().unwrap_or_default();
    let file = escaped(&file.to_string_lossy());
    page.push_str(&format!(
        "<h2>Messages</h2>\n<p>To take or leave one, change its <code>accept</code> in <code>{file}</code> \
         and import again.\n<table>\n<tr><th>confidence<th>taken<th>entry<th>message<th>codes\n"
    ));
    for decision in told.decisions {
        let texts: Vec<String> = decision
            .text
            .iter()
            .map(|(_, text)| escaped(text))
            .collect();
        page.push_str(&format!(
            "<tr><td>{}<td>{}<td>{}<td>{}<td>{}\n",
            decision.confidence,
            if decision.accept { "yes" } else { "no" },
            escaped(&decision.entry),
            texts.join("<br>"),
            escaped(&decision.code.join(", ")),
        ));
    }
    page.push_str("</table>\n");
}

fn losses(losses: &[Loss], page: &mut String) {
    page.push_str("<h2>What is not as it was in the source</h2>\n");
    let mut by_sort: BTreeMap<&str, Vec<&Loss>> = BTreeMap::new();
    for loss in losses {
        by_sort.entry(loss.sort).or_default().push(loss);
    }
    if by_sort.is_empty() {
        page.push_str("<p>Nothing.\n");
    }
    for (sort, list) in by_sort {
        page.push_str(&format!(
            "<details><summary>{sort} ({})</summary>\n<table>\n",
            list.len()
        ));
        for loss in list {
            let (path, what) = (escaped(&loss.path), escaped(&loss.what));
            page.push_str(&format!("<tr><td>{path}<td>{what}\n"));
        }
        page.push_str("</table></details>\n");
    }
}

fn findings(findings: &[Finding], page: &mut String) {
    let mut by_code: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by_code
            .entry(finding.code.name())
            .or_default()
            .push(finding);
    }
    if by_code.is_empty() {
        return;
    }
    page.push_str("<h2>What naosu check says of the site</h2>\n");
    for (code, list) in by_code {
        let severity = list[0].severity();
        let count = list.len();
        page.push_str(&format!(
            "<details><summary>{severity}: {code} ({count})</summary>\n<table>\n"
        ));
        for finding in list {
            let (place, message) = (finding.location.to_string(), &finding.message);
            page.push_str(&format!(
                "<tr><td>{}<td>{}\n",
                escaped(&place),
                escaped(message)
            ));
        }
        page.push_str("</table></details>\n");
    }
}
