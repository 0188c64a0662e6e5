//! The naosu that a site is for: an older one would not understand all that it says.

use super::fields::Fields;
use crate::content::code::Code;

/// Of this program.
const OURS: &str = env!("CARGO_PKG_VERSION");

/// Tells where this program is older than the site wants.
pub(super) fn check(fields: &mut Fields) {
    let doc = "The oldest naosu that the site is for: `0.1`.";
    let Some(said) = fields.reference("naosu", doc) else {
        return;
    };
    let report = fields.report;
    match (numbers(&said.id), numbers(OURS)) {
        (None, _) => {
            let message = format!("`{}` is no version", said.id);
            let hint = Some(format!("for example \"{OURS}\""));
            report.add(Code::WrongValue, message, said.span, hint);
        }
        (Some(wanted), Some(ours)) if wanted > ours => {
            let message = format!("the site is for naosu {} or later, this is {OURS}", said.id);
            let hint = Some("get a newer naosu".to_owned());
            report.add(Code::OlderProgram, message, said.span, hint);
        }
        _ => {}
    }
}

/// `1.2.3`, of which the last may be left out.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let mut parts = version.split('.');
    for (at, part) in parts.by_ref().take(3).enumerate() {
        numbers[at] = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        assert!(numbers("0.10") > numbers("0.9.9"));
        assert_eq!(numbers("1"), numbers("1.0.0"));
        for none in ["", "1.", "v1", "1.2.3.4", ">=1", "1.x"] {
            assert_eq!(numbers(none), None, "{none}");
        }
    }
}
