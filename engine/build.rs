//! Lays out what the engine needs of Windows' Japanese encoding, so that neither the program nor
//! the browser carries tables of all the world's.

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut table = Vec::new();
    for lead in (0x81..=0x9Fu8).chain(0xE0..=0xFC) {
        for trail in 0x40..=0xFCu8 {
            table.extend(code_unit(lead, trail).to_le_bytes());
        }
    }
    let folder = env::var("OUT_DIR").expect("cargo says where to");
    fs::write(Path::new(&folder).join("cp932.bin"), table).expect("the table can be written");
}

/// The character of two bytes in CP932; 0 for none.
fn code_unit(lead: u8, trail: u8) -> u16 {
    let bytes = [lead, trail];
    let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(&bytes);
    let mut units = text.iter().flat_map(|text| text.encode_utf16());
    match (units.next(), units.next()) {
        (Some(unit), None) => unit,
        _ => 0,
    }
}
