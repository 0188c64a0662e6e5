//! Exchanging a stage and the site that stands there.

use super::stage::Stage;
use crate::site::error::Error;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What names of old sites have behind their prefix.
pub(super) const OLD: &str = "old-";

/// How names of stages beside a site begin.
pub(super) fn prefix(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    format!(".{name}.naosu-")
}

/// The folder around a site.
pub(super) fn parent(target: &Path) -> PathBuf {
    target.parent().unwrap_or(Path::new("/")).to_owned()
}

/// Puts a stage in the place of a site; where the old one is now.
pub(super) fn swap(stage: &mut Stage, target: &Path) -> Result<Option<PathBuf>, Error> {
    let failed = |action| Error::io(action, target);
    stage.loosen();
    if !target.exists() {
        fs::rename(stage.folder(), target).map_err(failed("create"))?;
        return Ok(None);
    }
    if exchange(stage.folder(), target).is_ok() {
        return Ok(Some(stage.folder().to_owned()));
    }
    let name = stage.folder().file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    let own = name.strip_prefix(&prefix(target)).unwrap_or(&name);
    let old = parent(target).join(format!("{}{OLD}{own}", prefix(target)));
    fs::rename(target, &old).map_err(failed("replace"))?;
    if let Err(source) = fs::rename(stage.folder(), target) {
        let _ = fs::rename(&old, target);
        return Err(failed("replace")(source));
    }
    Ok(Some(old))
}

/// Whether something is mounted at this very folder, which can then neither move nor go.
#[cfg(target_os = "linux")]
pub(super) fn is_mount_point(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::empty(), StatxFlags::empty())
        .is_ok_and(|about| about.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Whether something is mounted at this very folder, which can then neither move nor go.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_mount_point(folder: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| fs::metadata(path).ok().map(|about| about.dev());
        let own = device(folder);
        return own.is_some() && own != device(&parent(folder));
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        false
    }
}

/// Exchanges two folders in one step, so that at no moment there is no site.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
