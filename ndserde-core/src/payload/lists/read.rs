//! Nested lists to elements, finding the shape on the way.

use alloc::{borrow::ToOwned, boxed::Box, format, string::String};
use core::fmt;

use super::{scalar::Scalar, text::TextLists};
use crate::{
    aligned::{Aligned, Width},
    dtype::DType,
    erased::{Ask, Bytes, Fail, List, MapItems, Row, Take, digits},
    error::{Error, Kind},
    number::{self, Form, Number, PackedList, PackedNumbers, RoundedNumber, Sort, Unheld},
    payload::JoinedPieces,
    shape::{Grid, Shape},
    untyped::{NumberList, Payload, Source},
};

/// Lists of elements that have been read so far, or a bare element.
pub(crate) struct Lists<'t> {
    grid: Grid<'t>,
    /// How deep the lists are nested, where the format cannot tell: then it is asked for each list
    /// and number by its type.
    ndim: Option<usize>,
    form: Form,
    /// How many numbers make an element; those of a complex number are a list of their own.
    parts: usize,
    elements: Collected,
    rounded: Option<RoundedNumber>,
    pieces: DataPieces,
}

/// Whether a list of byte strings is data in pieces.
enum DataPieces {
    Refused,
    /// It is, of elements whose scalars have this width.
    Taken(Width),
    /// That is what the list is.
    Some(JoinedPieces),
}

/// The elements in the order of the document.
enum Collected {
    Words(Aligned),
    /// The dtype comes later.
    Packed(PackedNumbers),
    Texts(TextLists),
}

impl<'t> Lists<'t> {
    /// Lists of this dtype, or of one that the document has not stated so far.
    ///
    /// # Errors
    /// When lists hold no such elements.
    pub(crate) fn new(
        dtype: Option<&'t DType>,
        ndim: Option<usize>,
        form: Form,
    ) -> Result<Self, Error> {
        let scalar = dtype.and_then(|dtype| Scalar::of(dtype, form));
        let elements = match (dtype, scalar) {
            (None, _) => Collected::Packed(PackedNumbers::default()),
            (Some(dtype), Some(_)) => Collected::Words(number::words(dtype)),
            (Some(dtype), None) => Collected::Texts(TextLists::new(dtype)?),
        };
        let parts = scalar.map_or(1, |(_, parts)| parts);
        let ask = match (dtype, ndim) {
            (Some(_), Some(_)) => scalar.map_or(Ask::Str, |(scalar, _)| scalar.ask()),
            _ => Ask::Any,
        };
        let grid = Grid::new(Row::new(dtype, ask));
        let pieces = DataPieces::Refused;
        Ok(Self { grid, ndim, form, parts, elements, rounded: None, pieces })
    }

    /// The same, which may also be the data as bytes in pieces: a list of byte strings and nothing else.
    pub(crate) fn or_pieces(self, width: Width) -> Self {
        Self { pieces: DataPieces::Taken(width), ..self }
    }

    /// Whether that is what the list is.
    pub(crate) const fn are_pieces(&self) -> bool {
        matches!(self.pieces, DataPieces::Some(_))
    }

    /// Refuses anything but a byte string behind one.
    fn no_piece(&self) -> Result<(), Error> {
        match self.pieces {
            DataPieces::Some(_) => Err(Error::custom(
                "the data is a list of byte strings and of something else among them",
            )),
            _ => Ok(()),
        }
    }

    /// The same, in which null is a NaN if this says so and the elements are floats.
    pub(crate) fn with_null(mut self, takes_null: bool) -> Self {
        let are_floats = match self.grid.row.dtype {
            None | Some(DType::Float32 | DType::Float64 | DType::Complex64 | DType::Complex128) => {
                true
            }
            Some(DType::Float16 | DType::BFloat16) => !matches!(self.form, Form::HalvesAsBits),
            Some(_) => false,
        };
        self.grid.row.takes_null = takes_null && are_floats;
        self
    }

    /// Whether the items of the lists at this depth are elements that need no look at each.
    fn is_row(&self, depth: usize) -> bool {
        self.grid.leaves() == Some(depth.saturating_add(self.parts))
            && !matches!(self.elements, Collected::Texts(_))
    }

