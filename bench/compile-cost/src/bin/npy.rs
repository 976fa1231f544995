//! An array on the wire `npy`.

include!("../one_array.rs");

program!("ndserde::npy");
