//! Rows of numbers, which are read without a call for each.

use alloc::{format, string::String, vec::Vec};
use core::fmt;

use smallvec::SmallVec;

use super::{Ask, Fail};
use crate::{
    dtype::DType,
    error::{Error, Kind},
    number::{Block, Sort, of_word},
};

/// The innermost lists: numbers, and where they stand.
pub(crate) struct Row<'t> {
    pub(crate) block: Block,
    /// What the numbers become, if that is known.
    pub(crate) dtype: Option<&'t DType>,
    /// How each number is asked for.
    pub(crate) ask: Ask,
    /// Whether null is a NaN.
    pub(crate) takes_null: bool,
    /// The places of the open lists in those around them; of the outermost it is 0.
    path: SmallVec<[usize; INLINE]>,
    /// The place of the next item in the innermost list. Apart from the others, since it changes with
    /// each number.
    at: usize,
    /// The length that the block had before numbers that are items too, but not counted yet; where
    /// each item is counted, more than it can have.
    counted: usize,
}

/// So many axes take no memory of their own: an array of a few numbers would pay for it.
const INLINE: usize = 4;

impl<'t> Row<'t> {
    pub(crate) fn new(dtype: Option<&'t DType>, ask: Ask) -> Self {
        Self {
            block: Block::new(),
            dtype,
            ask,
            takes_null: false,
            path: SmallVec::new(),
            at: 0,
            counted: usize::MAX,
        }
    }

    #[inline]
    pub(super) fn push(&mut self, sort: Sort, bits: u64) {
        self.block.push(sort, bits);
    }

    /// One item more of the innermost list has been read.
    #[inline]
    pub(crate) fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    /// Numbers follow that each are an item and take no step.
    #[inline]
    pub(super) fn begin_numbers(&mut self) {
        self.counted = self.block.len();
    }

    /// No more of them follow.
    pub(super) fn end_numbers(&mut self) {
        self.at = self.at();
        self.counted = usize::MAX;
    }

    #[inline]
    fn at(&self) -> usize {
        self.at.saturating_add(self.block.len().saturating_sub(self.counted))
    }

    /// How many lists are open.
    pub(crate) fn depth(&self) -> usize {
        self.path.len()
    }

    /// A list begins.
    pub(crate) fn begin(&mut self) {
        self.path.push(self.at);
        self.at = 0;
    }

    /// The innermost list ends; how many items it has.
    pub(crate) fn end(&mut self) -> usize {
        let len = self.at;
        self.at = self.path.pop().unwrap_or_default();
        len
    }

    /// The indices of the next item in the open lists, outermost first.
    pub(crate) fn indices(&self) -> Vec<usize> {
        let outer = self.path.get(1..).unwrap_or_default();
        let at = [self.at()];
        let inner = if self.path.is_empty() { &[][..] } else { &at };
        [outer, inner].concat()
    }

    /// The place of the next item, for messages.
    fn place(&self) -> String {
        format!("{:?}", self.indices())
    }

    /// The error for a word that spells no number.
    pub(crate) fn no_number(&self, word: &str) -> Error {
        let found = Error::unknown("number", word);
        let error = match self.dtype {
            Some(DType::DateTime64(_)) => {
                let dtype = self.dtype.map(DType::in_message).unwrap_or_default();
                Error::custom(format_args!(
                    "{found} in a list of {dtype}, nor a date (2021-01-31T12:30:00) that is a whole \
                     one of it"
                ))
            }
            Some(dtype) => {
                let dtype = dtype.in_message();
                Error::custom(format_args!("{found} in a list of {dtype}"))
            }
            None => Error::custom(format_args!(
                "{found} in a list whose dtype the document has not stated before it"
            )),
        };
        error.at(&self.indices())
    }

    /// Passes over a CBOR tag before a number or a list of them, unless these would be others than they
    /// look like.
    pub(crate) fn pass_tag(&self, tag: u64) -> Result<(), Fail> {
        let why = match tag {
            40 | 64..=87 | 1040 => "a typed array, which the wires typed_array and any read",
            // Long integers, decimals, ratios; what stands elsewhere.
            2..=5 | 30 | 264 | 265 | 268..=270 => "a number of another form",
            25 | 29 => "a reference",
            _ => return Ok(()),
        };
        let error = Error::custom(format_args!("behind the CBOR tag {tag} stands {why}"));
        Err(error.at(&self.indices()).into())
    }

    #[cold]
    pub(super) fn push_null(&mut self) -> Result<(), Fail> {
        if !self.takes_null {
            return Err(Fail::Kind);
        }
        self.block.push(Sort::Double, f64::NAN.to_bits());
        Ok(())
    }

    pub(super) fn push_word(&mut self, word: &str) -> Result<(), Fail> {
        let (sort, bits) = of_word(word, self.dtype).ok_or_else(|| self.no_number(word))?;
        self.block.push(sort, bits);
        Ok(())
    }

    /// The error for a number where a list belongs, or the other way round.
    #[cold]
    pub(crate) fn misplaced(&self) -> Error {
        Kind::ListDepth { at: self.place() }.into()
    }

    /// The error for a list that is longer or shorter than those before it.
    #[cold]
    pub(crate) fn ragged(&self, found: usize, before: usize) -> Error {
        Kind::Ragged { at: self.place(), found, before }.into()
    }

    pub(crate) fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.dtype {
            Some(dtype) => {
                let dtype = dtype.in_message();
                write!(f, "a {dtype} number of a {wire} array or a list of them")
            }
            None => write!(f, "a number of a {wire} array or a list of them"),
        }
    }

    #[cold]
    pub(super) fn third_part(&self) -> Error {
        let place = self.place();
        Error::custom(format_args!("the complex number at {place} has more than two parts"))
    }

    #[cold]
    pub(crate) fn bytes(&self) -> Error {
        match self.dtype {
            Some(dtype) => {
                let dtype = dtype.in_message();
                Error::custom(format_args!("bytes where a list of {dtype} belongs"))
            }
            None => Error::custom("bytes where a list of numbers belongs"),
        }
    }
}
