//! `.npy` files that are larger than memory: written in blocks, and used where they lie.

use std::io::{self, Write};

use ndarray::{
    Array1, Array2, ArrayD, ArrayView, Axis, Dimension, Ix1, Ix2, ShapeBuilder, arr1, arr2,
};
use ndserde::{
    DType, DynArray, Element, Error, ErrorKind, Nd, Order,
    npy::{self, BlockWriter},
    wire::{Any, Nested, Npy, Readable, Tagged, Wire},
};
use serde::Serialize;

fn numbers(rows: u16, columns: u16) -> Array2<f64> {
    let shape = (usize::from(rows), usize::from(columns));
    Array2::from_shape_fn(shape, |(i, j)| 1.5 * f64::from(u16::try_from(i * 100 + j).unwrap()))
}

/// The file of an array in blocks of so many rows, or columns in order F, written as arrays whose type
/// is known and as others.
fn in_blocks(array: &Array2<f64>, rows: usize) -> Vec<u8> {
    let is_c = array.is_standard_layout();
    let (order, axis) = if is_c { (Order::C, Axis(0)) } else { (Order::F, Axis(1)) };
    let start = || BlockWriter::new(Vec::new(), &DType::Float64, array.shape(), order).unwrap();
    let (mut typed, mut dynamic) = (start(), start());
    for (n, block) in array.axis_chunks_iter(axis, rows).enumerate() {
        // In whichever order the elements lie in memory.
        let own = if n % 2 == 0 { block.to_owned() } else { block.t().to_owned().reversed_axes() };
        typed.write(&block).unwrap();
        dynamic.write_dyn(&DynArray::from(own)).unwrap();
    }
    let (typed, dynamic) = (typed.finish().unwrap(), dynamic.finish().unwrap());
    assert_eq!(typed, dynamic);
    typed
}

#[test]
fn blocks_are_together_what_the_array_is() {
    for (rows, columns) in [(7, 5), (1, 5), (7, 1), (0, 3), (3, 0), (64, 64)] {
        let array = numbers(rows, columns);
        let fortran = array.t().to_owned().reversed_axes();
        for rows in [1, 2, 100] {
            assert_eq!(in_blocks(&array, rows), npy::to_vec(&array).unwrap());
            assert_eq!(in_blocks(&fortran, rows), npy::to_vec(&fortran).unwrap());
        }
    }
    // A block is any number of elements, not whole rows alone, and of any number of axes.
    let array = numbers(4, 6);
    let flat: Vec<f64> = array.iter().copied().collect();
    let mut writer = BlockWriter::new(Vec::new(), &DType::Float64, &[4, 6], Order::C).unwrap();
    writer.write(&arr1(&flat[..5])).unwrap();
    writer.write(&ndarray::arr0(flat[5])).unwrap();
    writer.write(&ArrayD::from_shape_vec(vec![1, 3, 6], flat[6..].to_vec()).unwrap()).unwrap();
    assert_eq!(writer.finish().unwrap(), npy::to_vec(&array).unwrap());
}

#[test]
fn texts_of_a_block_may_be_shorter() {
    let words = ["", "a", "", "", "cat", "\u{1f40e}"].map(str::to_owned);
    let mut writer = BlockWriter::new(Vec::new(), &DType::Str(3), &[6], Order::C).unwrap();
    for block in [0..2, 2..4, 4..6] {
        writer.write(&arr1(&words[block])).unwrap();
    }
    assert_eq!(writer.finish().unwrap(), npy::to_vec(&arr1(&words)).unwrap());
}

type Blocks = BlockWriter<Vec<u8>>;

