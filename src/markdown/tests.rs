//! What readers see of what writers write.

use super::{
    fixture::{context, office, show},
    *,
};
use proptest::prelude::*;

fn html(text: &str) -> String {
    show(text).html().trim().to_owned()
}

#[test]
fn emphasis_beside_japanese_punctuation_is_emphasis() {
    for (text, expected) in [
        (
            "これは**「重要」**です",
            "<p>これは<strong>「重要」</strong>です</p>",
        ),
        (
            "**押してください。**次に進みます",
            "<p><strong>押してください。</strong>次に進みます</p>",
        ),
        (
            "設定の**（詳細）**を開く",
            "<p>設定の<strong>（詳細）</strong>を開く</p>",
        ),
        (
            "**Outlook (2016)**を開く",
            "<p><strong>Outlook (2016)</strong>を開く</p>",
        ),
        (
            "*「斜体」*も、~~「取消」~~も",
            "<p><em class=\"dots\">「斜体」</em>も、<del>「取消」</del>も</p>",
        ),
        (
            "*Set-OrganizationConfig*です",
            "<p><em>Set-OrganizationConfig</em>です</p>",
        ),
        (
            "次。**A**。**B**。",
            "<p>次。<strong>A</strong>。<strong>B</strong>。</p>",
        ),
        (
            "**`cmd`**を実行",
            "<p><strong><code translate=\"no\">cmd</code></strong>を実行</p>",
        ),
        (
            "これは***「強い」***です",
            "<p>これは<em class=\"dots\"><strong>「強い」</strong></em>です</p>",
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn asterisks_that_are_no_emphasis_stay() {
    for (text, expected) in [
        ("5 * 3 * 2", "<p>5 * 3 * 2</p>"),
        ("\\*\\*「重要」\\*\\*です", "<p>**「重要」**です</p>"),
        (
            "`これは**「重要」**です`",
            "<p><code translate=\"no\">これは**「重要」**です</code></p>",
        ),
        ("a ** b ** c", "<p>a ** b ** c</p>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    let block = html("```\nこれは**「重要」**です\n```");
    assert!(block.contains("これは**「重要」**です"), "{block}");
}

#[test]
fn a_line_break_in_the_file_is_no_space_in_japanese() {
    assert_eq!(
        html("これは\n次の行。\n「続き」"),
        "<p>これは次の行。「続き」</p>"
    );
    assert_eq!(html("two\nwords"), "<p>two\nwords</p>");
    assert_eq!(
        html("これは\nOutlook\nです"),
        "<p>これは\nOutlook\nです</p>"
    );
    assert_eq!(
        html("**強調**\nした後"),
        "<p><strong>強調</strong>した後</p>"
    );
    assert_eq!(html("한국어\n문장"), "<p>한국어\n문장</p>");
    assert_eq!(html("改行  \nする"), "<p>改行<br>\nする</p>");
}

#[test]
fn headings_get_ids_that_links_can_lead_to() {
    let shown =
        show("## 資格情報を「削除」する\n\n## Open it {#open}\n\n## Open\n\n### Open\n\n## 😀");
    let ids: Vec<&str> = shown
        .headings
        .iter()
        .map(|heading| heading.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "資格情報を-削除-する",
            "open",
            "open-2",
            "open-3",
            "section"
        ]
    );
    assert!(
        shown.html().contains("<h2 id=\"open\">Open it</h2>"),
        "{}",
        shown.html()
    );
}

#[test]
fn a_level_two_heading_is_a_step() {
    let shown = show("まず。\n\n## 一\n\n1. a\n2. b\n\n### 補足\n\nc\n\n## **二**\n\nd\n");
    assert_eq!(shown.intro.len(), 1);
    assert_eq!(shown.intro[0].body.html, "<p>まず。</p>\n");
    assert_eq!(shown.steps.len(), 2);
    assert_eq!(shown.steps[0].title.text, "一");
    assert_eq!(shown.steps[1].title.html, "<strong>二</strong>");
    let first = &shown.steps[0].versions[0].body.html;
    assert!(
        first.starts_with("<ol>\n<li>a</li>") && first.contains("<h3"),
        "{first}"
    );
    assert_eq!(
        shown.lines().collect::<Vec<_>>(),
        ["まず。", "一", "a", "b", "補足", "c", "二", "d"]
    );
}

#[test]
fn a_heading_within_a_quote_is_no_step() {
    assert!(show("> ## 引用\n\n本文").steps.is_empty());
}

#[test]
fn a_step_with_values_is_shown_for_each_version() {
    let text =
        "## 開く {office}\n\n`Office\\{office}\\Common` と {server}\n\n### 見る\n\n## 次\n\n同じ\n";
    let placeholders = office();
    let shown = render(text, &context(&placeholders));
    let [first, second] = shown.steps[0].versions.as_slice() else {
        panic!("{:?}", shown.steps[0]);
    };
    assert_eq!(first.label.as_deref(), Some("Office 2016"));
    assert!(
        first
            .body
            .html
            .contains("<code translate=\"no\">Office\\16.0\\Common</code>"),
        "{}",
        first.body.html
    );
    assert!(
        second
            .body
            .html
            .contains("<code translate=\"no\">Office\\15.0\\Common</code>"),
        "{}",
        second.body.html
    );
    let slot = "<span class=\"slot\" translate=\"no\" data-slot=\"server\">{server}</span>";
    assert!(first.body.html.contains(slot), "{}", first.body.html);
    assert!(
        second.body.html.contains("<h3 id=\"見る-v2\">"),
        "{}",
        second.body.html
    );
    assert_eq!(shown.steps[0].title.text, "開く 16.0 / 15.0");
    assert_eq!(shown.steps[1].versions.len(), 1);
    assert_eq!(shown.steps[1].versions[0].label, None);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(
        lines[1..3],
        ["Office\\16.0\\Common と …", "Office\\15.0\\Common と …"]
    );
}

#[test]
fn slots_and_values_are_filled_in_code_blocks_too() {
    let placeholders = office();
    let text = "```bash\nping {server} # {office} {{server}}\n```";
    let shown = render(text, &context(&placeholders))
        .intro
        .remove(0)
        .body
        .html;
    assert!(
        shown
            .contains("<span class=\"slot\" translate=\"no\" data-slot=\"server\">{server}</span>"),
        "{shown}"
    );
    assert!(shown.contains("16.0 {server}<"), "{shown}");
    assert!(
        shown.contains("class=\"hl-") && !shown.contains("style="),
        "{shown}"
    );
}

#[test]
fn alerts_bear_a_label_in_the_language_of_the_text() {
    let shown = html("> [!WARNING]\n> 消えます。");
    assert_eq!(
        shown,
        "<aside class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-label\">警告</p>\n<p>消えます。</p>\n</aside>"
    );
}

#[test]
fn links_lead_to_entries_by_id() {
    assert_eq!(
        html("[](entry:remove-credentials#手順) と [消す](entry:remove-credentials)"),
        "<p><a href=\"../remove-credentials/index.html#手順\">資格情報を &lt;消す&gt;</a> と <a href=\"../remove-credentials/index.html\">消す</a></p>"
    );
    assert_eq!(
        html("<entry:remove-credentials>"),
        "<p><a href=\"../remove-credentials/index.html\">資格情報を &lt;消す&gt;</a></p>"
    );
    assert_eq!(
        html("[x](entry:nowhere)"),
        "<p><span class=\"dead-link\">x</span></p>"
    );
}

#[test]
fn what_would_run_is_shown_as_text() {
    assert_eq!(
        html("[x](javascript:alert(1))"),
        "<p><span class=\"dead-link\">x</span></p>"
    );
    assert_eq!(
        html("a <b onclick=x>b</b>"),
        "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>"
    );
    assert_eq!(
        html("<script>alert(1)</script>"),
        "<p class=\"raw-html\">&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    );
    let placeholders = Placeholders::default();
    let allowed = Context {
        raw_html: true,
        ..context(&placeholders)
    };
    let shown = render(
        "a <kbd onclick=x style=y>F1</kbd> <script>z</script>\n\n- [ ] box",
        &allowed,
    );
    assert!(shown.html().contains("a <kbd>F1</kbd>"), "{}", shown.html());
    assert!(
        !shown.html().contains("script") && !shown.html().contains("style"),
        "{}",
        shown.html()
    );
    assert!(
        shown.html().contains("<input type=\"checkbox\" disabled"),
        "{}",
        shown.html()
    );
}

#[test]
fn links_to_entries_outlive_the_sanitiser() {
    let placeholders = Placeholders::default();
    let link = |_: &str| {
        Some(EntryLink {
            href: "naosu-language:fix/index.html".into(),
            title: "直し方".into(),
        })
    };
    let context = Context {
        raw_html: true,
        entry: &link,
        ..context(&placeholders)
    };
    let shown = render(
        "<kbd>F1</kbd> [](entry:fix#a) <a href='javascript:x'>y</a>",
        &context,
    );
    assert_eq!(
        shown.html(),
        "<p><kbd>F1</kbd> <a href=\"naosu-language:fix/index.html#a\">直し方</a> <a>y</a></p>\n"
    );
}

#[test]
fn a_picture_may_have_a_width_and_a_film_is_played() {
    let picture = html("![画面](画面.png){width=320} です");
    assert!(
        picture.contains("width=\"320\" height=\"240\""),
        "{picture}"
    );
    assert!(picture.ends_with("> です</p>"), "{picture}");
    assert!(html("![画面](画面.png){wide}").contains("{wide}"));
    let film = html("![手順](https://x.example/a.MP4)");
    assert!(
        film.contains(
            "<video controls preload=\"none\" src=\"https://x.example/a.MP4\" aria-label=\"手順\">"
        ),
        "{film}"
    );
}

#[test]
fn pictures_beside_the_entry_are_reported() {
    let shown = show("![認証の画面](%E7%94%BB%E9%9D%A2.png) ![x](gone.png)");
    assert_eq!(
        shown.html(),
        "<p><a class=\"picture\" href=\"../assets/画面.png\"><img src=\"../assets/画面.png\" alt=\"認証の画面\" width=\"640\" height=\"480\" loading=\"lazy\"></a> x</p>\n"
    );
    assert_eq!(shown.assets, ["画面.png"]);
}

#[test]
fn tables_tasks_and_footnotes() {
    let shown =
        show("| 項目 | 数 |\n|---|--:|\n| a | 1 |\n\n- [x] 済[^1]\n- [ ] **未**\n\n[^1]: 注。\n");
    assert!(
        shown
            .html()
            .contains("<th scope=\"col\">項目</th><th scope=\"col\" class=\"right\">数</th>"),
        "{}",
        shown.html()
    );
    assert!(
        shown
            .html()
            .contains("<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"未\">"),
        "{}",
        shown.html()
    );
    assert!(
        shown
            .html()
            .contains("<li id=\"fn-1\"><p>注。 <a href=\"#fnref-1\""),
        "{}",
        shown.html()
    );
    assert_eq!(
        shown.lines().collect::<Vec<_>>(),
        ["項目\t数", "a\t1", "済", "未", "注。"]
    );
}

#[test]
fn an_outline_says_where_things_stand() {
    let text = "はじめ\n\n## 一\n\n[a](entry:b#c) と `{office}` ![p](p.png)\n";
    let outline = outline(text);
    assert_eq!(outline.steps.len(), 1);
    assert_eq!(&text[outline.links[0].span.clone()], "[a](entry:b#c)");
    assert_eq!(&text[outline.placeholders[0].span.clone()], "{office}");
    assert!(outline.links[1].image);
    assert_eq!(&text[outline.headings[0].span.clone()], "## 一\n");
}

/// Snippets that have a meaning, so that arbitrary texts reach more than plain words.
fn snippets() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[-*_~`#>|:\\[\\](){}<!^\\\\\n 0-9a-z「。」漢あ]{0,12}",
        Just("\n\n## 一 {#a}\n\n".to_owned()),
        Just("[^1]".to_owned()),
        Just("\n\n[^1]: 注[^1]\n\n".to_owned()),
        Just("\n```bash\n{server} {office}\n```\n".to_owned()),
        Just("\n> [!NOTE]\n> - [ ] a\n".to_owned()),
        Just("\n| a |\n|---|\n| {office} |\n".to_owned()),
        Just("<kbd>".to_owned()),
        Just("\u{FDD0}**「".to_owned()),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_can_be_shown(text in snippets(), raw_html: bool) {
        let placeholders = office();
        let context = Context { raw_html, is_fix: true, ..context(&placeholders) };
        let shown = render(&text, &context);
        let found = outline(&text);
        prop_assert_eq!(shown.steps.len(), found.steps.len());
        for span in found.links.iter().map(|link| &link.span).chain(&found.steps) {
            prop_assert!(text.get(span.clone()).is_some());
        }
    }
}
