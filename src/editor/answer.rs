//! Requests about a place in a file, and their answers.

use super::{
    actions,
    change::Change,
    client::Client,
    completion,
    cursor::Cursor,
    fault::Fault,
    hover, mentions,
    position::{Lines, Position, Span},
    rename,
    site::Site,
    sites::Sites,
    uri,
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What a request is about. Each has some of this.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    text_document: Document,
    position: Option<Position>,
    range: Option<Span>,
    new_name: Option<String>,
    context: Option<Context>,
}

#[derive(Deserialize)]
struct Document {
    uri: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Context {
    #[serde(default)]
    include_declaration: bool,
    only: Option<Vec<String>>,
}

/// The answer to a request; of a file that belongs to no site nothing is known.
///
/// # Errors
/// Nobody knows such requests, something is missing in it, or what is asked for cannot be.
pub(super) fn to(
    method: &str,
    params: &Value,
    sites: &mut Sites,
    client: &Client,
) -> Result<Value, Fault> {
    let answer: fn(&Asked, &Around) -> Result<Value, Fault> = match method {
        "textDocument/completion" => completed,
        "textDocument/hover" => hovered,
        "textDocument/definition" => defined,
        "textDocument/references" => referred,
        "textDocument/prepareRename" => prepared,
        "textDocument/rename" => renamed,
        "textDocument/codeAction" => acted,
        _ => return Err(Fault::unknown(method)),
    };
    let asked = Asked::deserialize(params).map_err(Fault::params)?;
    let Some(path) = uri::path(&asked.text_document.uri) else {
        return Ok(Value::Null);
    };
    let versions: Vec<(PathBuf, i64)> = sites.versions();
    let Some((site, below)) = sites.of(&path) else {
        return Ok(Value::Null);
    };
    answer(
        &asked,
        &Around {
            site,
            client,
            path: &below,
            versions: &versions,
        },
    )
}

/// Where a request is answered.
struct Around<'a> {
    site: &'a Site,
    client: &'a Client,
    path: &'a Path,
    versions: &'a [(PathBuf, i64)],
}

impl Around<'_> {
    fn cursor(&self, asked: &Asked) -> Result<Option<Cursor>, Fault> {
        let position = asked.position.ok_or_else(|| Fault::params("no position"))?;
        Ok(Cursor::at(self.site, self.client, self.path, position))
    }

    fn span(&self, cursor: &Cursor, span: &std::ops::Range<usize>) -> Span {
        Lines::of(&cursor.source.text, self.client.encoding).span(span)
    }

    fn version(&self, path: &Path) -> Option<i64> {
        let full = self.site.root.join(path);
        let open = self.versions.iter().find(|(path, _)| *path == full);
        open.map(|(_, version)| *version)
    }

    fn shown(&self, change: &Change) -> Value {
        change.shown(self.site, |path| self.version(path))
    }
}

fn completed(asked: &Asked, around: &Around) -> Result<Value, Fault> {
    let cursor = around.cursor(asked)?;
    let offered = cursor.map(|cursor| completion::of(around.site, around.client, &cursor));
    Ok(offered.into())
}

fn hovered(asked: &Asked, around: &Around) -> Result<Value, Fault> {
    let Some(cursor) = around.cursor(asked)? else {
        return Ok(Value::Null);
    };
    let told = hover::of(around.site, &cursor).map(|(told, span)| {
        json!({
            "contents": { "kind": "markdown", "value": told },
            "range": around.span(&cursor, &span),
        })
    });
    Ok(told.into())
}

fn defined(asked: &Asked, around: &Around) -> Result<Value, Fault> {
    let named = around.cursor(asked)?.and_then(|cursor| cursor.named());
    let home = named.map(|named| mentions::home(around.site, around.client, &named));
    Ok(home.unwrap_or_default().into())
}

fn referred(asked: &Asked, around: &Around) -> Result<Value, Fault> {
    let Some(named) = around.cursor(asked)?.and_then(|cursor| cursor.named()) else {
        return Ok(Value::Null);
    };
    let with_home = asked
        .context
        .as_ref()
        .is_some_and(|context| context.include_declaration);
    let mut places = match with_home {
        true => mentions::home(around.site, around.client, &named),
        false => Vec::new(),
    };
    let mentions = mentions::of(around.site, &named);
    let mentions = mentions
        .iter()
        .map(|mention| mention.location(around.site, around.client));
    places.extend(
        mentions
            .filter(|place| !places.contains(place))
            .collect::<Vec<_>>(),
    );
    Ok(places.into())
}

fn prepared(asked: &Asked, around: &Around) -> Result<Value, Fault> {
    let Some(cursor) = around.cursor(asked)? else {
        return Ok(Value::Null);
    };
    let named = cursor.named();
    let entry = rename::entry(around.site, named.as_ref()).map_err(Fault::refused)?;
    let span = named.map(|named| around.span(&cursor, &named.span));
    Ok(json!({ "range": span, "placeholder": entry.id }))
}

fn renamed(asked: &Asked, around: &Around) -> Result<Value, Fault> {
    let new = asked.new_name.as_deref();
    let new = new.ok_or_else(|| Fault::params("no newName"))?;
    let named = around.cursor(asked)?.and_then(|cursor| cursor.named());
    let change = rename::change(around.site, around.client, named.as_ref(), new.trim());
    Ok(around.shown(&change.map_err(Fault::refused)?))
}

fn acted(asked: &Asked, around: &Around) -> Result<Value, Fault> {
    let range = asked.range.ok_or_else(|| Fault::params("no range"))?;
    let only = asked
        .context
        .as_ref()
        .and_then(|context| context.only.as_deref());
    let actions = actions::of(around.site, around.client, around.path, range);
    let version = |path: &Path| around.version(path);
    let shown = actions
        .iter()
        .filter_map(|action| action.shown(around.site, only, version));
    Ok(shown.collect())
}
