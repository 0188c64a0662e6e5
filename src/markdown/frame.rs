//! The ids that a page has besides those of its prose: scripts, labels and links hang on them, so
//! no heading and no HTML of a writer takes one. `tests/site` sees that none is left out.

/// Ids of templates and scripts, and words that would become one with a number behind.
const TAKEN: [&str; 6] = ["content", "find", "fn", "fnref", "naosu", "variant"];

/// What the ids of a page's sections say behind `at-`: parts of an entry, kinds that a hub gathers.
const PARTS: [&str; 17] = [
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
    "cause",
    "fix",
    "situation",
    "faq",
    "guide",
    "topic",
];

/// Whether a page may have this id already.
pub(super) fn takes(id: &str) -> bool {
    let behind = |start: &str| id.strip_prefix(start);
    let numbered = |start: &str| behind(start).is_some_and(|rest| rest.starts_with(is_digit));
    TAKEN.contains(&id)
        || behind("at-").is_some_and(|part| PARTS.contains(&part))
        || ["naosu-", "variant-"]
            .iter()
            .any(|start| id.starts_with(start))
        || ["find-", "fn-", "fnref-"]
            .iter()
            .any(|start| numbered(start))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}
