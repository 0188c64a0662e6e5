//! Information in whole numbers: sixteenths of a bit.
//!
//! All ranking is done in this unit. Floating-point logarithms differ between machines in their
//! last digits. Two entries that are nearly equal would then come in one order in the browser and
//! in the other in the terminal.

/// Sixteenths of a bit.
pub(crate) type Bits = i32;

/// One whole bit.
pub(crate) const BIT: Bits = 16;

/// A knowledge base is taken to hold at least this many texts. Otherwise a word that one of ten
/// texts holds would tell three bits only, although it is rare among all texts of the world.
///
/// Chosen so that such a word tells ten bits: the words of a usual message of three or four words
/// must add up to what confidence asks for. A sweep over a large knowledge base cannot tell whether
/// it is right, as only a small one sees this number; the tests in `tests/answers` do.
const SMALLEST: u64 = 1024;

/// Inverse document frequency (IDF): how much it tells that a text holds a term which `frequency`
/// of `texts` hold, as `log2(texts / frequency)`.
pub(crate) fn idf(frequency: u32, texts: u32) -> Bits {
    log2_ratio(u64::from(texts).max(SMALLEST), u64::from(frequency))
}

/// `log2` of `total / part`. Nothing is rarer than one of `total`; what all have tells nothing.
fn log2_ratio(total: u64, part: u64) -> Bits {
    let total = total.max(1);
    let part = part.clamp(1, total);
    log2(total) - log2(part)
}

/// The base-two logarithm in sixteenths, rounded down.
///
/// The whole part is the place of the highest bit. The four binary digits behind the point come
/// one by one from squaring the mantissa: squaring doubles the logarithm, so the next digit is one
/// if the square is 2 or more, and the square is then halved.
///
/// *Invariant*: the mantissa is at least 1 and less than 2, in fixed point with 31 digits behind
/// the point.
fn log2(value: u64) -> Bits {
    let whole = value.max(1).ilog2();
    let mut mantissa = if whole > 31 {
        value >> (whole - 31)
    } else {
        value << (31 - whole)
    };
    let mut digits = 0;
    for _ in 0..4 {
        mantissa = (mantissa * mantissa) >> 31;
        digits <<= 1;
        if mantissa >> 32 != 0 {
            mantissa >>= 1;
            digits |= 1;
        }
    }
    i32::try_from(whole).unwrap_or(63) * BIT + digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right_to_a_sixteenth_of_a_bit() {
        assert_eq!(log2_ratio(1024, 1), 10 * BIT);
        assert_eq!(log2_ratio(1024, 512), BIT);
        assert_eq!(log2_ratio(9, 9), 0);
        assert_eq!(log2_ratio(0, 0), 0);
        // log2(3) = 1.585, log2(10) = 3.3219
        assert_eq!(log2_ratio(3, 1), 25);
        assert_eq!(log2_ratio(10, 1), 53);
    }

    #[test]
    fn a_word_is_rare_even_where_there_are_few_texts() {
        assert_eq!(idf(1, 10), 10 * BIT);
        assert_eq!(idf(1, 4096), 12 * BIT);
    }
}
