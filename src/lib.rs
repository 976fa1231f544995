#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub use ndserde_core::{
    ByteOrder, Bytes, DType, DTypeTag, Element, Error, Nd, Order, Shape, Width, Words, field,
    parts, payload, readable, tagged, wire,
};