    /// Reads the items of a row from here on.
    fn rest_of_row(&mut self, list: &mut dyn List<'_>) -> Result<(), Fail> {
        loop {
            let read = match self.parts {
                1 => list.numbers(&mut self.grid.row),
                _ => list.pairs(&mut self.grid.row),
            };
            // Before the error: one in a number comes first.
            if !matches!(read, Ok(true)) {
                self.flush()?;
            }
            if read? {
                return Ok(());
            }
        }
    }

    /// Adds a number.
    fn leaf(&mut self, (sort, bits): (Sort, u64)) -> Result<(), Fail> {
        self.no_piece()?;
        self.grid.leaf()?;
        if !self.grid.row.block.has_room_for(1) {
            self.flush()?;
        }
        self.grid.row.block.push(sort, bits);
        Ok(())
    }

    /// The numbers of the block as elements.
    fn flush(&mut self) -> Result<(), Error> {
        let Row { block, dtype, .. } = &self.grid.row;
        match (&mut self.elements, dtype) {
            (Collected::Packed(numbers), _) => numbers.append(block),
            (Collected::Words(words), Some(dtype)) => {
                let before = words.len();
                number::append(words, block.parts(), dtype, self.form, &mut self.rounded).map_err(
                    |Unheld { at, why }| why.at(&self.grid.place_of(before.saturating_add(at))),
                )?;
            }
            _ => {}
        }
        self.grid.row.block.clear();
        Ok(())
    }

    /// What has been read.
    ///
    /// # Errors
    /// When a number does not fit the dtype, or complex numbers are no pairs.
    pub(crate) fn finish<'de>(mut self) -> Result<Payload<'de>, Error> {
        if let DataPieces::Some(pieces) = self.pieces {
            return Ok(pieces.finish().into());
        }
        self.flush()?;
        let axes = self.grid.lens();
        let (dtype, numbers) = match (self.elements, self.grid.row.dtype) {
            (Collected::Words(words), Some(dtype)) => (dtype.clone(), words),
            (Collected::Texts(texts), _) => texts.finish()?,
            (Collected::Packed(numbers), _) => {
                Shape::new(&axes)?;
                return Ok(Payload(Source::Packed(Box::new(PackedList { numbers, lens: axes }))));
            }
            (Collected::Words(_), None) => return Ok(Payload::default()),
        };
        let mut shape = Shape::new(&axes);
        if self.parts > 1 && self.grid.leaves().is_some() {
            let not_a = |found| Kind::NotANumber { found, dtype: dtype.in_message() };
            shape = match axes.split_last() {
                Some((2, axes)) => Shape::new(axes),
                Some((pair, _)) => {
                    let found = format!("a list of {pair} numbers for a complex number");
                    return Err(not_a(found).into());
                }
                None => {
                    let found = "a number without its imaginary part".to_owned();
                    return Err(not_a(found).into());
                }
            };
        }
        Ok(Payload(Source::List(Box::new(NumberList {
            dtype,
            numbers,
            shape: shape?,
            rounded: self.rounded,
        }))))
    }
}

