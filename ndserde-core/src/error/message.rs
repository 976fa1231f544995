//! What each error says.

use core::fmt;

use super::Kind;

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base64(why) => write!(f, "the base64 is wrong: {why}"),
            Self::BoolByte { index, byte } => {
                write!(
                    f,
                    "element {index} of the bool data is the byte {byte}, only 0 and 1 are bools"
                )
            }
            Self::ByteOrderConflict { dtype, mark, tag } => {
                write!(f, "the dtype marks {dtype} as {mark}-endian, the byteorder says {tag}")
            }
            Self::ByteOrderMissing(dtype) => {
                write!(f, "the byteorder of {dtype} is missing, and its dtype carries no mark")
            }
            Self::Cast { data, field, rule } => {
                write!(
                    f,
                    "the data is {data}, the field holds {field}, and the casting rule {rule} forbids that"
                )
            }
            Self::CastElement { at, value, data, field } => {
                write!(f, "the {data} at {at} is {value}, which {field} does not hold")
            }
            Self::Custom(message) | Self::Malformed(message) => f.write_str(message),
            Self::DTypeMismatch { data, field } => {
                write!(f, "the data is {data}, the field holds {field}")?;
                if data.starts_with("void") {
                    f.write_str(
                        "; NumPy writes the floats of ml_dtypes as void: DynArray takes it, and \
                         its method reinterpret_void reads it",
                    )?;
                }
                Ok(())
            }
            Self::FixedAxes { shape, field } => {
                write!(f, "the data has shape {shape}, the field has {field}")
            }
            Self::Fraction { value, dtype } => {
                write!(f, "the number {value} has a fraction, the field holds {dtype}")
            }
            #[cfg(feature = "std")]
            Self::Io(error) => error.fmt(f),
            Self::Length { shape, dtype, needed, found } => {
                write!(f, "shape {shape} of {dtype} needs {needed} bytes, the data has {found}")
            }
            Self::ListDType { data, list } => {
                write!(
                    f,
                    "the data is {data}, but its list came before that was known and was read as {list}"
                )
            }
            Self::ListDepth { at } => {
                write!(
                    f,
                    "the list at {at} mixes numbers and lists, or is nested deeper than its neighbours"
                )
            }
            Self::ListLength { shape, needed, found } => {
                write!(f, "shape {shape} needs {needed} numbers, the list has {found}")
            }
            Self::ListShape { list, shape } => {
                write!(f, "the nested list has shape {list}, the shape is {shape}")
            }
            Self::NotANumber { found, dtype } => {
                write!(f, "{found} in a list of {dtype}")
            }
            Self::Overflow { shape, dtype } => {
                write!(f, "shape {shape} of {dtype} overflows this machine's address space")
            }
            Self::Ragged { at, found, before } => {
                write!(
                    f,
                    "ragged list: the row at {at} has {found} items, the rows before it have {before}"
                )
            }
            Self::Range { value, dtype } => {
                write!(f, "the number {value} is out of range for {dtype}")
            }
            Self::Rank { shape, axes, field } => {
                write!(f, "the data has {axes} axes (shape {shape}), the field has {field}")
            }
            Self::Rounded { value, dtype } => {
                write!(
                    f,
                    "the float {value} may have been a number that floats cannot hold, the field holds {dtype}"
                )
            }
            Self::TooManyAxes { limit } => write!(f, "the shape has more than {limit} axes"),
            Self::Unborrowable { field, why, instead } => {
                write!(f, "{field} cannot borrow this data: {why}; {instead}")
            }
            Self::Unknown { what, word } => write!(f, "unknown {what} {word}"),
            Self::Unsupported { sort, word, why } => {
                write!(f, "the dtype {word} is {sort}, which is not carried: {why}")
            }
        }
    }
}
