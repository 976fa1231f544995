//! Copies between C and F order, for wires and documents that hold only one of them, and from other
//! orders of the axes.

use alloc::vec::Vec;

use bytemuck::{Pod, try_cast_slice, try_cast_slice_mut};

use crate::{
    aligned::{Aligned, Width},
    dtype::DType,
    order::Order,
    shape::Shape,
};

/// F order to C order.
pub(super) fn f_to_c(data: &[u8], shape: &Shape, dtype: &DType) -> Aligned {
    transpose(data, shape, dtype, Order::C)
}

/// C order to F order.
pub(super) fn c_to_f(data: &[u8], shape: &Shape, dtype: &DType) -> Aligned {
    transpose(data, shape, dtype, Order::F)
}

/// An axis, and how many elements lie between two neighbours on it, on both sides.
#[derive(Clone, Copy)]
struct Axis {
    len: usize,
    from: usize,
    to: usize,
}

/// The elements in the order `to`, taken from data that lies in the other order.
fn transpose(data: &[u8], shape: &Shape, dtype: &DType, to: Order) -> Aligned {
    if data.is_empty() {
        return none(dtype.width());
    }
    let strides = |order| shape.strides(order).into_iter();
    let (f, c) = (strides(Order::F), strides(Order::C));
    let mut axes: Vec<Axis> = match to {
        Order::C => f.zip(c).zip(&shape[..]).map(axis).collect(),
        Order::F => c.zip(f).zip(&shape[..]).map(axis).collect(),
    };
    axes.retain(|axis| axis.len != 1);
    copied(data, dtype.width(), dtype.itemsize(), &axes)
}

/// The elements in C order, taken from data that lies so with its axes in another order: the axis at
/// `i` is the one that is at `order[i]` in memory, where the axes have the lengths `memory`.
#[allow(clippy::arithmetic_side_effects, reason = "a length of the data that is there")]
pub(crate) fn permuted(
    data: &[u8],
    memory: &Shape,
    order: &[usize],
    width: Width,
    itemsize: usize,
) -> Aligned {
    if data.is_empty() {
        return none(width);
    }
    let (mut axes, strides) = (Vec::new(), memory.strides(Order::C));
    let mut to = 1;
    for &place in order.iter().rev() {
        if let (Some(&len), Some(&from)) = (memory.get(place), strides.get(place)) {
            axes.push(Axis { len, from, to });
            to *= len;
        }
    }
    axes.retain(|axis| axis.len != 1);
    axes.reverse();
    // Axes at the end that are there in memory too: what lies along them is copied as one.
    let mut run = 1;
    while axes.last().is_some_and(|axis| axis.from == run && axis.to == run) {
        run *= axes.pop().map_or(1, |axis| axis.len);
    }
    for axis in &mut axes {
        (axis.from, axis.to) = (axis.from / run, axis.to / run);
    }
    if let Some(along) = axes.iter().position(|axis| axis.from == 1) {
        axes.swap(0, along);
    }
    copied(data, width, itemsize * run, &axes)
}

/// No elements, of whatever shape: an axis beside one of 0 may claim any length, which nobody must
/// walk along.
fn none(width: Width) -> Aligned {
    Aligned::zeroed(width, 0)
}

/// A copy of elements of this size. Of the axes, one of the first and the last has neighbours in
/// `from`, and the other in `to`.
fn copied(data: &[u8], width: Width, itemsize: usize, axes: &[Axis]) -> Aligned {
    let mut out = Aligned::zeroed(width, data.len());
    // Elements as arrays of bytes, since the data may lie at any address.
    let copy = match itemsize {
        1 => copy::<1>,
        2 => copy::<2>,
        4 => copy::<4>,
        8 => copy::<8>,
        16 => copy::<16>,
        size => {
            copy_wide(size, data, out.as_bytes_mut(), axes);
            return out;
        }
    };
    copy(data, out.as_bytes_mut(), axes);
    out
}

/// Copies elements of any other size, of text and records, one by one.
fn copy_wide(size: usize, from: &[u8], to: &mut [u8], axes: &[Axis]) {
    each(axes, (0, 0), &mut |(from_at, to_at)| {
        let element =
            |at: usize| at.saturating_mul(size)..at.saturating_add(1).saturating_mul(size);
        if let (Some(from), Some(to)) = (from.get(element(from_at)), to.get_mut(element(to_at))) {
            to.copy_from_slice(from);
        }
    });
}

fn axis(((from, to), &len): ((usize, usize), &usize)) -> Axis {
    Axis { len, from, to }
}

