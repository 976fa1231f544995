//! What numbers become.

use alloc::vec::Vec;

use bytemuck::Pod;

use super::{Number, Sort};
use crate::{aligned::Aligned, dtype::DType, error::Error};

/// A scalar that numbers become.
///
/// A type without values: what lies in memory is the [`Word`](Self::Word).
pub(crate) trait Narrow {
    /// The scalar's memory, in the machine's byte order.
    type Word: NativeWord;

    /// Whether the scalar has the digits of a double.
    const IS_DOUBLE: bool = false;

    /// Whether [`quick`](Self::quick) may round.
    const QUICK_ROUNDS: bool = false;

    /// The scalar that a number means; `dtype` is for the message.
    ///
    /// A number with more digits than a float has is rounded to the nearest, once, as every reader
    /// of decimal numbers does; everything else that would change the value is refused.
    fn narrow(number: Number, dtype: &DType) -> Result<Self::Word, Error>;

    /// Whether the scalar is the number, which has not been rounded.
    fn is(word: Self::Word, sort: Sort, bits: u64) -> bool;

    /// As [`narrow`](Self::narrow) without a branch, for numbers that most formats hand over for this scalar; whether
    /// it is such a number.
    fn quick(sort: Sort, bits: u64) -> (Self::Word, bool);
}

/// Memory that is known by its width alone.
pub(crate) trait NativeWord: Pod {
    /// The vector of these words.
    fn vec(words: &mut Aligned) -> Option<&mut Vec<Self>>;
}

macro_rules! words {
    ($($word:ty: $variant:ident;)*) => {$(
        impl NativeWord for $word {
            #[inline]
            fn vec(words: &mut Aligned) -> Option<&mut Vec<Self>> {
                match words {
                    Aligned::$variant(words) => Some(words),
                    _ => None,
                }
            }
        }
    )*};
}

words! {
    u8: W1;
    u16: W2;
    u32: W4;
    u64: W8;
}
