//! Arrays of five types through three data formats, by ndserde's derives.

include!("../five.rs");

program!(ndserde::NdSerialize, ndserde::NdDeserialize);
