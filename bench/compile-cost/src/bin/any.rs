//! An array on the wire `any`.

include!("../one_array.rs");

program!("ndserde::any");
