//! `[theme]`: colours and logo, and whether the colours can be told apart.

use super::fields::Fields;
use crate::content::{
    code::Code,
    colour::Colour,
    config::{INK, Logo, PAPER, SURFACE, Shades, Theme},
    shape::Shape,
};
use std::ops::Range;

/// What WCAG 2 asks of text.
const LEAST: f64 = 4.5;

/// The settings of `[theme]`.
pub(super) fn theme(fields: &mut Fields) -> Theme {
    let (accent, of_accent) = shades(fields, "accent", "Links, buttons and signs.");
    let (paper, of_paper) = shades(fields, "paper", "The ground of the page.");
    let (ink, of_ink) = shades(fields, "ink", "The text.");
    let (light, dark) = paper.or(PAPER);
    let (light, dark) = ([light, SURFACE.0], [dark, SURFACE.1]);
    for (key, shades, places) in [("accent", accent, of_accent), ("ink", ink, of_ink)] {
        readable(fields, key, "light", shades.light, light, places.0);
        readable(fields, key, "dark", shades.dark, dark, places.1);
    }
    // Where the paper alone is set, the built-in ink has to stand out from it.
    let (light, dark) = ink.or(INK);
    let (of_light, of_dark) = of_paper;
    readable(fields, "paper", "light", paper.light, [light; 2], of_light);
    readable(fields, "paper", "dark", paper.dark, [dark; 2], of_dark);
    Theme {
        accent,
        paper,
        ink,
        logo: logo(fields),
    }
}

type Places = (Range<usize>, Range<usize>);

fn shades(fields: &mut Fields, key: &'static str, doc: &'static str) -> (Shades, Places) {
    let shades = fields.table(key, doc, &format!("`{key}`"), |table| {
        let (light, of_light) = colour(table, "light", "The colour on a light screen.");
        let (dark, of_dark) = colour(table, "dark", "The colour on a dark screen.");
        (Shades { light, dark }, (of_light, of_dark))
    });
    shades.unwrap_or((Shades::default(), (0..0, 0..0)))
}

fn colour(
    fields: &mut Fields,
    key: &'static str,
    doc: &'static str,
) -> (Option<Colour>, Range<usize>) {
    let Some(value) = fields.reference_like(key, doc, || Shape::Colour) else {
        return (None, 0..0);
    };
    let colour = Colour::parse(&value.id);
    if colour.is_none() {
        let message = format!("`{}` is no colour", value.id);
        let hint = "six hexadecimal digits, for example #1f4e79".to_owned();
        let place = value.span.clone();
        fields.report.add(Code::WrongValue, message, place, hint);
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
        fields.report.add(Code::LowContrast, message, place, hint);
    }
}

/// The logo as it is named. Whether the file is there, `check` sees.
fn logo(fields: &mut Fields) -> Option<Logo> {
    let doc = "A picture in the site's folder `static`, in place of the built-in sign.";
    let logo = fields.reference("logo", doc)?;
    Some(Logo {
        file: logo.id,
        place: fields.report.place(logo.span),
    })
}
