//! A map for a source that has none, by what its files look like; written out to be edited.

use super::{
    article::shown,
    map::{Key, Kinds, Languages, Map, Messages, Part, Topic},
    source::Page,
    tongue,
    words::quoted,
};
use std::collections::{BTreeMap, BTreeSet};

/// Keys of entries with the keys that sources use for them, those that say it best first.
const KEYS: [(Key, &[&str]); 19] = [
    (
        Key::Id,
        &[
            "article-number",
            "slug",
            "id",
            "uid",
            "number",
            "no",
            "番号",
            "管理番号",
        ],
    ),
    (
        Key::Title,
        &[
            "h1",
            "title",
            "name",
            "subject",
            "question",
            "タイトル",
            "件名",
            "題名",
            "質問",
            "問い合わせ",
            "問い合わせ内容",
        ],
    ),
    (
        Key::Summary,
        &[
            "description",
            "summary",
            "excerpt",
            "abstract",
            "概要",
            "要約",
            "説明",
        ],
    ),
    (
        Key::Body,
        &[
            "body",
            "answer",
            "content",
            "text",
            "details",
            "回答",
            "本文",
            "内容",
            "回答内容",
            "詳細",
        ],
    ),
    (
        Key::Message,
        &[
            "message",
            "error",
            "error message",
            "error text",
            "エラー",
            "エラーメッセージ",
            "メッセージ",
            "エラー内容",
        ],
    ),
    (
        Key::Code,
        &["code", "error code", "error-code", "コード", "エラーコード"],
    ),
    (
        Key::Symptoms,
        &[
            "symptoms", "symptom", "issue", "problem", "症状", "現象", "問題", "事象",
        ],
    ),
    (
        Key::Environments,
        &[
            "environment",
            "environments",
            "os",
            "環境",
            "利用環境",
            "発生環境",
        ],
    ),
    (Key::Cause, &["cause", "reason", "原因", "理由"]),
    (
        Key::Fix,
        &[
            "fix",
            "resolution",
            "solution",
            "workaround",
            "steps",
            "解決策",
            "解決方法",
            "対処",
            "対処法",
            "対処方法",
            "対応",
            "対応方法",
            "手順",
        ],
    ),
    (
        Key::Products,
        &[
            "applies-to",
            "products",
            "product",
            "solution",
            "ms.service",
            "ms.prod",
            "system",
            "製品",
            "製品名",
            "システム",
            "対象",
        ],
    ),
    (
        Key::Owner,
        &[
            "owner",
            "article-published-by",
            "ms.author",
            "author",
            "authors",
            "assignee",
            "担当",
            "担当者",
            "担当部署",
            "作成者",
        ],
    ),
    (
        Key::Tags,
        &[
            "tags",
            "keywords",
            "topics",
            "labels",
            "label_names",
            "タグ",
            "キーワード",
            "ラベル",
        ],
    ),
    (
        Key::Topic,
        &[
            "category",
            "categories",
            "section",
            "カテゴリ",
            "カテゴリー",
            "分類",
            "区分",
        ],
    ),
    (
        Key::Verified,
        &[
            "verified",
            "last_reviewed",
            "reviewed",
            "article-published-date",
            "ms.date",
            "last_modified_at",
            "lastmod",
            "updated",
            "updated_at",
            "last_update.date",
            "更新日",
            "最終更新日",
            "確認日",
        ],
    ),
    (Key::Audience, &["audience", "ms.audience", "対象者"]),
    (Key::Draft, &["draft", "private", "下書き"]),
    (Key::Aliases, &["aliases", "redirect_from", "old_urls"]),
    (Key::Language, &["lang", "language", "locale", "言語"]),
];

/// What only tables have keys for.
const COLUMNS: [Key; 7] = [
    Key::Body,
    Key::Message,
    Key::Code,
    Key::Symptoms,
    Key::Environments,
    Key::Cause,
    Key::Fix,
];

