//! Nested lists as a grid: where in them the reading is, and which shape they have so far.

use alloc::vec::Vec;

use smallvec::SmallVec;

use super::Shape;
use crate::{
    erased::Row,
    error::{Error, Kind},
    number::place_in,
};

/// Nested lists that are being walked through, whatever is in them.
pub(crate) struct Grid<'t> {
    /// What the numbers become, and where the walk is.
    pub(crate) row: Row<'t>,
    /// The lengths of the lists at each depth; unknown until the first one ends.
    lens: SmallVec<[Option<usize>; 4]>,
    /// The depth of the elements; unknown until the first one.
    leaves: Option<usize>,
}

impl<'t> Grid<'t> {
    pub(crate) fn new(row: Row<'t>) -> Self {
        Self { row, lens: SmallVec::new(), leaves: None }
    }

    /// The depth of the elements, once there was one.
    pub(crate) const fn leaves(&self) -> Option<usize> {
        self.leaves
    }

    /// Something that is no list comes next.
    ///
    /// # Errors
    /// When a list belongs there.
    pub(crate) fn leaf(&mut self) -> Result<(), Error> {
        let depth = self.row.depth();
        if *self.leaves.get_or_insert(depth) != depth || self.lens.len() > depth {
            return Err(self.row.misplaced());
        }
        Ok(())
    }

    /// A list begins; its depth.
    ///
    /// # Errors
    /// When an element belongs there, or lists are nested deeper than any array.
    pub(crate) fn begin(&mut self) -> Result<usize, Error> {
        let depth = self.row.depth();
        if self.leaves.is_some_and(|leaves| leaves <= depth) {
            return Err(self.row.misplaced());
        }
        // Complex numbers add an axis to the deepest array.
        if depth > Shape::MAX_AXES {
            return Err(Kind::TooManyAxes { limit: Shape::MAX_AXES }.into());
        }
        if self.lens.len() == depth {
            self.lens.push(None);
        }
        self.row.begin();
        Ok(depth)
    }

    /// The list at this depth, every item of which took a step, has ended.
    ///
    /// # Errors
    /// When it is longer or shorter than those before it.
    pub(crate) fn end(&mut self, depth: usize) -> Result<(), Error> {
        let len = self.row.end();
        self.has_len(depth, len)
    }

    /// As [`end`](Self::end) of a list of this length, whose items took no steps.
    ///
    /// # Errors
    /// When the lists before it have another.
    pub(crate) fn skip(&mut self, depth: usize, len: usize) -> Result<(), Error> {
        self.row.end();
        self.has_len(depth, len)
    }

    /// The indices of the element before which there are so many numbers.
    pub(crate) fn place_of(&self, at: usize) -> Vec<usize> {
        // A list that is the first of its depth, and open, has all that is left.
        let lens = self.lens.iter().take(self.leaves.unwrap_or_default());
        let lens: Vec<usize> = lens.map(|len| len.unwrap_or(usize::MAX)).collect();
        let mut outer = self.row.indices();
        outer.pop();
        // An open list may be longer than those before it.
        let (around, inside) = lens.split_at_checked(outer.len()).unwrap_or((&lens, &[]));
        let lists = outer
            .iter()
            .zip(around)
            .fold(0_usize, |lists, (&index, &len)| lists.saturating_mul(len).saturating_add(index));
        let before = inside.iter().fold(lists, |before, &len| before.saturating_mul(len));
        match (at.checked_sub(before), inside.split_first(), lens.split_first()) {
            (Some(at), Some((_, inside)), _) => {
                outer.extend(place_in(inside, at));
                outer
            }
            (_, _, Some((_, inside))) => place_in(inside, at).to_vec(),
            _ => Vec::new(),
        }
    }

    fn has_len(&mut self, depth: usize, len: usize) -> Result<(), Error> {
        match self.lens.get_mut(depth) {
            Some(&mut Some(before)) if before != len => Err(self.row.ragged(len, before)),
            Some(known) => {
                *known = Some(len);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The lengths of the lists, outermost first.
    pub(crate) fn lens(&self) -> SmallVec<[usize; 4]> {
        self.lens.iter().map_while(|&len| len).collect()
    }
}
