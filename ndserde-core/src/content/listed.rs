//! Numbers in lists.

use alloc::boxed::Box;

use crate::number::{Lens, Number, PackedList, PackedNumbers, Sort};

/// A list of numbers, or of such lists that are all alike.
#[derive(Clone, Debug)]
pub(crate) enum ListedNumbers {
    Few(FewNumbers),
    Many(Box<PackedList>),
}

/// A list of as many numbers as the shape of a matrix has: that of a small array takes no memory of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FewNumbers {
    bits: [u64; 2],
    sorts: [Sort; 2],
    len: FewLen,
}

/// In a byte, so that a value of a document is no longer for them.
#[derive(Clone, Copy, Debug)]
enum FewLen {
    None,
    One,
    Two,
}

impl FewNumbers {
    /// Numbers of one list, if they are few.
    pub(super) fn of(sorts: &[Sort], bits: &[u64]) -> Option<Self> {
        let (len, sorts, bits) = match (sorts, bits) {
            ([], []) => (FewLen::None, [Sort::Bool; 2], [0; 2]),
            (&[sort], &[bits]) => (FewLen::One, [sort; 2], [bits; 2]),
            (&[one, two], &[first, second]) => (FewLen::Two, [one, two], [first, second]),
            _ => return None,
        };
        Some(Self { bits, sorts, len })
    }

    fn lens(self) -> &'static [usize; 1] {
        match self.len {
            FewLen::None => &[0],
            FewLen::One => &[1],
            FewLen::Two => &[2],
        }
    }
}

impl ListedNumbers {
    /// The lengths of the lists, outermost first.
    pub(crate) fn lens(&self) -> &[usize] {
        match self {
            Self::Few(few) => few.lens(),
            Self::Many(list) => &list.lens,
        }
    }

    /// How many numbers there are.
    pub(crate) fn count(&self) -> usize {
        self.parts().0.len()
    }

    /// The sorts and the bits of the numbers.
    pub(crate) fn parts(&self) -> (&[Sort], &[u64]) {
        match self {
            Self::Few(few) => {
                let [len] = *few.lens();
                let sorts = few.sorts.get(..len).unwrap_or_default();
                (sorts, few.bits.get(..len).unwrap_or_default())
            }
            Self::Many(list) => list.numbers.parts(),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Number> + '_ {
        let (sorts, bits) = self.parts();
        sorts.iter().zip(bits).map(|(sort, bits)| sort.number(*bits))
    }

    /// The numbers, in memory of their own.
    pub(crate) fn into_packed(self) -> PackedList {
        match self {
            Self::Many(list) => *list,
            Self::Few(few) => {
                let (sorts, bits) = self.parts();
                let numbers = PackedNumbers::from_parts(sorts, bits);
                PackedList { numbers, lens: Lens::from_slice(few.lens()) }
            }
        }
    }
}

impl From<PackedList> for ListedNumbers {
    fn from(list: PackedList) -> Self {
        Self::Many(Box::new(list))
    }
}
