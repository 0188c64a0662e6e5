//! No two files need each other: whoever reads one can read downwards.

use crate::{arrows::Arrows, modules::Modules};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

#[test]
fn no_files_need_each_other() {
    let arrows = Arrows::of(&Modules::read());
    let circles = circles(&arrows);
    let told: Vec<String> = circles.iter().map(|circle| tell(circle, &arrows)).collect();
    assert!(
        told.is_empty(),
        "{} circles\n{}",
        told.len(),
        told.join("\n")
    );
}

/// The files that can be reached from each other.
fn circles(arrows: &Arrows) -> Vec<BTreeSet<&PathBuf>> {
    let reached: BTreeMap<&PathBuf, BTreeSet<&PathBuf>> = arrows
        .0
        .keys()
        .map(|file| (file, reachable(file, arrows)))
        .collect();
    let mut circles: BTreeSet<BTreeSet<&PathBuf>> = BTreeSet::new();
    for (file, to) in &reached {
        let back = |other: &&&PathBuf| reached.get(**other).is_some_and(|to| to.contains(file));
        let circle: BTreeSet<&PathBuf> = to.iter().filter(back).copied().collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

fn reachable<'a>(file: &Path, arrows: &'a Arrows) -> BTreeSet<&'a PathBuf> {
    let mut reached = BTreeSet::new();
    let mut ahead: Vec<&PathBuf> = arrows.from(file).collect();
    while let Some(next) = ahead.pop() {
        if reached.insert(next) {
            ahead.extend(arrows.from(next));
        }
    }
    reached
}

fn tell(circle: &BTreeSet<&PathBuf>, arrows: &Arrows) -> String {
    let mut lines = Vec::new();
    for file in circle {
        for (to, names) in arrows.0.get(*file).into_iter().flatten() {
            if circle.contains(to) {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let (from, to) = (file.display(), to.display());
                lines.push(format!("  {from} → {to}: {}", names.join(", ")));
            }
        }
    }
    format!("a circle of {}:\n{}", circle.len(), lines.join("\n"))
}

#[test]
fn the_rule_sees_arrows_at_all() {
    let arrows = Arrows::of(&Modules::read());
    let cli: BTreeSet<_> = arrows.from("src/main.rs".as_ref()).collect();
    assert!(cli.contains(&PathBuf::from("src/cli/mod.rs")), "{cli:?}");
    let count: usize = arrows.0.values().map(BTreeMap::len).sum();
    assert!(count > 300, "only {count} arrows");
}
