//! An array on the wire `tagged`.

include!("../one_array.rs");

program!("ndserde::tagged");
