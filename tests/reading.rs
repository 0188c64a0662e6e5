//! A site that is read again and again: each reading is what a first one would have been.

mod sites;

use naosu::content::{Reader, Reading, read_on};
use proptest::prelude::*;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};
use tempfile::TempDir;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 22);

/// Files that are written, and what may stand in each.
const TEXTS: &[(&str, &[&str])] = &[
    (
        "naosu.toml",
        &[
            "title = { ja = \"あ\", en = \"a\" }\n[[product]]\nid = \"office\"\nname = { en = \"O\" }\n",
            "title = { ja = \"あ\" }\nlanguages = [\"ja\"]\nbase_url = \"https://help.example/kb\"\n",
            "title = { ja = \"あ\" }\n[output]\nraw_html = true\n[theme]\nlogo = \"logo.svg\"\n",
            "title = \n",
        ],
    ),
    (
        "synonyms.toml",
        &["same = [[\"a\", \"b\"]]\n", "same = [[\"a\"]]\n"],
    ),
    (
        "content/printer/printer.toml",
        &[
            "kind = \"topic\"\ntitle = { ja = \"印刷\", en = \"Printing\" }\nlanguages = [\"en\"]\n",
            "kind = \"topic\"\ntitle = { ja = \"印刷\", en = \"Printing\" }\n",
            "kind = \"guide\"\ntitle = { ja = \"印刷\" }\n",
        ],
    ),
    (
        "content/printer/fax/fax.toml",
        &["kind = \"topic\"\ntitle = { ja = \"ファクス\" }\nlanguages = [\"ja\"]\n"],
    ),
    (
        "content/printer/fax/lost.md",
        &[
            "# Lost\n\n[x](entry:update-driver#step) [y](entry:old-name) ![z](a.png)\n",
            "---\nkind: fix\ntitle: 直す\nold_urls: [/kb/1, /index.html]\nslots: [server]\n---\n## 一\n{server} {nobody}\n",
            "---\nkind: fix\ntitle: [\n",
        ],
    ),
    (
        "content/printer/fax/lost.en.md",
        &["---\ntitle: Mend\n---\n## One\n", "text <b>x</b>\n"],
    ),
    (
        "content/printer/errors/cannot-print.toml",
        &[
            "kind = \"error\"\nfixes = [\"lost\", \"update-driver\"]\ncauses = [\"old-drivers\"]\nproducts = [\"office\"]\n[[message]]\ntext = { ja = \"{server} がない\", en = \"no {server}\" }\n",
            "kind = \"error\"\naliases = [\"lost\", \"Old\"]\nold_urls = [\"/kb/1\"]\nreview_days = 1\nverified = 2026-01-01\n[[message]]\ntext = { en = \"{x} gone\" }\n",
        ],
    ),
    (
        "content/other/again.toml",
        &[
            "kind = \"error\"\nrelated = [\"cannot-print\", \"again\"]\n[[message]]\ntext = { ja = \"{a} がない\", en = \"No {a}!\" }\n",
        ],
    ),
    (
        "content/other/cannot-print.toml",
        &[
            "kind = \"guide\"\ntitle = { ja = \"同じ\" }\naliases = [\"old-name\"]\nstate = \"draft\"\n",
        ],
    ),
    (
        "content/other/cannot-print.ja.md",
        &["# 見出し\n\n[](a.html)\n", "本文\n"],
    ),
    ("content/printer/fax/a.png", &["png"]),
    (
        "content/other/a.html",
        &["<script>", "../printer/printer.toml"],
    ),
    (
        "content/printer/fixes/update-driver.en.md",
        &["## Step {#step}\n", "../fax/a.png", "## A\n## B\n"],
    ),
    ("static/logo.svg", &["<svg/>"]),
    ("static/LOGO.svg", &["<svg/>"]),
];

#[derive(Clone, Debug)]
enum Edit {
    Save(usize, usize),
    Lay(usize, usize),
    Leave(usize),
    Remove(usize),
    Move(usize, usize),
}

fn edits() -> impl Strategy<Value = Vec<(Edit, bool)>> {
    let path = 0..TEXTS.len();
    let edit = prop_oneof![
        4 => (path.clone(), 0..4usize).prop_map(|(path, text)| Edit::Save(path, text)),
        4 => (path.clone(), 0..4usize).prop_map(|(path, text)| Edit::Lay(path, text)),
        2 => path.clone().prop_map(Edit::Leave),
        2 => path.clone().prop_map(Edit::Remove),
        1 => (path.clone(), path).prop_map(|(from, to)| Edit::Move(from, to)),
    ];
    prop::collection::vec((edit, any::<bool>()), 1..12)
}

