//! What a sequence holds, made of elements in C order.

use alloc::{boxed::Box, collections::VecDeque, vec, vec::Vec};
use core::{mem::needs_drop, slice};

use super::item::SequenceItem;
use crate::element::{Element, Single};

/// An item that can be made of elements.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no element that can be read, nor a vector or fixed array of such",
    label = "not what `elements` are"
)]
pub trait ReadSequenceItem: SequenceItem<Element: Element> + Clone {
    /// Adds the lengths of the axes where the type has them.
    fn add_fixed(axes: &mut Vec<Option<usize>>);

    /// The memory of so many items with these axes, beyond that of the elements.
    fn memory(count: usize, axes: &[usize]) -> usize;

    /// So many items with these axes, which have passed the check against the type's.
    fn items(elements: Vec<Self::Element>, count: usize, axes: &[usize]) -> Vec<Self>;

    /// Rows of so many items.
    #[must_use]
    fn rows<const N: usize>(items: Vec<Self>, count: usize) -> Vec<[Self; N]> {
        fixed_rows(items, count)
    }
}

impl<A: Single + Element> ReadSequenceItem for A {
    fn add_fixed(_: &mut Vec<Option<usize>>) {}

    fn memory(_: usize, _: &[usize]) -> usize {
        0
    }

    #[inline]
    fn items(elements: Vec<A>, _: usize, _: &[usize]) -> Vec<A> {
        elements
    }

    fn rows<const N: usize>(items: Vec<A>, count: usize) -> Vec<[A; N]> {
        match A::into_rows(items) {
            Ok(rows) if rows.len() == count => rows,
            Ok(rows) => fixed_rows(rows.into_flattened(), count),
            Err(items) => fixed_rows(items, count),
        }
    }
}

impl<T: ReadSequenceItem, const N: usize> ReadSequenceItem for [T; N] {
    fn add_fixed(axes: &mut Vec<Option<usize>>) {
        axes.push(Some(N));
        T::add_fixed(axes);
    }

    fn memory(count: usize, axes: &[usize]) -> usize {
        if size_of::<Self>() == 0 {
            // Nothing to hold, but made one by one: as many as are made in no time.
            return count.saturating_mul(16);
        }
        T::memory(count.saturating_mul(N), axes.get(1..).unwrap_or_default())
    }

    fn items(elements: Vec<T::Element>, count: usize, axes: &[usize]) -> Vec<Self> {
        let within = axes.get(1..).unwrap_or_default();
        T::rows(T::items(elements, count.saturating_mul(N), within), count)
    }
}

/// Copies that lie in one piece: where elements have memory of their own, they are moved.
fn fixed_rows<T: Clone, const N: usize>(items: Vec<T>, count: usize) -> Vec<[T; N]> {
    /// From this size on a row is copied where it lies, since the stack may not hold it.
    const LARGE: usize = 256;
    let mut rows = Vec::with_capacity(count);
    if N == 0 || needs_drop::<T>() {
        let mut items = items.into_iter();
        for _ in 0..count {
            rows.extend(<[T; N]>::try_from(items.by_ref().take(N).collect::<Vec<T>>()));
        }
        return rows;
    }
    for row in items.chunks_exact(N.max(1)) {
        match <&[T; N]>::try_from(row) {
            Ok(row) if size_of::<[T; N]>() < LARGE => rows.push(row.clone()),
            Ok(row) => rows.extend_from_slice(slice::from_ref(row)),
            Err(_) => {}
        }
    }
    rows
}

/// So many vectors of `len` items.
fn rows<T: Clone>(items: Vec<T>, count: usize, len: usize) -> Vec<Vec<T>> {
    if count == 1 {
        return vec![items];
    }
    if len == 0 {
        return vec![Vec::new(); count];
    }
    if needs_drop::<T>() {
        let mut items = items.into_iter();
        return (0..count).map(|_| items.by_ref().take(len).collect()).collect();
    }
    items.chunks_exact(len).map(<[T]>::to_vec).collect()
}

macro_rules! open_rows {
    ($($row:ty)*) => {$(
        impl<T: ReadSequenceItem> ReadSequenceItem for $row {
            fn add_fixed(axes: &mut Vec<Option<usize>>) {
                axes.push(None);
                T::add_fixed(axes);
            }

            fn memory(count: usize, axes: &[usize]) -> usize {
                let Some((&len, within)) = axes.split_first() else { return 0 };
                let items = T::memory(count.saturating_mul(len), within);
                count.saturating_mul(size_of::<Self>()).saturating_add(items)
            }

            fn items(elements: Vec<T::Element>, count: usize, axes: &[usize]) -> Vec<Self> {
                let Some((&len, within)) = axes.split_first() else { return Vec::new() };
                let items = T::items(elements, count.saturating_mul(len), within);
                rows(items, count, len).into_iter().map(Self::from).collect()
            }
        }
    )*};
}

open_rows! { Vec<T> Box<[T]> VecDeque<T> }