impl<'de> Take<'de> for Lists<'_> {
    fn ask(&self) -> Ask {
        let Some(ndim) = self.ndim else { return Ask::Any };
        let depth = self.grid.row.depth();
        if depth < ndim {
            Ask::Seq
        } else if depth == ndim && self.parts > 1 {
            Ask::Tuple(self.parts)
        } else {
            self.grid.row.ask
        }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.elements {
            Collected::Texts(_) => write!(f, "a text of a {wire} array or a list of them"),
            _ => self.grid.row.expecting(wire, f),
        }
    }

    fn bytes_for_list(&self) -> Error {
        self.grid.row.bytes()
    }

    fn number(&mut self, number: Number) -> Result<(), Fail> {
        if matches!(self.elements, Collected::Texts(_)) {
            return Err(Fail::Kind);
        }
        self.leaf(number.in_64_bits())
    }

    fn nothing(&mut self) -> Result<(), Fail> {
        if !self.grid.row.takes_null {
            return Err(Fail::Kind);
        }
        self.leaf((Sort::Double, f64::NAN.to_bits()))
    }

    fn text(&mut self, text: &str, _: Option<&'de str>) -> Result<(), Fail> {
        self.no_piece()?;
        if let Collected::Texts(texts) = &mut self.elements {
            texts.add(text)?;
            return Ok(self.grid.leaf()?);
        }
        match number::of_word(text, self.grid.row.dtype) {
            Some(number) => self.leaf(number),
            None => Err(self.grid.row.no_number(text).into()),
        }
    }

    fn bytes(&mut self, bytes: Bytes<'_, 'de>) -> Result<(), Fail> {
        if let DataPieces::Taken(width) = self.pieces {
            if self.grid.row.indices() == [0] {
                self.pieces = DataPieces::Some(JoinedPieces::new(width));
            }
        }
        match &mut self.pieces {
            DataPieces::Some(pieces) => {
                pieces.push(bytes.as_slice());
                Ok(())
            }
            _ => Err(self.grid.row.bytes().into()),
        }
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        self.no_piece()?;
        let depth = self.grid.begin()?;
        self.items(depth, list)
    }

    fn map(&mut self, map: &mut dyn MapItems<'de>) -> Result<(), Fail> {
        let word = digits(map)?;
        // Of a number, which is no text.
        if matches!(self.elements, Collected::Texts(_)) {
            return Err(word.parse().map_or(Fail::Kind, Fail::digits));
        }
        self.text(&word, None)
    }

    fn unasked_tag(&mut self, tag: u64) -> Result<(), Fail> {
        self.grid.row.pass_tag(tag)
    }
}

impl Lists<'_> {
    /// Takes a list, unless its first item is a word that belongs to something else: that word.
    ///
    /// # Errors
    /// As of any list.
    pub(crate) fn list_or<'de>(
        &mut self,
        list: &mut dyn List<'de>,
        is_other: fn(&str) -> bool,
    ) -> Result<Option<String>, Fail> {
        let depth = self.grid.begin()?;
        let mut first = FirstItem { lists: self, is_other, other: None };
        if list.next(&mut first)? {
            if let Some(other) = first.other {
                return Ok(Some(other));
            }
            self.grid.row.step();
        }
        self.items(depth, list)?;
        Ok(None)
    }

    /// The items of a list that are left, up to its end.
    fn items(&mut self, depth: usize, list: &mut dyn List<'_>) -> Result<(), Fail> {
        // The first number of all shows at which depth the rows are.
        while !self.is_row(depth) {
            if !list.next(self)? {
                return Ok(self.grid.end(depth)?);
            }
            self.grid.row.step();
        }
        self.rest_of_row(list)?;
        Ok(self.grid.end(depth)?)
    }
}

/// Takes the first item of a list, which may be a word that begins something else.
struct FirstItem<'l, 't> {
    lists: &'l mut Lists<'t>,
    /// Whether a word is none of the list.
    is_other: fn(&str) -> bool,
    other: Option<String>,
}

impl<'de> Take<'de> for FirstItem<'_, '_> {
    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lists.expecting(wire, f)
    }

    fn number(&mut self, number: Number) -> Result<(), Fail> {
        self.lists.number(number)
    }

    fn nothing(&mut self) -> Result<(), Fail> {
        self.lists.nothing()
    }

    fn text(&mut self, text: &str, input: Option<&'de str>) -> Result<(), Fail> {
        if (self.is_other)(text) {
            self.other = Some(text.to_owned());
            return Ok(());
        }
        self.lists.text(text, input)
    }

    fn bytes(&mut self, bytes: Bytes<'_, 'de>) -> Result<(), Fail> {
        self.text(&String::from_utf8_lossy(bytes.as_slice()), None)
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        self.lists.list(list)
    }

    fn map(&mut self, map: &mut dyn MapItems<'de>) -> Result<(), Fail> {
        self.lists.map(map)
    }

    fn unasked_tag(&mut self, tag: u64) -> Result<(), Fail> {
        self.lists.unasked_tag(tag)
    }
}
