//! Colours, and whether text in one can be read on another.

use std::fmt;

/// A colour of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// The colour `0xrrggbb`.
    pub const fn new(number: u32) -> Colour {
        let [_, red, green, blue] = number.to_be_bytes();
        Colour { red, green, blue }
    }

    /// What [`Colour::parse`] takes, as a regular expression.
    pub const PATTERN: &str = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$";

    /// A colour as `#1f4e79` or `#147` says it.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            3 => {
                let doubled = |shift: u32| (number >> shift & 15) * 17;
                let number = doubled(8) << 16 | doubled(4) << 8 | doubled(0);
                Some(Colour::new(number))
            }
            6 => Some(Colour::new(number)),
            _ => None,
        }
    }

    /// How much the two stand out from each other, from 1 to 21, as WCAG 2 counts it.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The one of the two that can be read best on this colour.
    pub fn readable(self, one: Colour, other: Colour) -> Colour {
        if self.contrast(one) >= self.contrast(other) {
            one
        } else {
            other
        }
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect(text)
    }

    #[test]
    fn a_colour_is_read_in_its_long_and_its_short_form() {
        assert_eq!(colour("#1F4e79").to_string(), "#1f4e79");
        assert_eq!(colour("#14f").to_string(), "#1144ff");
        for wrong in ["1f4e79", "#1f4e7", "#1f4e7g", "#+1f4e7", "blue", "#", ""] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_what_wcag_says() {
        let (black, white) = (colour("#000"), colour("#fff"));
        assert!((black.contrast(white) - 21.0).abs() < 0.001);
        assert!((white.contrast(white) - 1.0).abs() < 0.001);
        // The grey that just passes on white.
        assert!(white.contrast(colour("#767676")) >= 4.5);
        assert!(white.contrast(colour("#777777")) < 4.5);
        assert_eq!(colour("#fd0").readable(white, black), black);
    }
}
