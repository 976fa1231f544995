//! Numbers whose dtype is not known yet, in 9 bytes each.

use alloc::vec::Vec;

use smallvec::SmallVec;

use super::{Apart, Block, Sort};

/// Numbers of any sort: the sort of each, and its bits. Apart from one another, so that they take a
/// small multiple of what a document spends on a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct PackedNumbers {
    // A shape takes no memory of its own.
    sorts: SmallVec<[Sort; 4]>,
    bits: SmallVec<[u64; 4]>,
}

impl PackedNumbers {
    pub(crate) fn len(&self) -> usize {
        self.bits.len()
    }

    /// Adds the numbers of a block.
    pub(crate) fn append(&mut self, block: &Block) {
        let (sorts, bits) = block.parts();
        self.sorts.extend_from_slice(sorts);
        self.bits.extend_from_slice(bits);
    }

    /// Adds one number by its sort and bits.
    pub(crate) fn push_bits(&mut self, sort: Sort, bits: u64) {
        self.sorts.push(sort);
        self.bits.push(bits);
    }

    /// A copy of numbers of these sorts and bits.
    pub(crate) fn from_parts(sorts: &[Sort], bits: &[u64]) -> Self {
        Self { sorts: SmallVec::from_slice(sorts), bits: SmallVec::from_slice(bits) }
    }

    /// The numbers behind the first `len`, which alone are left.
    pub(crate) fn split_off(&mut self, len: usize) -> Self {
        if len == 0 {
            return core::mem::take(self);
        }
        let (sorts, bits) = self.behind(len);
        let end = Self::from_parts(sorts, bits);
        self.truncate(len);
        end
    }

    /// The sorts and bits of the numbers behind the first `len`.
    pub(crate) fn behind(&self, len: usize) -> (&[Sort], &[u64]) {
        (self.sorts.get(len..).unwrap_or_default(), self.bits.get(len..).unwrap_or_default())
    }

    /// Takes the last number; of many, those that are left give back the memory of those taken.
    pub(crate) fn pop(&mut self) -> Option<(Sort, u64)> {
        /// More are many.
        const MANY: usize = 1 << 12;
        let last = (self.sorts.pop()?, self.bits.pop()?);
        // As long as vectors that have grown are: half of it has been taken.
        if self.len() >= MANY && self.len().is_power_of_two() {
            self.sorts.shrink_to_fit();
            self.bits.shrink_to_fit();
        }
        Some(last)
    }

    /// Leaves the first `len` alone.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.sorts.truncate(len);
        self.bits.truncate(len);
    }

    /// The sorts and the bits of the numbers.
    pub(crate) fn parts(&self) -> (&[Sort], &[u64]) {
        (&self.sorts, &self.bits)
    }

    /// Bools become 1 and 0.
    pub(crate) fn bools_to_integers(&mut self) {
        for sort in self.sorts.iter_mut().filter(|sort| **sort == Sort::Bool) {
            *sort = Sort::Integer;
        }
    }

    /// 1 and 0 become bools.
    pub(crate) fn integers_to_bools(&mut self) {
        let pairs = self.sorts.iter_mut().zip(&self.bits);
        for (sort, _) in pairs.filter(|(sort, bits)| **sort == Sort::Integer && **bits < 2) {
            *sort = Sort::Bool;
        }
    }

    /// Null becomes NaN, which JSON has no number for.
    pub(crate) fn nulls_to_nan(&mut self) {
        let pairs = self.sorts.iter_mut().zip(&mut self.bits);
        for (sort, bits) in pairs.filter(|(sort, _)| **sort == Sort::Apart) {
            if Apart::of_bits(*bits) == Apart::Null {
                (*sort, *bits) = (Sort::Named, f64::NAN.to_bits());
            }
        }
    }

    /// The parts of complex numbers, of which all real ones stand before all imaginary ones, as
    /// pairs.
    pub(crate) fn side_by_side(self) -> Self {
        fn paired<T: Copy>(all: &[T]) -> Vec<T> {
            let (real, imaginary) = all.split_at(all.len() / 2);
            real.iter().zip(imaginary).flat_map(|(re, im)| [*re, *im]).collect()
        }
        Self { sorts: paired(&self.sorts).into(), bits: paired(&self.bits).into() }
    }
}
