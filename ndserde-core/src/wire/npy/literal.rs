//! The dict in the header, which is written as a Python literal.

use alloc::{borrow::ToOwned, format, string::String};

use crate::{
    dtype::{Descr, literal::Literal, repr::tuple},
    error::{Error, Quoted},
    order::Order,
    shape::Shape,
};

/// What the header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) descr: Descr,
    pub(crate) order: Order,
    pub(crate) shape: Shape,
}

/// What the header says of an array of any dtype.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// A typestr, or a list of fields.
    pub(crate) dtype: String,
    pub(crate) shape: Shape,
}

impl Claim {
    /// Refuses what is no array of objects.
    ///
    /// # Errors
    /// When it is none.
    pub(crate) fn check_objects(&self) -> Result<(), Error> {
        if self.dtype == "|O" {
            return Ok(());
        }
        let dtype = Quoted(&self.dtype);
        Err(Error::custom(format_args!("the dtype is {dtype}, not \"|O\", that of objects")))
    }
}

/// The dict as Python's `repr` spells it; `descr` is a Python literal.
pub(super) fn write(descr: &str, order: Order, shape: &Shape) -> String {
    let fortran_order = if order == Order::F { "True" } else { "False" };
    let shape = tuple(shape);
    format!("{{'descr': {descr}, 'fortran_order': {fortran_order}, 'shape': {shape}, }}")
}

/// Reads the dict: its three keys in any order, strings in either quote, and, where `python2` may
/// have written it, its `2L`. Nothing else of Python is understood.
pub(super) fn parse(dict: &str, python2: bool) -> Result<Header, Error> {
    let (descr, order, shape) = entries(dict, python2, read_descr)?;
    Ok(Header { descr, order, shape })
}

/// What the dict says of an array whose dtype need not be known: as it is spelled, without the quotes of
/// a typestr.
pub(super) fn claim(dict: &str, python2: bool) -> Result<Claim, Error> {
    let (descr, _, shape) = entries(dict, python2, |input| input.spelled().map(str::to_owned))?;
    let typestr = descr.strip_prefix(['\'', '"']).and_then(|rest| rest.strip_suffix(['\'', '"']));
    Ok(Claim { dtype: typestr.map_or_else(|| descr.clone(), str::to_owned), shape })
}

fn entries<T>(
    dict: &str,
    python2: bool,
    mut read_descr: impl FnMut(&mut Literal<'_>) -> Result<T, Error>,
) -> Result<(T, Order, Shape), Error> {
    let mut input = Literal::new("header", dict);
    let (mut descr, mut order, mut shape) = (None, None, None);
    input.expect("{")?;
    while !input.eat("}") {
        let key = input.string()?;
        input.expect(":")?;
        let twice = match &*key {
            "descr" => descr.replace(read_descr(&mut input)?).is_some(),
            "fortran_order" => order.replace(read_order(&mut input)?).is_some(),
            "shape" => shape.replace(read_shape(&mut input, python2)?).is_some(),
            _ => return Err(Error::unknown("key in the header", &key)),
        };
        if twice {
            return Err(Error::custom(format_args!("the header has two keys {key:?}")));
        }
        if !input.eat(",") {
            input.expect("}")?;
            break;
        }
    }
    input.end()?;
    Ok((
        descr.ok_or_else(|| missing("descr"))?,
        order.ok_or_else(|| missing("fortran_order"))?,
        shape.ok_or_else(|| missing("shape"))?,
    ))
}

fn missing(key: &str) -> Error {
    Error::custom(format_args!("the header has no key {key:?}"))
}

fn read_descr(input: &mut Literal<'_>) -> Result<Descr, Error> {
    input.descr()
}

fn read_order(input: &mut Literal<'_>) -> Result<Order, Error> {
    if input.eat("True") {
        Ok(Order::F)
    } else if input.eat("False") {
        Ok(Order::C)
    } else {
        Err(input.wrong("True or False"))
    }
}

fn read_shape(input: &mut Literal<'_>, python2: bool) -> Result<Shape, Error> {
    let mut shape = Shape::default();
    input.tuple(|input| {
        shape.push(input.axis()?)?;
        if python2 {
            input.eat("L");
        }
        Ok(())
    })?;
    Ok(shape)
}
