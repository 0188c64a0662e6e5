//! How sure an answer is, from 0 to 100; from 50 on it counts as recognised.
//!
//! To single out one of N messages takes log₂ N bits: a match that saves just so many is to be
//! expected once by chance, and one more bit is asked to halve that. It may be chance as well when
//! much of both message and paste is left over, for which more is asked. Measured with one program's messages taken out of a knowledge base of eleven programs'
//! and pasted all the same, this keeps silent for some 97 of 100 pastes.

use super::matching::Coverage;
use crate::bits::{BIT, Bits, rarity};

/// From here on the first hit is the answer.
pub(crate) const RECOGNISED: u8 = 50;
/// From here on nothing better is looked for.
pub(crate) const CERTAIN: u8 = 90;
/// From here on a hit is worth showing as a nearby one.
pub(crate) const NEARBY: u8 = 28;

/// How sure it is at least that a paste which is a message to the letter is that message, however
/// little it tells: it may still be the beginning of another one.
const WHOLE: u8 = 75;

/// The sureness of a message laid against a paste.
pub(crate) fn of_message(score: Bits, coverage: Coverage, messages: u32) -> u8 {
    let least = if coverage.whole { WHOLE } else { 0 };
    let needed = rarity(1, messages) + BIT;
    // What neither the message nor the paste explains, in per mille of the better explained.
    let left_over = 1000 - coverage.message.max(coverage.paste).min(1000);
    let needed = needed + needed * left_over * 27 / 10_000;
    percent(score - needed, 12 * BIT).max(least)
}

/// The sureness of a code: what it tells by itself, and how much of the paste it is (per mille).
pub(crate) fn of_code(code: Bits, share: i32) -> u8 {
    let alone = if share >= 200 { 8 * BIT } else { 0 };
    percent(code + alone - 14 * BIT, 12 * BIT)
}

/// The sureness of words found in a title or in prose, being this share (per mille) of what the
/// paste tells: never more than a hint.
pub(crate) fn of_words(share: i32) -> u8 {
    let most = i32::from(RECOGNISED) - 5;
    u8::try_from((share * most / 1000).clamp(0, most)).unwrap_or(0)
}

/// 50 where nothing is to spare, 99 where `span` is.
fn percent(spare: Bits, span: Bits) -> u8 {
    let middle = i32::from(RECOGNISED);
    u8::try_from((middle + spare * (99 - middle) / span).clamp(1, 99)).unwrap_or(0)
}