/// Copies elements of `N` bytes.
///
/// Of the axes the first runs fastest on one side and the last on the other. Element by element over
/// these two, since no contiguous run survives a transposition, but block by block, so that a line
/// of the cache is not fetched again for each of its elements.
fn copy<const N: usize>(from: &[u8], to: &mut [u8], axes: &[Axis])
where
    [u8; N]: Pod,
{
    let (Ok(from), Ok(to)) = (try_cast_slice(from), try_cast_slice_mut(to)) else { return };
    match axes {
        [] | [_] => to.copy_from_slice(from),
        [first, between @ .., last] => {
            let (along, across) = if first.from == 1 { (first, last) } else { (last, first) };
            each(between, (0, 0), &mut |start| plane::<[u8; N]>(from, to, start, *along, *across));
        }
    }
}

/// Calls `visit` with the place of each element of these axes on both sides.
#[allow(clippy::arithmetic_side_effects, reason = "places of elements")]
fn each(axes: &[Axis], (from, to): (usize, usize), visit: &mut dyn FnMut((usize, usize))) {
    match axes.split_first() {
        None => visit((from, to)),
        Some((outer, rest)) => {
            (0..outer.len)
                .for_each(|i| each(rest, (from + i * outer.from, to + i * outer.to), visit));
        }
    }
}

/// How many elements of a run are copied together: a line of the cache at least.
const BLOCK: usize = 32;

/// Copies a plane: `along` it the elements are neighbours in `from`, `across` it they are in `to`.
#[allow(clippy::arithmetic_side_effects, reason = "places of elements")]
fn plane<E: Copy>(
    from: &[E],
    to: &mut [E],
    (from_start, to_start): (usize, usize),
    along: Axis,
    across: Axis,
) {
    for block in (0..along.len).step_by(BLOCK) {
        let len = BLOCK.min(along.len - block);
        for i in 0..across.len {
            let from_start = from_start + block + i * across.from;
            let to_start = to_start + block * along.to + i;
            let run = from.get(from_start..from_start + len).unwrap_or_default();
            let places = to.get_mut(to_start..).unwrap_or_default().iter_mut();
            for (element, place) in run.iter().zip(places.step_by(along.to.max(1))) {
                *place = *element;
            }
        }
    }
}

#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "the few elements of tests"
)]
mod tests {
    use super::*;

    /// All orders of so many axes.
    fn orders(len: usize) -> Vec<Vec<usize>> {
        if len == 0 {
            return vec![vec![]];
        }
        let with_last = |shorter: Vec<usize>| {
            (0..len).map(move |at| {
                let mut order = shorter.clone();
                order.insert(at, len - 1);
                order
            })
        };
        orders(len - 1).into_iter().flat_map(with_last).collect()
    }

    /// Element by element, by their places.
    fn expected(data: &[u8], memory: &Shape, order: &[usize], itemsize: usize) -> Vec<u8> {
        let strides = memory.strides(Order::C);
        let axes: Vec<_> = order.iter().map(|&place| (memory[place], strides[place])).collect();
        let mut places = vec![0];
        for (len, stride) in axes {
            let along = |place| (0..len).map(move |i| place + i * stride);
            places = places.into_iter().flat_map(along).collect();
        }
        let element = |place: usize| &data[place * itemsize..][..itemsize];
        places.into_iter().flat_map(element).copied().collect()
    }

    #[test]
    fn no_elements_take_no_time() {
        // Whoever walked along the longest axis would not come back.
        let long = isize::MAX.unsigned_abs() / 4;
        for shape in [[0, long, 3], [3, long, 0], [long, 0, 3], [0, 3, long]] {
            let shape = Shape::new(&shape).unwrap();
            assert!(f_to_c(&[], &shape, &DType::UInt8).as_bytes().is_empty(), "{shape}");
            assert!(c_to_f(&[], &shape, &DType::Str(3)).as_bytes().is_empty(), "{shape}");
            for order in orders(shape.len()) {
                let found = permuted(&[], &shape, &order, Width::W1, 1);
                assert!(found.as_bytes().is_empty(), "{shape} {order:?}");
            }
        }
    }

    #[test]
    fn axes_of_any_order_come_back_in_c_order() {
        let shapes: &[&[usize]] =
            &[&[], &[5], &[2, 3], &[2, 3, 4], &[40, 3, 35], &[2, 1, 3, 4], &[1, 1], &[2, 0, 3]];
        for memory in shapes {
            let memory = Shape::new(memory).unwrap();
            for (itemsize, width) in
                [(1, Width::W1), (3, Width::W1), (8, Width::W8), (16, Width::W8), (24, Width::W4)]
            {
                let len = memory.iter().product::<usize>() * itemsize;
                let data: Vec<u8> = (0..len).map(|i| (i % 251) as u8).collect();
                for order in orders(memory.len()) {
                    let found = permuted(&data, &memory, &order, width, itemsize);
                    let expected = expected(&data, &memory, &order, itemsize);
                    assert_eq!(found.as_bytes(), expected, "{memory} {order:?} {itemsize}");
                }
            }
        }
    }
}
