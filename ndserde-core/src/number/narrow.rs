//! Numbers to the scalars of a dtype.

use alloc::{format, vec::Vec};

use super::{Bits, Narrow, NativeWord, Number, PackedNumbers, RoundedNumber, Sort};
use crate::{
    aligned::{Aligned, Width},
    dtype::DType,
    error::Error,
};

/// Evaluates the body with the type of a dtype's scalar as `$T`, and how many of them make an
/// element as `$N`, or the other one where an element is no number: the one place where numbers look
/// at a dtype.
macro_rules! with_scalar {
    ($dtype:expr, ($T:ident, $N:ident) => $body:expr, else $other:expr) => {
        $crate::number::with_scalar!(@ $dtype, $T, $N, $body, $other;
            Bool => bool, 1;
            Int8 => i8, 1;
            Int16 => i16, 1;
            Int32 => i32, 1;
            Int64 => i64, 1;
            UInt8 => u8, 1;
            UInt16 => u16, 1;
            UInt32 => u32, 1;
            UInt64 => u64, 1;
            Float16 => $crate::number::F16, 1;
            BFloat16 => $crate::number::BF16, 1;
            Float32 => f32, 1;
            Float64 => f64, 1;
            Complex64 => f32, 2;
            Complex128 => f64, 2;
            DateTime64(_) => i64, 1;
            TimeDelta64(_) => i64, 1;
        )
    };
    (@ $dtype:expr, $T:ident, $N:ident, $body:expr, $other:expr; $($variant:ident $(($unit:tt))? => $scalar:ty, $n:literal;)*) => {
        match $dtype {
            $($crate::dtype::DType::$variant $(($unit))? => {
                type $T = $scalar;
                #[allow(dead_code, reason = "not every body needs it")]
                const $N: usize = $n;
                $body
            })*
            $crate::dtype::DType::Str(_)
            | $crate::dtype::DType::Bytes(_)
            | $crate::dtype::DType::Void(_)
            | $crate::dtype::DType::Record(_) => $other,
        }
    };
}

pub(crate) use with_scalar;

/// How the elements stand in lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Each as a number, those of complex numbers as a pair.
    Plain,
    /// Complex numbers as two lists, of all real parts and of all imaginary ones.
    Parts,
    /// Halves as the integers of their bits.
    HalvesAsBits,
}

/// How many numbers an element is; none where it is no number.
pub(crate) const fn scalars(dtype: &DType) -> Option<usize> {
    match dtype {
        DType::Str(_) | DType::Bytes(_) | DType::Void(_) | DType::Record(_) => None,
        DType::Complex64 | DType::Complex128 => Some(2),
        _ => Some(1),
    }
}

/// No words, of the width that the dtype has.
pub(crate) const fn words(dtype: &DType) -> Aligned {
    match dtype.width() {
        Width::W1 => Aligned::W1(Vec::new()),
        Width::W2 => Aligned::W2(Vec::new()),
        Width::W4 => Aligned::W4(Vec::new()),
        Width::W8 => Aligned::W8(Vec::new()),
    }
}

/// A number that a dtype does not hold.
pub(crate) struct Unheld {
    /// How many numbers stand before it.
    pub(crate) at: usize,
    pub(crate) why: Error,
}

impl Unheld {
    fn first(why: Error) -> Self {
        Self { at: 0, why }
    }
}

/// Adds numbers as scalars of a dtype; `rounded` is the first that is not the number
/// itself.
///
/// # Errors
/// When the dtype does not hold one of them.
pub(crate) fn append(
    words: &mut Aligned,
    (sorts, bits): (&[Sort], &[u64]),
    dtype: &DType,
    form: Form,
    rounded: &mut Option<RoundedNumber>,
) -> Result<(), Unheld> {
    if form == Form::HalvesAsBits && matches!(dtype, DType::Float16 | DType::BFloat16) {
        return append_as::<Bits>(words, sorts, bits, dtype, rounded);
    }
    with_scalar!(dtype, (T, N) => append_as::<T>(words, sorts, bits, dtype, rounded), else {
        let dtype = dtype.in_message();
        let why = format!("a list of numbers, where the dtype is {dtype}");
        Err(Unheld::first(Error::custom(why)))
    })
}

fn append_as<T: Narrow>(
    words: &mut Aligned,
    sorts: &[Sort],
    bits: &[u64],
    dtype: &DType,
    rounded: &mut Option<RoundedNumber>,
) -> Result<(), Unheld> {
    let Some(words) = T::Word::vec(words) else {
        return Err(Unheld::first(Error::custom("numbers in memory of another width")));
    };
    // Two passes without a way out half-way, which become vector instructions.
    let (start, pairs) = (words.len(), || sorts.iter().zip(bits));
    let is_quick = pairs().fold(true, |all, (sort, bits)| all & T::quick(*sort, *bits).1);
    if is_quick {
        words.extend(pairs().map(|(sort, bits)| T::quick(*sort, *bits).0));
    } else {
        for (at, (sort, bits)) in pairs().enumerate() {
            words.push(match T::quick(*sort, *bits) {
                (word, true) => word,
                _ => T::narrow(rounded_once::<T>(*sort, *bits), dtype)
                    .map_err(|why| Unheld { at, why })?,
            });
        }
    }
    if rounded.is_none() && (T::QUICK_ROUNDS || !is_quick) {
        let added = words.get(start..).unwrap_or_default();
        let mut all = added.iter().zip(pairs());
        let first = all.position(|(word, (sort, bits))| !T::is(*word, *sort, *bits));
        *rounded = first.and_then(|at| {
            let number = sorts.get(at)?.number(*bits.get(at)?);
            Some(RoundedNumber { scalar: start.saturating_add(at), number })
        });
    }
    Ok(())
}

/// A number that becomes the scalar as if it were rounded once.
fn rounded_once<T: Narrow>(sort: Sort, bits: u64) -> Number {
    sort.number(if T::IS_DOUBLE { bits } else { sort.to_odd(bits) })
}

/// All numbers as elements of a dtype, and the first that is rounded.
///
/// # Errors
/// When the dtype does not hold one of them.
pub(crate) fn all(
    numbers: &PackedNumbers,
    dtype: &DType,
    form: Form,
) -> Result<(Aligned, Option<RoundedNumber>), Unheld> {
    let (mut aligned, mut rounded) = (words(dtype), None);
    append(&mut aligned, numbers.parts(), dtype, form, &mut rounded)?;
    Ok((aligned, rounded))
}
