//! backend x container, rank and kind of ownership, bit for bit.
//!
//! The full product with elements and layouts would be some 200,000 types for the compiler. But an
//! array's element and layout meet the backend only as parts that know neither, and containers are
//! generic over what they hold. So elements x layouts run through all backends as arrays of dynamic
//! rank, in `tests/wires`, and here the rest with two element types.

mod array_ref;
mod asked;
mod containers;
mod written;
