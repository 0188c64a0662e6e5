//! The scripts under TypeScript: their types, the texts that they say, and whether what the
//! program really writes is what they take it for.
//!
//! The declarations beside this file are for TypeScript alone and never part of a site.

mod samples;
mod site;
mod typescript;
mod words;

use site::Site;
use std::fs;
use typescript::complaints;

#[test]
fn the_scripts_of_pages_are_sound_and_say_only_what_there_is_to_say() {
    let site = Site::build();
    let words = words::declarations(&site);
    assert_eq!(
        complaints("page", "tsconfig.json", &[("words.d.ts", &words)]),
        ""
    );
}

#[test]
fn the_service_workers_are_sound() {
    assert_eq!(complaints("offline", "offline/tsconfig.json", &[]), "");
}

#[test]
fn what_a_real_site_holds_is_what_the_scripts_take_it_for() {
    let site = Site::build();
    let (words, samples) = (words::declarations(&site), samples::declarations(&site));
    let files = [("words.d.ts", words.as_str()), ("samples.ts", &samples)];
    assert_eq!(complaints("samples", "tsconfig.json", &files), "");

    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scripts/data.d.ts");
    let data = fs::read_to_string(data).expect("the declarations");
    let optional = data.lines().filter_map(|line| line.split_once("?: "));
    let unseen: Vec<&str> = optional
        .filter(|(_, of)| *of != "undefined;")
        .map(|(name, _)| name.trim())
        .filter(|name| !samples.contains(&format!("\"{name}\":")))
        .collect();
    assert_eq!(unseen, Vec::<&str>::new(), "declared, and in no sample");
}
