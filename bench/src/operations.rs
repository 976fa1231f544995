//! A selection of operations, for counting their instructions.

use ndarray::{Array1, Array2, ArrayView2};
use ndserde::{
    Nd,
    wire::{Any, Nested},
};

use crate::{
    arrays::matrix,
    backends::{Backend, Ciborium, Json, Lends, MessagePack, Named as NamedMessagePack, OurJson},
    rows::{borrow::aligned, lists, small::points},
};

/// An operation that has its input ready, and runs as often as it is called.
pub type Operation = Box<dyn FnMut()>;

/// A name, and what makes the operation ready.
pub type Named = (&'static str, fn() -> Operation);

/// All of them.
pub const OPERATIONS: &[Named] = &[
    ("messagepack-encode-small", || {
        let points = points();
        operation(move || MessagePack::encode(&Nd::new(&points)))
    }),
    ("messagepack-decode-small", || {
        let document = MessagePack::encode(&Nd::new(points()));
        operation(move || MessagePack::decode::<Nd<Vec<Array1<f64>>>>(&document))
    }),
    ("messagepack-any-decode-small", || {
        let document = MessagePack::encode(&Nd::new(points()));
        operation(move || MessagePack::decode::<Nd<Vec<Array1<f64>>, Any>>(&document))
    }),
    ("messagepack-named-decode-2k", || {
        let document = NamedMessagePack::encode(&Nd::new(matrix::<f64>(SIZE)));
        operation(move || NamedMessagePack::decode::<Nd<Array2<f64>>>(&document))
    }),
    ("messagepack-borrow-2k", || {
        let (document, at) = aligned(SIZE);
        operation(move || {
            std::hint::black_box(MessagePack::lend::<Nd<ArrayView2<'_, f64>>>(&document[at..]));
        })
    }),
    ("cbor-encode-2k", || {
        let array = matrix::<f64>(SIZE);
        operation(move || Ciborium::encode(&Nd::new(array.view())))
    }),
    ("json-encode-2k", || {
        let array = matrix::<f64>(SIZE);
        operation(move || Json::encode(&Nd::new(array.view())))
    }),
    ("ndserde-json-encode-2k", || {
        let array = matrix::<f64>(SIZE);
        operation(move || OurJson::encode(&Nd::new(array.view())))
    }),
    ("json-decode-2k", || {
        let document = Json::encode(&Nd::new(matrix::<f64>(SIZE)));
        operation(move || Json::decode::<Nd<Array2<f64>>>(&document))
    }),
    ("list-json-encode", || {
        let array = lists::matrix::<f64>(NUMBERS);
        operation(move || Json::encode(&Nd::by::<Nested>(&array)))
    }),
    ("list-json-decode", || {
        let document = Json::encode(&Nd::by::<Nested>(lists::matrix::<f64>(NUMBERS)));
        operation(move || Json::decode::<Nd<Array2<f64>, Nested>>(&document))
    }),
    ("list-messagepack-encode", || {
        let array = lists::matrix::<f64>(NUMBERS);
        operation(move || MessagePack::encode(&Nd::by::<Nested>(&array)))
    }),
    ("list-messagepack-decode", || {
        let document = MessagePack::encode(&Nd::by::<Nested>(lists::matrix::<f64>(NUMBERS)));
        operation(move || MessagePack::decode::<Nd<Array2<f64>, Nested>>(&document))
    }),
    ("list-json-encode-bool", || {
        let array = lists::matrix::<bool>(NUMBERS);
        operation(move || Json::encode(&Nd::by::<Nested>(array.view())))
    }),
    ("list-json-decode-bool", || {
        let array = lists::matrix::<bool>(NUMBERS);
        let document = Json::encode(&Nd::by::<Nested>(array.view()));
        operation(move || Json::decode::<Nd<Array2<bool>, Nested>>(&document))
    }),
];

/// The numbers of a list, in rows of 64.
const NUMBERS: usize = 1 << 10;

/// Little enough that the C library copies it without `rep movsb`, of which valgrind counts every
/// byte, and which it chooses by the CPU.
const SIZE: usize = 1 << 11;

fn operation<T>(mut work: impl FnMut() -> T + 'static) -> Operation {
    Box::new(move || {
        std::hint::black_box(work());
    })
}
