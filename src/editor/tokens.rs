//! A walk over a TOML file that is being written: it need not be whole, so its tokens are looked at
//! and not its tables.

use super::spot::{KeySpot, Spot, ValueSpot, slot};
use std::ops::Range;
use toml_parser::lexer::{Token, TokenKind};

/// A walk over the tokens of a file.
#[derive(Default)]
pub(super) struct Walk<'t> {
    text: &'t str,
    at: usize,
    /// The table that the last header names.
    header: Vec<String>,
    /// Lists and tables within the value of a line.
    open: Vec<Open>,
    /// The key of the line, as far as it was read.
    key: Vec<String>,
    state: State,
    /// The last token that says something.
    last: Option<TokenKind>,
    /// How many tables there were, and which of them the last header begins.
    tables: usize,
    of_header: usize,
    /// The keys so far, with the number of the table that each is in.
    keys: Vec<(usize, String)>,
    found: Option<(Spot, usize)>,
    /// Whether the place was come by.
    is_over: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// Before or in a key.
    #[default]
    Key,
    /// Behind its `=`.
    Value,
    /// Within the brackets of a header.
    Header,
}

/// A list or a table within a value, with the key before it.
struct Open {
    /// The number of a table; lists have none.
    table: Option<usize>,
    key: Vec<String>,
}

