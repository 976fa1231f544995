//! Elements as bits: NaN payloads and the sign of zero count.

use half::{bf16, f16};
use ndarray::{Array, ArrayBase, ArrayD, Axis, Data, Dimension, IxDyn, ShapeBuilder};
use ndserde::{Element, Order};
use num_complex::Complex;

/// An element to and from its little-endian bytes.
pub trait Bits: Element {
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

/// Hard values for a dtype: its extremes, and for floats the values that text has trouble with.
///
/// Without `any_nan` the only NaN is the one that lists of numbers carry.
pub fn hard_values(dtype: &str, any_nan: bool) -> Vec<u8> {
    let halves = |infinity: u16, quiet: u16, one: u16| {
        let nan = infinity | quiet;
        let odd = if any_nan { [nan | 5, 0x8000 | infinity | 3] } else { [nan, one | 1] };
        let rest = [one, 0x8000, 1, infinity, 0x8000 | infinity, infinity - 1, 0, 0x8000 | one];
        [rest.as_slice(), &odd].concat().into_iter().flat_map(u16::to_le_bytes).collect()
    };
    match dtype {
        "bool" => vec![1, 0, 0, 1, 1],
        "int8" | "uint8" => vec![0x80, 0x7f, 0, 0xff, 1, 0x81, 0x3d],
        "float16" => halves(0x7c00, 0x0200, 0x3c00),
        "bfloat16" => halves(0x7f80, 0x0040, 0x3f80),
        "float32" | "complex64" => {
            let odd = if any_nan { [0x7fc0_0005, 0xff80_0003] } else { [0x7fc0_0000, 0x3dcc_cccd] };
            [0x3fc0_0000, 0x8000_0000, odd[0], odd[1], 1, 0x807f_ffff, 0x7f80_0000_u32]
                .into_iter()
                .chain([0xff80_0000, 0x7f7f_ffff, 0x0080_0000, 0, 0xbf80_0000, 0x3f80_0001])
                .flat_map(u32::to_le_bytes)
                .collect()
        }
        "float64" | "complex128" => {
            let quiet = 0x7ff8_0000_0000_0000_u64;
            let odd = if any_nan { [quiet | 5, 0xfff0_0000_0000_0003] } else { [quiet; 2] };
            [1.5, -0.0, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN_POSITIVE, 0.0]
                .into_iter()
                .chain([-1.0, 1.0 + f64::EPSILON, 0.1, 5e-324, 1e23, -f64::MIN_POSITIVE / 2.0])
                .map(f64::to_bits)
                .chain(odd)
                .flat_map(u64::to_le_bytes)
                .collect()
        }
        _ => (0..8_u8)
            .flat_map(|i| {
                [0x01 ^ (i & 1), 0x02, 0xff * (i & 1), 0x40 + i, 0x05, 0, 0x07, 0x80 * (i & 1)]
            })
            .collect(),
    }
}

/// An array of hard values, `start` elements further along in their list.
pub fn hard<A: Bits>(shape: &[usize], order: Order, start: usize, any_nan: bool) -> ArrayD<A> {
    let list = hard_values(A::DTYPE.name(), any_nan);
    let count = shape.iter().product::<usize>() * A::WIDTH;
    let values: Vec<u8> = list.iter().copied().cycle().skip(start * A::WIDTH).take(count).collect();
    array(&values, shape, order)
}

/// Every layout of memory: what it is called, and the array that lies so.
pub fn layouts<A: Bits>(any_nan: bool) -> Vec<(&'static str, ArrayD<A>)> {
    let hard = |shape: &[usize], order, start| hard::<A>(shape, order, start, any_nan);
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
