//! Elements as bits: NaN payloads and the sign of zero count.

use half::{bf16, f16};
use ndarray::{Array, ArrayBase, ArrayD, Axis, Data, Dimension, IxDyn, ShapeBuilder};
use ndserde::{Element, Order};
use num_complex::Complex;

/// An element to and from its little-endian bytes.
pub trait Bits: Element + Copy {
    const WIDTH: usize;
    fn to_le(self) -> Vec<u8>;
    fn from_le(bytes: &[u8]) -> Self;
}

macro_rules! bits {
    ($($element:ty),*) => {$(
        impl Bits for $element {
            const WIDTH: usize = size_of::<Self>();

            fn to_le(self) -> Vec<u8> {
                self.to_le_bytes().to_vec()
            }

            fn from_le(bytes: &[u8]) -> Self {
                Self::from_le_bytes(bytes.try_into().unwrap())
            }
        }
    )*};
}

bits!(i8, i16, i32, i64, u8, u16, u32, u64, f16, bf16, f32, f64);

macro_rules! sizes {
    ($($size:ty, $wire:ty;)*) => {$(
        impl Bits for $size {
            const WIDTH: usize = 8;

            #[allow(clippy::cast_lossless, reason = "as wide as on the wire, or narrower")]
            fn to_le(self) -> Vec<u8> {
                (self as $wire).to_le_bytes().to_vec()
            }

            fn from_le(bytes: &[u8]) -> Self {
                Self::try_from(<$wire>::from_le_bytes(bytes.try_into().unwrap())).unwrap()
            }
        }
    )*};
}

sizes! {
    usize, u64;
    isize, i64;
}

impl Bits for bool {
    const WIDTH: usize = 1;

    fn to_le(self) -> Vec<u8> {
        vec![self.into()]
    }

    fn from_le(bytes: &[u8]) -> Self {
        bytes == [1]
    }
}

impl<T: Bits> Bits for Complex<T>
where
    Self: Element,
{
    const WIDTH: usize = 2 * T::WIDTH;

    fn to_le(self) -> Vec<u8> {
        [self.re.to_le(), self.im.to_le()].concat()
    }

    fn from_le(bytes: &[u8]) -> Self {
        let (re, im) = bytes.split_at(T::WIDTH);
        Self::new(T::from_le(re), T::from_le(im))
    }
}

/// The elements in logical order as little-endian bytes.
pub fn bits<S: Data<Elem: Bits>, D: Dimension>(array: &ArrayBase<S, D>) -> Vec<u8> {
    array.iter().flat_map(|element| element.to_le()).collect()
}

/// The array with these elements, which are in logical order, in this order of memory.
pub fn array<A: Bits>(values: &[u8], shape: &[usize], order: Order) -> ArrayD<A> {
    let elements = values.chunks_exact(A::WIDTH).map(A::from_le).collect();
    let array = ArrayD::from_shape_vec(IxDyn(shape), elements).unwrap();
    match order {
        Order::C => array,
        Order::F => {
            let mut f = Array::from_shape_fn(IxDyn(shape).f(), |i| array[i]);
            f.assign(&array);
            f
        }
    }
}

/// The order of memory, as NumPy's flags say it.
pub fn order<S: Data, D: Dimension>(array: &ArrayBase<S, D>) -> Option<Order> {
    if array.is_standard_layout() {
        Some(Order::C)
    } else if array.t().is_standard_layout() {
        Some(Order::F)
    } else {
        None
    }
}

/// Which values a test may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Every bit pattern.
    Any,
    /// No NaN but the plain one, which is all that lists of numbers carry.
    OneNan,
    /// Neither NaN nor infinities.
    Finite,
    /// Nor -0.0.
    Plain,
}

/// Hard values for a dtype: its extremes, and for floats what text has trouble with.
fn hard_values(dtype: &str, values: Values) -> Vec<Vec<u8>> {
    // Infinity, the quiet bit, and one, as bits of the width; the width in bytes.
    let (infinity, quiet, one, width) = match dtype {
        "bool" => return [1, 0, 0, 1, 1].map(|bit| vec![bit]).to_vec(),
        "float16" => (0x7c00, 0x0200, 0x3c00, 2),
        "bfloat16" => (0x7f80, 0x0040, 0x3f80, 2),
        "float32" | "complex64" => (0x7f80_0000, 0x0040_0000, 0x3f80_0000, 4),
        "float64" | "complex128" => {
            (0x7ff0_0000_0000_0000, 0x0008_0000_0000_0000, 0x3ff0_0000_0000_0000, 8)
        }
        _ => return integers(dtype.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap()),
    };
    let sign = 1_u64 << (8 * width - 1);
    let (third, great) = (one - one / 96, infinity - 1);
    let plain = [one | quiet, 1, great, one + 1, 0, sign | one, third, sign | (quiet - 1)];
    let more: &[u64] = match values {
        Values::Plain => &[],
        Values::Finite => &[sign],
        Values::OneNan => &[sign, infinity | quiet, infinity, sign | infinity],
        // A quiet NaN with a payload, and a signalling one with a sign.
        Values::Any => &[sign, infinity | quiet | 5, infinity, sign | infinity | 3],
    };
    let bytes = |bits: &u64| bits.to_le_bytes()[..width].to_vec();
    plain.iter().chain(more).map(bytes).collect()
}

fn integers(digits: &str) -> Vec<Vec<u8>> {
    let width = digits.parse::<usize>().unwrap() / 8;
    let top = 1_u64 << (8 * width - 1);
    [0x0807_0605_0403_0201, top, top - 1, 0, u64::MAX, 1, top + 1, u64::MAX - 1]
        .map(|bits: u64| bits.to_le_bytes()[..width].to_vec())
        .to_vec()
}

/// An array of hard values, from the `start`th of their list on.
pub fn hard<A: Bits>(shape: &[usize], order: Order, start: usize, values: Values) -> ArrayD<A> {
    let list = hard_values(&A::DTYPE.to_string(), values);
    let scalars = A::WIDTH / list[0].len();
    let count = shape.iter().product::<usize>() * scalars;
    let bytes: Vec<u8> = list.iter().cycle().skip(start).take(count).flatten().copied().collect();
    array(&bytes, shape, order)
}

/// Every layout of memory: what it is called, and the array that lies so.
pub fn layouts<A: Bits>(values: Values) -> Vec<(&'static str, ArrayD<A>)> {
    let hard = |shape: &[usize], order, start| hard::<A>(shape, order, start, values);
    let mut backwards = hard(&[3, 4], Order::C, 2);
    backwards.invert_axis(Axis(0));
    let mut sliced = hard(&[4, 6], Order::C, 5);
    sliced.slice_axis_inplace(Axis(1), ndarray::Slice::new(1, None, 2));
    vec![
        ("0-d", hard(&[], Order::C, 3)),
        ("1-d", hard(&[5], Order::C, 1)),
        ("c", hard(&[2, 3], Order::C, 4)),
        ("f", hard(&[2, 3], Order::F, 4)),
        ("permuted", hard(&[2, 3, 4], Order::C, 0).permuted_axes(IxDyn(&[1, 2, 0]))),
        ("backwards", backwards),
        ("sliced", sliced),
        ("7-d", hard(&[1, 2, 1, 3, 2, 1, 2], Order::F, 0)),
        ("empty", hard(&[0], Order::C, 0)),
        ("empty rows", hard(&[2, 0], Order::C, 0)),
        ("no rows", hard(&[0, 3], Order::C, 0)),
    ]
}
