//! The ids that a page has besides those of its prose: scripts, labels and links hang on them, so
//! no heading and no HTML of a writer takes one. `tests/site` sees that none is left out.

/// Ids of templates and scripts, and words that would become one with a number behind.
const TAKEN: [&str; 4] = ["content", "find", "naosu", "variant"];

/// What the ids of footnotes begin with.
const NOTES: [&str; 2] = ["fn", "fnref"];

/// What the ids of a page's sections say behind `at-`: parts of an entry, kinds that a hub gathers.
const PARTS: [&str; 19] = [
    "answer",
    "messages",
    "prose",
    "steps",
    "fixes",
    "causes",
    "group",
    "details",
    "serves",
    "related",
    "error",
    "problem",
    "cause",
    "fix",
    "situation",
    "faq",
    "guide",
    "article",
    "topic",
];

/// Whether a heading must not have this id: the frame or a footnote may have it.
pub(super) fn takes(id: &str) -> bool {
    let of_note = |note: &&str| {
        let rest = id.strip_prefix(*note);
        rest.is_some_and(|rest| rest.is_empty() || is_numbered(rest, "-"))
    };
    is_its_own(id) || NOTES.iter().any(of_note)
}

/// Whether an id may be one of the frame.
pub(super) fn is_its_own(id: &str) -> bool {
    let part = id.strip_prefix("at-");
    TAKEN.contains(&id)
        || part.is_some_and(|part| PARTS.contains(&part))
        || id.starts_with("naosu-")
        || id.starts_with("variant-")
        || is_numbered(id, "find-")
}

/// Whether a number stands behind the beginning.
fn is_numbered(id: &str, start: &str) -> bool {
    let rest = id.strip_prefix(start);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}
