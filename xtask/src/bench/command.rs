//! The command: builds, asks, and prints the tables.

use super::{
    browser, captures,
    catalogue::Catalogue,
    leave_out, logs, long,
    naosu::{Answered, Cost, Naosu},
    queries::{self, Paste, Query},
    score, several, site, sizes, unknown,
};
use std::{
    error::Error,
    path::{Path, PathBuf},
};

/// What `cargo xtask bench` is told.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The messages of the knowledge base, a JSON object a line
    catalogue: PathBuf,
    /// The pastes and their right answers, a JSON object a line
    queries: PathBuf,
    /// Where to write the site; replaced each time [default: a folder below target]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// Ask only so many of the queries, spread evenly
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Ask a site without this catalogue as well
    #[arg(long, value_name = "NAME", conflicts_with = "leave_each_out")]
    leave_out: Option<String>,
    /// Ask a site without each of the catalogues in turn
    #[arg(long)]
    leave_each_out: bool,
    /// Ask in a real Chromium as well: compare, time, and count what is fetched
    #[arg(long)]
    browser: bool,
    /// Print the queries whose first answer is wrong
    #[arg(long)]
    misses: bool,
    /// Measure this naosu rather than the project's own
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
}

/// Builds, asks, and prints the tables.
pub(crate) fn run(root: &Path, args: &Args) -> Result<(), Box<dyn Error>> {
    let catalogue = Catalogue::read(&args.catalogue)?;
    let queries = queries::read(&args.queries, &catalogue, args.limit)?;
    let names: Vec<&str> = match &args.leave_out {
        Some(name) => vec![name],
        None if args.leave_each_out => catalogue.names().into_iter().collect(),
        None => Vec::new(),
    };
    if let Some(unknown) = names.iter().find(|name| !catalogue.names().contains(*name)) {
        let known: Vec<&str> = catalogue.names().into_iter().collect();
        return Err(format!("no catalogue {unknown}; there are {}", known.join(", ")).into());
    }
    let naosu = Naosu::new(root, args.binary.clone())?;
    let folder = args
        .site
        .clone()
        .unwrap_or_else(|| root.join("target/bench/site"));

    eprintln!("── site");
    let count = site::write(&catalogue, None, &folder)?;
    let cost = naosu.build(&folder)?;
    println!("{}\n", built(count, catalogue.speechless, &cost));
    println!("{}", sizes::table(&folder)?);

    eprintln!("── pastes");
    let pastes: Vec<Paste> = queries.iter().map(Query::paste).collect();
    let answers = naosu.find(&folder, &pastes)?;
    println!("{}", score::by_level(&queries, &answers));
    if let Some(table) = several::table(&queries, &answers) {
        println!("{table}");
    }
    println!("{}", unknown::table(&naosu, &folder, args.misses)?);
    println!("{}", score::by_confidence(&queries, &answers));
    println!("{}", captures::table(&catalogue, &queries, &answers));
    if args.misses {
        misses(&queries, &answers);
        captures::print_misses(&catalogue, &queries, &answers);
    }

    if args.browser {
        eprintln!("── browser");
        println!("{}", browser::parity(&folder, &queries, &answers)?);
        println!("{}", browser::fetched(&folder, &queries)?);
    }

    if !names.is_empty() {
        let lesser = folder.with_file_name("site-without");
        let left = leave_out::run(&naosu, &catalogue, &names, &queries, &answers, &lesser)?;
        println!("{}\n{}\n{}", left.catalogues, left.levels, left.confidence);
    }

    eprintln!("── long pastes");
    let logs = logs::generate(&catalogue, &queries, &answers);
    let pastes: Vec<Paste> = logs
        .iter()
        .map(|log| Paste::new(&log.text, log.lang))
        .collect();
    let found = naosu.find(&folder, &pastes)?;
    println!("{}", long::table(&logs, &queries, &found));
    Ok(())
}

fn built(count: usize, speechless: usize, cost: &Cost) -> String {
    let memory = cost.memory.map_or(String::new(), |bytes| {
        format!(", at most {} MB of memory", bytes >> 20)
    });
    let left_out = match speechless {
        0 => String::new(),
        lines => format!(" ({lines} lines without a word of their own left out)"),
    };
    format!(
        "{count} entries{left_out} built in {:.1} s{memory}",
        cost.time.as_secs_f64()
    )
}

fn misses(queries: &[Query], answers: &[Answered]) {
    for (query, answered) in queries.iter().zip(answers) {
        let rank = score::rank(query, answered);
        if rank != Some(1) {
            let first = answered.ids.first().map_or("nothing", String::as_str);
            let right = query.gold.join(" or ");
            let rank = rank.map_or("not found".to_owned(), |rank| format!("at {rank}"));
            println!(
                "{} {}: {right} {rank}, {first} first ({}): {:?}",
                query.level, query.lang, answered.confidence, query.paste
            );
        }
    }
    println!();
}
