//! Lists within lists: where the items of each row lie, and in which shape.

use std::ops::Range;

use super::deps::{
    arrow_array::{Array, FixedSizeListArray, LargeListArray, ListArray},
    arrow_buffer::NullBuffer,
    arrow_schema::DataType,
};
use crate::error::Error;

/// Lists within lists, around items that are none.
pub(super) struct Lists<'a> {
    /// The outermost lists first: those of the rows.
    levels: Vec<Level<'a>>,
    /// What is in the innermost lists.
    pub(super) items: &'a dyn Array,
}

/// The lists of one depth.
struct Level<'a> {
    step: Step<'a>,
    nulls: Option<&'a NullBuffer>,
}

/// Where the items of each list are.
#[derive(Clone, Copy)]
enum Step<'a> {
    Fixed(usize),
    Offsets(Offsets<'a>),
}

/// Where each of some neighbours begins, and the last ends.
#[derive(Clone, Copy)]
pub(super) enum Offsets<'a> {
    Small(&'a [i32]),
    Large(&'a [i64]),
}

impl Offsets<'_> {
    /// Where one of them is.
    pub(super) fn range(self, at: usize) -> Option<Range<usize>> {
        let range = self.at(at)?..self.at(at.checked_add(1)?)?;
        (range.start <= range.end).then_some(range)
    }

    fn at(self, at: usize) -> Option<usize> {
        match self {
            Self::Small(offsets) => usize::try_from(*offsets.get(at)?).ok(),
            Self::Large(offsets) => usize::try_from(*offsets.get(at)?).ok(),
        }
    }
}

/// Where the items of a row lie, and in which shape.
#[derive(Debug, PartialEq)]
pub(super) struct Place {
    pub(super) shape: Vec<usize>,
    pub(super) items: Range<usize>,
}

impl<'a> Lists<'a> {
    /// The lists of a column, of any kinds.
    pub(super) fn of(array: &'a dyn Array) -> Self {
        let (mut levels, mut items) = (Vec::new(), array);
        while let Some((step, inner)) = Step::of(items) {
            levels.push(Level { step, nulls: items.nulls() });
            items = inner;
        }
        Self { levels, items }
    }

    /// How deep the lists are.
    pub(super) fn depth(&self) -> usize {
        self.levels.len()
    }

    /// The one shape of all rows, where the type says it, and no list is null.
    pub(super) fn fixed(&self) -> Option<Vec<usize>> {
        let len = |level: &Level<'_>| match level.step {
            Step::Fixed(len) if level.nulls.is_none_or(|nulls| nulls.null_count() == 0) => {
                Some(len)
            }
            _ => None,
        };
        self.levels.iter().map(len).collect()
    }

    /// Where a row's items lie, and in which shape; none where the row is null.
    ///
    /// # Errors
    /// When the lists in it are not all alike, or one is null.
    pub(super) fn row(&self, row: usize) -> Result<Option<Place>, Error> {
        let mut shape = Vec::with_capacity(self.levels.len());
        let items = self.walk(row, |len| shape.push(len))?;
        Ok(items.map(|items| Place { shape, items }))
    }

    /// As [`row`](Self::row), without a shape, which is memory of its own.
    ///
    /// # Errors
    /// As there.
    pub(super) fn range(&self, row: usize) -> Result<Option<Range<usize>>, Error> {
        self.walk(row, |_| {})
    }

    /// Goes from a row to its items, and hands over the length of each axis.
    fn walk(&self, row: usize, mut take: impl FnMut(usize)) -> Result<Option<Range<usize>>, Error> {
        let mut items = row..row.saturating_add(1);
        for (axis, level) in self.levels.iter().enumerate() {
            if level.has_nulls(&items) {
                if axis == 0 {
                    return Ok(None);
                }
                return Err(Error::new(format!("a list along axis {axis} is null")));
            }
            let len = level.len(items.clone(), axis)?;
            items = level.items(&items, len).ok_or_else(|| outside(&items))?;
            take(len);
        }
        Ok(Some(items))
    }
}

impl<'a> Step<'a> {
    /// How an array's lists lie, and what is in them; none where it has no lists.
    fn of(array: &'a dyn Array) -> Option<(Self, &'a dyn Array)> {
        match array.data_type() {
            DataType::FixedSizeList(..) => {
                let lists: &FixedSizeListArray = array.as_any().downcast_ref()?;
                let len = usize::try_from(lists.value_length()).ok()?;
                Some((Self::Fixed(len), lists.values().as_ref()))
            }
            DataType::List(_) => {
                let lists: &ListArray = array.as_any().downcast_ref()?;
                Some((
                    Self::Offsets(Offsets::Small(lists.value_offsets())),
                    lists.values().as_ref(),
                ))
            }
            DataType::LargeList(_) => {
                let lists: &LargeListArray = array.as_any().downcast_ref()?;
                Some((
                    Self::Offsets(Offsets::Large(lists.value_offsets())),
                    lists.values().as_ref(),
                ))
            }
            _ => None,
        }
    }
}

impl Level<'_> {
    fn has_nulls(&self, lists: &Range<usize>) -> bool {
        self.nulls.is_some_and(|nulls| has_nulls(nulls, lists))
    }

    /// The length that all of these lists have.
    fn len(&self, mut lists: Range<usize>, axis: usize) -> Result<usize, Error> {
        let offsets = match self.step {
            Step::Fixed(len) => return Ok(len),
            Step::Offsets(offsets) => offsets,
        };
        let len = |at| offsets.range(at).map(|items| items.len()).ok_or_else(|| outside(&(at..at)));
        // Of no lists nobody knows the length.
        let Some(first) = lists.next().map(len).transpose()? else { return Ok(0) };
        for at in lists {
            let other = len(at)?;
            if other != first {
                return Err(Error::new(format!(
                    "the lists along axis {axis} have {first} items and {other}, which is no array"
                )));
            }
        }
        Ok(first)
    }

    /// The items of these lists, each of which has so many.
    fn items(&self, lists: &Range<usize>, len: usize) -> Option<Range<usize>> {
        match self.step {
            Step::Fixed(_) => Some(lists.start.checked_mul(len)?..lists.end.checked_mul(len)?),
            Step::Offsets(_) if lists.is_empty() => Some(0..0),
            Step::Offsets(offsets) => {
                let first = offsets.range(lists.start)?;
                Some(first.start..offsets.range(lists.end.checked_sub(1)?)?.end)
            }
        }
    }
}

/// Whether any of these is null.
pub(super) fn has_nulls(nulls: &NullBuffer, range: &Range<usize>) -> bool {
    nulls.null_count() > 0 && first_null(nulls, range).is_some()
}

/// The first of these that is null.
pub(super) fn first_null(nulls: &NullBuffer, range: &Range<usize>) -> Option<usize> {
    let end = range.end.min(nulls.len());
    let len = end.checked_sub(range.start).filter(|len| *len > 0)?;
    if nulls.slice(range.start, len).null_count() == 0 {
        return None;
    }
    (range.start..end).find(|&at| nulls.is_null(at))
}

#[cold]
fn outside(lists: &Range<usize>) -> Error {
    Error::new(format!("its offsets of the lists {lists:?} lead nowhere"))
}