/// What headings call the parts of an article.
const SECTIONS: [(Part, &[&str]); 5] = [
    (
        Part::Symptoms,
        &[
            "Issue",
            "Issues",
            "Issue/Symptoms",
            "Symptom",
            "Symptoms",
            "Problem",
            "問題",
            "問題／症状",
            "症状",
            "現象",
            "事象",
        ],
    ),
    (
        Part::Environments,
        &[
            "Environment",
            "Environments",
            "Affected products",
            "Affected products and versions",
            "環境",
            "対象製品",
            "影響を受ける製品とバージョン",
        ],
    ),
    (
        Part::Cause,
        &["Cause", "Causes", "Root cause", "原因", "理由"],
    ),
    (
        Part::Fix,
        &[
            "Resolution",
            "Solution",
            "Solutions",
            "Fix",
            "Workaround",
            "How to fix",
            "解決策",
            "解決方法",
            "対処",
            "対処法",
            "対処方法",
            "対応方法",
            "回避策",
            "ソリューション",
        ],
    ),
    (Part::Ignore, &["Feedback", "フィードバック"]),
];

/// How articles begin that tell how to do something.
const HOW_TO: [&str; 8] = [
    "How to",
    "How do I",
    "Set up",
    "する方法",
    "方法について",
    "の手順",
    "するには",
    "の方法",
];

/// Folders that are seldom topics.
const NO_TOPICS: [&str; 27] = [
    "locale",
    "locales",
    "_locales",
    "LC_MESSAGES",
    "i18n",
    "lang",
    "languages",
    "values",
    "res",
    "po",
    "translations",
    "main",
    "resources",
    "docs",
    "doc",
    "articles",
    "article",
    "content",
    "help",
    "help-content",
    "pages",
    "posts",
    "_posts",
    "src",
    "kb",
    "public",
    "books",
];

/// Files beside articles that are none.
const IGNORED: [&str; 16] = [
    "README.md",
    "CONTRIBUTING.md",
    "contributing.md",
    "code-of-conduct.md",
    "CODE_OF_CONDUCT.md",
    "LICENSE.md",
    "license.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "TOC.md",
    "SUMMARY.md",
    "_sidebar.md",
    "metadata.md",
    "includes/*",
    "*/includes/*",
    ".github/*",
];

/// A map for these pages of a source of this name.
pub(super) fn guess(name: &str, pages: &[Page]) -> Map {
    let ignore = IGNORED.map(str::to_owned).to_vec();
    let mut keys = keys(pages);
    let languages = tongue::guess(pages);
    let name_of_all = common(name, &languages);
    topic_by_product(pages, &mut keys);
    Map {
        source: name.to_owned(),
        languages,
        topic: topic(&name_of_all, pages),
        ignore,
        keys,
        kinds: Kinds {
            fix: HOW_TO.map(str::to_owned).to_vec(),
            ..Kinds::default()
        },
        sections: SECTIONS
            .into_iter()
            .map(|(part, names)| (part, names.iter().map(|&name| name.to_owned()).collect()))
            .collect(),
        messages: Messages::default(),
    }
}

/// Those keys of each list that the pages have.
fn keys(pages: &[Page]) -> BTreeMap<Key, Vec<String>> {
    let mut there: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        for key in page.text.fields.keys() {
            *there.entry(key.clone()).or_default() += 1;
        }
    }
    let few = (pages.len() / 50).max(1);
    let has = |key: &str| there.get(key).is_some_and(|count| *count >= few);
    let mut keys: BTreeMap<Key, Vec<String>> = BTreeMap::new();
    for (key, names) in KEYS {
        // As the source writes them: `Title`, `質問`.
        let all = names.iter().flat_map(|name| {
            let same = |there: &&String| there.to_lowercase() == *name;
            let written: Vec<String> = there.keys().filter(same).cloned().collect();
            written
        });
        let found: Vec<String> = all.filter(|name| has(name)).collect();
        if !found.is_empty() {
            keys.insert(key, found);
        }
    }
    // A heading is the title where most pages have one.
    let headed = pages
        .iter()
        .filter(|page| page.text.fields.contains_key("h1"));
    if headed.count() * 2 < pages.len()
        && let Some(titles) = keys.get_mut(&Key::Title)
    {
        titles.sort_by_key(|name| name == "h1");
    }
    // Columns hold what is else in the text; there `solution` is a remedy, in front matter a product.
    let has_texts = pages.iter().any(|page| !page.text.body.trim().is_empty());
    if has_texts {
        keys.retain(|key, _| !COLUMNS.contains(key));
    } else if let Some(products) = keys.get_mut(&Key::Products) {
        products.retain(|name| name.to_lowercase() != "solution");
    }
    keys.retain(|_, names| !names.is_empty());
    keys
}

