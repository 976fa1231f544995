//! Types and traits cross threads where they should, and many threads at once see one truth.

#![allow(clippy::cast_precision_loss, reason = "small numbers")]

use std::thread;

use ndarray::Array2;
use ndserde::{
    As, ByteOrder, DType, Error, Nd, Order,
    wire::{
        ArrayBytes, Descr, FieldType, JsonNumpy, MsgpackNumpy, NdarrayV1, Nested, Npy, NpyLatin1,
        Packed, Payload, PayloadBytes, PayloadSeed, Raw, Readable, Shape, Tagged, Triple,
        UncheckedArray, Wire,
    },
};
use serde::{Deserialize, Serialize};

/// Compiles only for types that any thread may own and share.
const fn crosses<T: Send + Sync + 'static>() {}

/// The same for an element, which the trait itself promises.
const fn element_crosses<A: ndserde::Element>() {
    crosses::<A>();
}

const _: () = {
    crosses::<(ByteOrder, DType, Descr, Order, Shape)>();
    crosses::<(FieldType, ArrayBytes<'static>, UncheckedArray<'static>, Payload<'static>)>();
    crosses::<(PayloadBytes<'static>, PayloadSeed)>();
    crosses::<(Tagged, Readable, Nested, Triple, Npy, NpyLatin1)>();
    crosses::<(NdarrayV1, JsonNumpy, MsgpackNumpy, Packed, Raw, As<Tagged>, Nd<Array2<f32>>)>();
    crosses::<Error>();
    element_crosses::<f64>();
};

/// An error must fit `Box<dyn Error + Send + Sync>`, which is what `anyhow` and `?` ask for.
const _: fn(Error) -> Box<dyn std::error::Error + Send + Sync> = |error| Box::new(error);

#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
struct Frame<W: Wire> {
    #[serde(with = "As::<W>")]
    image: Array2<f32>,
    #[serde(skip)]
    wire: std::marker::PhantomData<W>,
}

/// Writes and reads frames of changing size; what each thread reads is what it wrote.
fn work<W: Wire>(thread: usize, rounds: usize) {
    for round in 0..rounds {
        let value =
            |(i, j): (usize, usize)| (thread * 1_000_000 + round * 1_000 + i * 31 + j) as f32;
        let image = Array2::from_shape_fn((1 + round % 7, 1 + thread % 5), value);
        let frame = Frame::<W> { image, wire: std::marker::PhantomData };

        let json = serde_json::to_string(&frame).unwrap();
        let back: Frame<W> = serde_json::from_str(&json).unwrap();
        assert_eq!(back.image, frame.image);

        let msgpack = rmp_serde::to_vec_named(&frame).unwrap();
        let back: Frame<W> = rmp_serde::from_slice(&msgpack).unwrap();
        assert_eq!(back.image, frame.image);
    }
}

#[test]
fn many_threads_write_and_read_at_once() {
    // Miri runs each step a thousand times slower.
    let (threads, rounds) = if cfg!(miri) { (4, 3) } else { (16, 500) };
    thread::scope(|scope| {
        for thread in 0..threads {
            scope.spawn(move || {
                work::<Tagged>(thread, rounds);
                work::<Readable>(thread, rounds);
            });
        }
    });
}

#[test]
fn many_threads_write_one_shared_array() {
    let array = Array2::from_shape_fn((40, 50), |(i, j)| (i * 50 + j) as f64).into_shared();
    let (threads, rounds) = if cfg!(miri) { (4, 2) } else { (16, 100) };
    let write = || {
        let mut out = Vec::new();
        ndserde::tagged::serialize(&array, &mut serde_json::Serializer::new(&mut out)).unwrap();
        out
    };
    let alone = write();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| (0..rounds).for_each(|_| assert_eq!(write(), alone)));
        }
    });
}
