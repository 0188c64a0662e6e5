//! What writers must not do to a page, and texts that could take for ever.

use super::{
    fixture::{context, show},
    *,
};

fn html(text: &str) -> String {
    show(text).html().trim().to_owned()
}

#[test]
fn prose_takes_no_id_of_the_page_around_it() {
    for id in [
        "content",
        "find",
        "naosu",
        "at-fixes",
        "at-error",
        "variant-a-0",
        "fn-1",
        "fnref-2",
        "find-1-list",
    ] {
        for text in [
            format!("## {id}"),
            format!("## x {{#{id}}}"),
            format!("### {id}\n### {id}"),
        ] {
            let html = html(&text);
            assert!(!html.contains(&format!("id=\"{id}\"")), "{html}");
            assert!(html.contains(&format!("id=\"section-{id}\"")), "{html}");
        }
    }
    assert!(html("## fn\n\n## fn").contains("id=\"section-fn-2\""));
    assert!(html("## At home").contains("id=\"at-home\""));
}

#[test]
fn html_of_writers_takes_no_id_of_the_frame_and_carries_only_pictures() {
    let placeholders = Placeholders::default();
    let context = Context {
        raw_html: true,
        ..context(&placeholders)
    };
    let html = |text: &str| render(text, &context).html();
    let page = html("<b id=\"naosu-find\">a</b> <i id=\"mine\">b</i> c[^1]\n\n[^1]: d");
    assert!(!page.contains("naosu-find"), "{page}");
    assert!(
        page.contains("id=\"mine\"") && page.contains("id=\"fnref-1\""),
        "{page}"
    );
    for text in [
        "<a href=\"data:text/html,x\">a</a>",
        "<a href=\" DaTa:image/png;base64,x\">a</a>",
        "<a href=\"da\tta:text/html,x\">a</a>",
        "<img src=\"data:image/svg+xml,x\">",
        "<img src=\"data:text/html,x\">",
        "<blockquote cite=\"data:text/html,x\">a</blockquote>",
        "[a](data:image/png;base64,x)",
        "![a](data:image/svg+xml,x)",
    ] {
        let page = html(text);
        assert!(!page.to_ascii_lowercase().contains("ta:"), "{text}: {page}");
    }
    for text in [
        "<img src=\"data:image/png;base64,x\">",
        "![a](data:image/png;base64,x)",
    ] {
        assert!(
            html(text).contains("src=\"data:image/png;base64,x\""),
            "{text}"
        );
    }
}

#[test]
fn a_text_that_says_one_thing_over_and_over_is_laid_out_in_good_time() {
    let slots = Placeholders {
        slots: ["server".into()].into(),
        ..Placeholders::default()
    };
    let code = format!("```\n{}```", "{server}\n".repeat(64_000));
    for (text, placeholders) in [
        ("**a ".repeat(200_000), Placeholders::default()),
        ("[".repeat(900_000), Placeholders::default()),
        ("あ\n".repeat(200_000), Placeholders::default()),
        ("## 手順\n\n".repeat(20_000), Placeholders::default()),
        ("> ".repeat(400_000), Placeholders::default()),
        (code, slots),
    ] {
        let start = std::time::Instant::now();
        outline(&text);
        render(&text, &context(&placeholders));
        let start_of_text: String = text.chars().take(10).collect();
        assert!(start.elapsed().as_secs() < 15, "{start_of_text}");
    }
}

#[test]
fn what_stands_too_deep_is_told_and_not_laid_out() {
    let deep = "+ ".repeat(1000);
    assert!(outline(&deep).excess.is_some());
    assert_eq!(html(&deep), "");
    assert_eq!(outline(&"+ ".repeat(20)).excess, None);
    let tags = |text: &str| outline(text).excess_of_tags.is_some();
    assert!(tags(&"<div>\n\n".repeat(1001)));
    assert!(tags(&"a <b id=\"x\">".repeat(1001)));
    assert!(!tags(&"<tr><td>a</td></tr>\n".repeat(1001)));
    assert!(!tags(&"a `<b>` <br>\n\n".repeat(1001)));
}
