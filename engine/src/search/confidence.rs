//! How sure an answer is, from 0 to 100. Each channel says how sure it is of its own finding; this
//! is the scale that they share.

use crate::{bits::Bits, tunable::tunables};

tunables! {
    /// From here on the first hit is the answer. The number itself is the scale's middle and no
    /// choice: what is chosen is how many bits a channel asks for to reach it.
    pub(crate) RECOGNISED: u8 = 50;
    /// From here on nothing better is looked for among similar words.
    pub(crate) ENOUGH: u8 = 90;
    /// From here on a hit is worth showing as a nearby one.
    pub(crate) NEARBY: u8 = 28;
}

/// The highest confidence that is ever shown: nothing is certain.
const HIGHEST: i32 = 99;

/// A confidence on the scale: the middle of it where no bit is to spare, the end of it where `span`
/// bits are, and below the middle in the same way where bits are lacking.
pub(crate) fn of_spare_bits(spare: Bits, span: Bits) -> u8 {
    const MIDDLE: i32 = 50;
    u8::try_from((MIDDLE + spare * (HIGHEST - MIDDLE) / span).clamp(1, HIGHEST)).unwrap_or(0)
}