#[test]
fn what_does_not_fit_is_refused_before_it_is_written() {
    let start = |dtype: &DType| BlockWriter::new(Vec::new(), dtype, &[2, 3], Order::C);
    let write = |dtype, write: &dyn Fn(&mut Blocks) -> Result<(), Error>| {
        let mut writer = start(dtype)?;
        write(&mut writer)?;
        writer.finish()
    };
    let four = Array1::<f64>::zeros(4);
    for (result, message, kind) in [
        (
            write(&DType::Float64, &|file| file.write(&four)),
            "npy: shape [2, 3] of float64 needs 48 bytes, the data has 32",
            ErrorKind::Malformed,
        ),
        (
            write(&DType::Float64, &|file| file.write(&four).and_then(|()| file.write(&four))),
            "npy: shape [2, 3] of float64 needs 48 bytes, the data has 64",
            ErrorKind::Malformed,
        ),
        (
            write(&DType::Float32, &|file| file.write_dyn(&DynArray::from(four.clone()))),
            "npy: a block of float64 for a file of float32",
            ErrorKind::Custom,
        ),
        (
            write(&DType::Str(2), &|file| file.write(&arr1(&["cat"]))),
            "npy: a block of <U3 for a file of <U2",
            ErrorKind::Custom,
        ),
        (
            write(&DType::BFloat16, &|_| Ok(())),
            "npy: NumPy has no typestr for bfloat16; the tagged wire carries it",
            ErrorKind::Custom,
        ),
    ] {
        let error = result.unwrap_err();
        assert_eq!((error.to_string().as_str(), error.kind()), (message, kind));
    }
    // What was refused has left no trace: the rest may still come.
    let mut writer = start(&DType::Float64).unwrap();
    writer.write(&four).unwrap();
    assert!(writer.write(&four).is_err());
    writer.write(&arr1(&[0.0; 2])).unwrap();
    assert_eq!(writer.finish().unwrap(), npy::to_vec(&Array2::<f64>::zeros((2, 3))).unwrap());

    let overflow = BlockWriter::new(Vec::new(), &DType::Float64, &[usize::MAX, 2], Order::C);
    assert!(overflow.unwrap_err().to_string().contains("overflows"));
    let mut full = [0; 140];
    let mut writer = BlockWriter::new(&mut full[..], &DType::Float64, &[6], Order::C).unwrap();
    assert_eq!(writer.write(&four).unwrap_err().kind(), ErrorKind::Io);
}

/// A file at an address so far beyond a multiple of 64, as mapped memory starts at one of 4096.
struct Mapped {
    memory: Vec<u8>,
    file: std::ops::Range<usize>,
}

impl Mapped {
    fn new(file: &[u8], beyond: usize) -> Self {
        let mut memory = vec![0; file.len() + 128];
        let start = memory.as_ptr().align_offset(64) + beyond;
        let range = start..start + file.len();
        memory[range.clone()].copy_from_slice(file);
        Self { memory, file: range }
    }

    fn bytes(&self) -> &[u8] {
        &self.memory[self.file.clone()]
    }
}

/// The view of a file that is mapped as files are, for which nothing is allocated but the header.
fn viewed<A: Element + PartialEq, D: Dimension>(array: &ndarray::Array<A, D>) {
    let mapped = Mapped::new(&npy::to_vec(array).unwrap(), 0);
    let mut view: Option<ArrayView<'_, A, D>> = None;
    let memory = allocation_counter::measure(|| view = Some(npy::view(mapped.bytes()).unwrap()));
    let view = view.unwrap();
    assert!(view == array && view.strides() == array.strides());
    assert!(memory.bytes_max < 1024, "{}", memory.bytes_max);
}

#[cfg(target_endian = "little")]
#[test]
fn a_view_is_the_memory_of_the_file() {
    viewed(&numbers(100, 100));
    viewed(&Array2::from_shape_vec((2, 3).f(), vec![1_i16, 2, 3, 4, 5, 6]).unwrap());
    viewed(&arr1(&[true, false]));
    viewed(&Array2::<u64>::zeros((0, 3)));
}

