//! Lists of numbers that may still become elements of any dtype.

use smallvec::SmallVec;

use super::{Form, Packed, all, scalars};
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
    pub(crate) numbers: Packed,
    pub(crate) lens: Lens,
}

impl PackedList {
    /// The same with bools as 1 and 0.
    pub(crate) fn without_bools(mut self) -> Self {
        self.numbers.bools_to_integers();
        self
    }

    /// The parts of complex numbers, one after the other, as pairs in one row.
    pub(crate) fn pairs(mut self) -> Self {
        self.lens = Lens::from_slice(&[self.numbers.len() / 2, 2]);
        self
    }

    /// The numbers as elements of a dtype, and the lengths of their axes: pairs of complex numbers
    /// are none.
    ///
    /// # Errors
    /// When the dtype does not hold one of them, or they are no pairs.
    pub(crate) fn settle(self, dtype: &DType, form: Form) -> Result<(Aligned, Lens), Error> {
        let Self { mut numbers, mut lens } = self;
        // Empty lists have no pairs.
        if scalars(dtype) == Some(2) && numbers.len() > 0 {
            let pair = if form == Form::Parts { lens.first() } else { lens.last() };
            if pair != Some(&2) {
                let found = format!("lists of the shape {lens:?} without pairs");
                return Err(Kind::NotANumber { found, dtype: dtype.to_string() }.into());
            }
            if form == Form::Parts {
                numbers = numbers.side_by_side();
                lens.remove(0);
            } else {
                lens.pop();
            }
        }
        Ok((all(&numbers, dtype, form)?, lens))
    }
}
