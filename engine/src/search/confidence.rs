//! How sure an answer is, from 0 to 100. Each channel says how sure it is of its own finding; this
//! is the scale that they share.

use crate::{bits::Bits, tunable::tunables};

tunables! {
    /// From here on the first hit is the answer. The number itself is the scale's middle: what is
    /// chosen is how many bits a channel asks for to reach it.
    pub(crate) RECOGNISED: u8 = 50;
    /// From here on nothing better is looked for among similar words. Chosen by time: seven of ten
    /// pastes come so far and are always right, so that they need not pay for the search.
    pub(crate) ENOUGH: u8 = 90;
    /// From here on a hit is worth showing as a nearby one. Chosen between two wrongs: of
    /// 3,500 pastes of messages that are there 137 stay below, most of them with the right entry;
    /// of 3,481 whose message is not there some 250 reach it, with none that is right.
    pub(crate) NEARBY: u8 = 28;
}

/// The highest confidence that is ever shown: nothing is certain.
const HIGHEST: i32 = 99;

/// A confidence on the scale: the middle of it where no bit is to spare, the end of it where `span`
/// bits are, and below the middle in the same way where bits are lacking.
pub(crate) fn of_spare_bits(spare: Bits, span: Bits) -> u8 {
    const MIDDLE: i32 = 50;
    u8::try_from((MIDDLE + (spare * (HIGHEST - MIDDLE)).div_euclid(span)).clamp(1, HIGHEST))
        .unwrap_or(0)
}
