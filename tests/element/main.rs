//! Elements that users derive.

mod choices;
mod newtypes;
mod numpy;
mod pods;
mod records;
mod resolved;

use base64::Engine;
use ndarray::{Array1, ArrayD, arr1};
use ndserde::{
    Nd, NdElement,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire::Wire,
};
use ndserde_test_support::{Backend, backend::One, for_each_attacked, for_each_wire};

/// A record of every kind of field.
#[derive(Clone, Debug, Default, PartialEq, NdElement)]
struct Scan {
    x: f64,
    id: [i32; 3],
    uv: Uv,
    kind: Kind,
    at: Time,
    flags: [[bool; 2]; 2],
}

#[derive(Clone, Copy, Debug, Default, PartialEq, NdElement)]
struct Uv {
    u: f32,
    #[nd(rename = "v w")]
    v: f32,
}

#[derive(Clone, Debug, Default, PartialEq, NdElement)]
#[repr(u8)]
enum Kind {
    #[default]
    Air = 1,
    Sea = 7,
    Land = 255,
}

#[derive(Clone, Debug, Default, PartialEq, NdElement)]
#[nd(dtype = "datetime64[ns]")]
struct Time(i64);

/// As the golden files have them.
fn scans() -> Array1<Scan> {
    arr1(&[
        Scan {
            x: 0.5,
            id: [1, -2, i32::MAX],
            uv: Uv { u: -0.0, v: 1.5 },
            kind: Kind::Sea,
            at: Time(1_700_000_000_000_000_000),
            flags: [[true, false], [false, false]],
        },
        Scan {
            x: f64::MIN_POSITIVE / 4.0,
            id: [i32::MIN, 0, 3],
            uv: Uv { u: f32::MAX, v: f32::INFINITY },
            kind: Kind::Land,
            at: Time(i64::MIN),
            flags: [[false, true], [true, true]],
        },
        Scan { kind: Kind::Air, ..Scan::default() },
    ])
}

/// The wires that carry the array, each of which carries it wherever it carries any: what is read is
/// what was written, through every data format.
#[track_caller]
fn wires_that_carry<A>(array: &ArrayD<A>) -> Vec<&'static str>
where
    A: ndserde::Element + PartialEq + std::fmt::Debug,
{
    let numbers = arr1(&[0.5, 1.5]).into_dyn();
    let mut wires = Vec::new();
    for_each_wire!(W => {
        let mut carries = true;
        for_each_attacked!(B => match (
            there_and_back::<B, W, _>(&numbers),
            there_and_back::<B, W, _>(array),
        ) {
            (Ok(_), Ok(read)) => assert_eq!(&read, array, "{:?}", B::BACKEND),
            (Ok(_), Err(error)) => {
                // postcard's errors have no words.
                let named = error.contains(W::NAME) || B::BACKEND == Backend::Postcard;
                assert!(named, "{:?}: {error}", B::BACKEND);
                carries = false;
            }
            (Err(_), _) => {}
        });
        if carries {
            wires.push(W::NAME);
        }
    });
    wires
}

fn there_and_back<B: One, W: Wire, T>(array: &T) -> Result<T, String>
where
    T: SerializeBy<W> + HoldsArray + for<'de> DeserializeBy<'de, W>,
{
    let document = B::write(&Nd::<_, W>::from(array))?;
    B::read::<Nd<T, W>>(&document).map(Nd::into_inner)
}

/// As documents of text have bytes.
fn text(data: &[u8]) -> String {
    base64::prelude::BASE64_STANDARD.encode(data)
}

/// The value in a tagged document.
fn read<T>(json: &str) -> Result<T, String>
where
    T: for<'de> DeserializeBy<'de, ndserde::wire::Tagged> + HoldsArray,
{
    serde_json::from_str::<Nd<T>>(json).map(Nd::into_inner).map_err(|error| error.to_string())
}
