//! HTML as a list of tags and texts, read as browsers read it.

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        self, BufferQueue, TagKind, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};
use std::cell::RefCell;

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum Token {
    Open(Tag),
    Close(String),
    Text(String),
    Comment(String),
}

/// A tag that opens an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Tag {
    pub(in crate::import) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute that says something.
    pub(in crate::import) fn get(&self, name: &str) -> Option<&str> {
        let named = self.attributes.iter().find(|(of, _)| of == name);
        named
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// Whether it has a class that contains this.
    pub(in crate::import) fn has_class(&self, part: &str) -> bool {
        self.get("class")
            .is_some_and(|classes| classes.contains(part))
    }
}

/// The pieces of an HTML text. Character references are resolved; nothing fails.
pub(in crate::import) fn tokens(html: &str) -> Vec<Token> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // Scripts are data to us; the reading goes on after each.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[derive(Default)]
struct Sink(RefCell<Vec<Token>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: tokenizer::Token, _line: u64) -> TokenSinkResult<()> {
        let mut list = self.0.borrow_mut();
        match token {
            tokenizer::Token::CharacterTokens(text) => match list.last_mut() {
                Some(Token::Text(before)) => before.push_str(&text),
                _ => list.push(Token::Text(text.to_string())),
            },
            tokenizer::Token::CommentToken(text) => list.push(Token::Comment(text.to_string())),
            tokenizer::Token::TagToken(tag) => {
                let name = tag.name.to_string();
                if tag.kind == TagKind::EndTag {
                    list.push(Token::Close(name));
                    return TokenSinkResult::Continue;
                }
                let attributes = tag.attrs.iter().map(|attribute| {
                    let name = attribute.name.local.to_string();
                    (name, attribute.value.to_string())
                });
                let attributes = attributes.collect();
                let closed = tag.self_closing;
                let raw = matches!(name.as_str(), "script" | "style") && !closed;
                list.push(Token::Open(Tag { name, attributes }));
                if raw {
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_one_text_and_references_are_resolved() {
        let list = tokens("<p class='a b'>x &lt; y</p><script>if (a<b) {}</script>z");
        assert_eq!(list[1], Token::Text("x < y".into()));
        assert_eq!(list[4], Token::Text("if (a<b) {}".into()));
        assert_eq!(list[6], Token::Text("z".into()));
        assert!(matches!(&list[0], Token::Open(tag) if tag.has_class("a")));
    }
}
