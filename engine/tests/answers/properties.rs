//! What holds for any paste.

use crate::knowledge::{MESSAGES, ask, engine, ids};
use naosu_engine::MatchPart;
use proptest::prelude::*;

/// A paste that has a message somewhere in arbitrary surroundings.
fn noisy() -> impl Strategy<Value = String> {
    let texts: Vec<&str> = MESSAGES
        .iter()
        .flat_map(|message| [message.2, message.3])
        .collect();
    (
        any::<String>(),
        proptest::sample::select(texts),
        any::<String>(),
    )
        .prop_map(|(before, message, after)| format!("{before}\n{message}{after}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_paste_is_answered_and_every_part_shown_stands_in_it(paste in noisy()) {
        let answer = ask(engine(), &paste);
        let is_repaired = !answer.repaired.is_empty();
        for hit in answer.hits {
            let Some(matched) = hit.matched else { continue };
            let text = paste.get(matched.span.0..matched.span.1);
            prop_assert!(text.is_some());
            if is_repaired {
                continue;
            }
            let pieces: String = matched.pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(text, Some(pieces.as_str()));
            prop_assert!(matched.pieces.iter().any(|piece| piece.part == MatchPart::Literal));
            for capture in matched.captures {
                let value = paste.get(capture.span.0..capture.span.1);
                prop_assert_eq!(value, Some(capture.value.as_str()));
            }
        }
    }

    #[test]
    fn lines_of_noise_do_not_change_which_message_is_recognised(
        which in 0..MESSAGES.len() - 2,
        noise in proptest::collection::vec("[a-z]{3,9}=[0-9]{1,4}( [qxzvkj]{4,8}){0,3}", 0..12),
        place in any::<proptest::sample::Index>(),
    ) {
        let (id, _, _, message) = MESSAGES[which];
        let mut lines = noise;
        let at = place.index(lines.len() + 1);
        lines.insert(at, message.replace("{server}", "mail01").replace("{portn}", "443"));
        let answer = ask(engine(), &lines.join("\n"));
        prop_assert_eq!(ids(&answer).first().copied(), Some(id));
    }
}
