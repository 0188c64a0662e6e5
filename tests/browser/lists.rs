//! Homes and lists of a site that has grown: sixty topics, and a list of many pages.

use crate::{
    accessible,
    driver::{Browser, Make, Window},
    example::{build, made, options},
    server::Server,
};
use naosu::{
    content,
    site::bundle::{self, Form},
};
use std::{fmt::Write, fs, path::Path};

/// Titles in no order, as they are read: the letters of both languages, and digits.
const TITLES: [(&str, &str); 6] = [
    ("わからないときは", "What to do when lost"),
    ("プリンターの設定", "Printer settings"),
    ("印刷の設定", "Adjusting prints"),
    ("Outlook の設定", "Outlook settings"),
    ("2 段階認証の設定", "2-step sign-in"),
    ("会議の設定", "Meeting settings"),
];

in_each_browser! {
    a_long_list_is_filtered_by_words_and_facets_over_http_and_from_a_disk,
}

/// A site of sixty topics, the first of which has 180 articles.
fn site() -> std::path::PathBuf {
    made("lists", |root| {
        let mut settings = "title = { ja = \"大きな窓口\", en = \"Big desk\" }\n".to_owned();
        for n in 0..40 {
            write!(
                settings,
                "[[product]]\nid = \"p{n}\"\nname = {{ en = \"Product {n}\" }}\n"
            )
            .expect("a text");
        }
        settings += "[[group]]\nname = { ja = \"その他の機器\", en = \"Devices\" }\ntopics = [\"t7\", \"t8\"]\n";
        put(&root.join("naosu.toml"), &settings);
        for topic in 0..60 {
            let folder = root.join(format!("content/t{topic}"));
            let title = format!("title = {{ ja = \"話題 {topic}\", en = \"Topic {topic}\" }}");
            put(
                &folder.join(format!("t{topic}.toml")),
                &format!("kind = \"topic\"\n{title}\n"),
            );
            for n in 0..if topic == 0 { 180 } else { 2 } {
                article(&folder, &format!("t{topic}-a{n}"), topic + n);
            }
        }
        build(root);
    })
}

