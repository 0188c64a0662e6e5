//! A map as a file.

use crate::import::{
    map::{Languages, Map},
    words::{list, quoted},
};

/// The map as a file, with what each part is for.
pub(in crate::import) fn text(map: &Map) -> String {
    let Map {
        source,
        ignore,
        base_url,
        languages,
        keys,
        topic,
        kinds,
        sections,
        messages,
    } = map;
    let Languages { default, ja, en } = languages;
    let mut text = format!(
        "# How `naosu import` reads {source}. It was guessed: change what is wrong and run the import again.\n\
         source = {}\n\n\
         # Files that are no articles; * stands for anything.\n\
         ignore = {}\n\n\
         # The address that links from the root (/docs/x) are below, where they mean no article.\n\
         base_url = {}\n\n\
         # What tells the language of a file: a folder, or the ending of its name.\n\
         [languages]\ndefault = {}\nja = {}\nen = {}\n\n\
         # Which keys of the source an entry's keys are taken from, the first that says something.\n\
         # Others: id, title, summary, body, message, code, symptoms, environments, cause, fix, products,\n\
         # owner, number, tags, keywords, topic, created, updated, verified, audience, draft, old_urls,\n\
         # language. \"h1\" is the heading.\n\
         [keys]\n",
        quoted(source),
        lines(ignore),
        quoted(base_url),
        quoted(default.name()),
        list(ja),
        list(en),
    );
    for (key, names) in keys {
        text += &format!("{} = {}\n", key.name(), list(names));
    }
    text += &format!(
        "\n# The topic of an article is its first folder, passing over these.\n\
         [topic]\nskip = {}\ndefault = {}\n\n\
         # Other ids for topics: \"folder-name\" = \"id\"\n[topic.ids]\n",
        list(&topic.skip),
        quoted(&topic.default)
    );
    for (from, to) in &topic.ids {
        text += &format!("{} = {}\n", quoted(from), quoted(to));
    }
    text += &format!(
        "\n# What an article becomes that shows no message and tells no symptoms: article, faq or guide; a fix,\n\
         # where its title has one of these and its text has steps.\n[kinds]\ndefault = {}\nfix = {}\n\n\
         # What headings call the parts of an article.\n[sections]\n",
        quoted(kinds.default.name()),
        list(&kinds.fix)
    );
    for (part, names) in sections {
        text += &format!("{} = {}\n", part.name(), list(names));
    }
    text += &format!(
        "\n# Messages found in texts, with this confidence, become entries unless you say otherwise.\n\
         # labels: whether catalogue texts that are no sentences do.\n[messages]\naccept_from = {}\nlabels = {}\n",
        messages.accept_from, messages.labels
    );
    text
}

/// A long list, some words a line.
fn lines(words: &[String]) -> String {
    let lines: Vec<String> = words
        .chunks(6)
        .map(|chunk| {
            let words: Vec<String> = chunk.iter().map(|word| quoted(word)).collect();
            format!("  {},\n", words.join(", "))
        })
        .collect();
    format!("[\n{}]", lines.concat())
}
