//! A sensor's arrays over postcard, as firmware has them: `no_std`, with an allocator.
//!
//! `cargo build --target thumbv7em-none-eabihf` shows that nothing in it needs an operating system.

#![no_std]

extern crate alloc;

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use half::f16;
use ndarray::{Array1, Array2, ArrayD};
use ndserde::{
    NdColumns, NdDeserialize, NdElement, NdSerialize,
    wire::{Nested, Npy, Packed},
};
use num_complex::Complex;

/// One reading of an accelerometer.
#[derive(Clone, Copy, Debug, Default, PartialEq, NdElement)]
pub struct Reading {
    /// Milliseconds since the start.
    pub at: u32,
    /// Along x, y and z, in units of 1/1000 g.
    pub acceleration: [i16; 3],
}

/// What a sensor sends once a second.
#[derive(Clone, Debug, PartialEq, NdSerialize, NdDeserialize)]
pub struct Report {
    /// Which sensor.
    pub name: String,
    /// A window of samples, channels by time.
    pub window: Array2<f32>,
    /// Its spectrum.
    #[nd(wire = Packed)]
    pub spectrum: Array1<Complex<f32>>,
    /// The same at half the size.
    #[nd(wire = Npy)]
    pub small: ArrayD<f16>,
    /// Which channels are sound.
    #[nd(wire = Nested)]
    pub sound: Array1<bool>,
    /// All readings, each a record.
    pub readings: Array1<Reading>,
    /// What was calibrated, by name.
    #[nd]
    pub calibration: BTreeMap<String, Option<Vec<Array1<f64>>>>,
}

/// A sample of many, which go as columns.
#[derive(Clone, Debug, PartialEq, NdColumns)]
pub struct Sample {
    /// When.
    pub at: u64,
    /// Three axes.
    pub axes: Array1<i16>,
}

/// The report as the bytes that go over the line.
///
/// # Errors
/// When there is an array that postcard cannot carry.
pub fn send(report: &Report) -> postcard::Result<Vec<u8>> {
    postcard::to_allocvec(report)
}

/// The report that bytes are.
///
/// # Errors
/// When they are none.
pub fn receive(bytes: &[u8]) -> postcard::Result<Report> {
    postcard::from_bytes(bytes)
}
