//! Addresses that pages link to or post to.

use super::fields::Fields;
use crate::content::{code::Code, shape::Shape};
use percent_encoding::percent_decode_str;

/// What the address of a site on the web begins with.
pub(super) const WEB: &[&str] = &["https://", "http://"];

/// What a link may begin with.
pub(super) const LINK: &[&str] = &["https://", "http://", "mailto:", "tel:"];

impl Fields<'_> {
    /// An address that begins with one of the schemes.
    pub(super) fn address(
        &mut self,
        key: &'static str,
        doc: &'static str,
        schemes: &'static [&'static str],
    ) -> Option<String> {
        let url = self.reference_like(key, doc, || Shape::Address(schemes))?;
        let mut rests = schemes.iter().filter_map(|s| url.id.strip_prefix(s));
        let good = rests.any(|rest| !rest.is_empty());
        let is_space = |c: char| c.is_whitespace() || c.is_control();
        if good && !url.id.contains(is_space) {
            return Some(url.id);
        }
        let message = format!("`{}` is no address to link to", url.id);
        let hint = format!("it begins with {}", schemes.join(" or "));
        self.report.add(Code::WrongValue, message, url.span, hint);
        None
    }

    /// The address of a site: nothing behind its path, no slash at its end.
    pub(super) fn site_address(&mut self, key: &'static str, doc: &'static str) -> Option<String> {
        let url = self.reference_like(key, doc, || Shape::Address(WEB))?;
        let good = base_url(&url.id);
        if let Err(hint) = good {
            let message = format!("`{key}` must be an address");
            self.report
                .add(Code::WrongValue, message, url.span, hint.to_owned());
        }
        good.ok()
    }

    /// A string that `good` accepts; else a finding with an example.
    pub(super) fn checked(
        &mut self,
        key: &'static str,
        doc: &'static str,
        shape: Shape,
        example: &str,
        good: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let value = self.reference_like(key, doc, || shape)?;
        if good(&value.id) {
            return Some(value.id);
        }
        let message = format!("`{}` is no `{key}`", value.id);
        let hint = format!("for example {example}");
        self.report.add(Code::WrongValue, message, value.span, hint);
        None
    }
}

/// How the address of a site is written.
const BASE_URL: &str = "for example https://help.example or https://example.com/help, without \
                        `//`, `..`, `?` and `#`";

/// The address of a site on the web as it is kept, without a slash at its end.
///
/// # Errors
/// It is none; told is how one is written.
pub fn base_url(url: &str) -> Result<String, &'static str> {
    let url = url.strip_suffix('/').unwrap_or(url);
    let rest = WEB.iter().find_map(|scheme| url.strip_prefix(scheme));
    let mut parts = rest.ok_or(BASE_URL)?.split('/');
    match parts.next().is_some_and(is_host) && parts.all(is_folder) {
        true => Ok(url.to_owned()),
        false => Err(BASE_URL),
    }
}

/// A name or number, and perhaps a port.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    };
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let of_number = |c: char| c.is_ascii_hexdigit() || c == ':' || c == '.';
    let number = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'));
    let of_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let is_label = |label: &str| !label.is_empty() && label.chars().all(of_name);
    port.is_none_or(is_port)
        && match number {
            Some(number) => number.contains(':') && number.chars().all(of_number),
            None => name.split('.').all(is_label),
        }
}

/// The name of a folder that is one, however a browser or a server reads it.
fn is_folder(name: &str) -> bool {
    let read = percent_decode_str(name).decode_utf8_lossy();
    let bare = read.split(';').next().unwrap_or_default();
    let marks = "\"'<>?#\\/|^`{}";
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !marks.contains(c);
    !matches!(bare, "" | "." | "..") && read.chars().all(plain)
}

/// Scheme, host and port of an address: what a page's policy names, so nothing else may be in it.
pub(super) fn origin(url: &str) -> Option<String> {
    let scheme = WEB.iter().find(|scheme| url.starts_with(**scheme))?;
    let rest = url.strip_prefix(scheme)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let good = host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
        && host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c))
        && !rest.contains(|c: char| c.is_whitespace() || "\"'<>\\".contains(c));
    good.then(|| format!("{scheme}{host}"))
}
