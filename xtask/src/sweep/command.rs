//! The command: every number at half and at twice its value, one after the other.

use super::{
    knowledge::Knowledge,
    measure::Bench,
    table::{self, Swept},
};
use crate::bench::{catalogue::Catalogue, queries};
use naosu_engine::{Number, numbers};
use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
    process::Command,
};

/// What `cargo xtask sweep` is told.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The messages of the knowledge base, a JSON object a line
    catalogue: PathBuf,
    /// The pastes and their right answers, a JSON object a line
    queries: PathBuf,
    /// Ask only so many of the queries, spread evenly
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Move only this number; may be given several times
    #[arg(long, value_name = "NAME")]
    number: Vec<String>,
}

/// Measures and prints the table. The engine's numbers can be set only in a build of its own, which
/// this makes and hands over to.
pub(crate) fn run(root: &Path, args: &Args) -> Result<(), Box<dyn Error>> {
    let chosen = chosen(&args.number)?;
    if !cfg!(feature = "sweep") {
        return run_settable(root);
    }
    let catalogue = Catalogue::read(&args.catalogue)?;
    let queries = queries::read(&args.queries, &catalogue, args.limit)?;
    eprintln!("── indexes");
    let knowledge = Knowledge::new(root, &catalogue)?;
    let bench = Bench::new(&catalogue, &queries, &knowledge)?;
    let declared = bench.measure()?;
    println!("{}", table::declared(&declared));
    let mut swept = Vec::new();
    for (at, &number) in (1..).zip(&chosen) {
        eprintln!("── {at} of {}: {}", chosen.len(), number.name());
        let with = |value: i64| {
            set(number, Some(value));
            let measure = bench.measure();
            set(number, None);
            measure
        };
        swept.push(Swept {
            number,
            half: with(number.declared() / 2)?,
            twice: with(number.declared() * 2)?,
        });
    }
    println!("{}", table::swept(&declared, &swept));
    Ok(())
}

/// The numbers with these names; all if there are none.
fn chosen(names: &[String]) -> Result<Vec<&'static dyn Number>, Box<dyn Error>> {
    if names.is_empty() {
        return Ok(numbers().collect());
    }
    let find = |name: &String| {
        let found = numbers().find(|number| number.name() == name);
        found.ok_or_else(|| {
            let known: Vec<&str> = numbers().map(|number| number.name()).collect();
            format!("no number {name}; there are {}", known.join(", ")).into()
        })
    };
    names.iter().map(find).collect()
}

/// Runs the same command in a build whose numbers can be set.
fn run_settable(root: &Path) -> Result<(), Box<dyn Error>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--release", "--features", "sweep"])
        .args(["--package", "xtask", "--manifest-path"])
        .arg(root.join("Cargo.toml"))
        .arg("--")
        .args(env::args_os().skip(1))
        .status()?;
    match status.success() {
        true => Ok(()),
        false => Err("the sweep failed".into()),
    }
}

#[cfg(feature = "sweep")]
fn set(number: &dyn Number, value: Option<i64>) {
    number.set(value);
}

/// Not reached: without the feature [`run`] hands over.
#[cfg(not(feature = "sweep"))]
fn set(_: &dyn Number, _: Option<i64>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stands_in_the_table_of_the_documentation() {
        let told = include_str!("../../../docs/measuring.md");
        let missing: Vec<&str> = numbers()
            .filter(|number| {
                let row = format!("| {} |", number.name());
                let rows = told.lines().map(squeezed);
                !rows
                    .clone()
                    .any(|line| line.starts_with(&format!("{row} {} |", number.declared())))
            })
            .map(|number| number.name())
            .collect();
        assert!(
            missing.is_empty(),
            "docs/measuring.md lacks {missing:?}: cargo xtask sweep"
        );
    }

    /// A line without the spaces that align a table.
    fn squeezed(line: &str) -> String {
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_number_that_is_not_there_is_named_with_those_that_are() {
        let error = chosen(&["COST".to_owned()])
            .expect_err("an error")
            .to_string();
        assert!(
            error.contains("COST") && error.contains("SUBSTITUTION"),
            "{error}"
        );
    }
}
