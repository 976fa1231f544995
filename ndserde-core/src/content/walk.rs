//! The leaves of nested lists, which must be as a grid has them.

use smallvec::SmallVec;

use super::{Content, unpack::scalar};
use crate::{
    dtype::DType,
    erased::{Ask, Row},
    error::{Error, Kind},
    number::Packed,
    shape::Shape,
};

/// Walks through lists in order.
pub(crate) struct Walk<'t> {
    /// What the numbers become, and where the walk is.
    pub(crate) row: Row<'t>,
    /// The lengths of the lists at each depth; unknown until the first one ends.
    lens: SmallVec<[Option<usize>; 4]>,
    /// The depth of the elements; unknown until the first one.
    leaves: Option<usize>,
}

impl<'t> Walk<'t> {
    pub(crate) fn new(dtype: &'t DType) -> Self {
        let row = Row::new(Some(dtype), Ask::Any);
        Self { row, lens: SmallVec::new(), leaves: None }
    }

    /// Hands over each value that is no list.
    ///
    /// # Errors
    /// When lists stand beside other values, or differ in their lengths.
    pub(crate) fn each<'de>(
        &mut self,
        content: Content<'de>,
        leaf: &mut dyn FnMut(Content<'de>, &Row<'t>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        match content {
            Content::List(items) => {
                let depth = self.begin()?;
                let found = items.len();
                for item in items {
                    self.each(item, leaf)?;
                    self.row.step();
                }
                self.row.end();
                self.end(depth, found)
            }
            Content::Numbers(numbers) => {
                self.alike(&numbers.lens)?;
                let (sorts, bits) = numbers.packed.parts();
                let mut all = sorts.iter().zip(bits);
                all.try_for_each(|(sort, bits)| leaf(scalar(*sort, *bits), &self.row))
            }
            Content::Texts(texts) => {
                self.alike(&texts.lens)?;
                let mut all = texts.words.iter();
                all.try_for_each(|word| leaf(Content::Text(word.to_owned().into()), &self.row))
            }
            value => {
                self.leaf()?;
                leaf(value, &self.row)
            }
        }
    }

    /// Lists in which all are alike, none of which takes a step.
    fn alike(&mut self, lens: &[usize]) -> Result<(), Error> {
        let depths =
            lens.iter().map(|_| self.begin()).collect::<Result<SmallVec<[usize; 4]>, _>>()?;
        if lens.last() != Some(&0) {
            self.leaf()?;
        }
        for (depth, len) in depths.iter().zip(lens).rev() {
            self.row.end();
            self.end(*depth, *len)?;
        }
        Ok(())
    }

    /// Something that is no list comes next.
    fn leaf(&mut self) -> Result<(), Error> {
        let depth = self.row.depth();
        if *self.leaves.get_or_insert(depth) != depth || self.lens.len() > depth {
            return Err(self.row.misplaced());
        }
        Ok(())
    }

    /// A list begins; its depth.
    fn begin(&mut self) -> Result<usize, Error> {
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

    /// A list at this depth has ended.
    fn end(&mut self, depth: usize, found: usize) -> Result<(), Error> {
        match self.lens.get_mut(depth) {
            Some(&mut Some(before)) if before != found => Err(self.row.ragged(found, before)),
            Some(known) => {
                *known = Some(found);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The lengths of the lists.
    pub(crate) fn shape(&self) -> Result<Shape, Error> {
        let lens: SmallVec<[usize; 4]> = self.lens.iter().map_while(|len| *len).collect();
        Shape::new(&lens)
    }
}

impl Content<'_> {
    /// The numbers of nested lists and their lengths, or a bare number; words may be numbers.
    ///
    /// # Errors
    /// When there is something else, or the lists are no grid.
    pub(crate) fn into_numbers(self, dtype: &DType) -> Result<(Packed, Shape), Error> {
        if let Self::Numbers(numbers) = self {
            return Ok((numbers.packed, Shape::new(&numbers.lens)?));
        }
        let mut walk = Walk::new(dtype);
        let mut numbers = Packed::default();
        walk.each(self, &mut |value, row| {
            let number = match (&value, value.as_number()) {
                (_, Some(number)) => number,
                (Content::Text(word), None) => row.word(word).ok_or_else(|| row.no_number(word))?,
                _ => {
                    return Err(Error::custom(format_args!(
                        "{value}, expected a number in a list of {dtype}"
                    )));
                }
            };
            numbers.push(number, row.block.rounds_again());
            Ok(())
        })?;
        Ok((numbers, walk.shape()?))
    }
}