impl Walk<'_> {
    /// A walk to a place.
    pub(super) fn to(text: &str, at: usize) -> Walk<'_> {
        let mut walk = Walk {
            text,
            at,
            ..Walk::default()
        };
        // Before the first token there is none.
        if at == 0 && !begins_word(text) {
            walk.see(TokenKind::Newline, &(0..0));
        }
        walk
    }

    /// Takes the next token.
    pub(super) fn step(&mut self, token: &Token) {
        let span = token.span().start()..token.span().end();
        let (kind, is_word) = (token.kind(), self.is_word(token.kind()));
        let (starts, ends) = (span.start <= self.at, self.at <= span.end);
        if !self.is_over && starts && ends && (is_word || kind == TokenKind::Comment) {
            self.see(kind, &span);
        }
        self.take(kind, &span, is_word);
        let is_met = ends && (span.start < self.at || span.is_empty() && starts);
        if !self.is_over
            && is_met
            // Between a word and something else the word is meant.
            && !(self.at == span.end && begins_word(&self.text[self.at..]))
        {
            self.see(kind, &span);
        }
        if !matches!(
            kind,
            TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment
        ) {
            self.last = Some(kind);
        }
    }

    fn see(&mut self, kind: TokenKind, span: &Range<usize>) {
        self.found = self.look(kind, span).map(|spot| (spot, self.table()));
        self.is_over = true;
    }

    fn take(&mut self, kind: TokenKind, span: &Range<usize>, is_word: bool) {
        match kind {
            TokenKind::Newline if self.open.is_empty() => self.end_line(),
            TokenKind::Equals => self.begin_value(),
            TokenKind::Comma => self.next(),
            TokenKind::LeftSquareBracket => self.open_bracket(),
            TokenKind::RightSquareBracket => self.close(true),
            TokenKind::LeftCurlyBracket if self.state == State::Value => self.open(false),
            TokenKind::RightCurlyBracket => self.close(false),
            _ if is_word && self.state != State::Value => {
                let name = self.text[span.clone()].trim_matches(['"', '\'']);
                self.key.push(name.to_owned());
            }
            _ => {}
        }
    }

    /// Whether a token is part of a key or of a value.
    fn is_word(&self, kind: TokenKind) -> bool {
        is_word(kind) || (kind == TokenKind::Dot && self.state == State::Value)
    }

    fn look(&self, kind: TokenKind, span: &Range<usize>) -> Option<Spot> {
        if let Some(inner) = self.string(kind, span) {
            let name = slot(self.text, self.at).filter(|name| inner.start < name.start);
            return Some(match (name, self.state) {
                (Some(name), State::Value) => Spot::Slot(name),
                (_, State::Value) => self.value(inner, true),
                _ => self.key(span.clone()),
            });
        }
        match (self.state, kind) {
            (_, TokenKind::Comment) => None,
            (State::Value, TokenKind::Atom) => Some(self.value(span.clone(), false)),
            (_, TokenKind::Atom) => Some(self.key(span.clone())),
            // Where a value or a key has been said, nothing more can be.
            (State::Value, _) => {
                let may_follow = !is_word(kind) && !is_end(kind) && !self.last.is_some_and(is_said);
                let is_new = matches!(
                    kind,
                    TokenKind::Equals | TokenKind::Comma | TokenKind::LeftSquareBracket
                );
                (is_new || may_follow).then(|| self.value(self.at..self.at, false))
            }
            _ => {
                let is_dotted = kind == TokenKind::Dot || self.last == Some(TokenKind::Dot);
                let is_free = !is_end(kind) && (self.key.is_empty() || is_dotted);
                is_free.then(|| self.key(self.at..self.at))
            }
        }
    }

    /// What is within the quotation marks of a string, where the place is between them.
    fn string(&self, kind: TokenKind, span: &Range<usize>) -> Option<Range<usize>> {
        let mark = match kind {
            TokenKind::BasicString => "\"",
            TokenKind::LiteralString => "'",
            TokenKind::MlBasicString => "\"\"\"",
            TokenKind::MlLiteralString => "'''",
            _ => return None,
        };
        let start = (span.start + mark.len()).min(span.end);
        let is_closed = self.text[start..span.end].ends_with(mark);
        let end = match is_closed {
            true => span.end - mark.len(),
            // What follows on the line is not meant yet.
            false => self.at.clamp(start, span.end),
        };
        Some(start..end)
    }

    fn key(&self, span: Range<usize>) -> Spot {
        let mut table = match self.state {
            State::Header => Vec::new(),
            _ => self.within(),
        };
        table.extend(self.key.iter().cloned());
        let rest = self.text[span.end..].trim_start_matches([' ', '\t']);
        Spot::Key(KeySpot {
            table,
            has_value: rest.starts_with(['=', ']']),
            span,
            taken: Vec::new(),
        })
    }

    fn value(&self, span: Range<usize>, is_quoted: bool) -> Spot {
        let mut path = self.within();
        path.extend(self.key.iter().cloned());
        Spot::Value(ValueSpot {
            path,
            span,
            is_quoted,
            in_list: self.open.last().is_some_and(|open| open.table.is_none()),
        })
    }

    /// The names on the way to where we are, but the last key.
    fn within(&self) -> Vec<String> {
        let keys = self.open.iter().flat_map(|open| &open.key);
        self.header.iter().chain(keys).cloned().collect()
    }

    /// The number of the table that we are in.
    fn table(&self) -> usize {
        let inner = self.open.iter().rev().find_map(|open| open.table);
        inner.unwrap_or(self.of_header)
    }

    fn end_line(&mut self) {
        if self.state == State::Header {
            self.header = std::mem::take(&mut self.key);
        }
        self.key.clear();
        self.state = State::Key;
    }

    fn begin_value(&mut self) {
        if self.state == State::Key
            && let Some(first) = self.key.first().cloned()
        {
            self.keys.push((self.table(), first));
            self.state = State::Value;
        }
    }

    /// What a comma begins.
    fn next(&mut self) {
        if self.open.last().is_some_and(|open| open.table.is_some()) {
            self.key.clear();
            self.state = State::Key;
        }
    }

    fn open_bracket(&mut self) {
        match self.state {
            State::Value => self.open(true),
            State::Key if self.open.is_empty() && self.key.is_empty() => {
                self.state = State::Header;
                self.tables += 1;
                self.of_header = self.tables;
            }
            State::Key | State::Header => {}
        }
    }

    fn open(&mut self, is_list: bool) {
        self.tables += 1;
        let key = std::mem::take(&mut self.key);
        let table = (!is_list).then_some(self.tables);
        self.open.push(Open { table, key });
        self.state = match is_list {
            true => State::Value,
            false => State::Key,
        };
    }

    fn close(&mut self, is_list: bool) {
        if self
            .open
            .last()
            .is_some_and(|open| open.table.is_none() == is_list)
            && let Some(open) = self.open.pop()
        {
            self.key = open.key;
            self.state = State::Value;
        }
    }

    /// The place, with the keys that its table has, above and below.
    pub(super) fn finish(self) -> Option<Spot> {
        let (mut spot, table) = self.found?;
        if let Spot::Key(key) = &mut spot {
            let here = &self.text[key.span.clone()];
            let keys = self.keys.into_iter().filter(|(of, _)| *of == table);
            let taken = keys.map(|(_, name)| name).filter(|name| name != here);
            key.taken = taken.collect();
        }
        Some(spot)
    }
}

/// Whether a text begins with a part of a key or a value.
fn begins_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || "\"'_-".contains(c))
}

const fn is_word(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Atom
            | TokenKind::BasicString
            | TokenKind::LiteralString
            | TokenKind::MlBasicString
            | TokenKind::MlLiteralString
    )
}

/// Whether a token ends a list, a table or a header.
const fn is_end(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket
    )
}

/// Whether a value is over behind a token.
fn is_said(kind: TokenKind) -> bool {
    is_word(kind) || is_end(kind)
}
