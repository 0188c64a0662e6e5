//! What is new since the last look: a preview looks again after every change, and what was told
//! once need not be told again.

use super::{
    numbers::{counted, grouped},
    report::{self, Extent},
    terminal::GOOD,
};
use naosu::content::{Finding, baseline::Baseline};
use std::{
    io::{self, Write},
    sync::Mutex,
};

/// What was told so far.
#[derive(Default)]
pub(crate) struct News(Mutex<Option<Baseline>>);

impl News {
    /// Tells the findings that were not there at the last look, and how many there are in all.
    pub(crate) fn tell(&self, findings: &[Finding], talk: &mut impl Write) -> io::Result<()> {
        let mut last = self.0.lock().unwrap_or_else(|broken| broken.into_inner());
        let before = last.replace(Baseline::of(findings));
        let is_first = before.is_none();
        let compared = before.unwrap_or_default().compare(findings);
        let extent = Extent::Few("`naosu check --all` shows the others");
        report::write(&compared.new, extent, talk)?;
        let told = |new: usize| match (is_first, new) {
            (true, _) => String::new(),
            (false, 0) => "; none is new".to_owned(),
            (false, new) => format!("; {} new", grouped(new)),
        };
        if !findings.is_empty() {
            let all: Vec<&Finding> = findings.iter().collect();
            writeln!(talk, "{}{}", report::count(&all), told(compared.new.len()))?;
        } else if compared.gone > 0 {
            let gone = counted(compared.gone, "finding");
            writeln!(talk, "{GOOD}nothing wrong{GOOD:#} any more: {gone} gone")?;
        }
        Ok(())
    }
}
