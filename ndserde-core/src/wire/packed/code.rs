//! The codes of the dtypes, of four bits.

use crate::dtype::DType;

/// What has no code is called by its text behind this one.
pub(super) const TEXT: u8 = 15;

macro_rules! codes {
    ($($code:literal $dtype:ident)*) => {
        /// The code of a dtype.
        pub(super) const fn of(dtype: &DType) -> Option<u8> {
            match dtype {
                $(DType::$dtype => Some($code),)*
                _ => None,
            }
        }

        /// The dtype of a code.
        pub(super) const fn dtype(code: u8) -> Option<DType> {
            match code {
                $($code => Some(DType::$dtype),)*
                _ => None,
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
        for known in DType::ALL {
            let code = of(known).unwrap();
            assert!(code < TEXT);
            assert_eq!(dtype(code).as_ref(), Some(known));
        }
    }
}
