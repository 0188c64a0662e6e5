//! Addresses that pages link to or post to.

use super::fields::Fields;
use crate::content::{code::Code, shape::Shape};

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
        if !is_site(&url.id) {
            let message = format!("`{key}` must be an address");
            let hint = "for example https://help.example".to_owned();
            self.report.add(Code::WrongValue, message, url.span, hint);
            return None;
        }
        Some(url.id.trim_end_matches('/').to_owned())
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

/// Whether a site may stand at this address: a host, and a path that leads nowhere else.
pub fn is_site(url: &str) -> bool {
    let Some(rest) = WEB.iter().find_map(|scheme| url.strip_prefix(scheme)) else {
        return false;
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.trim_end_matches('/');
    let is_part = |part: &str| !part.is_empty() && part != "." && part != "..";
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>?#\\".contains(c);
    host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !rest.contains(is_odd)
        && (path.is_empty() || path.split('/').all(is_part))
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
