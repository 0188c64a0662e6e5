//! An index some of whose bytes are others: it is refused or it answers, and nothing worse.
#![no_main]

#[allow(dead_code)] // the engine's tests use the rest
#[path = "../../engine/tests/answers/knowledge.rs"]
mod knowledge;

use knowledge::{built, lexicon};
use libfuzzer_sys::fuzz_target;
use naosu_engine::{Engine, MemoryFiles, Query};
use naosu_vocabulary::Lang;
use std::sync::Arc;

fuzz_target!(|bytes: &[u8]| {
    // Which file, where in it, and what stands there instead; as often as there are bytes for it.
    let mut files = built().files.clone();
    for change in bytes.chunks(8) {
        let [file, high, low, with @ ..] = change else { break };
        let Some((_, contents)) = files.iter_mut().nth(usize::from(*file) % built().files.len()) else {
            return;
        };
        let at = usize::from(u16::from_be_bytes([*high, *low])) % contents.len().max(1);
        match with {
            [] => contents.truncate(at),
            with => contents.iter_mut().skip(at).zip(with).for_each(|(byte, with)| *byte = *with),
        }
    }
    let Ok(mut engine) = Engine::open(Arc::new(MemoryFiles(files))) else { return };
    engine.set_lexicon(lexicon().clone());
    for paste in ["Cannot connect to mail01 (0x80070005)", "VPN サーバーに接続している間"] {
        let query = Query { paste, lang: Lang::Ja, product: None, limit: 10 };
        let _ = engine.find(&query);
    }
    let _ = engine.products();
    let _ = engine.card("connect");
});
