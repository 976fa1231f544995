//! The dict in the header, which is written as a Python literal.

use super::Header;
use crate::{
    dtype::Descr,
    error::{Error, Quoted},
    order::Order,
    shape::Shape,
};

/// The dict as Python's `repr` spells it.
pub(super) fn write(typestr: &str, order: Order, shape: &Shape) -> String {
    let fortran_order = if order == Order::F { "True" } else { "False" };
    let axes: Vec<String> = shape.iter().map(ToString::to_string).collect();
    let shape = match &axes[..] {
        [only] => format!("({only},)"),
        axes => format!("({})", axes.join(", ")),
    };
    format!("{{'descr': '{typestr}', 'fortran_order': {fortran_order}, 'shape': {shape}, }}")
}

/// Reads the dict: its three keys in any order, strings in either quote, and, where `python2` may
/// have written it, its `2L`. Nothing else of Python is understood.
pub(super) fn parse(dict: &str, python2: bool) -> Result<Header, Error> {
    let mut input = Input(dict);
    let (mut descr, mut order, mut shape) = (None, None, None);
    input.expect("{")?;
    while !input.eat("}") {
        let key = input.string()?;
        input.expect(":")?;
        let twice = match key {
            "descr" => descr.replace(input.descr()?).is_some(),
            "fortran_order" => order.replace(input.order()?).is_some(),
            "shape" => shape.replace(input.shape(python2)?).is_some(),
            _ => return Err(Error::unknown("key in the header", key)),
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
    Ok(Header {
        descr: descr.ok_or_else(|| missing("descr"))?,
        order: order.ok_or_else(|| missing("fortran_order"))?,
        shape: shape.ok_or_else(|| missing("shape"))?,
    })
}

fn missing(key: &str) -> Error {
    Error::custom(format_args!("the header has no key {key:?}"))
}

/// What is left of the dict.
struct Input<'a>(&'a str);

impl<'a> Input<'a> {
    /// Takes a token, if it comes next.
    fn eat(&mut self, token: &str) -> bool {
        self.0 = self.0.trim_start_matches(' ');
        let rest = self.0.strip_prefix(token);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn expect(&mut self, token: &str) -> Result<(), Error> {
        if self.eat(token) { Ok(()) } else { Err(self.wrong(format_args!("{token:?}"))) }
    }

    fn end(&self) -> Result<(), Error> {
        let done = self.0.trim_matches([' ', '\n']).is_empty();
        if done { Ok(()) } else { Err(self.wrong("the end")) }
    }

    fn wrong(&self, expected: impl std::fmt::Display) -> Error {
        let near: String = self.0.chars().take(32).collect();
        Error::custom(format_args!("the header has {near:?} where {expected} was expected"))
    }

    /// A string without escapes, which NumPy's names do not need.
    fn string(&mut self) -> Result<&'a str, Error> {
        let quote = if self.eat("'") {
            '\''
        } else if self.eat("\"") {
            '"'
        } else {
            return Err(self.wrong("a string"));
        };
        let Some((string, rest)) = self.0.split_once(quote) else {
            return Err(self.wrong("the end of a string"));
        };
        self.0 = rest;
        Ok(string)
    }

    fn descr(&mut self) -> Result<Descr, Error> {
        if self.eat("[") {
            return format!("[{}", self.0).parse();
        }
        let descr = self.string()?;
        // A name is no typestr, and says nothing of the byte order.
        if descr.starts_with(|mark: char| mark.is_alphanumeric()) && descr != "O" {
            return Err(Error::unknown("typestr", descr));
        }
        descr.parse()
    }

    fn order(&mut self) -> Result<Order, Error> {
        if self.eat("True") {
            Ok(Order::F)
        } else if self.eat("False") {
            Ok(Order::C)
        } else {
            Err(self.wrong("True or False"))
        }
    }

    fn shape(&mut self, python2: bool) -> Result<Shape, Error> {
        let mut shape = Shape::default();
        self.expect("(")?;
        while !self.eat(")") {
            shape.push(self.axis(python2)?)?;
            // In Python one value in brackets is no tuple: `(3,)` is.
            if !self.eat(",") {
                if shape.len() == 1 {
                    return Err(self.wrong("\",\""));
                }
                self.expect(")")?;
                break;
            }
        }
        Ok(shape)
    }

    fn axis(&mut self, python2: bool) -> Result<usize, Error> {
        self.0 = self.0.trim_start_matches(' ');
        let rest = self.0.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let digits = self.0.strip_suffix(rest).unwrap_or_default();
        if digits.is_empty() {
            return Err(self.wrong("an unsigned integer"));
        }
        // In Python a number has no leading zeros, unless it is 0.
        if digits.starts_with('0') && !digits.trim_start_matches('0').is_empty() {
            return Err(self.wrong("an integer without leading zeros"));
        }
        let axis = digits.parse().map_err(|_| {
            let digits = Quoted(digits);
            Error::custom(format_args!("an axis of {digits} exceeds this machine's address space"))
        })?;
        self.0 = rest;
        if python2 {
            self.eat("L");
        }
        Ok(axis)
    }
}
