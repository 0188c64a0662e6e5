//! Information in whole numbers: sixteenths of a bit.
//!
//! All ranking is done in this unit. Floating-point logarithms differ between machines in their
//! last digits, which would let near-ties fall differently in the browser and in the terminal.

/// Sixteenths of a bit.
pub(crate) type Bits = i32;

/// One whole bit.
pub(crate) const BIT: Bits = 16;

/// log₂ of `total / part`: what it tells that something which `part` of `total` share is there.
/// Nothing is rarer than one of `total`; what all share tells nothing.
fn surprise(part: u64, total: u64) -> Bits {
    let total = total.max(1);
    let part = part.clamp(1, total);
    log2(total) - log2(part)
}

/// A knowledge base is taken to hold at least this many texts: a word that a small one has but
/// once is still no rarity in the world.
const SMALLEST: u64 = 1024;

/// What a term tells that `holders` of a knowledge base's `texts` hold.
pub(crate) fn rarity(holders: u32, texts: u32) -> Bits {
    surprise(u64::from(holders), u64::from(texts).max(SMALLEST))
}

/// log₂ in sixteenths, rounded down, by repeated squaring of the mantissa.
fn log2(value: u64) -> Bits {
    let whole = value.max(1).ilog2();
    // The mantissa in 1.31 fixed point.
    let mut mantissa = if whole > 31 {
        value >> (whole - 31)
    } else {
        value << (31 - whole)
    };
    let mut result = 0;
    for _ in 0..4 {
        mantissa = (mantissa * mantissa) >> 31;
        result <<= 1;
        if mantissa >> 32 != 0 {
            mantissa >>= 1;
            result |= 1;
        }
    }
    i32::try_from(whole).unwrap_or(63) * BIT + result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rarity_is_measured_in_sixteenths_of_a_bit() {
        assert_eq!(surprise(1, 1024), 10 * BIT);
        assert_eq!(surprise(512, 1024), BIT);
        assert_eq!(surprise(9, 9), 0);
        assert_eq!(surprise(0, 0), 0);
        // log2(3) = 1.585, log2(10) = 3.3219
        assert_eq!(surprise(1, 3), 25);
        assert_eq!(surprise(1, 10), 53);
    }
}
