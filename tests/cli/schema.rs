//! `naosu schema`, and the files that it and `init` and `new` write.

use crate::site::Site;
use serde_json::Value;

#[test]
fn a_schema_goes_to_standard_output() {
    let site = Site::empty();
    for subject in ["site", "entry"] {
        let run = site.naosu(["schema", subject]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
        let schema: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let draft = "https://json-schema.org/draft/2020-12/schema";
        assert_eq!(schema["$schema"], draft);
        assert!(schema["properties"]["title"].is_object(), "{subject}");
    }
    let all = site.naosu(["schema"]).stdout;
    let all = serde_json::Deserializer::from_str(&all).into_iter::<Value>();
    assert_eq!(all.count(), 3);
    assert_eq!(site.naosu(["schema", "poem"]).code, 2);
}

#[test]
fn schemas_are_written_into_a_folder_and_over_older_ones() {
    let site = Site::empty();
    site.write("schemas/site.schema.json", "old");
    let run = site.naosu(["schema", "--output-dir", "schemas"]);
    assert_eq!(run.code, 0, "{run:?}");
    let written: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(written.len(), 3, "{run:?}");
    for path in written {
        serde_json::from_str::<Value>(&site.read(path)).expect("JSON");
    }
    site.write("taken", "a file");
    let run = site.naosu(["schema", "--output-dir", "taken"]);
    assert_eq!(run.code, 3, "{run:?}");
}

#[test]
fn an_entry_names_its_schema_from_where_it_stands() {
    let site = Site::new();
    let first = |path: &str| site.read(path).lines().next().map(str::to_owned);
    let line = "#:schema ./.naosu/site.schema.json";
    assert_eq!(first("naosu.toml").as_deref(), Some(line));
    site.naosu(["new", "faq", "why", "--topic", "printer"]);
    let line = "#:schema ../../../.naosu/entry.schema.json";
    assert_eq!(first("content/printer/faq/why.toml").as_deref(), Some(line));
    site.naosu(["new", "faq", "alone"]);
    let line = "#:schema ../.naosu/entry.schema.json";
    assert_eq!(first("content/alone.toml").as_deref(), Some(line));
}

#[test]
fn a_site_without_schemas_gets_that_of_its_entries_with_a_new_one() {
    let site = Site::good();
    let run = site.naosu(["new", "guide", "clean"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(site.file(".naosu/entry.schema.json").is_file());
    let written = run.stdout.lines().count();
    assert_eq!(written, 4, "the schema is told with the entry: {run:?}");
    site.write(".naosu/entry.schema.json", "{}");
    site.naosu(["new", "guide", "sweep"]);
    assert_eq!(site.read(".naosu/entry.schema.json"), "{}");
}
