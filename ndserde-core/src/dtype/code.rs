//! The codes of the dtypes, of four bits.

use super::DType;

macro_rules! codes {
    ($($code:literal $dtype:ident)*) => {
        /// The codes of the wire [`packed`](crate::packed), which wires of your own may use as well.
        ///
        /// ```
        /// use ndserde::DType;
        ///
        /// assert_eq!(DType::Float64.code(), Some(11));
        /// assert_eq!(DType::from_code(11), Some(DType::Float64));
        /// assert_eq!(DType::Str(5).code(), None);
        /// ```
        impl DType {
            /// A number below 15 that stands for the dtype and never changes; none for dates, spans,
            /// text and records, which need more than a number.
            #[must_use]
            pub const fn code(&self) -> Option<u8> {
                match self {
                    $(Self::$dtype => Some($code),)*
                    _ => None,
                }
            }

            /// The dtype that has this [`code`](Self::code).
            #[must_use]
            pub const fn from_code(code: u8) -> Option<Self> {
                match code {
                    $($code => Some(Self::$dtype),)*
                    _ => None,
                }
            }
        }
    };
}

codes! {
    0 Bool
    1 Int8
    2 Int16
    3 Int32
    4 Int64
    5 UInt8
    6 UInt16
    7 UInt32
    8 UInt64
    9 Float16
    10 Float32
    11 Float64
    12 Complex64
    13 Complex128
    14 BFloat16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dtype_has_a_code_of_its_own() {
        for dtype in DType::ALL {
            let code = dtype.code().unwrap();
            assert!(code < 15);
            assert_eq!(DType::from_code(code).as_ref(), Some(dtype));
        }
    }
}
