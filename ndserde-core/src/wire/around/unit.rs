//! The units of [`DateTime64`](crate::wire::DateTime64) and [`TimeDelta64`](crate::wire::TimeDelta64), as types.

use core::marker::PhantomData;

use crate::dtype::{TimeUnit, with_units};

/// A unit as a type.
///
/// The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no unit of time",
    note = "the units are the types in ndserde::wire::unit"
)]
pub trait Unit: sealed::Sealed {
    /// The unit as a value.
    const UNIT: TimeUnit;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! types {
    ($($unit:ident $constant:ident $symbol:literal $length:ident($of:expr) $doc:literal;)*) => {$(
        #[doc = concat!("`", $symbol, "`")]
        #[derive(Clone, Copy, Debug)]
        pub struct $unit;

        impl sealed::Sealed for $unit {}

        impl Unit for $unit {
            const UNIT: TimeUnit = TimeUnit::$constant;
        }
    )*};
}

with_units!(types);

/// `N` of the unit as one step, such as `25s`; `N` is not 0 and below 2^31.
#[derive(Clone, Copy, Debug)]
pub struct Multiple<const N: u32, U>(PhantomData<fn() -> U>);

impl<const N: u32, U: Unit> sealed::Sealed for Multiple<N, U> {}

impl<const N: u32, U: Unit> Unit for Multiple<N, U> {
    const UNIT: TimeUnit = {
        assert!(N != 0 && N < 1 << 31, "NumPy counts 1 to 2^31 - 1 of a unit");
        U::UNIT.counted(N)
    };
}
