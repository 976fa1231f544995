//! The stack, its marks and the memo of the machine.

use super::{
    arena::Arena,
    value::{Chain, Heap, PyValue},
};
use crate::error::Error;

pub(super) struct Stack {
    values: Arena<PyValue>,
    /// How high the values stood at each mark.
    marks: Arena<usize>,
    memo: Arena<Option<PyValue>>,
}

impl Stack {
    pub(super) const fn new() -> Self {
        Self { values: Arena::new(), marks: Arena::new(), memo: Arena::new() }
    }

    pub(super) fn push(&mut self, value: PyValue) -> Result<(), Error> {
        self.values.push(value).map(drop)
    }

    /// The value on top, above the last mark.
    pub(super) fn top(&self) -> Result<PyValue, Error> {
        let floor = self.marks.last().copied().unwrap_or(0);
        let top = self.values.last().filter(|_| self.values.len() > floor);
        top.copied().ok_or_else(|| Error::custom("the pickle takes a value that it has not made"))
    }

    pub(super) fn pop(&mut self) -> Result<PyValue, Error> {
        let top = self.top()?;
        self.values.pop();
        Ok(top)
    }

    pub(super) fn mark(&mut self) -> Result<(), Error> {
        self.marks.push(self.values.len()).map(drop)
    }

    /// Takes the values above the last mark, and the mark.
    pub(super) fn pop_mark(&mut self, heap: &mut Heap<'_>) -> Result<Marked, Error> {
        let floor = self.marks.pop();
        let floor =
            floor.ok_or_else(|| Error::custom("the pickle takes a mark that it has not made"))?;
        let (mut chain, len) = (Chain::EMPTY, self.values.len().saturating_sub(floor));
        self.take(len, &mut chain, heap)?;
        Ok(Marked { chain, len })
    }

    /// Takes so many values, the first of which comes first.
    pub(super) fn take(
        &mut self,
        len: usize,
        chain: &mut Chain,
        heap: &mut Heap<'_>,
    ) -> Result<(), Error> {
        (0..len).try_for_each(|_| heap.prepend(self.pop()?, chain))
    }

    /// Remembers the value on top. Each place in the memo belongs to a value, and each value to a
    /// byte at least, so that places beyond the pickle's length are never meant.
    pub(super) fn remember(&mut self, place: usize, pickle_len: usize) -> Result<(), Error> {
        let top = self.top()?;
        if place >= pickle_len {
            return Err(Error::custom(format_args!(
                "place {place} of the memo, in a pickle of {pickle_len} bytes"
            )));
        }
        while self.memo.len() <= place {
            self.memo.push(None)?;
        }
        if let Some(slot) = u32::try_from(place).ok().and_then(|at| self.memo.get_mut(at)) {
            *slot = Some(top);
        }
        Ok(())
    }

    /// Remembers the value on top at the next place.
    pub(super) fn memoize(&mut self, pickle_len: usize) -> Result<(), Error> {
        self.remember(self.memo.len(), pickle_len)
    }

    /// Pushes what is remembered.
    pub(super) fn recall(&mut self, place: usize) -> Result<(), Error> {
        let value = u32::try_from(place).ok().and_then(|at| self.memo.get(at).copied().flatten());
        match value {
            Some(value) => self.push(value),
            None => Err(Error::custom(format_args!("the pickle's memo has nothing at {place}"))),
        }
    }
}

/// The values above a mark.
pub(super) struct Marked {
    pub(super) chain: Chain,
    pub(super) len: usize,
}
