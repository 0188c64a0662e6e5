//! The JSON Schemas say of TOML files what `naosu check` says, as far as a schema can know.

mod locate;
mod sites;

use jsonschema::Validator;
use locate::{Fault, faults, json};
use naosu::content::{Code, Finding, Location, read_on, schema::Subject};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn validator(subject: Subject) -> Validator {
    let schema: Value = serde_json::from_str(&subject.schema()).expect("JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("a schema of draft 2020-12");
    jsonschema::draft202012::new(&schema).expect("a schema")
}

struct Schemas {
    site: Validator,
    synonyms: Validator,
    entry: Validator,
}

impl Schemas {
    fn new() -> Schemas {
        Schemas {
            site: validator(Subject::Site),
            synonyms: validator(Subject::Synonyms),
            entry: validator(Subject::Entry),
        }
    }

    /// What the schema of a file has against its text.
    fn faults(&self, path: &Path, text: &str) -> Vec<Fault> {
        let validator = match path.to_str() {
            Some("naosu.toml") => &self.site,
            Some("synonyms.toml") => &self.synonyms,
            _ => &self.entry,
        };
        faults(validator, &json(text))
    }

    /// Sees that nothing is wrong in the files of a site.
    fn accept(&self, root: &Path) {
        let files = toml_files(root);
        assert!(files.len() > 1);
        for path in files {
            let text = fs::read_to_string(root.join(&path)).expect("a file");
            let faults = self.faults(&path, &text);
            assert!(faults.is_empty(), "{}: {faults:?}", path.display());
        }
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

/// The TOML files of a site, below its root.
fn toml_files(root: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(root.join("content")).into_iter();
    let paths = files.filter_map(|file| file.ok().map(walkdir::DirEntry::into_path));
    let paths = paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    // Dot files are nobody's entries.
    let paths = paths.filter(|path| !path.file_name().is_some_and(is_hidden));
    let below = paths.map(|path| path.strip_prefix(root).expect("below").to_owned());
    let config = root
        .join("naosu.toml")
        .exists()
        .then(|| "naosu.toml".into());
    below.chain(config).collect()
}

#[test]
fn the_example_and_the_good_site_fit_their_schemas() {
    let schemas = Schemas::new();
    schemas.accept(Path::new(sites::ROOT));
    schemas.accept(&sites::folder().join("good"));
}

#[test]
fn the_examples_of_the_docs_fit_their_schemas() {
    let page = Path::new(sites::ROOT).join("docs/format.md");
    let page = fs::read_to_string(page).expect("the page");
    let schemas = Schemas::new();
    let blocks = page.split("```toml\n").skip(1);
    let mut seen = BTreeSet::new();
    for text in blocks.filter_map(|rest| rest.split("```").next()) {
        let file = match text.lines().next().expect("a line") {
            line if line.starts_with("kind = ") => "entry.toml",
            line if line.starts_with("title = ") => "naosu.toml",
            _ => continue,
        };
        seen.insert(file);
        let faults = schemas.faults(Path::new(file), text);
        assert!(faults.is_empty(), "{faults:?} in\n{text}");
    }
    assert_eq!(seen.len(), 2);
}

#[test]
fn what_init_and_new_write_fits_the_schemas_that_it_names() {
    let site = tempfile::tempdir().expect("a folder");
    let naosu = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_naosu"));
        let run = command.args(args).current_dir(site.path()).output();
        assert!(run.expect("naosu runs").status.success(), "{args:?}");
    };
    naosu(&["init", "."]);
    for kind in naosu_vocabulary::Kind::ALL {
        naosu(&["new", kind.name(), &format!("my-{kind}")]);
    }
    Schemas::new().accept(site.path());
    for path in toml_files(site.path()) {
        let path = site.path().join(path);
        let text = fs::read_to_string(&path).expect("a file");
        let named = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("#:schema "));
        let named = path
            .parent()
            .expect("a folder")
            .join(named.expect("the line"));
        let schema = fs::read_to_string(named).expect("the schema");
        let subject = match path.ends_with("naosu.toml") {
            true => Subject::Site,
            false => Subject::Entry,
        };
        assert_eq!(schema, subject.schema());
    }
}

/// What a schema can know of a TOML file.
const KNOWABLE: [Code; 7] = [
    Code::MissingKey,
    Code::MissingTitle,
    Code::UnknownKey,
    Code::UnknownLanguage,
    Code::UnknownValue,
    Code::WrongType,
    Code::WrongValue,
];

/// What it cannot know all the same: a part of the finding, and why not.
const BEYOND: [(&str, &str); 8] = [
    (
        "must be a date, this is a string",
        "JSON has no dates: a string may be one",
    ),
    ("has not come yet", "a schema does not know what day it is"),
    ("runs backwards", "a schema compares no numbers"),
    ("before it begins on", "nor dates"),
    (
        "is no `mail`",
        "what an address may hold is for the program to say",
    ),
    (
        "is no `phone`",
        "what a number may hold is for the program to say",
    ),
    (
        "is no `edit_url`",
        "what stands within an address is for the program to see",
    ),
    (
        "has no language `ja`",
        "one schema serves sites in every language",
    ),
];

/// The findings of a site with these codes, by TOML file.
fn findings(root: &Path, codes: &[Code]) -> BTreeMap<PathBuf, Vec<Finding>> {
    let findings = read_on(root, jiff::civil::date(2026, 11, 22)).findings;
    let mut by_file: BTreeMap<_, Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        let path = finding.location.path().to_owned();
        let toml = path.extension().is_some_and(|ending| ending == "toml");
        if toml && codes.contains(&finding.code) {
            by_file.entry(path).or_default().push(finding);
        }
    }
    by_file
}

#[test]
fn what_is_mistyped_fails_at_its_place() {
    let schemas = Schemas::new();
    let mut beyond: BTreeSet<&str> = BEYOND.iter().map(|(part, _)| *part).collect();
    let mut told = BTreeSet::new();
    for (name, site) in sites::broken() {
        for (path, findings) in findings(site.path(), &KNOWABLE) {
            let text = fs::read_to_string(site.path().join(&path)).expect("a file");
            let faults = schemas.faults(&path, &text);
            for finding in findings {
                let line = finding.to_string();
                if let Some((part, _)) = BEYOND.iter().find(|(part, _)| line.contains(part)) {
                    beyond.remove(part);
                    continue;
                }
                let Location::Place(place) = &finding.location else {
                    continue;
                };
                let is_told = faults.iter().any(|fault| fault.tells(&finding, place));
                assert!(is_told, "{name}: {line}\nbut the schema: {faults:#?}");
                told.insert(finding.code.name());
            }
        }
    }
    assert_eq!(told.len(), KNOWABLE.len(), "{told:?}");
    assert!(beyond.is_empty(), "these are never found: {beyond:?}");
}

#[test]
fn what_check_accepts_no_schema_refuses() {
    let schemas = Schemas::new();
    for (name, site) in sites::broken() {
        // What has no id for a name is not read.
        let faulty = findings(site.path(), &[&KNOWABLE[..], &[Code::BadId]].concat());
        for path in toml_files(site.path()) {
            let text = fs::read_to_string(site.path().join(&path)).expect("a file");
            if !faulty.contains_key(&path) && text.parse::<toml::Table>().is_ok() {
                let faults = schemas.faults(&path, &text);
                let path = path.display();
                assert!(faults.is_empty(), "{name}: {path}: {faults:#?}");
            }
        }
    }
}
