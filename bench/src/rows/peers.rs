//! Against the Rust crates that write arrays without serde, and the base64 crates.

use std::io::Cursor;

use base64::{
    Engine,
    engine::{GeneralPurposeConfig, simd::Simd},
    prelude::BASE64_STANDARD,
};
use ndarray::Array2;
use ndarray_npy::{ReadNpyExt, WriteNpyExt};
use ndserde::Nd;
use safetensors::{Dtype, SafeTensors, tensor::TensorView};

use crate::{
    arrays::{bytes, elements, matrix},
    backends::{Backend, MessagePack},
    table::Table,
    timing::{compare, side},
};

pub fn run(table: &mut Table) {
    table.head("Against crates that write arrays without serde");
    npy(table);
    tensors(table);

    table.head("Base64 engines (ndserde uses the SIMD engine of base64)");
    let array = |size| bytes(&matrix::<f64>(size)).to_vec();
    let simd = Simd::standard(GeneralPurposeConfig::new());
    table.line(
        "base64's SIMD engine, encode",
        "base64's scalar engine",
        [None; 4],
        |size, effort| {
            let data = array(size);
            let (mut a, mut b) = (vec![0; size * 2], vec![0; size * 2]);
            compare(
                side(|| simd.encode_slice(&data, &mut a)),
                side(|| BASE64_STANDARD.encode_slice(&data, &mut b)),
                effort,
            )
        },
    );
    table.line(
        "base64's SIMD engine, decode",
        "base64's scalar engine",
        [None; 4],
        |size, effort| {
            let text = BASE64_STANDARD.encode(array(size));
            let (mut a, mut b) = (vec![0; size], vec![0; size]);
            compare(
                side(|| simd.decode_slice(&text, &mut a).unwrap()),
                side(|| BASE64_STANDARD.decode_slice(&text, &mut b).unwrap()),
                effort,
            )
        },
    );
    table.line("base64's SIMD engine, encode", "base64-simd", [None; 4], |size, effort| {
        let data = array(size);
        let (mut a, mut b) = (vec![0; size * 2], vec![0; size * 2]);
        compare(
            side(|| simd.encode_slice(&data, &mut a)),
            side(|| {
                base64_simd::STANDARD.encode(&data, base64_simd::Out::from_slice(&mut b)).len()
            }),
            effort,
        )
    });
    table.line("base64's SIMD engine, decode", "base64-simd", [None; 4], |size, effort| {
        let text = BASE64_STANDARD.encode(array(size));
        let (mut a, mut b) = (vec![0; size], vec![0; size]);
        compare(
            side(|| simd.decode_slice(&text, &mut a).unwrap()),
            side(|| {
                let out = base64_simd::Out::from_slice(&mut b);
                base64_simd::STANDARD.decode(text.as_bytes(), out).unwrap().len()
            }),
            effort,
        )
    });
}

fn npy(table: &mut Table) {
    table.line("MessagePack encode, f64", "ndarray-npy", [None; 4], |size, effort| {
        let array = matrix::<f64>(size);
        let other = || {
            let mut output = Vec::new();
            array.write_npy(&mut output).unwrap();
            output
        };
        compare(side(|| MessagePack::encode(&Nd::new(array.view()))), side(other), effort)
    });
    table.line("MessagePack decode, f64", "ndarray-npy", [None; 4], |size, effort| {
        let array = matrix::<f64>(size);
        let ours = MessagePack::encode(&Nd::new(array.view()));
        let mut other = Vec::new();
        array.write_npy(&mut other).unwrap();
        compare(
            side(|| MessagePack::decode::<Nd<Array2<f64>>>(&ours)),
            side(|| Array2::<f64>::read_npy(Cursor::new(&other)).unwrap()),
            effort,
        )
    });
}

fn tensors(table: &mut Table) {
    let encode = |array: &Array2<f64>| {
        let view = TensorView::new(Dtype::F64, array.shape().to_vec(), bytes(array)).unwrap();
        safetensors::serialize([("a", view)], None).unwrap()
    };
    table.line("MessagePack encode, f64", "safetensors", [None; 4], |size, effort| {
        let array = matrix::<f64>(size);
        compare(
            side(|| MessagePack::encode(&Nd::new(array.view()))),
            side(|| encode(&array)),
            effort,
        )
    });
    table.line("MessagePack decode, f64", "safetensors and one copy", [None; 4], |size, effort| {
        let array = matrix::<f64>(size);
        let (ours, other) = (MessagePack::encode(&Nd::new(array.view())), encode(&array));
        compare(
            side(|| MessagePack::decode::<Nd<Array2<f64>>>(&ours)),
            side(|| {
                let tensors = SafeTensors::deserialize(&other).unwrap();
                elements::<f64>(tensors.tensor("a").unwrap().data())
            }),
            effort,
        )
    });
}