#[cfg(target_endian = "little")]
#[test]
fn what_cannot_be_viewed_says_what_to_do() {
    fn of<A: Element, D: Dimension>(file: &[u8]) -> Result<(), Error> {
        npy::view::<A, D>(file).map(drop)
    }
    let big = |descr: &str| {
        let dict = format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': (1,), }}");
        [b"\x93NUMPY\x01\x00\x76\x00", format!("{dict:<117}\n").as_bytes(), &[0; 2]].concat()
    };
    let array = npy::to_vec(&arr2(&[[1.5, 2.5], [3.5, 4.5]])).unwrap();
    let text = npy::to_vec(&arr1(&["cat"])).unwrap();
    let no_bool = {
        let mut file = npy::to_vec(&arr1(&[true, true])).unwrap();
        file[129] = 2;
        file
    };
    let take = "npy: an ArrayView cannot borrow this data:";
    let copies = "; npy::from_slice copies it";
    for (result, message) in [
        (
            of::<f64, Ix2>(Mapped::new(&array, 1).bytes()),
            &*format!(
                "{take} its address is not aligned for the element type, or elements are made of it\
                 {copies}"
            ),
        ),
        (
            of::<u16, Ix1>(Mapped::new(&big(">u2"), 0).bytes()),
            &format!("{take} its byte order is not this machine's{copies}"),
        ),
        (of::<String, Ix1>(Mapped::new(&text, 0).bytes()), take),
        (of::<f32, Ix2>(Mapped::new(&array, 0).bytes()), "npy: the data is float64, the field"),
        (of::<f64, Ix1>(Mapped::new(&array, 0).bytes()), "npy: the data has 2 axes"),
        (
            of::<bool, Ix1>(Mapped::new(&no_bool, 0).bytes()),
            "npy: element 1 of the bool data is the byte 2",
        ),
        (of::<f64, Ix2>(&array[..159]), "npy: shape [2, 2] of float64 needs 32 bytes, the data"),
        (of::<f64, Ix2>(&array[..9]), "npy: the header needs 12 bytes, the data has 9"),
    ] {
        let error = result.unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
}

/// Takes bytes and keeps none.
struct Sink;

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The bytes that are allocated at one time, in each data format.
fn peak(view: &impl Serialize) -> [(&'static str, u64); 6] {
    let peak = |run: &mut dyn FnMut()| allocation_counter::measure(&mut *run).bytes_max;
    [
        ("rmp-serde", peak(&mut || view.serialize(&mut rmp_serde::Serializer::new(Sink)).unwrap())),
        ("ciborium", peak(&mut || ciborium::into_writer(view, Sink).unwrap())),
        ("serde_cbor", peak(&mut || serde_cbor::to_writer(Sink, view).unwrap())),
        ("serde_json", peak(&mut || serde_json::to_writer(Sink, view).unwrap())),
        ("ndserde::json", peak(&mut || ndserde::json::to_writer(Sink, view).unwrap())),
        ("ndserde::pickle", peak(&mut || ndserde::pickle::to_writer(Sink, view).unwrap())),
    ]
}

/// Those that take bytes in one piece.
const BINARY: [&str; 4] = ["rmp-serde", "ciborium", "serde_cbor", "ndserde::pickle"];

/// A view of memory that somebody else has mapped is written in no memory of its own; one whose elements
/// lie apart is copied once in binary formats, and block by block in JSON and in lists.
#[test]
fn writing_a_view_takes_no_memory() {
    const SIZE: usize = 1 << 20;
    /// What blocks take, and what is made of them.
    const BLOCKS: u64 = 1 << 17;
    let array = Array2::<f64>::from_elem((256, SIZE / 8 / 256), 0.5);
    let columns = array.slice_axis(Axis(1), (..).into());
    for (name, bytes) in peak(&Nd::new(columns)) {
        assert!(bytes < 4096, "{name}: {bytes}");
    }
    for (name, bytes) in peak(&Nd::new(array.t())) {
        assert!(bytes < 4096, "in order F, {name}: {bytes}");
    }
    let every_second = ndarray::Slice::from(..).step_by(2);
    let flat = array.flatten();
    for (kind, view) in [
        ("gaps", array.slice_axis(Axis(1), every_second).into_dyn()),
        ("gaps in order F", array.t().slice_axis_move(Axis(0), every_second).into_dyn()),
        ("reversed rows", array.slice_axis(Axis(0), ndarray::Slice::new(128, None, -1)).into_dyn()),
        ("one axis", flat.slice_axis(Axis(0), every_second).into_dyn()),
    ] {
        let half = u64::try_from(SIZE / 2).unwrap();
        for (name, bytes) in peak(&Nd::new(&view)) {
            let expected = if BINARY.contains(&name) { half..half + 4096 } else { 0..BLOCKS };
            assert!(expected.contains(&bytes), "{kind}, {name}: {bytes}");
        }
        for (name, bytes) in peak(&Nd::by::<Nested>(&view)) {
            // A pickle is written when all of it is known.
            if name != "ndserde::pickle" {
                assert!(bytes < BLOCKS, "{kind}, lists, {name}: {bytes}");
            }
        }
        for (name, bytes) in peak(&Nd::by::<Readable>(&view)) {
            if name != "ndserde::pickle" {
                assert!(bytes < BLOCKS, "{kind}, readable, {name}: {bytes}");
            }
        }
    }
}

/// What is written in blocks is what a copy of the view is written as.
#[test]
fn a_view_is_written_as_its_copy() {
    fn same<A: Element + Clone>(view: &ArrayView<'_, A, ndarray::IxDyn>) {
        fn text(array: &impl Serialize) -> [String; 2] {
            let own = ndserde::json::to_string(array).unwrap();
            assert!(own == serde_json::to_string(array).unwrap());
            let pretty = ndserde::json::to_string_pretty(array).unwrap();
            assert!(pretty == serde_json::to_string_pretty(array).unwrap());
            [own, pretty]
        }
        macro_rules! wires {
            ($($wire:ident)*) => {$({
                let copy = Nd::by::<$wire>(view.as_standard_layout().into_owned());
                let view = Nd::by::<$wire>(view);
                assert!(text(&view) == text(&copy), "{}", $wire::NAME);
                let (view, copy) = (rmp_serde::to_vec(&view), rmp_serde::to_vec(&copy));
                assert!(view.unwrap() == copy.unwrap(), "{} in MessagePack", $wire::NAME);
            })*};
        }
        wires! { Tagged Any Npy Readable Nested }
    }
    let shapes: [&[usize]; 6] =
        [&[9001], &[3, 3001], &[3001, 3], &[2, 3, 2001], &[17, 18, 19], &[3, 1, 2, 2, 2, 601]];
    for shape in shapes {
        let len: usize = shape.iter().product();
        let doubled: Vec<usize> = shape.iter().map(|axis| axis * 2).collect();
        let mut numbers = (0_u32..).map(f64::from);
        let mut memory = ArrayD::from_shape_simple_fn(doubled, || numbers.next().unwrap() / 3.0);
        memory.iter_mut().step_by(1009).for_each(|x| *x = f64::NAN);
        let mut view = memory.view();
        for axis in 0..shape.len() {
            let step = if axis % 2 == 0 { 2 } else { -2 };
            view.slice_axis_inplace(Axis(axis), ndarray::Slice::from(..).step_by(step));
        }
        assert_eq!(view.len(), len);
        same(&view);
        same(&view.clone().reversed_axes());
        same(
            &view
                .mapv(|x| if x > 9.0 { 0.1_f32 } else { f32::NAN })
                .slice_axis(Axis(0), ndarray::Slice::from(..).step_by(-1)),
        );
        let last = Axis(shape.len() - 1);
        let bytes = memory.mapv(|x| if x > 9.0 { 1_u8 } else { 2 });
        same(&bytes.slice_axis(last, ndarray::Slice::from(1..)).reversed_axes());
        same(&memory.mapv(|x| x > 9.0).slice_axis(Axis(0), ndarray::Slice::from(..).step_by(-1)));
    }
}

/// As a disk that is full: it takes half of what it is given.
struct Full(Vec<u8>);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() >= 128 + 16 {
            return Err(io::Error::other("full"));
        }
        let taken = bytes.len().min(16.max(128_usize.saturating_sub(self.0.len())));
        self.0.extend(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn nothing_follows_a_part_of_a_block() {
    let block = arr1(&[1.0, 2.0, 3.0, 4.0]);
    let mut disk = Full(Vec::new());
    let mut file = BlockWriter::new(&mut disk, &DType::Float64, &[8], Order::C).unwrap();
    let error = file.write(&block).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io, "{error}");
    let error = file.write(&block).unwrap_err().to_string();
    assert!(error.contains("failed before"), "{error}");
    let error = file.finish().map(drop).unwrap_err().to_string();
    assert!(error.contains("failed before"), "{error}");
}
