//! Makes `browser/engine.wasm`, the engine as browsers load it.
//!
//! The file is kept in the repository, so that a fresh clone needs cargo alone. Beside it
//! `engine.wasm.source` says which sources and which compiler made it; a test fails when the
//! sources have moved on.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const RESULT: &str = "browser/engine.wasm";
const RECORD: &str = "browser/engine.wasm.source";
const PACKAGE: &str = "naosu-browser";
const TARGET: &str = "wasm32-unknown-unknown";
/// The crates that are compiled in.
const CRATES: [&str; 4] = ["browser", "engine", "lexicon", "vocabulary"];
const MISSING: &str = "the WebAssembly toolchain is not there; on Debian: \
                       apt-get install rustc-web rust-web-src lld-19";

/// What to do with the engine's WebAssembly.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Change nothing; fail when the file in the repository was made of other sources
    #[arg(long)]
    check: bool,
    /// Make it even if it is up to date, and compare
    #[arg(long)]
    rebuild: bool,
}

/// Makes the engine's WebAssembly below `root`, the repository, or checks the one there.
///
/// # Errors
/// When a tool is missing or fails, a file cannot be written, or the check fails.
pub(crate) fn run(root: &Path, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let current = up_to_date(root)?;
    if arguments.check && !current {
        return Err(format!("{RESULT} was made of other sources: cargo xtask wasm").into());
    }
    if current && !arguments.rebuild {
        println!("{RESULT} is up to date");
        return Ok(());
    }
    // Before compiling: whatever changes meanwhile is not in it.
    let sources = sources(root)?;
    let (wasm, compiler) = compile(root)?;
    let record = Record::new(sources, &wasm, compiler);
    if current {
        compare(root, &record)?;
    }
    if arguments.check {
        return Ok(());
    }
    fs::write(root.join(RESULT), &wasm)?;
    fs::write(root.join(RECORD), record.text())?;
    println!("{RESULT}: {} bytes", wasm.len());
    Ok(())
}

/// What `engine.wasm.source` says, a line each.
#[derive(Debug, PartialEq, Eq)]
struct Record {
    /// Hash of the sources.
    sources: String,
    /// Hash of the result.
    wasm: String,
    /// The compiler, by its own words.
    compiler: String,
}

impl Record {
    fn new(sources: String, wasm: &[u8], compiler: String) -> Record {
        let wasm = blake3::hash(wasm).to_hex().to_string();
        Record {
            sources,
            wasm,
            compiler,
        }
    }

    fn text(&self) -> String {
        let Record {
            sources,
            wasm,
            compiler,
        } = self;
        format!(
            "sources {sources}
wasm {wasm}
compiler {compiler}
"
        )
    }

    fn read(root: &Path) -> Result<Record, Box<dyn Error>> {
        let text = fs::read_to_string(root.join(RECORD))?;
        let mut lines = text.lines();
        let mut value = |name: &str| {
            let line = lines.next().and_then(|line| line.strip_prefix(name));
            line.map(|value| value.trim().to_owned())
                .ok_or_else(|| format!("{RECORD}: no line `{name} …`"))
        };
        Ok(Record {
            sources: value("sources")?,
            wasm: value("wasm")?,
            compiler: value("compiler")?,
        })
    }
}

/// Whether the file in the repository is what the record says, and that of today's sources.
fn up_to_date(root: &Path) -> Result<bool, Box<dyn Error>> {
    let Ok(record) = Record::read(root) else {
        return Ok(false);
    };
    let wasm = fs::read(root.join(RESULT))?;
    let same_wasm = Record::new(String::new(), &wasm, String::new()).wasm == record.wasm;
    Ok(same_wasm && record.sources == sources(root)?)
}

/// Another compiler may make other bytes of the same sources; the same one must not.
fn compare(root: &Path, made: &Record) -> Result<(), Box<dyn Error>> {
    let kept = Record::read(root)?;
    if made.wasm == kept.wasm {
        println!("{RESULT} is what its sources give");
    } else if made.compiler == kept.compiler {
        return Err(format!("{RESULT} is not what its sources give: cargo xtask wasm").into());
    } else {
        let (made, kept) = (&made.compiler, &kept.compiler);
        println!("{RESULT} was made by {kept}; cannot be compared with the work of {made}");
    }
    Ok(())
}

/// One hash of everything that the result depends on, but for the compiler.
fn sources(root: &Path) -> Result<String, Box<dyn Error>> {
    let mut files = BTreeSet::new();
    for name in CRATES {
        files.insert(root.join(name).join("Cargo.toml"));
        collect(&root.join(name).join("src"), &mut files)?;
        let build = root.join(name).join("build.rs");
        files.extend(build.is_file().then_some(build));
    }
    let mut hasher = blake3::Hasher::new();
    let mut add = |name: &str, content: &[u8]| {
        for part in [name.as_bytes(), content] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    };
    for file in &files {
        let name = file
            .strip_prefix(root)?
            .to_string_lossy()
            .replace('\\', "/");
        add(&name, &fs::read(file)?);
    }
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml"))?.parse()?;
    let profile = manifest.get("profile").and_then(|all| all.get("wasm"));
    add("profile", format!("{profile:?}").as_bytes());
    let lock: toml::Table = fs::read_to_string(root.join("Cargo.lock"))?.parse()?;
    for (name, version) in locked(&lock) {
        add(&name, version.as_bytes());
    }
    Ok(hasher.finalize().to_hex().to_string())
}

