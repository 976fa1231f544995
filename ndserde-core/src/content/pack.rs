//! Lists that are kept packed.

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::mem;

use super::listed::{FewNumbers, ListedNumbers};
use crate::{
    error::Error,
    number::{Lens, PackedList, PackedNumbers, Sort},
};

/// Nested lists of texts.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    pub(crate) words: Words,
    pub(crate) lens: Lens,
}

/// Texts, one behind the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    text: String,
    /// Where each of them ends.
    ends: Vec<usize>,
}

impl Words {
    /// Longer texts are not copied.
    pub(super) const LONGEST: usize = 64;

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = core::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| self.text.get(*start..*end).unwrap_or_default())
    }

    /// The texts behind the first `len`, which alone are left.
    fn split_off(&mut self, len: usize) -> Self {
        if len == 0 {
            return mem::take(self);
        }
        let start = len.checked_sub(1).and_then(|last| self.ends.get(last)).copied();
        let start = start.unwrap_or(self.text.len());
        let mut ends = self.ends.split_off(len.min(self.ends.len()));
        for end in &mut ends {
            *end = end.saturating_sub(start);
        }
        // Each of them ends where a character does.
        let rest = self.text.get(start..).unwrap_or_default().to_owned();
        self.text.truncate(start);
        Self { text: rest, ends }
    }
}

/// What has been packed of the lists that are being read: the inner ones behind the outer ones.
pub(super) struct Pack {
    pub(super) numbers: PackedNumbers,
    pub(super) words: Words,
    /// The lengths of the last list that has been packed.
    pub(super) lens: Lens,
    /// How many values there may still be that are not packed.
    values: usize,
    /// What the document is to be, for messages.
    what: &'static str,
}

/// How much of a pack belongs to the lists around.
#[derive(Clone, Copy)]
pub(super) struct Start {
    numbers: usize,
    words: usize,
}

impl Pack {
    pub(super) fn new(values: usize, what: &'static str) -> Self {
        Self {
            numbers: PackedNumbers::default(),
            words: Words::default(),
            lens: Lens::new(),
            values,
            what,
        }
    }

    /// Counts values that are not packed.
    pub(super) fn spend(&mut self, values: usize) -> Result<(), Error> {
        let left = self.values.checked_sub(values);
        self.values = left.ok_or_else(|| {
            let what = self.what;
            Error::custom(format_args!("the document has too many values to be {what}"))
        })?;
        Ok(())
    }

    pub(super) fn start(&self) -> Start {
        Start { numbers: self.numbers.len(), words: self.words.len() }
    }

    /// The last list that has been packed, which leaves the pack.
    pub(super) fn last_numbers(&mut self, start: Start) -> ListedNumbers {
        let (sorts, bits) = self.numbers.behind(start.numbers);
        let few = if self.lens.len() == 1 { FewNumbers::of(sorts, bits) } else { None };
        if let Some(few) = few {
            self.numbers.truncate(start.numbers);
            return ListedNumbers::Few(few);
        }
        let numbers = self.numbers_from(start);
        PackedList { numbers, lens: mem::take(&mut self.lens) }.into()
    }

    /// The same of texts.
    pub(super) fn last_texts(&mut self, start: Start) -> Texts {
        Texts { words: self.words_from(start), lens: mem::take(&mut self.lens) }
    }

    /// The numbers behind a start.
    pub(super) fn numbers_from(&mut self, start: Start) -> PackedNumbers {
        self.numbers.split_off(start.numbers)
    }

    /// The sorts and bits of the numbers behind a start.
    pub(super) fn numbers_behind(&self, start: Start) -> impl Iterator<Item = (Sort, u64)> + '_ {
        let (sorts, bits) = self.numbers.behind(start.numbers);
        sorts.iter().copied().zip(bits.iter().copied())
    }

    /// The texts behind a start.
    fn words_from(&mut self, start: Start) -> Words {
        self.words.split_off(start.words)
    }
}
