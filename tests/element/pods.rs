//! Records that lie in memory as they are written.

use std::any::type_name;

use bytemuck::{Pod, Zeroable};
use ndarray::{Array1, Array2, ArrayView1, Axis, CowArray, Ix1, ShapeBuilder, Slice, arr1};
use ndserde::{__private_0_1_0::element::RecordPart, DynArray, Nd, NdElement};
use ndserde_test_support::{backend::One, for_each_attacked};

use super::{Kind, Uv, newtypes::Metres, read, wires_that_carry};

#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable, NdElement)]
#[nd(pod)]
#[repr(C)]
struct Point {
    x: f64,
    id: [u16; 3],
    of: Inner,
}

#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable, NdElement)]
#[repr(C)]
struct Inner {
    level: u16,
}

/// The same fields, taken one by one.
#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
struct Plain {
    x: f64,
    id: [u16; 3],
    of: Inner,
}

fn points(len: u16) -> Array1<Point> {
    (0..len)
        .map(|n| Point { x: -f64::from(n), id: [n, 1, !n], of: Inner { level: n << 3 } })
        .collect()
}

fn plain(points: &Array1<Point>) -> Array1<Plain> {
    points.map(|&Point { x, id, of }| Plain { x, id, of })
}

#[test]
fn are_the_records_that_they_are_without() {
    let points = points(70);
    let grid = points.clone().into_shape_with_order((7, 10)).unwrap();
    let all = wires_that_carry(&plain(&points).into_dyn());
    assert_eq!(wires_that_carry(&points.clone().into_dyn()), all);
    assert_eq!(wires_that_carry(&grid.reversed_axes().into_dyn()), all);
    for_each_attacked!(B => {
        let document = B::write(&Nd::new(&points)).unwrap();
        assert_eq!(document, B::write(&Nd::new(&plain(&points))).unwrap(), "{:?}", B::BACKEND);
    });
    let strided = points.slice_axis(Axis(0), Slice::new(0, None, 3));
    let document = serde_json::to_string(&Nd::new(strided)).unwrap();
    assert_eq!(read::<Array1<Point>>(&document).unwrap(), strided);
    assert_eq!(read::<Array1<Plain>>(&document).unwrap(), plain(&strided.to_owned()));
}

/// As for any other record, a document's fields may be in another layout.
#[test]
fn are_found_by_name() {
    let document = r#"{"dtype": [["of", [["level", ">u2"]]], ["id", ">u2", [3]], ["x", ">f8"]],
        "shape": [1], "data": "AAcAAQACAAO/4AAAAAAAAA=="}"#;
    let point = Point { x: -0.5, id: [1, 2, 3], of: Inner { level: 7 } };
    assert_eq!(read::<Array1<Point>>(document).unwrap(), arr1(&[point]));
}

/// Every address that the input may have.
#[test]
fn are_lent_where_the_address_is_aligned() {
    let points = points(20);
    let document = rmp_serde::to_vec(&Nd::new(&points)).unwrap();
    let mut borrowed = 0;
    for shift in 0..8 {
        let mut memory = vec![0_u64; document.len() / 8 + 2];
        let memory: &mut [u8] = bytemuck::must_cast_slice_mut(&mut memory);
        let input = &mut memory[shift..shift + document.len()];
        input.copy_from_slice(&document);
        let read: CowArray<'_, Point, Ix1> =
            rmp_serde::from_slice::<Nd<_>>(input).unwrap().into_inner();
        assert_eq!(read, points, "{shift}");
        assert_eq!(rmp_serde::from_slice::<Nd<Array1<Point>>>(input).unwrap().into_inner(), points);
        let lent = rmp_serde::from_slice::<Nd<ArrayView1<'_, Point>>>(input);
        assert_eq!(lent.is_ok(), read.is_view(), "{shift}");
        borrowed += u8::from(read.is_view());
    }
    assert_eq!(borrowed, u8::from(cfg!(target_endian = "little")));
    // What is not cast cannot be borrowed.
    let lent = rmp_serde::from_slice::<Nd<ArrayView1<'_, Plain>>>(&document).unwrap_err();
    assert!(lent.to_string().contains("elements are made of it"), "{lent}");
}

#[test]
#[cfg(target_endian = "little")]
fn are_written_without_a_copy() {
    let points = points(10_000);
    let written = allocation_counter::measure(|| {
        rmp_serde::encode::write(&mut std::io::sink(), &Nd::new(&points)).unwrap();
    });
    assert!(written.bytes_max < 1024, "{} bytes for 160 kB", written.bytes_max);
    let grid = Array2::from_elem((30, 20).f(), points[1]);
    assert_eq!(DynArray::from(&grid).into_array::<Point, ndarray::Ix2>().unwrap(), grid);
}

/// Whatever bytemuck says of a type, only what lies in memory as it is written is cast.
#[test]
fn are_cast_only_where_memory_is_what_is_written() {
    #[derive(Clone, NdElement)]
    struct Reordered {
        _a: u8,
        _b: u64,
        _c: [u8; 7],
    }

    #[derive(Clone, NdElement)]
    #[repr(C)]
    struct Padded {
        _a: u64,
        _b: u8,
    }

    #[derive(Clone, NdElement)]
    #[repr(C, packed)]
    struct Packed {
        _a: u8,
        _b: u64,
    }

    #[derive(Clone, NdElement)]
    #[repr(C)]
    struct Around {
        _a: [Reordered; 2],
    }

    #[derive(Clone, NdElement)]
    #[repr(C, align(16))]
    struct Wide {
        _a: u64,
    }

    fn packed<T: RecordPart>() -> (&'static str, bool) {
        (type_name::<T>().rsplit("::").next().unwrap(), T::PACKED)
    }
    let little = cfg!(target_endian = "little");
    let found = [
        packed::<Point>(),
        packed::<Uv>(),
        packed::<Packed>(),
        packed::<Metres>(),
        packed::<Reordered>(),
        packed::<Padded>(),
        packed::<Around>(),
        packed::<Wide>(),
        packed::<Kind>(),
        packed::<bool>(),
    ];
    let expected = [
        ("Point", little),
        ("Uv", little),
        ("Packed", little),
        ("Metres", little),
        ("Reordered", false),
        ("Padded", false),
        ("Around", false),
        ("Wide", false),
        ("Kind", false),
        ("bool", false),
    ];
    assert_eq!(found, expected);
}
