//! Findings as SARIF 2.1.0, the format of code scanners.

use super::paths::Paths;
use naosu::content::{Code, Finding, Location, baseline::Identity};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What may stand in a path of an address as it is.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A log of one run with these findings.
pub(super) fn log(findings: &[&Finding], paths: &Paths) -> Value {
    // Of equal findings each has its number, so that no two are the same.
    let mut numbers: BTreeMap<Identity, usize> = BTreeMap::new();
    let results = findings.iter().map(|finding| {
        let number = numbers.entry(Identity::from(*finding)).or_default();
        *number += 1;
        result(finding, *number, paths)
    });
    let results: Vec<Value> = results.collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "naosu",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.map(rule).to_vec(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.meaning().split_whitespace().collect::<Vec<_>>().join(" ") },
        "defaultConfiguration": { "level": code.severity().name() },
    })
}

fn result(finding: &Finding, number: usize, paths: &Paths) -> Value {
    let index = Code::ALL.iter().position(|code| *code == finding.code);
    let hint = finding.hint.iter().map(|hint| format!("\n{hint}"));
    let text = finding.message.clone() + &hint.collect::<String>();
    json!({
        "ruleId": finding.code.name(),
        "ruleIndex": index,
        "level": finding.severity().name(),
        "message": { "text": text },
        "locations": [{ "physicalLocation": place(finding, paths) }],
        // Scanners know a finding again by this, wherever its line has gone.
        "partialFingerprints": { "naosu/v1": fingerprint(finding, number) },
    })
}

fn place(finding: &Finding, paths: &Paths) -> Value {
    let path = paths.of(finding);
    let uri = utf8_percent_encode(&path, IN_PATH).to_string();
    let file = json!({ "uri": uri, "uriBaseId": "%SRCROOT%" });
    match &finding.location {
        Location::Path(_) => json!({ "artifactLocation": file }),
        Location::Place(place) => {
            let (line, column) = place.line_column();
            let (end_line, end_column) = place.end();
            json!({ "artifactLocation": file, "region": {
                "startLine": line,
                "startColumn": column,
                "endLine": end_line,
                "endColumn": end_column,
            } })
        }
    }
}

fn fingerprint(finding: &Finding, number: usize) -> String {
    let Identity {
        code,
        path,
        message,
    } = finding.into();
    naosu::content::hash(&format!("{code}\n{path}\n{message}\n{number}"))
}
