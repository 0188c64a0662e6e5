//! `[theme]`: colours and logo, and whether the colours can be told apart.

use super::fields::Fields;
use crate::content::{
    colour::Colour,
    config::{INK, PAPER, SURFACE, Shades, Theme},
};
use std::{
    ops::Range,
    path::{Component, Path},
};

/// What WCAG 2 asks of text.
const LEAST: f64 = 4.5;

/// The settings of `[theme]`. The logo is looked for below `static/` of the site at `root`.
pub(super) fn theme(mut fields: Fields, root: &Path) -> Theme {
    let (accent, of_accent) = shades(&mut fields, "accent");
    let (paper, of_paper) = shades(&mut fields, "paper");
    let (ink, of_ink) = shades(&mut fields, "ink");
    let (light, dark) = paper.or(PAPER);
    let (light, dark) = ([light, SURFACE.0], [dark, SURFACE.1]);
    for (key, shades, places) in [("accent", accent, of_accent), ("ink", ink, of_ink)] {
        readable(&fields, key, "light", shades.light, light, places.0);
        readable(&fields, key, "dark", shades.dark, dark, places.1);
    }
    // Where the paper alone is set, the built-in ink has to stand out from it.
    let on_paper = ink.or(INK);
    readable(
        &fields,
        "paper",
        "light",
        paper.light,
        [on_paper.0; 2],
        of_paper.0,
    );
    readable(
        &fields,
        "paper",
        "dark",
        paper.dark,
        [on_paper.1; 2],
        of_paper.1,
    );
    let logo = logo(&mut fields, root);
    fields.finish("`[theme]`");
    Theme {
        accent,
        paper,
        ink,
        logo,
    }
}

type Places = (Range<usize>, Range<usize>);

fn shades(fields: &mut Fields, key: &'static str) -> (Shades, Places) {
    let mut shades = Shades::default();
    let mut places = (0..0, 0..0);
    if let Some(mut table) = fields.table(key) {
        (shades.light, places.0) = colour(&mut table, "light");
        (shades.dark, places.1) = colour(&mut table, "dark");
        table.finish(&format!("`{key}`"));
    }
    (shades, places)
}

fn colour(fields: &mut Fields, key: &'static str) -> (Option<Colour>, Range<usize>) {
    let Some(value) = fields.reference(key) else {
        return (None, 0..0);
    };
    let colour = Colour::parse(&value.id);
    if colour.is_none() {
        let message = format!("`{}` is no colour", value.id);
        let hint = "six hexadecimal digits, for example #1f4e79".to_owned();
        let place = value.span.clone();
        fields.report.error("wrong-value", message, place, hint);
    }
    (colour, value.span)
}

/// A warning where a colour does not stand out from what it is seen with.
fn readable(
    fields: &Fields,
    key: &str,
    mode: &str,
    colour: Option<Colour>,
    beside: [Colour; 2],
    place: Range<usize>,
) {
    let Some(colour) = colour else { return };
    let worst = beside.into_iter().min_by(|a, b| {
        let contrast = |other: &Colour| colour.contrast(*other);
        contrast(a).total_cmp(&contrast(b))
    });
    if let Some(other) = worst.filter(|other| colour.contrast(*other) < LEAST) {
        // Rounded down, so that 4.49 is not told as 4.5.
        let contrast = (colour.contrast(other) * 10.0).floor() / 10.0;
        let message = format!(
            "the {mode} `{key}` {colour} has a contrast of {contrast:.1} to {other}: hard to read"
        );
        let hint = format!("at least {LEAST}: a colour further from {other}");
        let report = fields.report;
        report.warning("low-contrast", message, place, hint);
    }
}

fn logo(fields: &mut Fields, root: &Path) -> Option<String> {
    let logo = fields.reference("logo")?;
    let path = Path::new(&logo.id);
    let plain = |part: Component| matches!(part, Component::Normal(_));
    let inside = path.components().all(plain) && !logo.id.contains('\\');
    if inside && root.join("static").join(path).is_file() {
        return Some(logo.id);
    }
    let message = format!("there is no file `static/{}`", logo.id);
    let hint = "the logo is a picture in the site's folder `static`".to_owned();
    fields.report.error("dead-link", message, logo.span, hint);
    None
}