/// What a source is called: `kcs`, where its folders are `kcs-ja` and `kcs-en`.
fn common(name: &str, languages: &Languages) -> String {
    let folders = languages.ja.iter().chain(&languages.en);
    let mut stems = folders.filter_map(|folder| {
        let stem = tongue::untagged(folder)?;
        (!stem.is_empty() && !stem.contains('/')).then(|| stem.to_owned())
    });
    stems.next().unwrap_or_else(|| name.to_owned())
}

/// Where folders tell no topics, products do.
fn topic_by_product(pages: &[Page], keys: &mut BTreeMap<Key, Vec<String>>) {
    let folders: BTreeSet<&str> = pages
        .iter()
        .filter_map(|page| page.text.path.parent()?.to_str())
        .flat_map(|folder| folder.split('/'))
        .filter(|part| !NO_TOPICS.contains(part) && tongue::untagged(part).is_none())
        .collect();
    let Some(products) = keys.get(&Key::Products).filter(|_| folders.is_empty()) else {
        return;
    };
    let named = pages.iter().filter_map(|page| page.text.value(products));
    let first = named
        .clone()
        .filter_map(|names| names.split([',', '、']).next());
    let topics: BTreeSet<String> = first.filter_map(super::ids::slug).collect();
    if (2..=80).contains(&topics.len()) && named.count() * 5 > pages.len() * 4 {
        let products = products.clone();
        keys.entry(Key::Topic).or_insert(products);
    }
}

fn topic(name: &str, pages: &[Page]) -> Topic {
    let folders: BTreeSet<String> = pages
        .iter()
        .filter_map(|page| {
            Some(
                page.text
                    .path
                    .parent()?
                    .iter()
                    .next()?
                    .to_string_lossy()
                    .into_owned(),
            )
        })
        .collect();
    let skip = NO_TOPICS.map(str::to_owned);
    let skip = skip.into_iter().filter(|skip| {
        let has = |page: &Page| shown(&page.text.path).split('/').any(|part| part == skip);
        folders.contains(skip) || pages.iter().any(has)
    });
    Topic {
        skip: skip.collect(),
        default: super::ids::slug(name).unwrap_or_else(|| "imported".to_owned()),
        ids: BTreeMap::new(),
    }
}

/// The map as a file, with what each part is for.
pub(super) fn text(map: &Map) -> String {
    let Map {
        source,
        ignore,
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
         # What tells the language of a file: a folder, or the ending of its name.\n\
         [languages]\ndefault = {}\nja = {}\nen = {}\n\n\
         # Which keys of the source an entry's keys are taken from, the first that says something.\n\
         # Others: id, title, summary, body, message, code, symptoms, environments, cause, fix, products,\n\
         # owner, tags, topic, verified, audience, draft, aliases, language. \"h1\" is the heading.\n\
         [keys]\n",
        quoted(source),
        lines(ignore),
        quoted(default.name()),
        list(ja),
        list(en),
    );
    for (key, names) in keys {
        text += &format!("{} = {}\n", word(key), list(names));
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
        "\n# What an article becomes that shows no message: faq or guide; a fix, where its title has one of\n\
         # these and its text has steps.\n[kinds]\ndefault = {}\nfix = {}\n\n\
         # What headings call the parts of an article.\n[sections]\n",
        quoted(kinds.default.name()),
        list(&kinds.fix)
    );
    for (part, names) in sections {
        text += &format!("{} = {}\n", word(part), list(names));
    }
    text += &format!(
        "\n# Messages found in texts, with this confidence, become entries unless you say otherwise.\n\
         # labels: whether catalogue texts that are no sentences do.\n[messages]\naccept_from = {}\nlabels = {}\n",
        messages.accept_from, messages.labels
    );
    text
}

fn list(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!("[{}]", words.join(", "))
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

fn word(of: &impl std::fmt::Debug) -> String {
    format!("{of:?}").to_lowercase()
}
