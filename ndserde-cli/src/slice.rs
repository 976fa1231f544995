//! Parts of arrays by NumPy's basic indices: `[0]`, `[3:5, :, 0]`, `[..., ::-1]`.

mod axes;
mod pick;

use ndserde::DynArray;

use self::axes::Axes;
use crate::{
    array::{BLOCK, FileArray},
    elements::{array_of, elements},
    error::{Error, Result},
};

pub use self::pick::Picks;

/// The part of an array in memory.
pub fn of(array: &DynArray, picks: &Picks) -> Result<DynArray> {
    let axes = Axes::of(picks, array.shape(), ndserde::Order::C)?;
    let size = array.dtype().itemsize();
    let mut part = room(axes.len(), size)?;
    let copy = |bytes: &[u8]| {
        axes.walk(&mut |from, to, len| {
            put(&mut part, to, bytes.get(range(from, len, size)).unwrap_or_default(), size);
            Ok(())
        })
    };
    elements(array, copy).map_err(Error::new)??;
    array_of(array.dtype(), axes.shape(), &part).map_err(Error::new)
}

/// That of one in a file: no more of it is read than the blocks that have a part of the part, if it can
/// be read from anywhere.
pub fn of_file(array: &FileArray, picks: &Picks) -> Result<DynArray> {
    let Some((mut blocks, seek)) = array.open_anywhere()? else {
        return of(&array.load()?, picks).map_err(|error| array.about(error));
    };
    let (dtype, size) = (blocks.reader.dtype().clone(), blocks.reader.dtype().itemsize());
    let axes = Axes::of(picks, blocks.reader.shape(), blocks.reader.order())
        .map_err(|error| array.about(error))?;
    let all = blocks.reader.shape().iter().fold(1, |all: usize, len| all.saturating_mul(*len));
    let mut part = room(axes.len(), size).map_err(|error| array.about(error))?;
    let most = (BLOCK / size.max(1)).max(1);
    // What is in memory: from which element on, and how many.
    let (mut start, mut count, mut block) = (0_usize, 0_usize, Vec::new());
    axes.walk(&mut |mut from, mut to, mut len| {
        while len > 0 {
            if from < start || from >= start.saturating_add(count) {
                seek(from);
                let next = blocks.reader.next_block(most.min(all.saturating_sub(from)));
                let next = next.map_err(|error| array.wrong(error))?;
                let Some(next) = next else { return Ok(()) };
                block = elements(&next, <[u8]>::to_vec).map_err(|error| array.about(error))?;
                (start, count) = (from, next.len());
            }
            let within = from.saturating_sub(start);
            let here = len.min(count.saturating_sub(within));
            put(&mut part, to, block.get(range(within, here, size)).unwrap_or_default(), size);
            (from, to) = (from.saturating_add(here), to.saturating_add(here));
            len = len.saturating_sub(here);
        }
        Ok(())
    })?;
    array_of(&dtype, axes.shape(), &part).map_err(|error| array.about(error))
}

/// Room for so many elements, which a file may only claim to have.
fn room(len: usize, size: usize) -> Result<Vec<u8>> {
    let len = len.saturating_mul(size);
    let mut room = Vec::new();
    room.try_reserve_exact(len).map_err(Error::new)?;
    room.resize(len, 0);
    Ok(room)
}

fn put(part: &mut [u8], to: usize, run: &[u8], size: usize) {
    if let Some(place) = part.get_mut(to.saturating_mul(size)..) {
        place.iter_mut().zip(run).for_each(|(place, byte)| *place = *byte);
    }
}

const fn range(from: usize, len: usize, size: usize) -> std::ops::Range<usize> {
    let start = from.saturating_mul(size);
    start..start.saturating_add(len.saturating_mul(size))
}
