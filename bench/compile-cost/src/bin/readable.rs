//! An array on the wire `readable`.

include!("../one_array.rs");

program!("ndserde::readable");
