//! Where the bytes of an array are.

use std::{
    cell::Cell,
    io::{self, Read},
    ops::Range,
    rc::Rc,
};

use ndserde::DType;

/// The bytes of a .npy file, wherever it is.
pub trait File {
    /// How many there are, as far as is known without reading them.
    fn len(&self) -> u64;

    /// How many it takes of what is read, which are fewer where they are compressed.
    fn stored_len(&self) -> u64;

    /// Those at these positions, where they are to be had without reading all before them.
    fn bytes(&self, range: Range<u64>) -> Option<Vec<u8>>;

    /// What they are, if they are elements alone: little-endian, in C order.
    fn elements(&self) -> Option<(&DType, &[usize])> {
        None
    }

    /// Reads them from the first on.
    fn open(&self) -> Box<dyn Read>;

    /// Reads them from wherever the cell says next, if they are there as they are and nothing tells
    /// whether all of them are right.
    fn open_anywhere(&self) -> Option<Anywhere> {
        None
    }

    /// Whether they are what was stored, if there is something that tells.
    fn check(&self) -> io::Result<()>;
}

/// What reads, and where the next byte is that it reads.
pub type Anywhere = (Box<dyn Read>, Rc<Cell<u64>>);
