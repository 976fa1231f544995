//! Arrays of any element and dimension, to and from [`ArrayBytes`](crate::untyped::ArrayBytes).
//!
//! What is implemented for ndarray's arrays is written once, as a macro of the version's name, and
//! [`for_each_ndarray`] makes it for each version.

mod read;
mod versions;
mod view;
mod write;

pub(crate) use read::{borrow, into_elements};
pub(crate) use versions::{FromRowBytes, LendWritten, NdArray, ReadNdArray};
pub(crate) use write::{of_elements, with_elements};

/// Calls the macro with the name of each version of ndarray whose arrays are carried.
macro_rules! for_each_ndarray {
    ($implement:ident) => {
        $implement! { ndarray }

        #[cfg(feature = "ndarray_0_16")]
        $implement! { ndarray_0_16 }
    };
}

pub(crate) use for_each_ndarray;
