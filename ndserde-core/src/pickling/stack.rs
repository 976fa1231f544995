//! The stack and the marks of the machine.

use super::{
    arena::Arena,
    heap::Heap,
    value::{Chain, PyValue},
};
use crate::error::Error;

pub(super) struct Stack {
    values: Arena<PyValue>,
    /// How high the values stood at each mark.
    marks: Arena<usize>,
}

impl Stack {
    pub(super) const fn new() -> Self {
        Self { values: Arena::new(), marks: Arena::new() }
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
}

/// The values above a mark.
pub(super) struct Marked {
    pub(super) chain: Chain,
    pub(super) len: usize,
}
