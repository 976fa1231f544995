//! An array on the wire `nested`.

include!("../one_array.rs");

program!("ndserde::nested");
