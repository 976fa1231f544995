//! Arrays of one dtype as arrays of another.

mod list;
mod narrow;
mod rule;
mod wide;

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

pub(crate) use list::hold_list;
pub(crate) use rule::Rule;
pub use rule::{Casting, Exact, Safe, SameKind};

use self::{
    narrow::{Bool, FromWide, Half},
    wide::{BLOCK, Wide, Widening, widening},
};
use crate::{
    aligned::Aligned,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
    element,
    error::{Error, Kind},
    float::half,
    order::Order,
    shape::Shape,
    untyped::ArrayBytes,
};

/// The array with its elements as another dtype, in the machine's byte order.
///
/// # Errors
/// When the rule does not let the one dtype become the other, or an element does not fit; the message
/// has its place and value.
pub(crate) fn cast(
    array: &ArrayBytes<'_>,
    to: &DType,
    rule: Rule,
) -> Result<ArrayBytes<'static>, Error> {
    let &ArrayBytes { dtype: ref from, ref shape, order, byteorder, ref data, fixed_rank } = array;
    let forbidden = || {
        let (data, field) = (from.in_message(), to.in_message());
        Error::from(Kind::Cast { data, field, rule: rule.name() })
    };
    if !rule.allows(from, to) {
        return Err(forbidden());
    }
    let swapped = (byteorder != ByteOrder::NATIVE)
        .then(|| Aligned::copy_swapped(from.width(), data.as_slice()));
    let bytes = swapped.as_ref().map_or(data.as_slice(), Aligned::as_bytes);
    if *from == DType::Bool {
        element::check_bools(bytes)?;
    }
    let cast = elements(bytes, from, to, rule.rounds()).map_err(|misfit| match misfit {
        Misfit::Element { element, value } => {
            let at = place(element, shape, order);
            let (data, field) = (from.in_message(), to.in_message());
            Error::from(Kind::CastElement { at, value, data, field })
        }
        Misfit::NoNumber => forbidden(),
    })?;
    let data = Buffer::Owned(cast);
    let (shape, byteorder) = (shape.clone(), ByteOrder::NATIVE);
    Ok(ArrayBytes { dtype: to.clone(), shape, order, byteorder, data, fixed_rank })
}

/// Why there is no cast.
enum Misfit {
    /// The first element that another dtype cannot hold.
    Element { element: usize, value: String },
    /// One of the dtypes is none of numbers.
    NoNumber,
}

/// The place of an element in its array, from its place in memory.
fn place(element: usize, shape: &Shape, order: Order) -> String {
    let index = |(stride, &len): (usize, &usize)| {
        element.checked_div(stride).and_then(|n| n.checked_rem(len)).unwrap_or_default()
    };
    let indices = shape.strides(order).into_iter().zip(shape.iter()).map(index);
    format!("{:?}", indices.collect::<Vec<_>>())
}

/// The elements of a complex number are two scalars, of which a real number lacks the second.
#[allow(clippy::arithmetic_side_effects, reason = "an itemsize is never 0")]
fn elements(bytes: &[u8], from: &DType, to: &DType, rounded: bool) -> Result<Aligned, Misfit> {
    let by_scalar = |misfit| match misfit {
        Misfit::Element { element, value } => {
            Misfit::Element { element: element / from.scalars(), value }
        }
        Misfit::NoNumber => misfit,
    };
    match (from.scalars(), to) {
        (1, DType::Complex64) => Ok(with_zeros::<u32>(scalars(bytes, from, to, rounded)?)),
        (1, DType::Complex128) => Ok(with_zeros::<u64>(scalars(bytes, from, to, rounded)?)),
        (2, _) if to.scalars() == 1 => scalars(&real_parts(bytes, from)?, from, to, rounded),
        _ => scalars(bytes, from, to, rounded).map_err(by_scalar),
    }
}

/// Real numbers as complex ones.
fn with_zeros<W: bytemuck::Pod>(real: Aligned) -> Aligned {
    let width = real.width();
    let real = real.into_elements::<W>();
    Aligned::from_elements(width, real.into_iter().map(|word| [word, W::zeroed()]).collect())
}

