//! Powers of five to 128 bits, as the compiler computes them.

/// The greatest power, of either sign.
const MOST: usize = 54;

/// A power of five: `bits << exponent`, where the highest of the bits is set. What does not fit is cut
/// off, so that it is less than one more bit.
#[derive(Clone, Copy)]
pub(super) struct Power {
    pub(super) bits: u128,
    pub(super) exponent: i32,
}

/// The power of five, where there is one in the table.
#[inline]
pub(super) fn of_five(exponent: i32) -> Option<Power> {
    let table = if exponent < 0 { &NEGATIVE } else { &POSITIVE };
    table.get(usize::try_from(exponent.unsigned_abs()).ok()?).copied()
}

static POSITIVE: [Power; MOST + 1] = table(false);
static NEGATIVE: [Power; MOST + 1] = table(true);

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_wrap,
    reason = "computed by the compiler, which would say so"
)]
const fn table(negative: bool) -> [Power; MOST + 1] {
    let mut table = [Power { bits: 1 << 127, exponent: -127 }; MOST + 1];
    let (mut five, mut place) = (1_u128, 1);
    while place <= MOST {
        five *= 5;
        let zeros = five.leading_zeros();
        table[place] = if negative {
            Power { bits: reciprocal(five, 255 - zeros), exponent: zeros as i32 - 255 }
        } else {
            Power { bits: five << zeros, exponent: -(zeros as i32) }
        };
        place += 1;
    }
    table
}

/// `(1 << bits) / number`, digit by digit.
#[allow(clippy::arithmetic_side_effects, reason = "computed by the compiler, which would say so")]
const fn reciprocal(number: u128, bits: u32) -> u128 {
    let (mut quotient, mut rest, mut bit) = (0_u128, 1_u128, 0);
    while bit < bits {
        quotient <<= 1;
        rest <<= 1;
        if rest >= number {
            rest -= number;
            quotient |= 1;
        }
        bit += 1;
    }
    quotient
}
