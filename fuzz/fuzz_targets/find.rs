//! Any bytes as a paste: the answer comes, is the same twice, and shows only what stands in the
//! paste.
#![no_main]

#[allow(dead_code)] // the engine's tests use the rest
#[path = "../../engine/tests/answers/knowledge.rs"]
mod knowledge;

use knowledge::{ask, engine};
use libfuzzer_sys::fuzz_target;
use naosu_engine::{Hit, Match, MatchPart, Verdict};

fuzz_target!(|bytes: &[u8]| {
    let paste = String::from_utf8_lossy(bytes);
    let answer = ask(engine(), &paste);
    let again = ask(engine(), &paste);
    assert_eq!(ranking(&answer.hits), ranking(&again.hits));
    assert_eq!(answer.verdict, again.verdict);
    if answer.verdict == Verdict::Recognised {
        assert!(answer.hits[0].confidence >= 50);
    }
    for hit in &answer.hits {
        assert!(hit.confidence <= 100);
        assert!(hit.score > 0);
        if let Some(matched) = &hit.matched {
            shows_the_paste(matched, &paste);
        }
    }
    let scores = answer.hits.iter().map(|hit| -hit.score);
    assert!(scores.is_sorted());
});

fn ranking(hits: &[Hit]) -> Vec<(&str, i32, u8)> {
    hits.iter()
        .map(|hit| (hit.id.as_str(), hit.score, hit.confidence))
        .collect()
}

fn shows_the_paste(matched: &Match, paste: &str) {
    let (start, end) = matched.span;
    let pieces: String = matched.pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(paste.get(start..end), Some(pieces.as_str()));
    assert!(matched.pieces.iter().any(|piece| piece.part == MatchPart::Literal));
    for capture in &matched.captures {
        let (from, to) = capture.span;
        assert_eq!(paste.get(from..to), Some(capture.value.as_str()));
        assert!(start <= from && to <= end);
    }
}
