//! The leaves of nested lists, which must be as a grid has them.

use alloc::borrow::ToOwned;

use smallvec::SmallVec;

use super::{Content, unpack::scalar};
use crate::{
    dtype::DType,
    erased::{Ask, Row},
    error::Error,
    number::{Apart, Lens, PackedList, PackedNumbers, Sort, of_word},
    shape::Grid,
};

/// Walks through lists in order.
pub(crate) struct ContentWalk<'t>(Grid<'t>);

impl<'t> ContentWalk<'t> {
    pub(crate) fn new(dtype: &'t DType) -> Self {
        Self(Grid::new(Row::new(Some(dtype), Ask::Any)))
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
                let depth = self.0.begin()?;
                for item in items {
                    self.each(item, leaf)?;
                    self.0.row.step();
                }
                self.0.end(depth)
            }
            Content::Numbers(numbers) => {
                self.alike(numbers.lens())?;
                let (sorts, bits) = numbers.parts();
                let mut all = sorts.iter().zip(bits);
                all.try_for_each(|(sort, bits)| leaf(scalar(*sort, *bits), &self.0.row))
            }
            Content::Texts(texts) => {
                self.alike(&texts.lens)?;
                let mut all = texts.words.iter();
                all.try_for_each(|word| leaf(Content::Text(word.to_owned().into()), &self.0.row))
            }
            value => {
                self.0.leaf()?;
                leaf(value, &self.0.row)
            }
        }
    }

    /// Lists in which all are alike, none of which takes a step.
    fn alike(&mut self, lens: &[usize]) -> Result<(), Error> {
        let depths =
            lens.iter().map(|_| self.0.begin()).collect::<Result<SmallVec<[usize; 4]>, _>>()?;
        if lens.last() != Some(&0) {
            self.0.leaf()?;
        }
        for (depth, len) in depths.iter().zip(lens).rev() {
            self.0.skip(*depth, *len)?;
        }
        Ok(())
    }

    /// The lengths of the lists.
    pub(crate) fn lens(&self) -> Lens {
        self.0.lens()
    }
}

impl Content<'_> {
    /// The numbers of nested lists and their lengths, or a bare number; words may be numbers.
    ///
    /// # Errors
    /// When there is something else, or the lists are no grid.
    pub(crate) fn into_numbers(self, dtype: &DType) -> Result<PackedList, Error> {
        if let Self::Numbers(list) = self {
            return Ok(list.into_packed());
        }
        let mut walk = ContentWalk::new(dtype);
        let mut numbers = PackedNumbers::default();
        walk.each(self, &mut |value, row| {
            let number = match (&value, value.in_64_bits()) {
                (_, Some(number)) => number,
                (Content::Null, None) => (Sort::Apart, Apart::Null.bits()),
                (Content::Text(word), None) => {
                    of_word(word, Some(dtype)).ok_or_else(|| row.no_number(word))?
                }
                _ => {
                    let dtype = dtype.in_message();
                    return Err(Error::custom(format_args!(
                        "{value}, expected a number in a list of {dtype}"
                    )));
                }
            };
            numbers.push_bits(number.0, number.1);
            Ok(())
        })?;
        Ok(PackedList { numbers, lens: walk.lens() })
    }
}
