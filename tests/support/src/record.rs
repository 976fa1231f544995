//! A record with a part of each kind, as one of the kinds of field.

use ndserde::NdElement;

/// What a record can hold: a bool, an array, another record, an enum.
#[derive(Clone, Debug, PartialEq, NdElement)]
pub struct Record {
    flag: bool,
    id: [i16; 2],
    point: Point,
    mode: Mode,
}

/// A record within the record.
#[derive(Clone, Debug, PartialEq, NdElement)]
#[nd(ignore_unknown)]
pub struct Point {
    x: f64,
    #[nd(default)]
    weight: f32,
}

/// An enum, of which not every byte is one.
#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
#[repr(u8)]
pub enum Mode {
    /// 1.
    On = 1,
    /// 2.
    Off = 2,
}
