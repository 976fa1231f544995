//! Where in the lists the reading stands, and which shape they have so far.

use smallvec::SmallVec;

use super::{read::Lists, row::Row};
use crate::{error::Kind, shape::Shape};

/// The lists so far, whatever is in them.
pub(super) struct Depths<'t> {
    pub(super) lists: Lists<'t>,
    /// The lengths of the lists at each depth; unknown until the first one ends.
    lens: SmallVec<[Option<usize>; INLINE]>,
    /// The depth of the elements; unknown until the first one.
    pub(super) leaves: Option<usize>,
    /// Where the reading stands.
    pub(super) path: SmallVec<[usize; INLINE]>,
}

/// So many axes take no memory of their own: an array of a few numbers would pay for it.
const INLINE: usize = 4;

impl<'t> Depths<'t> {
    pub(super) fn new(lists: Lists<'t>) -> Self {
        Self { lists, lens: SmallVec::new(), leaves: None, path: SmallVec::new() }
    }

    /// Something that is no list comes next.
    pub(super) fn leaf<E: serde_core::de::Error>(&mut self) -> Result<(), E> {
        let depth = self.path.len();
        if *self.leaves.get_or_insert(depth) != depth || self.lens.len() > depth {
            return Err(self.here().misplaced(&[]));
        }
        Ok(())
    }

    /// A list begins; its depth.
    pub(super) fn begin<E: serde_core::de::Error>(&mut self) -> Result<usize, E> {
        let depth = self.path.len();
        if self.leaves.is_some_and(|leaves| leaves <= depth) {
            return Err(self.here().misplaced(&[]));
        }
        // Complex numbers add an axis to the deepest array.
        if depth > Shape::MAX_AXES {
            return Err(self.lists.fail(Kind::TooManyAxes { limit: Shape::MAX_AXES }));
        }
        if self.lens.len() == depth {
            self.lens.push(None);
        }
        self.path.push(0);
        Ok(depth)
    }

    /// So many items of the innermost list have been read.
    pub(super) fn at(&mut self, len: usize) {
        if let Some(index) = self.path.last_mut() {
            *index = len;
        }
    }

    /// The list at this depth, whose place is no longer part of the path, has ended.
    pub(super) fn end<E: serde_core::de::Error>(
        &mut self,
        depth: usize,
        len: usize,
    ) -> Result<(), E> {
        match self.lens.get_mut(depth) {
            Some(&mut Some(before)) if before != len => {
                return Err(self.here().ragged(&[], len, before));
            }
            Some(known) => *known = Some(len),
            None => {}
        }
        Ok(())
    }

    pub(super) fn here(&self) -> Row<'_> {
        Row { lists: &self.lists, path: &self.path }
    }

    /// The lengths of the lists, outermost first.
    pub(super) fn lens(&self) -> Vec<usize> {
        self.lens.iter().map_while(|&len| len).collect()
    }
}
