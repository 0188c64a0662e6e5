//! XML, as the readers of workbooks and catalogues go through it.

use quick_xml::{Reader, XmlVersion, events::Event};
use std::collections::BTreeMap;

/// A piece of XML. Names have no prefix.
pub(super) enum Piece<'a> {
    Open(&'a str, &'a BTreeMap<String, String>),
    Close(&'a str),
    Text(&'a str),
}

/// Goes through an XML text from its beginning to its end.
pub(super) fn walk(xml: &str, mut take: impl FnMut(Piece)) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    let said = |error: quick_xml::Error| error.to_string();
    loop {
        match reader.read_event().map_err(said)? {
            Event::Start(tag) => {
                let attributes = attributes(tag.attributes());
                take(Piece::Open(local(tag.name().as_ref()), &attributes));
            }
            Event::Empty(tag) => {
                let attributes = attributes(tag.attributes());
                let name = tag.name();
                take(Piece::Open(local(name.as_ref()), &attributes));
                take(Piece::Close(local(name.as_ref())));
            }
            Event::End(tag) => take(Piece::Close(local(tag.name().as_ref()))),
            Event::Text(text) => take(Piece::Text(&text.into_inner())),
            Event::CData(text) => take(Piece::Text(&text.into_inner())),
            Event::GeneralRef(reference) => {
                let resolved = reference.resolve_char_ref().ok().flatten();
                let name = reference.into_inner();
                let text = match resolved {
                    Some(c) => c.to_string(),
                    None => match name.as_ref() {
                        "lt" => "<".to_owned(),
                        "gt" => ">".to_owned(),
                        "amp" => "&".to_owned(),
                        "quot" => "\"".to_owned(),
                        "apos" => "'".to_owned(),
                        other => format!("&{other};"),
                    },
                };
                take(Piece::Text(&text));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn attributes(list: quick_xml::events::attributes::Attributes) -> BTreeMap<String, String> {
    let list = list.filter_map(Result::ok).filter_map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        let name = local(attribute.key.as_ref()).to_owned();
        Some((name, value.into_owned()))
    });
    list.collect()
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
