//! The output folder: what is replaced, what is refused, what is left untouched.

use crate::support::{build, copy_of_tiny, files, tiny};
use naosu::site;
use std::fs;
use tempfile::TempDir;

#[test]
fn the_same_entries_make_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let (first, second) = (folder.path().join("a"), folder.path().join("b"));
    build(&tiny(), &first).unwrap();
    build(&tiny(), &second).unwrap();
    assert!(files(&first) == files(&second));
    // And when the second build replaces the first.
    build(&tiny(), &first).unwrap();
    assert!(files(&first) == files(&second));
}

#[test]
fn a_failed_build_leaves_the_old_site_whole_and_nothing_beside_it() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    let before = files(&output);

    let templates = root.path().join("templates");
    fs::create_dir(&templates).unwrap();
    fs::write(templates.join("home.html"), "<p>\n{{ nothing.here }}").unwrap();
    let error = build(root.path(), &output).unwrap_err().to_string();
    assert!(error.contains("home.html:2:"), "{error}");

    assert!(files(&output) == before);
    let names: Vec<_> = fs::read_dir(root.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("naosu-"))
        .collect();
    assert_eq!(names, Vec::<String>::new());
}

#[test]
fn what_a_killed_build_left_behind_goes_with_the_next() {
    let root = copy_of_tiny();
    let left = root.path().join(".public.naosu-new-1-0");
    fs::create_dir(&left).unwrap();
    fs::write(left.join(site::MARKER), "").unwrap();
    let foreign = root.path().join(".public.naosu-new-of-somebody-else");
    fs::create_dir(&foreign).unwrap();
    build(root.path(), &root.path().join("public")).unwrap();
    assert!(!left.exists());
    assert!(foreign.exists());
}

#[test]
fn a_site_that_was_moved_away_when_the_build_was_killed_comes_back() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    fs::rename(&output, root.path().join(".public.naosu-old-1-0")).unwrap();
    fs::create_dir(root.path().join("templates")).unwrap();
    fs::write(root.path().join("templates/base.html"), "{% broken").unwrap();
    build(root.path(), &output).unwrap_err();
    assert!(output.join("index.html").is_file());
}

#[test]
fn a_folder_that_naosu_did_not_make_is_never_replaced() {
    let root = copy_of_tiny();
    let output = root.path().join("holiday-pictures");
    fs::create_dir(&output).unwrap();
    fs::write(output.join("beach.jpg"), "sea").unwrap();
    let error = build(root.path(), &output).unwrap_err();
    assert!(matches!(error, site::Error::ForeignOutput(_)), "{error}");
    assert_eq!(fs::read(output.join("beach.jpg")).unwrap(), b"sea");
}

#[test]
fn files_that_others_put_beside_the_pages_stay() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    let old = output.join("old.html");
    fs::create_dir(root.path().join("static")).unwrap_or_default();
    fs::write(root.path().join("static/old.html"), "old").unwrap();
    build(root.path(), &output).unwrap();
    assert!(old.exists());

    for (file, text) in [
        ("CNAME", "help.example"),
        (".git/HEAD", "ref: x"),
        ("ja/.htaccess", "x"),
    ] {
        fs::create_dir_all(output.join(file).parent().unwrap()).unwrap();
        fs::write(output.join(file), text).unwrap();
    }
    fs::create_dir_all(output.join(".git/refs/tags")).unwrap();
    fs::remove_file(root.path().join("static/old.html")).unwrap();
    for _ in 0..2 {
        build(root.path(), &output).unwrap();
        assert_eq!(fs::read(output.join("CNAME")).unwrap(), b"help.example");
        assert_eq!(fs::read(output.join(".git/HEAD")).unwrap(), b"ref: x");
        assert!(output.join("ja/.htaccess").exists());
        assert!(
            output.join(".git/refs/tags").is_dir(),
            "a version control needs it"
        );
        assert!(!old.exists(), "what naosu made goes when it is no more");
    }

    fs::write(root.path().join("static/CNAME"), "new.example").unwrap();
    let before = files(&output);
    let error = build(root.path(), &output).unwrap_err();
    assert!(matches!(error, site::Error::OthersFile(_)), "{error}");
    assert!(files(&output) == before);
}

#[test]
fn a_site_that_lost_its_marker_heals() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    let whole = files(&output);
    fs::remove_file(output.join(site::MARKER)).unwrap();
    fs::write(output.join("CNAME"), "help.example").unwrap();
    build(root.path(), &output).unwrap();
    assert!(output.join("CNAME").exists());
    fs::remove_file(output.join("CNAME")).unwrap();
    assert!(files(&output) == whole);
}

#[test]
fn builds_at_once_leave_one_whole_site_and_nothing_beside_it() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    let whole = files(&output);
    for round in 0..6 {
        std::thread::scope(|scope| {
            let builds: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| build(root.path(), &output).map(drop)))
                .collect();
            for one in builds {
                one.join().unwrap().unwrap();
            }
        });
        assert!(files(&output) == whole, "round {round}");
    }
    let names = fs::read_dir(root.path()).unwrap();
    let names = names.map(|file| file.unwrap().file_name().into_string().unwrap());
    let left: Vec<_> = names.filter(|name| name.contains("naosu-")).collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn an_empty_folder_may_become_the_site() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    fs::create_dir(&output).unwrap();
    build(root.path(), &output).unwrap();
    assert!(output.join("index.html").is_file());
}

#[test]
fn the_output_never_lies_over_the_sources() {
    let root = copy_of_tiny();
    for output in ["content", "content/public", "templates", ".", ".."] {
        let error = build(root.path(), &root.path().join(output)).unwrap_err();
        assert!(
            matches!(error, site::Error::OutputOverSources(_)),
            "{output}: {error}"
        );
    }
}

#[test]
fn an_output_that_cannot_be_written_is_told_by_its_path() {
    let root = copy_of_tiny();
    let file = root.path().join("occupied");
    fs::write(&file, "a file").unwrap();
    let error = build(root.path(), &file.join("public"))
        .unwrap_err()
        .to_string();
    assert!(error.contains("occupied"), "{error}");
}

#[test]
fn a_file_at_a_pages_address_is_told() {
    let root = copy_of_tiny();
    let file = root.path().join("static/ja/index.html");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, "mine").unwrap();
    let error = build(root.path(), &root.path().join("public")).unwrap_err();
    assert!(matches!(error, site::Error::AddressTaken(_)), "{error}");
    assert!(error.to_string().contains("ja/index.html"), "{error}");
}
