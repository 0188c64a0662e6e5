//! `naosu bundle`

use crate::site::Site;
use std::fs;

#[test]
fn the_same_site_makes_the_same_bytes_and_replaces_only_bundles() {
    let site = Site::good();
    for (extra, name) in [(&[][..], "bundle.zip"), (&["--single-file"], "bundle.html")] {
        let arguments = [&["bundle"], extra].concat();
        let run = site.naosu(arguments.clone());
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.stdout.trim_end().ends_with(name), "{run:?}");
        assert!(run.stderr.starts_with("built 7 entries"), "{run:?}");
        assert!(run.stderr.contains("packed into "), "{run:?}");
        let first = fs::read(site.file(name)).expect("the bundle");
        std::thread::sleep(std::time::Duration::from_millis(2100)); // zip counts in two seconds
        let run = site.naosu(arguments.clone());
        assert_eq!(run.code, 0, "a bundle may be replaced: {run:?}");
        assert!(fs::read(site.file(name)).expect("the bundle") == first);

        site.write(name, "years of work");
        let run = site.naosu(arguments);
        assert_eq!(run.code, 3, "{run:?}");
        assert!(run.stderr.contains("naosu did not make it"), "{run:?}");
        assert_eq!(site.read(name), "years of work");
    }
    let left = fs::read_dir(site.path()).expect("the site");
    let left = left.filter(|file| {
        let name = file.as_ref().expect("a file").file_name();
        name.to_string_lossy().contains("naosu-")
    });
    assert_eq!(left.count(), 0, "nothing stays beside them");
}

#[test]
fn errors_stop_the_bundle_and_places_that_cannot_be_are_named() {
    let site = Site::good();
    site.write("occupied", "a file where a folder must be");
    let run = site.naosu(["bundle", "--output", "occupied/site.zip"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("occupied"), "{run:?}");
    let run = site.naosu(["bundle", "--output", "content/site.zip"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("over the site's sources"), "{run:?}");
    let run = site.naosu(["bundle", "--output", "content"]);
    assert_eq!(run.code, 3, "{run:?}");
    site.write("content/x.toml", "kind = \"poem\"");
    let run = site.naosu(["bundle"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(
        run.stderr.contains("1 error; no bundle was made"),
        "{run:?}"
    );
    assert!(!site.file("bundle.zip").exists());
}

#[cfg(unix)]
#[test]
fn others_may_read_a_bundle_as_they_may_any_file_made_here() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::good();
    assert_eq!(site.naosu(["bundle"]).code, 0);
    let mode = |name: &str| {
        let about = fs::metadata(site.file(name)).expect("a file");
        about.permissions().mode()
    };
    site.write("other", "");
    assert_eq!(mode("bundle.zip"), mode("other"));
}

#[test]
fn a_script_that_cannot_stand_in_a_page_is_named() {
    let site = Site::good();
    site.write("static/own.js", "const end = '</script>';");
    let run = site.naosu(["bundle", "--single-file"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(
        run.stderr
            .contains("`own.js` cannot be part of a single file"),
        "{run:?}"
    );
    assert_eq!(site.naosu(["bundle"]).code, 0, "an archive holds it");
}