fn article(folder: &Path, id: &str, n: usize) {
    let (ja, en) = TITLES[n % TITLES.len()];
    let number = n / TITLES.len();
    let updated = format!("2026-0{}-1{}", 1 + n % 9, n % 10);
    let text = format!(
        "kind = \"article\"\ntitle = {{ ja = \"{ja} {number}\", en = \"{en} {number}\" }}\n\
         products = [\"p{}\"]\ntags = [\"{}\"]\nupdated = {updated}\n",
        n % 40,
        ["Print", "mail", "印刷"][n % 3],
    );
    put(&folder.join(format!("{id}.toml")), &text);
    put(&folder.join(format!("{id}.ja.md")), "本文です。\n");
    put(&folder.join(format!("{id}.en.md")), "A text.\n");
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn on_disk() -> String {
    format!("file://{}/public/", site().display())
}

#[test]
fn the_home_of_sixty_topics_is_short_and_leads_to_each_of_them() {
    let browser = Browser::of(Make::Chromium);
    for lang in ["ja", "en"] {
        browser.size(390, 844);
        browser.go(&format!("{}{lang}/index.html", on_disk()));
        let height = browser.run("return document.documentElement.scrollHeight", &[]);
        assert!(
            height.as_u64().expect("a height") <= 2000,
            "{lang}: {height}"
        );
        let topics =
            "return new Set([...document.querySelectorAll('main a')].map((a) => a.pathname)
            .filter((path) => /\\/t\\d+\\/index.html$/.test(path))).size";
        assert_eq!(browser.run(topics, &[]), 60, "{lang}");
        let first = browser.text(".topics > li h3");
        assert!(first.contains("180"), "the weightiest first: {first}");
    }
    browser.click(".more summary");
    assert_eq!(browser.text(".more"), "Devices 2\nTopic 7\n2\nTopic 8\n2");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_list_is_in_reading_order_fifty_a_page_with_a_way_to_each_letter() {
    // None of it needs a script.
    let browser = Browser::open(Window {
        without_scripts: true,
        ..Window::default()
    });
    browser.go(&format!("{}ja/kind/article/index.html", on_disk()));
    let labels =
        "return [...document.querySelectorAll('.jumps a')].map((a) => a.textContent).join('')";
    assert_eq!(browser.run(labels, &[]), "あかはわO0–9");
    let titles =
        "return [...document.querySelectorAll('.entries > li > a')].map((a) => a.textContent)";
    let first = browser.run(titles, &[]);
    assert_eq!(first.as_array().expect("titles").len(), 50);
    assert!(
        first[0]
            .as_str()
            .is_some_and(|title| title.starts_with("印刷の設定")),
        "{first}"
    );
    let pager =
        "return [...document.querySelectorAll('.parts li')].map((li) => li.textContent).join(' ')";
    assert_eq!(browser.run(pager, &[]), "1 2 3 … 6 次へ");

    browser.click(".jumps li:nth-child(4) a");
    let row = "return document.querySelector('.row:target')?.textContent";
    assert_eq!(browser.run(row, &[]), "わ");
    browser.click(".parts a[rel=prev]");
    let here = browser.text(".parts [aria-current]");
    browser.click(".parts a[rel=next]");
    assert_ne!(browser.text(".parts [aria-current]"), here);

    browser.go(&format!("{}en/kind/article/index.html", on_disk()));
    assert_eq!(browser.run(labels, &[]), "AMOPW0–9");

    // Lists lead to narrower ones.
    browser.click(".lists .chips a");
    let narrow = browser.text("h1");
    let product = narrow
        .strip_suffix(" · Articles")
        .expect("a product's articles");
    browser.click(".way li:nth-child(2) a");
    assert_eq!(browser.text("h1"), product);
    browser.click(".entries > li > a");
    browser.click(".about a[href*='/tag/']");
    assert!(
        browser.text("h1").starts_with("Tag: "),
        "{}",
        browser.text("h1")
    );
}

fn a_long_list_is_filtered_by_words_and_facets_over_http_and_from_a_disk(make: Make) {
    let server = Server::start(&site().join("public"));
    let browser = Browser::of(make);
    let status = "return document.querySelector('.filter [role=status]').textContent";
    for root in [server.address.clone(), on_disk()] {
        browser.go(&format!("{root}ja/kind/article/index.html"));
        browser.click(".filter input");
        // Typed as it comes before a conversion: hiragana finds katakana.
        browser.insert("ぷりんたー");
        let matches = format!("{status} === '298件中49件'");
        browser.wait("matches", &matches);
        let all = "return document.querySelector('.listed > .all').hidden";
        assert_eq!(browser.run(all, &[]), true);

        let choose = "const select = document.querySelector('.filter [name=product]');
            select.value = 'p1'; select.dispatchEvent(new Event('input', { bubbles: true }))";
        browser.run(choose, &[]);
        browser.wait(
            "fewer",
            "return document.querySelectorAll('.filtered li').length < 10",
        );
        let products =
            "return [...document.querySelector('.filter [name=product]').options].length";
        assert_eq!(browser.run(products, &[]), 41);
        // What is the same for all is no choice.
        assert_eq!(
            browser.run(
                "return document.querySelector('.filter [name=state]').hidden",
                &[]
            ),
            true
        );
        browser.click(".filtered li a");
        assert!(browser.text("h1").contains("プリンターの設定"));
        assert_eq!(browser.complaints(), Vec::<String>::new());
    }
}

#[test]
fn a_list_is_filtered_and_ordered_by_day_in_one_file() {
    let root = site();
    let options = options(&root, "lists.html");
    let reading = content::read(&root);
    bundle::make(&reading.library, &options, Form::Page, &|_| ()).expect("a bundle");
    let browser = Browser::of(Make::Chromium);
    browser.go(&format!(
        "file://{}#/en/tag/mail/index.html",
        options.output.display()
    ));
    browser.wait(
        "the list",
        "return document.querySelector('.filter:not([hidden])')",
    );
    browser.click(".filter input");
    browser.wait(
        "the facets",
        "return !document.querySelector('[name=order]').hidden",
    );
    let newest = "const order = document.querySelector('[name=order]');
        order.value = 'newest'; order.dispatchEvent(new Event('input', { bubbles: true }))";
    browser.run(newest, &[]);
    browser.wait("days", "return document.querySelector('.filtered time')");
    let days =
        "return [...document.querySelectorAll('.filtered time')].map((time) => time.dateTime)";
    let days = browser.run(days, &[]);
    let days: Vec<&str> = days
        .as_array()
        .expect("days")
        .iter()
        .filter_map(|day| day.as_str())
        .collect();
    assert!(
        days.len() > 50 && days.is_sorted_by(|a, b| a >= b),
        "{days:?}"
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn homes_and_lists_are_accessible_also_while_they_are_filtered() {
    let browser = Browser::of(Make::Chromium);
    let axe = accessible::axe();
    for width in [1280, 320] {
        browser.size(width, 800);
        for page in [
            "ja/index.html",
            "en/product/p3/index.html",
            "ja/kind/article/index.html",
        ] {
            browser.go(&format!("{}{page}", on_disk()));
            let faults = accessible::complaints(&browser, &axe);
            assert_eq!(faults, Vec::<String>::new(), "{page}, {width}");
        }
        browser.click(".filter input");
        browser.insert("outlook");
        browser.wait("matches", "return document.querySelector('.filtered li')");
        let faults = accessible::complaints(&browser, &axe);
        assert_eq!(faults, Vec::<String>::new(), "filtered, {width}");
    }
}

#[test]
fn what_stands_beside_a_list_uses_the_right_of_a_wide_window() {
    let browser = Browser::of(Make::Chromium);
    browser.size(1366, 900);
    browser.go(&format!("{}en/kind/article/index.html", on_disk()));
    let edges = "const edge = (of) => document.querySelector(of).getBoundingClientRect();
        return [edge('.listed').right <= edge('.lists').left, edge('.lists').right > 1366 * .8]";
    assert_eq!(browser.run(edges, &[]), serde_json::json!([true, true]));
}
