//! Lays out the dictionary in the form in which the program uses it in place.

use std::error::Error;
use std::io::Read;
use std::path::Path;
use std::{env, fs};

const DICTIONARY: &str = "dictionary/ipadic.bin.gz";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={DICTIONARY}");
    println!("cargo::rerun-if-changed=build.rs");
    let mut compact = Vec::new();
    flate2::read::GzDecoder::new(fs::File::open(DICTIONARY)?).read_to_end(&mut compact)?;
    let image = naosu_lexicon::expand(&compact)?;
    let target = env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?;
    fs::write(Path::new(&target).join("ipadic.image"), image)?;
    Ok(())
}
