//! What a sequence holds: elements, or sequences of them, which lie one behind the other or are
//! gathered.

use alloc::{boxed::Box, collections::VecDeque, format, vec::Vec};

use crate::{
    element::Single,
    error::{Error, Kind},
    shape::Shape,
};

/// An element, or a sequence of such items.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no element, nor a vector or fixed array of elements",
    label = "not what `elements` are",
    note = "a column of `elements` is one array: of an element in each row, or of a Vec, VecDeque, Box<[T]> or `[T; N]` of elements"
)]
pub trait SequenceItem: Sized {
    /// What stands innermost.
    type Element: Single;

    /// How many axes there are in an item.
    const NDIM: usize;

    /// The elements of items that lie one behind the other; `None` where each item has memory of its
    /// own.
    fn flat(items: &[Self]) -> Option<&[Self::Element]>;

    /// Adds the axes of an item, which are 0 long where there is none.
    ///
    /// # Errors
    /// When there are too many.
    fn add_axes(first: Option<&Self>, shape: &mut Shape) -> Result<(), Error>;

    /// Refuses an item whose axes are not these; `place` has its indices.
    ///
    /// # Errors
    /// When a row in it has another length than the first; the message has its place and the lengths.
    fn check(&self, axes: &[usize], place: &mut Vec<usize>) -> Result<(), Error>;

    /// Copies the elements.
    fn gather(items: &[Self], elements: &mut Vec<Self::Element>);
}

impl<A: Single> SequenceItem for A {
    type Element = A;
    const NDIM: usize = 0;

    #[inline]
    fn flat(items: &[Self]) -> Option<&[A]> {
        Some(items)
    }

    fn add_axes(_: Option<&Self>, _: &mut Shape) -> Result<(), Error> {
        Ok(())
    }

    fn check(&self, _: &[usize], _: &mut Vec<usize>) -> Result<(), Error> {
        Ok(())
    }

    fn gather(items: &[Self], elements: &mut Vec<A>) {
        elements.extend_from_slice(items);
    }
}

impl<T: SequenceItem, const N: usize> SequenceItem for [T; N] {
    type Element = T::Element;
    const NDIM: usize = T::NDIM.saturating_add(1);

    #[inline]
    fn flat(items: &[Self]) -> Option<&[T::Element]> {
        T::flat(items.as_flattened())
    }

    fn add_axes(first: Option<&Self>, shape: &mut Shape) -> Result<(), Error> {
        shape.push(N)?;
        T::add_axes(first.and_then(|row| row.first()), shape)
    }

    fn check(&self, axes: &[usize], place: &mut Vec<usize>) -> Result<(), Error> {
        check_items(self.len(), self.iter(), axes, place)
    }

    fn gather(items: &[Self], elements: &mut Vec<T::Element>) {
        T::gather(items.as_flattened(), elements);
    }
}

/// Refuses items that are not all as long as the first; `axes` starts with the length of that.
pub(super) fn check_items<'a, T: SequenceItem + 'a>(
    found: usize,
    items: impl Iterator<Item = &'a T>,
    axes: &[usize],
    place: &mut Vec<usize>,
) -> Result<(), Error> {
    let Some((&before, axes)) = axes.split_first() else { return Ok(()) };
    if found != before {
        return Err(Kind::Ragged { at: format!("{place:?}"), found, before }.into());
    }
    if T::flat(&[]).is_some() {
        return Ok(());
    }
    for (at, item) in items.enumerate() {
        place.push(at);
        item.check(axes, place)?;
        place.pop();
    }
    Ok(())
}

/// Sequences whose length their type leaves open.
macro_rules! rows {
    ($($row:ty: |$this:ident| $parts:expr;)*) => {$(
        impl<T: SequenceItem> SequenceItem for $row {
            type Element = T::Element;
            const NDIM: usize = T::NDIM.saturating_add(1);

            fn flat(_: &[Self]) -> Option<&[T::Element]> {
                None
            }

            fn add_axes(first: Option<&Self>, shape: &mut Shape) -> Result<(), Error> {
                shape.push(first.map_or(0, |row| row.len()))?;
                T::add_axes(first.and_then(|row| row.iter().next()), shape)
            }

            fn check(&self, axes: &[usize], place: &mut Vec<usize>) -> Result<(), Error> {
                check_items(self.len(), self.iter(), axes, place)
            }

            fn gather(items: &[Self], elements: &mut Vec<T::Element>) {
                for $this in items {
                    for part in $parts {
                        T::gather(part, elements);
                    }
                }
            }
        }
    )*};
}

rows! {
    Vec<T>: |row| [&row[..]];
    Box<[T]>: |row| [&row[..]];
    VecDeque<T>: |row| <[&[T]; 2]>::from(row.as_slices());
}
