//! The keys that only entries of one kind have.

use super::{fields::Fields, message, variants::variants};
use crate::content::{
    code::Code,
    entry::{Details, FixDetails, ProblemDetails, Ref, Remedy, Sample},
    shape::{Shape, Whose},
};
use naosu_vocabulary::Kind;

pub(super) fn details(kind: Kind, fields: &mut Fields) -> Details {
    match kind {
        Kind::Error => {
            let messages = message::messages(fields);
            let problem = problem(fields);
            Details::Error(ProblemDetails {
                messages,
                ..problem
            })
        }
        Kind::Problem => Details::Problem(problem(fields)),
        Kind::Cause => Details::Cause {
            confirm: fields.text(
                "confirm",
                "How to see, in one sentence, whether this is the cause.",
            ),
            fixes: fixes(fields),
        },
        Kind::Fix => Details::Fix(fix(fields)),
        Kind::Situation => Details::Situation {
            environment: fields.needed_text(
                "environment",
                "When one is in the situation.",
                "when is one in this situation?",
            ),
            fixes: fixes(fields),
        },
        Kind::Faq => Details::Faq {
            fixes: fixes(fields),
        },
        Kind::Guide => Details::Guide,
        Kind::Article => Details::Article,
        Kind::Topic => Details::Topic {
            answer: fields.text("answer", "The short answer that the page opens with."),
            causes: causes(fields),
            fixes: fixes(fields),
        },
    }
}

fn fixes(fields: &mut Fields) -> Vec<Remedy> {
    let doc = "What to do, in the order to try: ids of fixes, or remedies that one line tells.";
    fields.remedies("fixes", doc)
}

fn causes(fields: &mut Fields) -> Vec<Ref> {
    let whose = Whose::Entry(Some(Kind::Cause));
    fields.names("causes", "Ids of causes, the likeliest first.", whose)
}

fn problem(fields: &mut Fields) -> ProblemDetails {
    let doc = "What the user notices, in the user's words.";
    let symptoms = fields.texts("symptoms", doc);
    let when = fields.texts("when", "When it shows.");
    let doc = "Where it shows: products, versions, networks, kinds of account.";
    let environments = fields.texts("environments", doc);
    let doc = "A findability test: a paste and what it must find.";
    let samples = fields.tables("sample", doc, "a sample", sample);
    ProblemDetails {
        messages: Vec::new(),
        symptoms,
        when,
        environments,
        causes: causes(fields),
        fixes: fixes(fields),
        samples: samples.into_iter().flatten().collect(),
    }
}

fn sample(fields: &mut Fields) -> Option<Sample> {
    let text = fields.paste("text", "A paste as users make it.");
    fields.require("text", "a paste as users make it");
    let doc = "The id that it must find, if not this entry's.";
    let finds = fields.name("finds", doc, Whose::Entry(None));
    Some(Sample {
        text: text?,
        finds,
        span: fields.span.clone(),
    })
}

fn fix(fields: &mut Fields) -> FixDetails {
    FixDetails {
        effectiveness: fields.choice("effectiveness", "How often the fix helps."),
        minutes: minutes(fields),
        risk: fields.choice("risk", "What can go wrong."),
        warning: fields.text(
            "warning",
            "Shown before the steps; must be there where `risk` is `high`.",
        ),
        needs: fields.choices("needs", "What must be at hand."),
        variants: variants(fields),
        slots: fields.names(
            "slots",
            "Names of message slots that the Markdown uses as `{name}`: replaced by what the \
             paste held.",
            Whose::Slot,
        ),
    }
}

fn minutes(fields: &mut Fields) -> Option<(u32, u32)> {
    let doc = "How long it takes, from and to, in minutes.";
    let value = fields.ask("minutes", doc, || Shape::Range(Box::new(Shape::Count)))?;
    let report = fields.report;
    let list = value.get_ref().as_array().map(|list| list.iter());
    let list: Vec<_> = list.into_iter().flatten().collect();
    let [from, to] = list.as_slice() else {
        let message = "`minutes` must be two whole numbers, from and to";
        let hint = "minutes = [5, 10]".to_owned();
        report.add(Code::WrongType, message, value.span(), hint);
        return None;
    };
    let from = report.as_count("minutes", from)?;
    let to = report.as_count("minutes", to)?;
    if from > to {
        let message = format!("`minutes` runs backwards: from {from} to {to}");
        let hint = format!("minutes = [{to}, {from}]");
        report.add(Code::WrongValue, message, value.span(), hint);
    }
    Some((from.min(to), from.max(to)))
}
