//! The search data of a site, some of whose bytes are others: it is refused or it answers, and
//! nothing worse.
#![no_main]

#[allow(dead_code)] // the engine's tests use the rest
#[path = "../../engine/tests/answers/knowledge.rs"]
mod knowledge;

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use libfuzzer_sys::fuzz_target;
use naosu::site::search::{FOLDER, open, write};
use naosu_engine::Query;
use naosu_vocabulary::Lang;
use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    path::PathBuf,
    sync::LazyLock,
};

/// A folder with search data, and what its packed files hold.
struct Site {
    output: PathBuf,
    files: BTreeMap<PathBuf, Vec<u8>>,
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let output = std::env::temp_dir().join(format!("naosu-fuzz-{}", std::process::id()));
    fs::create_dir_all(output.join(FOLDER)).expect("a folder");
    let mut files = BTreeMap::new();
    write(knowledge::built(), |path, packed| {
        // The engine is not read by programs, and scripts are read by browsers alone.
        if path.ends_with(".bin") && !path.contains("/engine-") {
            let mut bytes = Vec::new();
            GzDecoder::new(packed).read_to_end(&mut bytes)?;
            files.insert(output.join(path), bytes);
            fs::write(output.join(path), packed)?;
        }
        Ok(())
    })
    .expect("search data");
    Site { output, files }
});

fn put(path: &PathBuf, bytes: &[u8]) {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).expect("packed");
    fs::write(path, packer.finish().expect("packed")).expect("a file");
}

fuzz_target!(|bytes: &[u8]| {
    // Which file, where in it, how many bytes go, and what stands there instead.
    let [file, high, low, gone, with @ ..] = bytes else { return };
    let count = SITE.files.len();
    let Some((path, fine)) = SITE.files.iter().nth(usize::from(*file) % count) else { return };
    let at = usize::from(u16::from_be_bytes([*high, *low])) % fine.len().max(1);
    let end = (at + usize::from(*gone)).min(fine.len());
    let mut other = fine.clone();
    other.splice(at..end, with.iter().copied());
    put(path, &other);
    if let Ok(engine) = open(&SITE.output) {
        for paste in ["Cannot connect to mail01 (0x80070005)", "VPN サーバーに接続している間"] {
            let query = Query { paste, lang: Lang::Ja, product: None, limit: 10 };
            let _ = engine.find(&query);
        }
        let _ = engine.products();
        let _ = engine.card("connect");
    }
    put(path, fine);
});
