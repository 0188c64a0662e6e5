//! What to do, of an entry that names no fix: the section of its prose that says so.

use crate::markdown::{FixWithin, Rendered, Rich, Step, Version};

/// Words by which a heading says that what to do stands below it.
const HEADINGS: [&str; 22] = [
    "対処",
    "解決",
    "対策",
    "手順",
    "回避",
    "復旧",
    "直し方",
    "直す",
    "方法",
    "回答",
    "答え",
    "solution",
    "resol",
    "fix",
    "workaround",
    "what to do",
    "how to",
    "step",
    "answer",
    "remed",
    "repair",
    "recover",
];

/// The text with that section alone: the one that is marked so, else the first whose heading says
/// so, else what it begins with. Of several that are marked, each is a step.
pub(super) fn solution(text: &Rendered) -> Rendered {
    match text.fixes.as_slice() {
        [] => {}
        [fix] => {
            return Rendered {
                intro: fix.intro.clone(),
                steps: fix.steps.clone(),
                footnotes: text.footnotes.clone(),
                ..Rendered::default()
            };
        }
        fixes => {
            return Rendered {
                steps: fixes.iter().map(whole).collect(),
                footnotes: text.footnotes.clone(),
                ..Rendered::default()
            };
        }
    }
    let says = |title: &str| {
        let title = title.to_lowercase();
        HEADINGS.iter().any(|word| title.contains(word))
    };
    let found = text.steps.iter().find(|step| says(&step.title.text));
    let (intro, step) = match found {
        Some(step) => (Vec::new(), Some(step)),
        None if text.intro.is_empty() => (Vec::new(), text.steps.first()),
        None => (text.intro.clone(), None),
    };
    Rendered {
        intro,
        steps: step.into_iter().cloned().collect(),
        footnotes: text.footnotes.clone(),
        ..Rendered::default()
    }
}

/// A fix as one step: its own steps are a list below its title.
fn whole(fix: &FixWithin) -> Step {
    let mut body = Rich::default();
    for version in &fix.intro {
        body.html += &version.body.html;
        body.text += &version.body.text;
    }
    if !fix.steps.is_empty() {
        body.html += "<ol>\n";
        for (n, step) in fix.steps.iter().enumerate() {
            let below: String = step.versions.iter().map(|v| v.body.html.as_str()).collect();
            body.html += &format!("<li>{}\n{below}</li>\n", step.title.html);
            let below = step.versions.iter().map(|v| v.body.text.as_str());
            let lines: Vec<&str> = below.filter(|text| !text.is_empty()).collect();
            let separator = if body.text.is_empty() { "" } else { "\n" };
            body.text += &format!("{separator}{}. {}", n + 1, step.title.text);
            for line in lines.iter().flat_map(|text| text.lines()) {
                body.text += &format!("\n   {line}");
            }
        }
        body.html += "</ol>\n";
    }
    Step {
        id: fix.id.clone(),
        title: fix.title.clone(),
        versions: vec![Version { label: None, body }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(title: &str) -> Step {
        let text = title.to_owned();
        let title = Rich {
            html: text.clone(),
            text,
        };
        Step {
            id: String::new(),
            title,
            versions: Vec::new(),
        }
    }

    #[test]
    fn the_section_that_says_what_to_do_is_taken_wherever_it_stands() {
        for (titles, taken) in [
            (["Background", "What to do"], 1),
            (["原因", "対処"], 1),
            (["How to fix it", "Background"], 0),
            (["Background", "History"], 0),
        ] {
            let text = Rendered {
                steps: titles.map(step).to_vec(),
                ..Rendered::default()
            };
            let shown = solution(&text);
            assert_eq!(shown.steps, [step(titles[taken])], "{titles:?}");
        }
    }
}
