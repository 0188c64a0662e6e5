//! Whether the slots' values come out as they went in.
//!
//! Queries do not say what their slots hold. Where a whole paste reads as the template that it was
//! made of, in one way only, that way gives the values. In a log, though, a message that begins
//! with a slot reads as if the slot held the lines before it. So only levels are judged in which
//! nearly all pastes read as their templates: there, they are the messages alone.

use super::{
    catalogue::Catalogue,
    naosu::Answered,
    queries::Query,
    score::distinct,
    table::{Table, share},
};
use naosu_vocabulary::{Piece, SlotType, Template};

/// The share of a level's pastes that must read as their templates, in tenths.
const NEARLY_ALL: usize = 9;

/// Steps after which an alignment counts as ambiguous.
const STEPS: usize = 20_000;

/// What became of one paste's values.
struct Outcome<'a> {
    query: &'a Query,
    answered: &'a Answered,
    /// The values that went in; none if the paste reads as its template in several ways.
    values: Option<Values<'a>>,
    is_right: bool,
}

/// Each slot once, with its value.
type Values<'a> = Vec<(&'a str, &'a str)>;

/// The outcomes of the pastes that read as their template, in the levels that are judged.
fn outcomes<'a>(
    catalogue: &'a Catalogue,
    queries: &'a [Query],
    answers: &'a [Answered],
) -> Vec<Outcome<'a>> {
    let all = queries.iter().zip(answers);
    let mut outcomes: Vec<Outcome> = all
        .filter_map(|(query, answered)| outcome(catalogue, query, answered))
        .collect();
    for level in distinct(queries.iter().map(|query| query.level.as_str())) {
        let pastes = queries.iter().filter(|query| query.level == level).count();
        let of_level = |outcome: &&Outcome| outcome.query.level == level;
        if outcomes.iter().filter(of_level).count() * 10 < pastes * NEARLY_ALL {
            outcomes.retain(|outcome| outcome.query.level != level);
        }
    }
    outcomes
}

fn outcome<'a>(
    catalogue: &'a Catalogue,
    query: &'a Query,
    answered: &'a Answered,
) -> Option<Outcome<'a>> {
    let entry = catalogue.get(query.source.as_deref()?)?;
    let values = match align(entry.text.get(query.lang)?, &query.paste) {
        Reading::None => return None,
        Reading::One(values) => Some(values),
        Reading::Several => None,
    };
    let first = answered.ids.first();
    let found = first.is_some_and(|id| query.gold.contains(id));
    let same_entry = first == Some(&entry.id);
    let equal = values
        .as_ref()
        .is_some_and(|values| same(values, answered, same_entry));
    Some(Outcome {
        query,
        answered,
        values,
        is_right: found && equal,
    })
}

/// How many captures are right, among the pastes whose values are known.
pub(crate) fn table(catalogue: &Catalogue, queries: &[Query], answers: &[Answered]) -> Table {
    let mut table = Table::new([
        "lang",
        "whole messages",
        "ambiguous",
        "known",
        "right",
        "share",
        "with slots",
        "right",
        "share",
    ]);
    let outcomes = outcomes(catalogue, queries, answers);
    for lang in distinct(queries.iter().map(|query| query.lang)) {
        let (mut pastes, mut ambiguous) = (0, 0);
        // All, and those with slots alone.
        let (mut known, mut right) = ([0; 2], [0; 2]);
        for outcome in outcomes.iter().filter(|outcome| outcome.query.lang == lang) {
            pastes += 1;
            let Some(values) = &outcome.values else {
                ambiguous += 1;
                continue;
            };
            let groups = if values.is_empty() { 1 } else { 2 };
            for group in 0..groups {
                known[group] += 1;
                right[group] += usize::from(outcome.is_right);
            }
        }
        table.row([
            lang.name().to_owned(),
            pastes.to_string(),
            ambiguous.to_string(),
            known[0].to_string(),
            right[0].to_string(),
            share(right[0] as f64, known[0]),
            known[1].to_string(),
            right[1].to_string(),
            share(right[1] as f64, known[1]),
        ]);
    }
    table
}