fn collect(folder: &Path, files: &mut BTreeSet<PathBuf>) -> Result<(), Box<dyn Error>> {
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.insert(path);
        }
    }
    Ok(())
}

/// The packages that ours may use, by `Cargo.lock`, with their versions.
fn locked(lock: &toml::Table) -> BTreeMap<String, String> {
    let text = |package: &toml::Value, key| Some(package.get(key)?.as_str()?.to_owned());
    let mut packages: BTreeMap<String, Vec<&toml::Value>> = BTreeMap::new();
    for package in lock
        .get("package")
        .and_then(|all| all.as_array())
        .into_iter()
        .flatten()
    {
        if let Some(name) = text(package, "name") {
            packages.entry(name).or_default().push(package);
        }
    }
    let mut found = BTreeMap::new();
    let mut open = vec![PACKAGE.to_owned()];
    while let Some(name) = open.pop() {
        if found.contains_key(&name) {
            continue;
        }
        let same_name = packages.get(&name).into_iter().flatten();
        let mut versions = Vec::new();
        for package in same_name {
            versions.extend(text(package, "version"));
            let uses = package.get("dependencies").and_then(|all| all.as_array());
            let uses = uses.into_iter().flatten().filter_map(|each| each.as_str());
            // `name`, or `name version` where there are several.
            open.extend(uses.filter_map(|each| Some(each.split(' ').next()?.to_owned())));
        }
        found.insert(name, versions.join(" "));
    }
    found
}

/// The WebAssembly, and what made it.
fn compile(root: &Path) -> Result<(Vec<u8>, String), Box<dyn Error>> {
    let root = fs::canonicalize(root)?;
    let target = root.join("target/wasm");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(&root)
        .args(["build", "--package", PACKAGE, "--profile", "wasm"])
        .args([
            "--target",
            TARGET,
            "-Z",
            "build-std=std,panic_abort",
            "-Zbuild-std-features=",
        ])
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(&root).join("\u{1f}"))
        // What builds the standard library anew is not stable yet; Debian's compiler is as good
        // as a nightly one for that. It comes with the sources, which rustup's may not.
        .env("RUSTC_BOOTSTRAP", "1");
    let rustc = if Path::new("/usr/lib/rustlib/src/rust/library").is_dir() {
        cargo.env("RUSTC", "/usr/bin/rustc");
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-19");
        "/usr/bin/rustc"
    } else if has_sources()? {
        "rustc"
    } else {
        return Err(MISSING.into());
    };
    succeed(&mut cargo)?;

    // binaryen's wasm-opt would take a minute more, and nothing off the packed size.
    let wasm = fs::read(target.join(TARGET).join("wasm/naosu_browser.wasm"))?;
    Ok((wasm, version(rustc)?))
}

/// What makes it small, and the same in every folder.
fn flags(root: &Path) -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let crates = home.map(|home| home.join("registry/src")).into_iter();
    let crates = crates
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten();
    let crates = crates.filter_map(|folder| Some(folder.ok()?.path()));
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags: Vec<String> = [
        "--cfg=getrandom_backend=\"custom\"",
        // A panic is a fault of ours that can be had natively, with its place and reason; in the
        // browser the text of every possible one would be a tenth of the code.
        "-Zunstable-options",
        "-Cpanic=immediate-abort",
        "-Zlocation-detail=none",
    ]
    .map(str::to_owned)
    .into();
    flags.push(remap(root, "naosu"));
    flags.extend(crates.map(|folder| remap(&folder, "crates")));
    flags
}

fn has_sources() -> Result<bool, Box<dyn Error>> {
    let sysroot = Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()?;
    let sysroot = String::from_utf8_lossy(&sysroot.stdout).trim().to_owned();
    Ok(Path::new(&sysroot)
        .join("lib/rustlib/src/rust/library")
        .is_dir())
}

fn succeed(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .map_err(|error| format!("{name}: {error}; {MISSING}"))?;
    if !status.success() {
        return Err(format!("{name} failed").into());
    }
    Ok(())
}

fn version(tool: &str) -> Result<String, Box<dyn Error>> {
    let output = Command::new(tool).arg("--version").output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    #[test]
    fn the_engine_in_the_repository_is_that_of_its_sources() {
        assert!(
            up_to_date(&root()).expect("the record"),
            "engine, lexicon, browser or their dependencies changed: cargo xtask wasm"
        );
    }

    #[test]
    fn the_engine_depends_on_its_own_libraries_and_no_others() {
        let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
        let packages = locked(&lock.parse().expect("TOML"));
        for name in [
            "naosu-engine",
            "naosu-lexicon",
            "tantivy",
            "lindera",
            "serde_json",
        ] {
            assert!(packages.contains_key(name), "{name}");
        }
        for name in ["axum", "tera", "naosu"] {
            assert!(!packages.contains_key(name), "{name}");
        }
    }

    #[test]
    fn a_record_reads_as_it_was_written() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("browser")).expect("a folder");
        let record = Record::new("abc".into(), b"\0asm", "rustc 1".into());
        fs::write(folder.path().join(RECORD), record.text()).expect("written");
        assert_eq!(Record::read(folder.path()).expect("read"), record);
    }
}
