//! Folders on shares: changes that are made there by others reach no watcher here.

use std::path::Path;

/// Numbers by which Linux knows file systems of other machines: NFS, the three of SMB, and 9P,
/// by which Windows shows its disks to Linux within it.
#[cfg(target_os = "linux")]
const SHARED: [u32; 5] = [
    0x0000_6969,
    0x0000_517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x0102_1997,
];

/// Whether a folder is on a share, as far as the system tells.
#[cfg(target_os = "linux")]
pub(super) fn is_shared(folder: &Path) -> bool {
    let number = rustix::fs::statfs(folder).map(|about| about.f_type as u32);
    number.is_ok_and(|number| SHARED.contains(&number))
}

/// Whether a folder is on a share, as far as the system tells.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_shared(_: &Path) -> bool {
    false
}