/// Prints the pastes whose slots came out otherwise.
pub(crate) fn print_misses(catalogue: &Catalogue, queries: &[Query], answers: &[Answered]) {
    for outcome in outcomes(catalogue, queries, answers) {
        let Some(values) = outcome.values.filter(|_| !outcome.is_right) else {
            continue;
        };
        let captures = outcome.answered.captures.iter();
        let captures: Vec<(&str, &str)> = captures
            .map(|capture| (capture.slot.as_str(), capture.value.as_str()))
            .collect();
        let first = outcome
            .answered
            .ids
            .first()
            .map_or("nothing", String::as_str);
        let paste = &outcome.query.paste;
        println!("captures {first}: {captures:?} for {values:?} in {paste:?}");
    }
    println!();
}

/// Whether the captures are the values. An entry that reads the same may call its slots otherwise.
fn same(values: &[(&str, &str)], answered: &Answered, same_entry: bool) -> bool {
    let mut captures: Vec<(&str, &str)> = Vec::new();
    for capture in &answered.captures {
        if captures.iter().all(|(slot, _)| *slot != capture.slot) {
            captures.push((&capture.slot, &capture.value));
        }
    }
    values.len() == captures.len()
        && values
            .iter()
            .zip(&captures)
            .all(|((slot, value), (captured_slot, captured))| {
                value.trim() == captured.trim() && (!same_entry || slot == captured_slot)
            })
}

/// Whether the whole of `text` reads as the template.
pub(crate) fn reads(template: &Template, text: &str) -> bool {
    !matches!(align(template, text), Reading::None)
}

/// In how many ways a text reads as a template.
enum Reading<'a> {
    None,
    /// Each slot once, with its value.
    One(Vec<(&'a str, &'a str)>),
    Several,
}

/// Lays the whole of `text` along the template: its literals in order, a value for each slot.
fn align<'a>(template: &'a Template, text: &'a str) -> Reading<'a> {
    let mut search = Search {
        steps: STEPS,
        values: Vec::new(),
        found: Vec::new(),
    };
    search.run(&template.pieces, text);
    if search.steps == 0 {
        return Reading::Several;
    }
    match search.found.len() {
        0 => Reading::None,
        1 => search.found.pop().map_or(Reading::None, Reading::One),
        _ => Reading::Several,
    }
}

struct Search<'a> {
    steps: usize,
    values: Vec<(&'a str, &'a str)>,
    found: Vec<Vec<(&'a str, &'a str)>>,
}

impl<'a> Search<'a> {
    fn run(&mut self, pieces: &'a [Piece], text: &'a str) {
        if self.steps == 0 || self.found.len() > 1 {
            return;
        }
        self.steps -= 1;
        match pieces {
            [] if text.is_empty() => self.found.push(self.values.clone()),
            [] => {}
            [Piece::Literal(literal), rest @ ..] => {
                if let Some(text) = text.strip_prefix(literal.as_str()) {
                    self.run(rest, text);
                }
            }
            [Piece::Slot(name, slot_type), rest @ ..] => {
                let known = self.values.iter().find(|(slot, _)| slot == name);
                if let Some((_, value)) = known {
                    if let Some(text) = text.strip_prefix(value) {
                        self.run(rest, text);
                    }
                    return;
                }
                for (end, _) in text.char_indices().skip(1).chain([(text.len(), ' ')]) {
                    let (value, after) = text.split_at(end);
                    if value.is_empty() || !may_hold(*slot_type, value) {
                        continue;
                    }
                    self.values.push((name, value));
                    self.run(rest, after);
                    self.values.pop();
                }
            }
        }
    }
}

fn may_hold(slot_type: SlotType, value: &str) -> bool {
    match slot_type {
        SlotType::Text => true,
        SlotType::Word => !value.contains(char::is_whitespace),
        SlotType::Number => value.chars().all(|c| c.is_numeric() || "+-.,e".contains(c)),
        SlotType::Hex => value
            .chars()
            .all(|c| c.is_ascii_hexdigit() || "xX".contains(c)),
    }
}
