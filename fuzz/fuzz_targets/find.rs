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
            shows_the_paste(matched, &paste, answer.repaired.is_empty());
        }
    }
    for found in &answer.messages {
        assert!(found.hit < answer.hits.len());
        assert!((1..=answer.lines.max(1)).contains(&found.line));
    }
});

fn ranking(hits: &[Hit]) -> Vec<(&str, i32, u8)> {
    hits.iter()
        .map(|hit| (hit.id.as_str(), hit.score, hit.confidence))
        .collect()
}

/// What is shown of a repaired paste is what it was before; its places are in the paste.
fn shows_the_paste(matched: &Match, paste: &str, as_it_stands: bool) {
    let (start, end) = matched.span;
    let pieces: String = matched.pieces.iter().map(|piece| piece.text.as_str()).collect();
    let pasted = paste.get(start..end);
    assert!(if as_it_stands { pasted == Some(&pieces) } else { pasted.is_some() });
    assert!(matched.pieces.iter().any(|piece| piece.part == MatchPart::Literal));
    for capture in &matched.captures {
        let (from, to) = capture.span;
        let value = paste.get(from..to);
        assert!(if as_it_stands { value == Some(&capture.value) } else { value.is_some() });
        assert!(start <= from && to <= end);
    }
}
