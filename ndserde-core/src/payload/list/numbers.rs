//! Numbers as they come, in 9 bytes each.

use super::Number;

/// Numbers of any sort: the sort of each, and its bits. Apart from one another, so that they take a
/// small multiple of what a document spends on a number.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    sorts: Vec<Sort>,
    bits: Vec<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Bool,
    Signed,
    Unsigned,
    Single,
    Double,
}

impl Numbers {
    pub(super) fn len(&self) -> usize {
        self.bits.len()
    }

    pub(super) fn push(&mut self, number: Number) {
        let (sort, bits) = match number {
            Number::Bool(value) => (Sort::Bool, u64::from(value)),
            Number::Signed(value) => (Sort::Signed, u64::from_ne_bytes(value.to_ne_bytes())),
            Number::Unsigned(value) => (Sort::Unsigned, value),
            Number::Single(value) => (Sort::Single, u64::from(value.to_bits())),
            Number::Double(value) => (Sort::Double, value.to_bits()),
            Number::Wide(value) => match (i64::try_from(value), u64::try_from(value)) {
                (Ok(value), _) => (Sort::Signed, u64::from_ne_bytes(value.to_ne_bytes())),
                (_, Ok(value)) => (Sort::Unsigned, value),
                // Integers of this size are elements of floats alone.
                #[allow(clippy::cast_precision_loss, reason = "as each float is read from text")]
                _ => (Sort::Double, (value as f64).to_bits()),
            },
        };
        self.sorts.push(sort);
        self.bits.push(bits);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Number> {
        let number = |(sort, bits): (&Sort, &u64)| match sort {
            Sort::Bool => Number::Bool(*bits != 0),
            Sort::Signed => Number::Signed(i64::from_ne_bytes(bits.to_ne_bytes())),
            Sort::Unsigned => Number::Unsigned(*bits),
            #[allow(clippy::cast_possible_truncation, reason = "the bits of a single")]
            Sort::Single => Number::Single(f32::from_bits(*bits as u32)),
            Sort::Double => Number::Double(f64::from_bits(*bits)),
        };
        self.sorts.iter().zip(&self.bits).map(number)
    }

    /// Bools become 1 and 0.
    pub(super) fn bools_to_integers(&mut self) {
        for sort in self.sorts.iter_mut().filter(|sort| **sort == Sort::Bool) {
            *sort = Sort::Unsigned;
        }
    }

    /// The parts of complex numbers, of which all real ones stand before all imaginary ones, as pairs.
    pub(super) fn side_by_side(self) -> Self {
        fn paired<T: Copy>(all: &[T]) -> Vec<T> {
            let (real, imaginary) = all.split_at(all.len() / 2);
            real.iter().zip(imaginary).flat_map(|(re, im)| [*re, *im]).collect()
        }
        Self { sorts: paired(&self.sorts), bits: paired(&self.bits) }
    }
}
