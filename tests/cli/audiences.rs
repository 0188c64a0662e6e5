//! `--audience`: of what is for fewer people a build has nothing.

use crate::site::Site;
use flate2::read::GzDecoder;
use std::{collections::BTreeMap, fs, io::Read};
use walkdir::WalkDir;

/// Words that stand in nothing but what is for staff, in the order in which they hide.
const SECRETS: [&str; 6] = [
    "open-vault",
    "vault",
    "金庫",
    "zyzzyva",
    "old-vault",
    "7391",
];

/// A site that names in public what is for staff: its public part, and what is for staff.
fn site(with_staff: bool) -> Site {
    let site = Site::good();
    if with_staff {
        let error = "content/printer/errors/cannot-print.toml";
        site.replace(
            error,
            "\"update-driver\"]",
            "\"update-driver\", \"open-vault\"]",
        );
        site.replace(error, "related = [", "related = [\"vault-asks\", ");
        for (file, text) in [
            (
                "content/printer/fixes/open-vault.toml",
                "kind = \"fix\"\naudience = \"staff\"\nrisk = \"low\"\naliases = [\"old-vault\"]\n\
                 old_urls = [\"/vault.html\"]\nrelated = [\"cannot-print\"]\n\
                 title = { ja = \"金庫を開ける\", en = \"Open the vault\" }\n",
            ),
            (
                "content/printer/fixes/open-vault.ja.md",
                "## 番号を押す\n\n7391 です。\n\n![zyzzyva](vault.png)\n",
            ),
            (
                "content/printer/fixes/open-vault.en.md",
                "## Press\n\n7391, zyzzyva.\n\n![zyzzyva](vault.png)\n",
            ),
            // A topic for staff: what is in it is for no more than they are.
            (
                "content/vault/vault.toml",
                "kind = \"topic\"\naudience = \"staff\"\ntitle = { ja = \"金庫\", en = \"The vault\" }\n",
            ),
            (
                "content/vault/vault-asks.toml",
                "kind = \"error\"\nproducts = [\"printer\"]\ntags = [\"zyzzyva\"]\n[[message]]\n\
                 text = { ja = \"金庫 zyzzyva\", en = \"vault zyzzyva jammed\" }\ncode = \"ZY-7391\"\n",
            ),
        ] {
            site.write(file, text);
        }
        let picture = fs::read(site.file("content/printer/errors/pictures/dialog.png"));
        site.write(
            "content/printer/fixes/vault.png",
            picture.expect("a picture"),
        );
    }
    site
}

fn built(site: &Site, who: &str) -> BTreeMap<String, Vec<u8>> {
    let run = site.naosu(["build", "--audience", who]);
    assert_eq!(run.code, 0, "{run:?}");
    let root = site.file("public");
    let files = WalkDir::new(&root)
        .into_iter()
        .map(|file| file.expect("a file"));
    let files = files.filter(|file| file.file_type().is_file());
    files
        .map(|file| {
            let name = file.path().strip_prefix(&root).expect("below").display();
            (name.to_string(), fs::read(file.path()).expect("a file"))
        })
        .collect()
}

#[test]
fn a_build_for_everyone_is_that_of_a_site_that_has_nothing_for_staff() {
    let (whole, public) = (site(true), site(false));
    let (for_all, alone) = (built(&whole, "everyone"), built(&public, "everyone"));
    assert!(for_all.keys().eq(alone.keys()), "{:?}", for_all.keys());
    for (name, bytes) in &for_all {
        assert!(*bytes == alone[name], "{name} differs");
    }
    for form in [&["bundle"][..], &["bundle", "--single-file"]] {
        let made = [&whole, &public].map(|site| {
            let run = site.naosu([form, &["--audience", "everyone"]].concat());
            assert_eq!(run.code, 0, "{run:?}");
            fs::read(run.stdout.trim()).expect("a bundle")
        });
        assert!(made[0] == made[1], "{form:?}");
    }
    let found = whole.naosu(["find", "vault zyzzyva jammed"]);
    assert_eq!(found.code, 1, "{found:?}");
    for who in ["staff", "administrators"] {
        assert!(built(&whole, who).len() > alone.len());
        let found = whole.naosu(["find", "vault zyzzyva jammed"]);
        assert_eq!(found.code, 0, "{found:?}");
    }
}

#[test]
fn a_link_to_what_is_for_fewer_people_keeps_its_own_words_alone() {
    let site = site(true);
    let prose = "content/printer/errors/cannot-print.en.md";
    let text = site.read(prose);
    site.write(
        prose,
        format!("{text}\nOr [ask](entry:open-vault), <entry:open-vault>, [](entry:open-vault).\n"),
    );
    let check = site.naosu(["check"]);
    assert!(
        check
            .stdout
            .contains("`open-vault` is for staff: not all readers of this entry see it"),
        "{check:?}"
    );
    for (name, bytes) in built(&site, "everyone") {
        let mut text = name.clone().into_bytes();
        let mut unpacked = Vec::new();
        text.extend(
            match GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked) {
                Ok(_) => unpacked,
                Err(_) => bytes,
            },
        );
        for secret in SECRETS {
            let found = text
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} stands in {name}");
        }
    }
}

#[test]
fn whom_a_site_can_be_built_for_is_told() {
    let run = Site::good().naosu(["build", "--audience", "nobody"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(
        run.stderr.contains("everyone, staff, administrators"),
        "{run:?}"
    );
}
