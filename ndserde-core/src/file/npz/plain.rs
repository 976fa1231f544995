//! Arrays without axes as the numbers and texts that they hold.

use ndarray::Ix0;
use serde_core::de::Visitor;

use crate::{dtype::DType, dynamic::DynArray, error::Error};

/// The methods of a visitor, by the dtypes of numbers.
macro_rules! numbers {
    ($array:ident, $visitor:ident; $($DType:ident: $number:ty, $visit:ident;)*) => {
        match $array.dtype() {
            $(DType::$DType => {
                return $visitor.$visit($array.view::<$number, Ix0>()?.into_scalar().to_owned());
            })*
            _ => {}
        }
    };
}

/// Visits the only element.
pub(super) fn visit<'de, V: Visitor<'de>>(array: &DynArray, visitor: V) -> Result<V::Value, Error> {
    if array.ndim() == 0 {
        numbers! {
            array, visitor;
            Bool: bool, visit_bool;
            Int8: i8, visit_i8;
            Int16: i16, visit_i16;
            Int32: i32, visit_i32;
            Int64: i64, visit_i64;
            UInt8: u8, visit_u8;
            UInt16: u16, visit_u16;
            UInt32: u32, visit_u32;
            UInt64: u64, visit_u64;
            Float32: f32, visit_f32;
            Float64: f64, visit_f64;
        }
        if matches!(array.dtype(), DType::Str(_)) {
            let text = array.clone().into_array::<String, Ix0>()?;
            return visitor.visit_string(text.into_scalar());
        }
    }
    let (shape, dtype) = (array.shape(), array.dtype().in_message());
    Err(Error::custom(format_args!(
        "an array of shape {shape:?} of {dtype}, where a number or text is expected; a field of the type \
         Array or DynArray takes it"
    )))
}
