//! A page of an export: its title, and the part of it that is the article.

use super::{
    convert::of_tokens,
    tokens::{Tag, Token, tokens},
};
use crate::import::{article::Losses, chars::one_line};

/// What an HTML file says.
#[derive(Debug, Default)]
pub(in crate::import) struct Page {
    pub(in crate::import) title: Option<String>,
    /// Its `<meta name=… content=…>`.
    pub(in crate::import) meta: Vec<(String, String)>,
    /// Markdown.
    pub(in crate::import) body: String,
}

/// Reads an HTML file.
pub(in crate::import) fn page(html: &str, losses: &mut Losses) -> Page {
    let list = tokens(html);
    let mut page = Page::default();
    for (at, token) in list.iter().enumerate() {
        let Token::Open(tag) = token else { continue };
        match tag.name.as_str() {
            "title" if page.title.is_none() => {
                if let Some(Token::Text(text)) = list.get(at + 1) {
                    page.title = Some(one_line(text));
                }
            }
            "meta" => {
                if let (Some(name), Some(content)) = (tag.get("name"), tag.get("content")) {
                    page.meta.push((name.to_owned(), content.to_owned()));
                }
            }
            _ => {}
        }
    }
    // Confluence puts the space's name first: `IT : Accounts`.
    let is_wiki = |token: &Token| matches!(token, Token::Open(tag) if is_content(tag));
    if list.iter().any(is_wiki)
        && let Some((_, own)) = page
            .title
            .as_deref()
            .and_then(|title| title.split_once(" : "))
    {
        page.title = Some(own.to_owned());
    }
    page.body = of_tokens(main(&list), losses);
    page
}

/// What Confluence wraps an article in.
fn is_content(tag: &Tag) -> bool {
    tag.get("id") == Some("main-content")
}

/// The article among what surrounds it: Confluence's `#main-content`, else `<article>` or
/// `<main>`, else the body.
fn main(list: &[Token]) -> &[Token] {
    let named = |name: &'static str| move |tag: &Tag| tag.name == name;
    element(list, is_content)
        .or_else(|| element(list, named("article")))
        .or_else(|| element(list, named("main")))
        .or_else(|| element(list, named("body")))
        .unwrap_or(list)
}

/// What is within the first element that this is true of.
fn element(list: &[Token], is: impl Fn(&Tag) -> bool) -> Option<&[Token]> {
    let start = list
        .iter()
        .position(|token| matches!(token, Token::Open(tag) if is(tag)))?;
    let Token::Open(tag) = &list[start] else {
        return None;
    };
    let mut depth = 0_usize;
    for (at, token) in list.iter().enumerate().skip(start) {
        match token {
            Token::Open(open) if open.name == tag.name => depth += 1,
            Token::Close(name) if *name == tag.name => {
                depth -= 1;
                if depth == 0 {
                    return Some(&list[start + 1..at]);
                }
            }
            _ => {}
        }
    }
    Some(&list[start + 1..])
}
