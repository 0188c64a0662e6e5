//! What the search data weighs.

use super::table::Table;
use flate2::read::GzDecoder;
use std::{collections::BTreeMap, error::Error, fs, io, path::Path};

/// The blobs of a built site by their role: how many, unpacked, and as they are sent.
pub(crate) fn table(site: &Path) -> Result<Table, Box<dyn Error>> {
    let mut roles: BTreeMap<String, (usize, u64, u64)> = BTreeMap::new();
    for file in fs::read_dir(site.join("public/search"))? {
        let path = file?.path();
        if path.extension().is_none_or(|extension| extension != "bin") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let role = name.split('-').next().unwrap_or_default().to_owned();
        let unpacked = io::copy(&mut GzDecoder::new(fs::File::open(&path)?), &mut io::sink())?;
        let sum = roles.entry(role).or_default();
        sum.0 += 1;
        sum.1 += unpacked;
        sum.2 += fs::metadata(&path)?.len();
    }
    let mut table = Table::new(["search data", "blobs", "kB", "kB gzip"]);
    let mut total = (0, 0, 0);
    for (role, (count, raw, packed)) in roles {
        total = (total.0 + count, total.1 + raw, total.2 + packed);
        table.row([role, count.to_string(), kilobytes(raw), kilobytes(packed)]);
    }
    table.row([
        "all".to_owned(),
        total.0.to_string(),
        kilobytes(total.1),
        kilobytes(total.2),
    ]);
    Ok(table)
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1000.0)
}
