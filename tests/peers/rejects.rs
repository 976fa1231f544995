//! The bad input for the wire `any`, without the fields and words that Rust's own tests look at.

#[path = "../wires/rejects/any.rs"]
mod any;

pub struct Bad(
    pub Input,
    #[expect(dead_code)] pub Field,
    #[expect(dead_code)] &'static [&'static str],
);

pub enum Input {
    Json(&'static str),
    Msgpack(&'static [u8]),
    Cbor(&'static [u8]),
}

#[derive(Clone, Copy)]
pub enum Field {
    F64x2,
    F64x0,
    I16x1,
    U8x1,
    Boolx1,
    C64x1,
    Any,
}

pub const TABLE: &[Bad] = any::BAD;
