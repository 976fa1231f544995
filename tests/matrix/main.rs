//! backend x element x memory layout x container, bit for bit.
//!
//! The full product would be some 200,000 types for the compiler. But an array's element and layout
//! meet the backend only as parts that know neither, and containers are generic over what they
//! hold. So elements x layouts run through all backends as arrays of dynamic rank, and containers,
//! ranks and kinds of ownership run through all backends with two element types.

mod both_wires;
mod containers;
mod elements;
mod written;
