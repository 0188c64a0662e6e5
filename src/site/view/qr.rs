//! An address that a phone reads off paper.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// How many light modules stand around a code, as ISO/IEC 18004 wants it.
const QUIET: usize = 4;

/// A QR code as a drawing.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Qr {
    /// Its side with the light around it, in modules.
    side: usize,
    /// Its dark modules: the data of an SVG path.
    path: String,
}

impl Qr {
    /// The code of an address; nothing where it is longer than a code holds.
    pub(crate) fn of(address: &str) -> Option<Qr> {
        let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
        let width = code.width();
        let modules = code.into_colors();
        let rows = modules.chunks(width).zip(QUIET..);
        Some(Qr {
            side: width + 2 * QUIET,
            path: rows.map(|(row, y)| dark_runs(row, y)).collect(),
        })
    }
}

/// The dark runs of a row, each a rectangle: fewer bytes than one a module.
fn dark_runs(row: &[Color], y: usize) -> String {
    let mut path = String::new();
    let mut x = QUIET;
    for run in row.chunk_by(|a, b| a == b) {
        let length = run.len();
        if run[0] == Color::Dark {
            path += &format!("M{x} {y}h{length}v1h-{length}z");
        }
        x += length;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a path draws.
    fn drawn(qr: &Qr) -> Vec<(usize, usize)> {
        let runs = qr.path.split('M').skip(1).flat_map(|run| {
            let number = |text: &str| text.parse::<usize>().expect("a number");
            let (x, rest) = run.split_once(' ').expect("x");
            let (y, rest) = rest.split_once('h').expect("y");
            let (length, _) = rest.split_once('v').expect("a length");
            let (x, y) = (number(x), number(y));
            (x..x + number(length)).map(move |x| (x, y))
        });
        runs.collect()
    }

    #[test]
    fn the_drawing_has_the_modules_of_the_code() {
        let address = "https://help.example/kb/ja/outlook-password/remove-saved-credentials/";
        let qr = Qr::of(address).expect("a code");
        let code = QrCode::with_error_correction_level(address, EcLevel::M).expect("a code");
        assert_eq!(qr.side, code.width() + 8);
        let dark = |x: usize, y: usize| code[(x, y)] == Color::Dark;
        let places = (0..code.width()).flat_map(|y| (0..code.width()).map(move |x| (x, y)));
        let expected: Vec<_> = places
            .filter(|&(x, y)| dark(x, y))
            .map(|(x, y)| (x + 4, y + 4))
            .collect();
        assert_eq!(drawn(&qr), expected);
        assert!(qr.path.len() < 5_000, "{}", qr.path.len());
    }

    #[test]
    fn an_address_beyond_what_a_code_holds_has_none() {
        assert!(Qr::of(&format!("https://help.example/{}", "x".repeat(3_000))).is_none());
    }
}
