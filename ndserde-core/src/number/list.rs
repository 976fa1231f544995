//! Lists of numbers that may still become elements of any dtype.

use alloc::format;

use smallvec::SmallVec;

use super::{Form, PackedNumbers, RoundedNumber, Unheld, all, scalars};
use crate::{
    aligned::Aligned,
    dtype::DType,
    error::{Error, Kind},
};

/// The lengths of nested lists, outermost first; none for a bare number.
pub(crate) type Lens = SmallVec<[usize; 4]>;

/// Lists of numbers, or a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct PackedList {
    pub(crate) numbers: PackedNumbers,
    pub(crate) lens: Lens,
}

impl PackedList {
    /// The same with bools as 1 and 0.
    pub(crate) fn without_bools(mut self) -> Self {
        self.numbers.bools_to_integers();
        self
    }

    /// The same with 1 and 0 as bools.
    pub(crate) fn with_bools(mut self) -> Self {
        self.numbers.integers_to_bools();
        self
    }

    /// All real parts and then all imaginary ones in a list each, where they stand in one.
    pub(crate) fn in_two_rows(mut self) -> Self {
        if let [len] = self.lens[..] {
            if len % 2 == 0 {
                self.lens = Lens::from_slice(&[2, len / 2]);
            }
        }
        self
    }

    /// The same with NaN in place of null, if the dtype has one.
    pub(crate) fn with_nan_for_null(mut self, dtype: &DType) -> Self {
        if matches!(
            dtype,
            DType::Float16
                | DType::BFloat16
                | DType::Float32
                | DType::Float64
                | DType::Complex64
                | DType::Complex128
        ) {
            self.numbers.nulls_to_nan();
        }
        self
    }

    /// The parts of complex numbers, one after the other, as pairs in one row.
    pub(crate) fn pairs(mut self) -> Self {
        self.lens = Lens::from_slice(&[self.numbers.len() / 2, 2]);
        self
    }

    /// The numbers as elements of a dtype, the first that is rounded, and the lengths of their axes:
    /// pairs of complex numbers are none.
    ///
    /// # Errors
    /// When the dtype does not hold one of them, or they are no pairs.
    pub(crate) fn settle(
        self,
        dtype: &DType,
        form: Form,
    ) -> Result<(Aligned, Option<RoundedNumber>, Lens), Error> {
        let Self { mut numbers, mut lens } = self;
        let all_lens = lens.clone();
        // Empty lists have no pairs.
        if scalars(dtype) == Some(2) && numbers.len() > 0 {
            let pair = if form == Form::Parts { lens.first() } else { lens.last() };
            if pair != Some(&2) {
                let found = format!("lists of the shape {lens:?} without pairs");
                return Err(Kind::NotANumber { found, dtype: dtype.in_message() }.into());
            }
            if form == Form::Parts {
                numbers = numbers.side_by_side();
                lens.remove(0);
            } else {
                lens.pop();
            }
        }
        let (words, rounded) = all(&numbers, dtype, form).map_err(|Unheld { at, why }| {
            match all_lens.split_first() {
                // Parts no longer stand where they stood.
                Some((_, inner)) if form != Form::Parts => why.at(&place_in(inner, at)),
                _ => why,
            }
        })?;
        Ok((words, rounded, lens))
    }
}

/// The indices of the item before which there are so many, in a list of lists of these lengths.
pub(crate) fn place_in(inner: &[usize], mut at: usize) -> Lens {
    let mut place = Lens::new();
    for &len in inner.iter().rev() {
        place.push(at.checked_rem(len).unwrap_or_default());
        at = at.checked_div(len).unwrap_or_default();
    }
    place.push(at);
    place.reverse();
    place
}
