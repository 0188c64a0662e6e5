//! `cargo xtask test`: the one command that runs every check and every test.

use crate::{deny, npm, tool::Tool};
use std::{
    env,
    error::Error,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

/// What `cargo xtask test` is told.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Remake the generated files as well, and test with them; CI=true asks for it, too
    #[arg(long)]
    full: bool,
}

type Done = Result<(), Box<dyn Error>>;

/// Something the tests need that a bare Debian machine has not.
struct Need {
    package: &'static str,
    /// A file that the package brings.
    file: &'static str,
    /// Whether only a full run needs it.
    full: bool,
}

const NEEDS: &[Need] = &[
    need("chromium", "/usr/bin/chromium"),
    need("chromium-driver", "/usr/bin/chromedriver"),
    need("firefox-esr", "/usr/bin/firefox-esr"),
    need("neovim", "/usr/bin/nvim"),
    need("mecab-ipadic", "/usr/share/mecab/dic/ipadic/Noun.csv"),
    need_for_full("rustc-web", "/usr/bin/rustc"),
    need_for_full("rust-web-src", "/usr/lib/rustlib/src"),
    need_for_full("lld-19", "/usr/bin/wasm-ld-19"),
];

/// What drives Firefox; Debian has no package of it.
const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.37.1",
    arguments: &[],
    optimised: "0",
};

const fn need(package: &'static str, file: &'static str) -> Need {
    Need {
        package,
        file,
        full: false,
    }
}

const fn need_for_full(package: &'static str, file: &'static str) -> Need {
    Need {
        package,
        file,
        full: true,
    }
}

/// Runs everything, the quick checks first, and stops at the first that fails.
/// `cargo test` comes last, so that its own summary is what one sees.
pub(crate) fn run(root: &Path, args: &Args) -> Done {
    let is_set = |value: std::ffi::OsString| !value.is_empty() && value != "false";
    let full = args.full || env::var_os("CI").is_some_and(is_set);
    install(&missing(full))?;
    npm_packages()?;
    GECKODRIVER.installed(root)?;
    step("format", cargo(&["fmt", "--all", "--check"]))?;
    step("format of the scripts", npm::layout_check())?;
    let lints = ["clippy", "--workspace", "--all-targets", "--quiet"];
    step(
        "lints",
        cargo(&[&lints[..], &["--", "-D", "warnings"]].concat()),
    )?;
    step("dependencies", deny::check(root)?)?;
    step("documentation", documentation())?;
    // Before the tests, so that the summary of these comes last.
    step(
        "examples in documentation",
        cargo(&["test", "--doc", "--quiet", "--package", "naosu-vocabulary"]),
    )?;
    step("dictionary", xtask(&["dictionary", "--check"])?)?;
    step("licences", xtask(&["licences", "--check"])?)?;
    step("engine.wasm", xtask(&["wasm", "--check"])?)?;
    if full {
        // What the browser tests below then run on.
        step("engine.wasm from source", xtask(&["wasm", "--rebuild"])?)?;
    }
    step("tests", cargo(&["test", "--workspace", "--all-targets"]))
}

/// Every public item's documentation, with links that lead somewhere.
fn documentation() -> Command {
    let mut command = cargo(&["doc", "--workspace", "--no-deps", "--quiet"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    command
}

fn cargo(args: &[&str]) -> Command {
    // The cargo that runs us, not whichever comes first on the path.
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args);
    if env::var_os("CI").is_some() {
        // Nothing is built twice there.
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

fn xtask(args: &[&str]) -> Result<Command, Box<dyn Error>> {
    let mut command = Command::new(env::current_exe()?);
    command.args(args);
    Ok(command)
}

fn step(name: &str, mut command: Command) -> Done {
    eprintln!("── {name}");
    let start = Instant::now();
    let status = command
        .status()
        .map_err(|error| format!("{name}: cannot start {:?}: {error}", command.get_program()))?;
    if !status.success() {
        return Err(format!("{name} failed").into());
    }
    eprintln!("── {name}: {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn missing(full: bool) -> Vec<&'static str> {
    NEEDS
        .iter()
        .filter(|need| (full || !need.full) && !Path::new(need.file).exists())
        .map(|need| need.package)
        .collect()
}

/// Brings what the tests use of npm's registry.
fn npm_packages() -> Done {
    if npm::is_complete() {
        return Ok(());
    }
    if !npm::is_installed() {
        install(&["npm"])?;
    }
    step("npm packages", npm::bring()?)
}

/// Installs these packages of Debian's.
fn install(missing: &[&str]) -> Done {
    if missing.is_empty() {
        return Ok(());
    }
    if !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!(
            "the tests need {}: install what your system calls them",
            missing.join(", ")
        )
        .into());
    }
    step("package list", apt_get(&["update", "-qq"]))?;
    let mut install = vec!["install", "-y", "-qq", "--no-install-recommends"];
    install.extend(missing);
    step(
        &format!("installing {}", missing.join(" ")),
        apt_get(&install),
    )
}

fn apt_get(args: &[&str]) -> Command {
    let root = Command::new("id")
        .arg("-u")
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    let mut command = Command::new(if root { "apt-get" } else { "sudo" });
    if !root {
        command.arg("apt-get");
    }
    command.args(args).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
