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

#[test]
fn whatever_is_handed_on_has_the_licences_of_what_is_in_it() {
    let site = Site::good();
    let told = site.naosu(["licenses"]);
    assert_eq!(told.code, 0, "{told:?}");
    for named in [
        "Nara Institute of Science",
        "must include both the above copyright notice",
        "The Rust Project Contributors",
        "Apache License",
        "tantivy 0.",
    ] {
        assert!(told.stdout.contains(named), "{named}");
    }
    assert_eq!(site.naosu(["build"]).code, 0);
    assert_eq!(site.read("public/LICENSES.txt"), told.stdout);
    assert_eq!(site.naosu(["bundle"]).code, 0);
    let archive = fs::read(site.file("bundle.zip")).expect("the bundle");
    let name = b"bundle/LICENSES.txt";
    assert!(archive.windows(name.len()).any(|part| part == name));
    assert_eq!(site.naosu(["bundle", "--single-file"]).code, 0);
    let page = site.read("bundle.html");
    assert!(page.contains("Nara Institute of Science"));
}

#[test]
fn the_licences_name_the_versions_that_are_compiled_in() {
    let repository = env!("CARGO_MANIFEST_DIR");
    let read = |name: &str| fs::read_to_string(format!("{repository}/{name}")).expect("a file");
    let (lock, licences) = (read("Cargo.lock"), read("LICENSES.txt"));
    let known: Vec<String> = lock
        .split("[[package]]")
        .filter_map(|package| {
            let value = |key: &str| package.split_once(key)?.1.split('"').next();
            Some(format!(
                "{} {}",
                value("name = \"")?,
                value("version = \"")?
            ))
        })
        .collect();
    let is_crate = |line: &&str| {
        let (name, version) = line.split_once(' ').unwrap_or_default();
        let of_name = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        let dots = version.matches('.').count() == 2 && !version.contains(' ');
        !name.is_empty()
            && name.chars().all(of_name)
            && dots
            && version.starts_with(|c: char| c.is_ascii_digit())
    };
    let named: Vec<&str> = licences.lines().filter(is_crate).collect();
    assert!(named.len() > 250, "{}", named.len());
    for line in named {
        assert!(
            known.iter().any(|it| it == line),
            "{line}: cargo xtask licences"
        );
    }
}

#[test]
fn a_film_that_no_browser_could_open_in_a_page_goes_into_an_archive_only() {
    let site = Site::good();
    site.write("static/film.mp4", "");
    let film = fs::File::options()
        .write(true)
        .open(site.file("static/film.mp4"));
    film.and_then(|film| film.set_len(257 << 20))
        .expect("a large file");
    let run = site.naosu(["bundle", "--single-file"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("`film.mp4`"), "{run:?}");
    assert!(run.stderr.contains("Make an archive"), "{run:?}");
    assert!(!site.file("bundle.html").exists());
    assert_eq!(site.naosu(["bundle"]).code, 0);
}
