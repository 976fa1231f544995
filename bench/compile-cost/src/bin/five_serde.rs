//! Arrays of five types through three data formats, by serde's derives and ndarray's own feature
//! `serde`.

include!("../five.rs");

program!(serde::Serialize, serde::Deserialize);
