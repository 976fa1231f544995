//! Dtypes from the words for them, and from Python's lists of fields.

use alloc::{string::String, vec::Vec};
use core::str::FromStr;

use super::{
    DType, Descr, Layout,
    layout::{Field, too_deep},
    literal::Literal,
};
use crate::{aligned::Width, byteorder::ByteOrder, error::Error};

const OBJECT: &str =
    "its data is a pickle, which is never executed (npy::objects_from_slice reads a .npy file's)";
const LONG: &str =
    "each machine has another, and Rust has none; NumPy's astype makes float64 or complex128 of it";
const VOID: &str = "bytes without a meaning are read by their number (|V2), in no byte order";

impl FromStr for Descr {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        if word.starts_with('[') {
            let mut literal = Literal::new("dtype", word);
            let descr = literal.descr().and_then(|descr| literal.end().map(|()| descr));
            return descr.map_err(Error::in_input);
        }
        let unknown = || match word.trim_start_matches(['<', '>', '=', '|']).as_bytes() {
            [b'O', ..] | b"object" => Error::unsupported("object", word, OBJECT),
            b"f12" | b"f16" | b"float96" | b"float128" | b"longdouble" | b"c24" | b"c32"
            | b"complex192" | b"complex256" | b"clongdouble" => {
                Error::unsupported("longdouble", word, LONG)
            }
            [b'V', ..] => Error::unsupported("void", word, VOID),
            _ => Error::unknown("dtype", word),
        };
        let (byteorder, code) = match word.split_at_checked(1) {
            Some(("<", code)) => (Some(ByteOrder::Little), code),
            Some((">", code)) => (Some(ByteOrder::Big), code),
            Some(("|", code)) => (None, code),
            _ => {
                let dtype = DType::of_name(word).or_else(|| DType::text(word).map(Ok));
                return dtype.ok_or_else(unknown)?.map(Self::unmarked);
            }
        };
        let dtype = DType::of_code(code).ok_or_else(unknown)??;
        match (dtype.width(), byteorder) {
            // What it would be about is not known.
            (_, Some(ByteOrder::Big)) if matches!(dtype, DType::Void(_)) => Err(unknown()),
            (Width::W1, _) => Ok(Self::unmarked(dtype)),
            (_, None) => Err(unknown()),
            (_, Some(byteorder)) => Ok(Self::marked(dtype, byteorder)),
        }
    }
}

/// A typestr, which unlike a name says everything of the byte order.
fn typestr(word: &str) -> Result<Descr, Error> {
    if word.starts_with(|mark: char| mark.is_alphanumeric()) && word != "O" {
        return Err(Error::unknown("typestr", word));
    }
    word.parse()
}

impl Literal<'_> {
    /// A dtype: a typestr, or a list of fields.
    pub(crate) fn descr(&mut self) -> Result<Descr, Error> {
        if self.eat("[") {
            return Descr::record(self.fields(Layout::DEEPEST)?);
        }
        typestr(&self.string()?)
    }

    /// The fields behind the bracket that opens their list.
    fn fields(&mut self, deepest: usize) -> Result<Layout, Error> {
        let Some(deepest) = deepest.checked_sub(1) else { return Err(too_deep()) };
        let mut layout = Layout::default();
        while !self.eat("]") {
            self.expect("(")?;
            let name = self.name()?;
            self.expect(",")?;
            let part = if self.eat("[") {
                Field::Part(Descr::record(self.fields(deepest)?)?)
            } else {
                Field::parse(&name, &self.string()?)?
            };
            let mut axes = Vec::new();
            if !self.eat(")") {
                self.expect(",")?;
                if !self.eat(")") {
                    self.tuple(|input| {
                        axes.push(input.axis()?);
                        Ok(())
                    })?;
                    self.eat(",");
                    self.expect(")")?;
                }
            }
            part.add_to(&mut layout, &name, &axes)?;
            if !self.eat(",") {
                self.expect("]")?;
                break;
            }
        }
        Ok(layout)
    }

    /// A name; with a title, which NumPy keeps beside it, as the second of a pair.
    fn name(&mut self) -> Result<String, Error> {
        if !self.eat("(") {
            return self.string();
        }
        self.string()?;
        self.expect(",")?;
        let name = self.string()?;
        self.eat(",");
        self.expect(")")?;
        Ok(name)
    }
}
