//! Prose that is shown otherwise than it was meant, or is lost.

use super::checks::texts;
use crate::{
    content::{
        code::Code,
        entry::Entry,
        finding::{Finding, Location},
    },
    markdown::{Outline, What},
};
use naosu_vocabulary::Localised;

pub(super) fn check(
    raw_html: bool,
    entry: &Entry,
    outlines: &Localised<Outline>,
    findings: &mut Vec<Finding>,
) {
    for (_, source, outline) in texts(entry, outlines) {
        for slip in &outline.slips {
            if matches!(slip.what, What::Tag(_)) && raw_html {
                continue;
            }
            let (code, message, hint) = told(&slip.what);
            let location = Location::at(source, &slip.span);
            findings.push(Finding::new(code, message, location).hint(hint));
        }
    }
}

fn told(what: &What) -> (Code, String, String) {
    let (code, message, hint) = match what {
        What::OpenFence => (
            Code::OpenFence,
            "no fence ends this block: the rest of the text is in it".to_owned(),
            "end it with a line like its first",
        ),
        What::NoHeading => (
            Code::NoMarkup,
            "this is no heading".to_owned(),
            "a heading has a space behind its marks, and they are ASCII: `## Title`",
        ),
        What::NoList => (
            Code::NoMarkup,
            "these lines are no list: they run into one another".to_owned(),
            "an item begins with a hyphen and a space: `- one`",
        ),
        What::NoReference(label) => (
            Code::MissingReference,
            format!("nothing says what `{label}` is"),
            match label.starts_with("[^") {
                true => "a note stands in a line of its own: `[^1]: …`",
                false => {
                    "write `[text](address)`, or the address in a line of its own: `[label]: …`"
                }
            },
        ),
        What::UnknownBlock(block) => (
            Code::NoMarkup,
            format!("`{block}` is shown as it is written"),
            "a note is a quotation: `> [!NOTE]`, TIP, IMPORTANT, WARNING or CAUTION; what folds \
             is `<details>`",
        ),
        What::LostBackslash => (
            Code::LostBackslash,
            "this path loses a backslash".to_owned(),
            "write it as code: `\\\\server\\share`",
        ),
        What::NoDescription => (
            Code::MissingDescription,
            "the picture has no description: who does not see it learns nothing".to_owned(),
            "say what it shows: `![The dialog](dialog.png)`",
        ),
        What::Jump(from, to) => {
            let next = from + 1;
            let message = format!("a heading of level {to} below one of level {from}");
            return (
                Code::HeadingJump,
                message,
                format!("level {next} comes next: `{}`", "#".repeat(next.into())),
            );
        }
        What::LostCells => (
            Code::LostCells,
            "this row has more cells than the table's head: they are not shown".to_owned(),
            "a `|` within a cell is written `\\|`",
        ),
        What::Conflict => (
            Code::ConflictMark,
            "what two people have changed was not brought together here".to_owned(),
            "choose what is to stand, and take the marks out",
        ),
        What::Tag(name) => (
            Code::ShownHtml,
            format!("`<{name}>` is shown as text"),
            "write it in Markdown, or as code if it is meant so; `raw_html` in naosu.toml lets \
             HTML through",
        ),
    };
    (code, message, hint.to_owned())
}
