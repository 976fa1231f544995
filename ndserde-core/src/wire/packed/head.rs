//! What stands before the elements.

use alloc::string::ToString;

use smallvec::SmallVec;

use crate::{
    aligned::Width,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::{DType, Descr, Placement},
    error::{Error, Kind},
    order::Order,
    shape::{Shape, byte_len},
    untyped::{ArrayBytes, EnclosedArray},
};

/// Of this version of the form. No text in UTF-8 starts so.
const MARK: u8 = 0xfa;

/// The bits of the second byte: two for how many axes there are, up to three of them, and four for the
/// code of the dtype.
const IS_F: u8 = 1;
const IS_BIG: u8 = 2;
const AXES: u8 = 0b1100;
const AXES_FROM: u32 = 2;
const CODE_FROM: u32 = 4;
/// In place of a code, before the text of a dtype that has none.
const TEXT: u8 = 15;

/// The head of an array; that of most takes no memory of its own.
pub(super) fn write(array: &ArrayBytes<'_>) -> SmallVec<[u8; 32]> {
    let (dtype, shape) = (array.dtype(), array.shape());
    let code = dtype.code();
    let axes = match shape.len() {
        axes @ 1..=3 => low_bits(axes) << AXES_FROM,
        _ => 0,
    };
    let is_f = if array.order() == Order::F { IS_F } else { 0 };
    let is_big = if array.byteorder() == ByteOrder::Big { IS_BIG } else { 0 };
    let second = code.unwrap_or(TEXT) << CODE_FROM | axes | is_big | is_f;
    let mut head = SmallVec::new();
    head.push(MARK);
    head.push(second);
    if code.is_none() {
        let text = dtype.typestr().unwrap_or_else(|| dtype.name());
        push(&mut head, text.len());
        head.extend_from_slice(text.as_bytes());
    }
    if axes == 0 {
        push(&mut head, shape.len());
    }
    shape.iter().for_each(|&axis| push(&mut head, axis));
    head
}

