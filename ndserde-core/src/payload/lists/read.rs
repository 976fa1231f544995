//! Nested lists to elements, finding the shape on the way.

use std::fmt;

use smallvec::SmallVec;

use super::text::Texts;
use crate::{
    aligned::Aligned,
    dtype::DType,
    erased::{Ask, Fail, List, Map, Row, Take, digits},
    error::{Error, Kind},
    number::{self, Form, Number, Packed, PackedList},
    shape::Shape,
    untyped::{NumberList, Payload, Source},
};

/// Lists of elements that have been read so far, or a bare element.
pub(crate) struct Lists<'t> {
    row: Row<'t>,
    /// The lengths of the lists at each depth; unknown until the first one ends.
    lens: SmallVec<[Option<usize>; 4]>,
    /// The depth of the elements; unknown until the first one.
    leaves: Option<usize>,
    /// How deep the lists are nested, where the format cannot tell: then it is asked for each list
    /// and number by its type.
    ndim: Option<usize>,
    form: Form,
    /// How many numbers make an element; those of a complex number are a list of their own.
    parts: usize,
    elements: Elements,
}

/// The elements in the order of the document.
enum Elements {
    Words(Aligned),
    /// The dtype comes later.
    Packed(Packed),
    Texts(Texts),
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
        let (elements, parts) = match dtype {
            None => (Elements::Packed(Packed::default()), 1),
            Some(dtype) => match number::scalars(dtype) {
                Some(parts) => (Elements::Words(number::words(dtype)), parts),
                None => (Elements::Texts(Texts::new(dtype)?), 1),
            },
        };
        let ask = match (dtype, ndim) {
            (Some(dtype), Some(_)) => Ask::scalar(dtype, form),
            _ => Ask::Any,
        };
        let row = Row::new(dtype, ask);
        Ok(Self { row, lens: SmallVec::new(), leaves: None, ndim, form, parts, elements })
    }

    /// Something that is no list comes next.
    fn leaf(&mut self) -> Result<(), Error> {
        let depth = self.row.depth();
        if *self.leaves.get_or_insert(depth) != depth || self.lens.len() > depth {
            return Err(self.row.misplaced());
        }
        Ok(())
    }

    /// A list begins; its depth.
    fn begin(&mut self) -> Result<usize, Error> {
        let depth = self.row.depth();
        if self.leaves.is_some_and(|leaves| leaves <= depth) {
            return Err(self.row.misplaced());
        }
        // Complex numbers add an axis to the deepest array.
        if depth > Shape::MAX_AXES {
            return Err(Kind::TooManyAxes { limit: Shape::MAX_AXES }.into());
        }
        if self.lens.len() == depth {
            self.lens.push(None);
        }
        self.row.begin();
        Ok(depth)
    }

    /// The list at this depth has ended.
    fn end(&mut self, depth: usize) -> Result<(), Fail> {
        let len = self.row.end();
        match self.lens.get_mut(depth) {
            Some(&mut Some(before)) if before != len => Err(self.row.ragged(len, before).into()),
            Some(known) => {
                *known = Some(len);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Whether the items of the lists at this depth are elements that need no look at each.
    fn is_row(&self, depth: usize) -> bool {
        self.leaves == Some(depth.saturating_add(self.parts))
            && !matches!(self.elements, Elements::Texts(_))
    }

    /// Reads the items of a row from here on.
    fn rest_of_row(&mut self, list: &mut dyn List<'_>) -> Result<(), Fail> {
        loop {
            let read = match self.parts {
                1 => list.numbers(&mut self.row),
                _ => list.pairs(&mut self.row),
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

    /// The numbers of the block as elements.
    fn flush(&mut self) -> Result<(), Error> {
        let block = &mut self.row.block;
        match (&mut self.elements, self.row.dtype) {
            (Elements::Packed(numbers), _) => numbers.append(block),
            (Elements::Words(words), Some(dtype)) => {
                number::append(words, block.parts(), dtype, self.form)?;
            }
            _ => {}
        }
        block.clear();
        Ok(())
    }

    /// What has been read.
    ///
    /// # Errors
    /// When a number does not fit the dtype, or complex numbers are no pairs.
    pub(crate) fn finish<'de>(mut self) -> Result<Payload<'de>, Error> {
        self.flush()?;
        let axes: SmallVec<[usize; 4]> = self.lens.iter().map_while(|&len| len).collect();
        let (dtype, numbers) = match (self.elements, self.row.dtype) {
            (Elements::Words(words), Some(dtype)) => (dtype.clone(), words),
            (Elements::Texts(texts), _) => texts.finish()?,
            (Elements::Packed(numbers), _) => {
                Shape::new(&axes)?;
                return Ok(Payload(Source::Packed(Box::new(PackedList { numbers, lens: axes }))));
            }
            (Elements::Words(_), None) => return Ok(Payload::default()),
        };
        let mut shape = Shape::new(&axes);
        if self.parts > 1 && self.leaves.is_some() {
            let not_a = |found| Kind::NotANumber { found, dtype: dtype.to_string() };
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
        Ok(Payload(Source::List(Box::new(NumberList { dtype, numbers, shape: shape? }))))
    }
}

impl<'de> Take<'de> for Lists<'_> {
    fn ask(&self) -> Ask {
        let Some(ndim) = self.ndim else { return Ask::Any };
        let depth = self.row.depth();
        if depth < ndim {
            Ask::Seq
        } else if depth == ndim && self.parts > 1 {
            Ask::Tuple(self.parts)
        } else {
            self.row.ask
        }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.elements {
            Elements::Texts(_) => write!(f, "a text of a {wire} array or a list of them"),
            _ => self.row.expecting(wire, f),
        }
    }

    fn bytes_for_list(&self) -> Error {
        self.row.bytes()
    }

    fn number(&mut self, number: Number) -> Result<(), Fail> {
        if matches!(self.elements, Elements::Texts(_)) {
            return Err(Fail::Kind);
        }
        self.leaf()?;
        if !self.row.block.has_room_for(1) {
            self.flush()?;
        }
        self.row.block.push_number(number);
        Ok(())
    }

    fn text(&mut self, text: &str, _: Option<&'de str>) -> Result<(), Fail> {
        if let Elements::Texts(texts) = &mut self.elements {
            texts.add(text)?;
            return Ok(self.leaf()?);
        }
        match self.row.word(text) {
            Some(number) => self.number(number),
            None => Err(self.row.no_number(text).into()),
        }
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        let depth = self.begin()?;
        // The first number of all shows at which depth the rows are.
        while !self.is_row(depth) {
            if !list.next(self)? {
                return self.end(depth);
            }
            self.row.step();
        }
        self.rest_of_row(list)?;
        self.end(depth)
    }

    fn map(&mut self, map: &mut dyn Map<'de>) -> Result<(), Fail> {
        let word = digits(map)?;
        self.text(&word, None)
    }
}