/// The real parts of complex numbers whose imaginary parts are all 0.
#[allow(clippy::arithmetic_side_effects, reason = "half of a length")]
fn real_parts(bytes: &[u8], from: &DType) -> Result<Vec<u8>, Misfit> {
    let mut parts = Vec::with_capacity(bytes.len() / 2);
    for (element, number) in bytes.chunks_exact(from.itemsize()).enumerate() {
        let (real, imaginary) = number.split_at(number.len() / 2);
        if imaginary.iter().any(|&byte| byte != 0) {
            let mut parts = [0.0; 2];
            if let Widening::Float(fill) = widening(from) {
                fill(number, &mut parts);
            }
            return Err(Misfit::Element { element, value: format!("{}{:+}i", parts[0], parts[1]) });
        }
        parts.extend_from_slice(real);
    }
    Ok(parts)
}

/// The loop for one type of wide numbers into the scalars of a dtype.
macro_rules! into {
    ($wide:ty, $fill:ident, $bytes:ident, $from:ident, $to:ident, $rounded:ident) => {
        match $to {
            DType::Bool => into::<$wide, Bool>,
            DType::Int8 => into::<$wide, i8>,
            DType::Int16 => into::<$wide, i16>,
            DType::Int32 => into::<$wide, i32>,
            DType::Int64 | DType::DateTime64(_) | DType::TimeDelta64(_) => into::<$wide, i64>,
            DType::UInt8 => into::<$wide, u8>,
            DType::UInt16 => into::<$wide, u16>,
            DType::UInt32 => into::<$wide, u32>,
            DType::UInt64 => into::<$wide, u64>,
            DType::Float16 => into::<$wide, Half<{ half::F16 }>>,
            DType::BFloat16 => into::<$wide, Half<{ half::BF16 }>>,
            DType::Float32 | DType::Complex64 => into::<$wide, f32>,
            DType::Float64 | DType::Complex128 => into::<$wide, f64>,
            DType::Str(_) | DType::Bytes(_) | DType::Void(_) | DType::Record(_) => {
                return Err(Misfit::NoNumber)
            }
        }
        ($fill, $bytes, $from, $to, $rounded)
    };
}

/// Scalars as those of another dtype.
fn scalars(bytes: &[u8], from: &DType, to: &DType, rounded: bool) -> Result<Aligned, Misfit> {
    match widening(from) {
        Widening::Small(fill) => into!(i32, fill, bytes, from, to, rounded),
        Widening::Signed(fill) => into!(i64, fill, bytes, from, to, rounded),
        Widening::Unsigned(fill) => into!(u64, fill, bytes, from, to, rounded),
        Widening::Float(fill) => into!(f64, fill, bytes, from, to, rounded),
        Widening::None => Err(Misfit::NoNumber),
    }
}

#[allow(clippy::arithmetic_side_effects, reason = "a width is never 0, and a block is small")]
fn into<W: Wide, T: FromWide<W>>(
    fill: fn(&[u8], &mut [W]),
    bytes: &[u8],
    from: &DType,
    to: &DType,
    rounded: bool,
) -> Result<Aligned, Misfit> {
    let width = from.width().bytes();
    let mut words: Vec<T::Word> = Vec::with_capacity(bytes.len() / width);
    let mut block = [W::default(); BLOCK];
    for bytes in bytes.chunks(BLOCK * width) {
        let block = block.get_mut(..bytes.len() / width).unwrap_or_default();
        fill(bytes, block);
        let (start, mut all_fit) = (words.len(), true);
        words.extend(block.iter().map(|&number| {
            let (word, fits) = T::try_narrow(number, rounded);
            all_fit &= fits;
            word
        }));
        if !all_fit {
            words.truncate(start);
            for &number in &*block {
                let misfit = || Misfit::Element { element: words.len(), value: number.to_string() };
                let word = T::narrow(number, rounded).ok_or_else(misfit)?;
                words.push(word);
            }
        }
    }
    Ok(Aligned::from_elements(to.width(), words))
}
