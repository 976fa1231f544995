//! Compressed arrays, and beside each the .npy file of what it is.

use std::{fs, path::Path};

use ndarray::{ArrayD, ShapeBuilder, arr1, arr2, arr3};
use ndserde::{
    Element, Nd, npy,
    wire::{Gzip, Npy, Wire, Zstd},
};
use ndserde_test_support::backend::{One, one};

pub fn write_all(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let column_major = ArrayD::from_shape_fn(vec![40, 30].f(), |at| {
        f64::from(u32::try_from(at[0] * 100 + at[1]).unwrap()) / 7.0
    });
    every("float64", &column_major, folder);
    every("int16", &arr2(&[[1_i16, -2, 3], [4, 5, -6]]).into_dyn(), folder);
    every("uint8", &arr1(&[0_u8, 255, 7]).into_dyn(), folder);
    every("float32", &arr3(&[[[0.5_f32, -0.0]], [[f32::INFINITY, 1e-40]]]).into_dyn(), folder);
    every("empty", &ArrayD::<i64>::zeros(vec![2, 0, 3]), folder);
}

fn every<A: Element>(name: &str, array: &ArrayD<A>, folder: &Path) {
    fs::write(folder.join(format!("{name}.npy")), npy::to_vec(array).unwrap()).unwrap();
    write::<Gzip, A>(&format!("{name}-gzip-tagged"), array, folder);
    write::<Zstd, A>(&format!("{name}-zstd-tagged"), array, folder);
    write::<Gzip<Npy>, A>(&format!("{name}-gzip-npy"), array, folder);
    write::<Zstd<Npy>, A>(&format!("{name}-zstd-npy"), array, folder);
}

fn write<W: Wire, A: Element>(name: &str, array: &ArrayD<A>, folder: &Path) {
    let value = Nd::by::<W>(array.view());
    for (backend, written) in [
        ("json", one::JsonSlice::write(&value)),
        ("cbor", one::Ciborium::write(&value)),
        ("msgpack", one::RmpNamed::write(&value)),
    ] {
        fs::write(folder.join(format!("{name}.{backend}")), written.unwrap()).unwrap();
    }
}