/// Adds a number: seven bits a byte, the lowest first, each but the last with the high bit set.
fn push(head: &mut SmallVec<[u8; 32]>, mut number: usize) {
    while number > 0x7f {
        head.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    head.push(low_bits(number));
}

#[allow(clippy::cast_possible_truncation, reason = "seven bits")]
const fn low_bits(number: usize) -> u8 {
    (number & 0x7f) as u8
}

/// What the head of a document says.
#[derive(Debug)]
pub(super) struct Head {
    descr: Descr,
    /// That of what the dtype's text has no mark for.
    byteorder: Option<ByteOrder>,
    order: Order,
    shape: Shape,
    /// The bytes of the head.
    pub(super) len: usize,
}

/// Why bytes are no head.
#[derive(Debug)]
pub(super) enum NoHead {
    /// They end within one that has this many bytes at least.
    CutOff(usize),
    Wrong(Error),
}

impl From<Error> for NoHead {
    fn from(error: Error) -> Self {
        Self::Wrong(error)
    }
}

impl NoHead {
    /// The error for data of so many bytes.
    pub(super) fn into_error(self, found: usize) -> Error {
        match self {
            Self::CutOff(needed) => Error::custom(format_args!(
                "the data has {found} bytes, the head at least {needed}"
            )),
            Self::Wrong(error) => error,
        }
    }
}

impl Head {
    /// Whether bytes start as an array does.
    pub(super) fn starts(bytes: &[u8]) -> bool {
        bytes.first() == Some(&MARK)
    }

    /// The head that bytes start with.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, NoHead> {
        let mut input = HeadBytes { bytes, at: 0 };
        let mark = input.byte()?;
        if mark != MARK {
            return Err(Error::custom(format_args!(
                "an array starts with the byte {MARK:#04x}, the data with {mark:#04x}"
            ))
            .into());
        }
        let second = input.byte()?;
        let (descr, byteorder) = match DType::from_code(second >> CODE_FROM) {
            Some(dtype) => (plain(dtype, second & IS_BIG != 0)?, None),
            None => input.text(second & IS_BIG != 0)?,
        };
        let axes = match second & AXES {
            0 => input.axes()?,
            axes => usize::from(axes >> AXES_FROM),
        };
        let order = if second & IS_F == 0 { Order::C } else { Order::F };
        if order == Order::F && axes < 2 {
            return Err(Error::custom(format_args!(
                "the bit for F order is set, with {axes} axes"
            ))
            .into());
        }
        let mut shape = Shape::default();
        for _ in 0..axes {
            shape.push(input.number("axis")?)?;
        }
        Ok(Self { descr, byteorder, order, shape, len: input.at })
    }

    /// The memory of one scalar.
    pub(super) const fn width(&self) -> Width {
        self.descr.dtype().width()
    }

    /// The array with these elements behind its head.
    ///
    /// # Errors
    /// When they are more or fewer bytes than the shape needs.
    pub(super) fn before(self, data: Buffer<'_>) -> Result<EnclosedArray<'_>, Error> {
        let Self { descr, byteorder, order, shape, .. } = self;
        let dtype = descr.dtype();
        let itemsize = descr.layout().map_or(dtype.itemsize(), Placement::size);
        let (needed, found) = (byte_len(&shape, dtype, itemsize)?, data.as_slice().len());
        if found != needed {
            let (shape, dtype) = (shape.to_string(), dtype.in_message());
            return Err(Kind::Length { shape, dtype, needed, found }.into());
        }
        Ok(EnclosedArray { descr, byteorder, shape, order, data })
    }
}

/// A dtype that has a code.
fn plain(dtype: DType, is_big: bool) -> Result<Descr, Error> {
    match dtype.width() {
        Width::W1 => check_byteorder(&dtype, is_big).map(|()| Descr::unmarked(dtype)),
        _ if is_big => Ok(Descr::marked(dtype, ByteOrder::Big)),
        _ => Ok(Descr::marked(dtype, ByteOrder::Little)),
    }
}

/// Refuses the bit for big-endian, where it means nothing.
fn check_byteorder(dtype: &DType, is_big: bool) -> Result<(), Error> {
    if is_big {
        let dtype = dtype.in_message();
        let why = "has no byte order beside it";
        return Err(Error::custom(format_args!(
            "the bit for big-endian is set, and {dtype} {why}"
        )));
    }
    Ok(())
}

/// Bytes that are read from the start.
struct HeadBytes<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> HeadBytes<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], NoHead> {
        let end = self.at.saturating_add(len);
        let taken = self.bytes.get(self.at..end).ok_or(NoHead::CutOff(end))?;
        self.at = end;
        Ok(taken)
    }

    #[inline]
    fn byte(&mut self) -> Result<u8, NoHead> {
        let byte = self.bytes.get(self.at).copied();
        self.at = self.at.saturating_add(1);
        byte.ok_or(NoHead::CutOff(self.at))
    }

    /// How many axes there are, where the second byte does not say it.
    fn axes(&mut self) -> Result<usize, NoHead> {
        match self.number("number of axes")? {
            axes @ 1..=3 => {
                let why = "which belong in the second byte";
                Err(Error::custom(format_args!("the number of axes is {axes}, {why}")).into())
            }
            axes if axes > Shape::MAX_AXES => {
                Err(Error::from(Kind::TooManyAxes { limit: Shape::MAX_AXES }).into())
            }
            axes => Ok(axes),
        }
    }

    /// A number in its one spelling, the shortest.
    fn number(&mut self, what: &str) -> Result<usize, NoHead> {
        let first = self.byte()?;
        if first < 0x80 {
            return Ok(first.into());
        }
        let (mut number, mut shift) = (u64::from(first & 0x7f), 7_u32);
        loop {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            let high = bits.checked_shl(shift).filter(|high| high.wrapping_shr(shift) == bits);
            let Some(high) = high else {
                return Err(Error::custom(format_args!("the {what} exceeds 64 bits")).into());
            };
            number |= high;
            if byte == 0 {
                let len = shift.wrapping_div(7).saturating_add(1);
                return Err(Error::custom(format_args!(
                    "the {what} {number} takes {len} bytes, and fewer would do"
                ))
                .into());
            }
            if byte < 0x80 {
                break;
            }
            shift = shift.saturating_add(7);
        }
        usize::try_from(number).map_err(|_| {
            let exceeds = "exceeds this machine's address space";
            Error::custom(format_args!("the {what} {number} {exceeds}")).into()
        })
    }

    /// A dtype by its text.
    fn text(&mut self, is_big: bool) -> Result<(Descr, Option<ByteOrder>), NoHead> {
        let len = self.number("length of the dtype's text")?;
        let text = self.take(len)?;
        let text = core::str::from_utf8(text)
            .map_err(|why| Error::custom(format_args!("the text of the dtype: {why}")))?;
        let is_typestr = text.starts_with(['<', '>', '|', '[']);
        let descr: Descr = if is_typestr {
            text.parse()?
        } else {
            return Err(Error::unknown("typestr", text).into());
        };
        if let Some(code) = descr.dtype().code() {
            let dtype = descr.dtype();
            return Err(Error::custom(format_args!(
                "the text of the dtype is {dtype}, whose code is {code}"
            ))
            .into());
        }
        check_byteorder(descr.dtype(), is_big)?;
        // In a record bfloat16 stands by its name, which has no mark.
        let byteorder = match descr.dtype() {
            dtype @ DType::Record(_) if !dtype.has_typestr() => Some(ByteOrder::Little),
            _ => None,
        };
        Ok((descr, byteorder))
    }
}
