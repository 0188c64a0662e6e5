//! The table: by how many thousandths each share moves.

use super::measure::{Measure, Share};
use crate::bench::table::Table;
use naosu_engine::Number;

/// A number with what comes out at half and at twice its value.
pub(super) struct Swept {
    pub(super) number: &'static dyn Number,
    pub(super) half: Measure,
    pub(super) twice: Measure,
}

/// The measures that are compared.
const MEASURES: [fn(&Measure) -> Share; 4] = [
    |measure| measure.english,
    |measure| measure.japanese,
    |measure| measure.silent,
    |measure| measure.logs,
];

/// What comes out with the numbers as they are declared.
pub(super) fn declared(measure: &Measure) -> Table {
    let mut table = Table::new(["s@1 en", "s@1 ja", "silent", "logs", "seconds"]);
    let [english, japanese, silent, logs] = MEASURES.map(|of| {
        let share = of(measure);
        format!("{:.1} of {}", share.per_mille(), share.whole)
    });
    let seconds = format!("{:.1}", measure.time.as_secs_f64());
    table.row([english, japanese, silent, logs, seconds]);
    table
}

/// A row for each number: how much more at half and at twice its value, in thousandths, and the
/// time as a multiple.
pub(super) fn swept(declared: &Measure, swept: &[Swept]) -> Table {
    let mut table = Table::new([
        "number", "value", "½: en", "ja", "silent", "logs", "time", "2×: en", "ja", "silent",
        "logs", "time",
    ]);
    for Swept {
        number,
        half,
        twice,
    } in swept
    {
        let mut row = vec![number.name().to_owned(), number.declared().to_string()];
        for measure in [half, twice] {
            row.extend(MEASURES.map(|of| change(of(declared), of(measure))));
            row.push(multiple(declared, measure));
        }
        if let Ok(row) = <[String; 12]>::try_from(row) {
            table.row(row);
        }
    }
    table
}

fn change(before: Share, after: Share) -> String {
    match after.part == before.part {
        true => "·".to_owned(),
        false => format!("{:+.1}", after.per_mille() - before.per_mille()),
    }
}

fn multiple(before: &Measure, after: &Measure) -> String {
    let before = before.time.as_secs_f64();
    match before > 0.0 {
        true => format!("{:.2}", after.time.as_secs_f64() / before),
        false => "–".to_owned(),
    }
}
