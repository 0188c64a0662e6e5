//! `assets/theme.css`: what a site changes in the built-in style, by its settings and by rules of
//! its own.

use crate::{
    content::{
        colour::Colour,
        config::{ACCENT, INK, PAPER, Shades, Theme},
    },
    site::error::Error,
};
use std::{fs, path::Path};

/// The file's name, also in a site's `static/` folder.
pub(crate) const STYLESHEET: &str = "theme.css";

/// What is written on an accent: whichever of the two can be read better.
const ON_ACCENT: (Colour, Colour) = (Colour::new(0xffffff), Colour::new(0x0d1a28));

/// The stylesheet: the settings as CSS properties, then the site's own rules. `None` where
/// nothing is changed.
pub(crate) fn stylesheet(theme: &Theme, own: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut rules = Vec::new();
    let mut plain = Vec::new(); // what browsers without light-dark() show
    if theme.accent != Shades::default() {
        let (light, dark) = theme.accent.or(ACCENT);
        let on = |accent: Colour| accent.readable(ON_ACCENT.0, ON_ACCENT.1);
        rules.push(property("accent", (light, dark)));
        rules.push(property("accent-ink", (on(light), on(dark))));
        plain.push(format!("--accent: {light}; --accent-ink: {};", on(light)));
        rules.push("--accent-paper: color-mix(in srgb, var(--accent) 8%, var(--paper));".into());
        rules.push("--topic: var(--accent);".into());
    }
    for (name, shades, built_in) in [("paper", theme.paper, PAPER), ("ink", theme.ink, INK)] {
        if shades != Shades::default() {
            rules.push(property(name, shades.or(built_in)));
            plain.push(format!("--{name}: {};", shades.or(built_in).0));
        }
    }
    let mut css = String::new();
    if !rules.is_empty() {
        css = format!(
            ":root {{\n  {}\n}}\n@supports not (color: light-dark(#000, #fff)) {{\n  \
             :root, [data-theme] {{ {} }}\n}}\n",
            rules.join("\n  "),
            plain.join(" ")
        );
    }
    if theme.logo.is_some() {
        css.push_str(".brand img { width: auto; height: 2rem; }\n");
    }
    let mut css = css.into_bytes();
    css.extend(own.unwrap_or_default());
    (!css.is_empty()).then_some(css)
}

fn property(name: &str, (light, dark): (Colour, Colour)) -> String {
    format!("--{name}: light-dark({light}, {dark});")
}

/// The rules of a site's own that come after its settings, from its `static/` folder.
///
/// # Errors
/// They are there and cannot be read.
pub(crate) fn own(file: Option<&Path>) -> Result<Option<Vec<u8>>, Error> {
    let read = |path| fs::read(path).map_err(Error::io("read", path));
    file.map(read).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_colours_are_those_of_the_stylesheet() {
        let css = include_str!("../../../static/naosu.css").replace("#fff,", "#ffffff,");
        for (name, shades) in [("paper", PAPER), ("ink", INK), ("accent", ACCENT)] {
            let property = property(name, shades);
            assert!(css.contains(&property), "no {property}");
        }
    }

    #[test]
    fn each_colour_has_a_plain_one_for_browsers_without_light_dark() {
        let css = include_str!("../../../static/naosu.css");
        let colours = css.lines().filter_map(|line| {
            let (name, rest) = line.trim().split_once(": light-dark(")?;
            name.starts_with("--").then_some(())?;
            Some((name, rest.split_once(',')?.0))
        });
        let (_, plain) = css.split_once("@supports not").expect("plain colours");
        for (name, light) in colours {
            let rule = format!("{name}: {light};");
            assert!(plain.contains(&rule), "no {rule}");
        }
    }

    #[test]
    fn one_shade_alone_leaves_the_other_built_in() {
        let mut theme = Theme::default();
        assert_eq!(stylesheet(&theme, None), None);
        theme.accent.light = Colour::parse("#7a1f4e");
        let css = String::from_utf8(stylesheet(&theme, Some(b"p {}".to_vec())).expect("a style"));
        let css = css.expect("a text");
        assert!(
            css.contains("--accent: light-dark(#7a1f4e, #8fc1ef);"),
            "{css}"
        );
        assert!(
            css.contains("--accent-ink: light-dark(#ffffff, #0d1a28);"),
            "{css}"
        );
        assert!(
            css.contains("--accent: #7a1f4e; --accent-ink: #ffffff;"),
            "{css}"
        );
        assert!(css.ends_with("}\np {}"), "{css}");
    }
}
