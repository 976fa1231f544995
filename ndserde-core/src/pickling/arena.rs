//! Memory that grows piece by piece.

use alloc::{vec, vec::Vec};

use crate::error::Error;

/// Items by number. Growing copies nothing, and holds no more than a piece in reserve: what an input
/// of one byte can add is close to what the promise on memory allows for it.
pub(super) struct Arena<T> {
    pieces: Vec<Vec<T>>,
    len: usize,
}

/// The items of a piece.
const PIECE: usize = 512;

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Arena<T> {
    pub(super) const fn new() -> Self {
        Self { pieces: Vec::new(), len: 0 }
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// Adds an item, and tells its number.
    pub(super) fn push(&mut self, item: T) -> Result<u32, Error> {
        let at = u32::try_from(self.len)
            .map_err(|_| Error::custom("the pickle holds more than 2^32 objects"))?;
        match self.pieces.last_mut() {
            Some(piece) if piece.len() < PIECE => piece.push(item),
            Some(_) => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(item);
                self.pieces.push(piece);
            }
            None => self.pieces.push(vec![item]),
        }
        self.len = self.len.saturating_add(1);
        Ok(at)
    }

    /// Takes the last item away.
    pub(super) fn pop(&mut self) -> Option<T> {
        let piece = self.pieces.last_mut()?;
        let item = piece.pop();
        if piece.is_empty() {
            self.pieces.pop();
        }
        self.len = self.len.saturating_sub(usize::from(item.is_some()));
        item
    }

    pub(super) fn last(&self) -> Option<&T> {
        self.pieces.last()?.last()
    }

    /// The item of this number, if it is the last.
    pub(super) fn last_at(&self, at: u32) -> Option<&T> {
        let is_last = usize::try_from(at).ok()?.checked_add(1)? == self.len;
        self.last().filter(|_| is_last)
    }

    pub(super) fn get(&self, at: u32) -> Option<&T> {
        let (piece, item) = place(at)?;
        self.pieces.get(piece)?.get(item)
    }

    pub(super) fn get_mut(&mut self, at: u32) -> Option<&mut T> {
        let (piece, item) = place(at)?;
        self.pieces.get_mut(piece)?.get_mut(item)
    }
}

#[allow(clippy::arithmetic_side_effects, reason = "a piece is never empty")]
fn place(at: u32) -> Option<(usize, usize)> {
    let at = usize::try_from(at).ok()?;
    Some((at / PIECE, at % PIECE))
}