fn path(number: usize) -> &'static Path {
    Path::new(TEXTS[number].0)
}

fn text(number: usize, text: usize) -> &'static str {
    let texts = TEXTS[number].1;
    texts[text % texts.len()]
}

/// A site that is edited, and what an editor holds unsaved over it.
struct Desk {
    site: TempDir,
    reader: Reader,
    laid: BTreeMap<PathBuf, &'static str>,
    saved: u64,
}

/// Makes a file so old that it need not be read to be known again; each that is saved is a little
/// younger.
fn age(path: &Path, seconds: u64) {
    let then = SystemTime::now() - Duration::from_secs(3600 - seconds);
    let file = File::options().write(true).open(path).expect("a file");
    file.set_modified(then).expect("a time");
}

fn all_files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let files = walkdir::WalkDir::new(folder).into_iter();
    let files = files.map(|file| file.expect("a file").into_path());
    files.filter(|path| path.is_file())
}

impl Desk {
    fn apply(&mut self, edit: &Edit) {
        let full = |number: usize| self.site.path().join(path(number));
        match *edit {
            Edit::Save(to, says) => {
                sites::write(&self.site, TEXTS[to].0, text(to, says));
                self.saved += 1;
                age(&full(to), self.saved);
            }
            Edit::Lay(over, says) if is_text(path(over)) => {
                self.laid.insert(path(over).to_owned(), text(over, says));
                self.reader.lay(path(over), Some(text(over, says)));
            }
            Edit::Leave(over) => {
                self.laid.remove(path(over));
                self.reader.lay(path(over), None);
            }
            Edit::Remove(gone) => drop(fs::remove_file(full(gone))),
            Edit::Move(from, to) => {
                fs::create_dir_all(full(to).parent().expect("a folder")).expect("a folder");
                drop(fs::rename(full(from), full(to)));
            }
            Edit::Lay(..) => {}
        }
        if !matches!(edit, Edit::Lay(..)) {
            self.reader.look();
        }
    }

    /// The same, all saved, read for the first time.
    fn first(&self) -> Reading {
        let copy = TempDir::new().expect("a folder");
        for file in all_files(self.site.path()) {
            let to = copy.path().join(below(&file, self.site.path()));
            fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            fs::copy(&file, to).expect("a copy");
        }
        for (path, says) in &self.laid {
            sites::write(&copy, path.to_str().expect("UTF-8"), says);
        }
        read_on(copy.path(), TODAY)
    }
}

fn below<'p>(path: &'p Path, root: &Path) -> &'p Path {
    path.strip_prefix(root).expect("below")
}

fn is_text(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending == "toml" || ending == "md")
}

fn lines(reading: &Reading) -> Vec<String> {
    reading.findings.iter().map(ToString::to_string).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn after_any_edits_a_reading_is_what_a_first_one_is(edits in edits()) {
        let site = sites::good();
        all_files(site.path()).for_each(|path| age(&path, 0));
        let reader = Reader::new(site.path());
        let mut desk = Desk { site, reader, laid: BTreeMap::new(), saved: 0 };
        desk.reader.read(TODAY);
        for (edit, is_read) in &edits {
            desk.apply(edit);
            if *is_read {
                desk.reader.read(TODAY);
            }
        }
        let (again, first) = (desk.reader.read(TODAY), desk.first());
        prop_assert_eq!(lines(&again), lines(&first));
        prop_assert_eq!(&again.findings, &first.findings);
        prop_assert_eq!(format!("{:?}", again.library), format!("{:?}", first.library));
    }
}

#[test]
fn a_later_day_brings_reviews_that_are_overdue() {
    let site = sites::good();
    let mut reader = Reader::new(site.path());
    let path = "content/printer/more/why-duplex.toml";
    let text = "kind = \"guide\"\ntitle = { ja = \"あ\", en = \"a\" }\nverified = 2026-11-20\nreview_days = 30\n";
    reader.lay(Path::new(path), Some(text));
    assert_eq!(lines(&reader.read(TODAY)), [""; 0]);
    let later = jiff::civil::date(2027, 1, 1);
    assert_eq!(reader.read(later).findings.len(), 1);
}
