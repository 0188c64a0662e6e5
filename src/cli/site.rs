//! Where the site is that a command works on.

use super::{args::Args, exit::Failure};
use naosu::content::{self, path::CONFIG};
use naosu_vocabulary::Lang;
use std::{
    env,
    path::{Path, PathBuf},
};

/// The site's folder: `--root`, or the nearest folder upwards with a naosu.toml.
pub(crate) fn root(args: &Args) -> Result<PathBuf, Failure> {
    if let Some(root) = &args.root {
        return if root.join(CONFIG).is_file() {
            Ok(root.clone())
        } else {
            Err(no_site(format!("no {CONFIG} in {}", root.display())))
        };
    }
    let here = env::current_dir()
        .map_err(|error| Failure::new(format_args!("cannot tell the current folder: {error}")))?;
    here.ancestors()
        .find(|folder| folder.join(CONFIG).is_file())
        .map(Path::to_owned)
        .ok_or_else(|| {
            let here = here.display();
            no_site(format!("no {CONFIG} in {here} or in any folder above"))
        })
}

fn no_site(what: String) -> Failure {
    Failure::new(what).hint("go to a site's folder, name it by --root, or make one: naosu init DIR")
}

/// The built site's folder: `--output-dir`, or `public` in the site's own.
pub(crate) fn output(root: &Path, output_dir: Option<&Path>) -> PathBuf {
    output_dir.map_or_else(|| root.join("public"), Path::to_owned)
}

/// The site's default language.
pub(crate) fn default_lang(root: &Path) -> Lang {
    let languages = content::settings(root).languages;
    languages.first().copied().unwrap_or(Lang::Ja)
}
