//! `.npy` files from readers and to writers.

use std::{
    error::Error as _,
    io::{self, Cursor, ErrorKind::TimedOut, Read, Write},
};

use ndarray::{Array, Array0, Array1, Array2, Dimension, Ix1, ShapeBuilder, Slice, arr1, arr2};
use ndserde::{
    DynArray, Element, Error, ErrorKind, Nd, NdElement,
    npy::{self, BlockReader},
    wire::Npy,
};
use serde::{Deserialize, de::value::BorrowedBytesDeserializer};

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Point {
    x: f64,
    id: [u8; 3],
}

/// Every seventh row, and every third column from behind.
fn sliced(numbers: &Array2<f64>) -> Array2<f64> {
    let steps = [7, -3];
    numbers.slice_each_axis(|axis| Slice::from(..).step_by(steps[axis.axis.0])).into_owned()
}

/// Gives some bytes at a time, each time after it was interrupted, and fails behind the last.
struct Slow<'a> {
    rest: &'a [u8],
    at_once: usize,
    is_interrupted: bool,
    end: Option<io::ErrorKind>,
}

impl Read for Slow<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.is_interrupted ^= true;
        if self.is_interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        match self.end {
            Some(kind) if self.rest.is_empty() => Err(kind.into()),
            _ => {
                let len = self.at_once.min(out.len());
                self.rest.read(&mut out[..len])
            }
        }
    }
}

fn slow(rest: &[u8], at_once: usize, end: Option<io::ErrorKind>) -> Slow<'_> {
    Slow { rest, at_once, is_interrupted: false, end }
}

fn comes_back<A: Element + PartialEq + std::fmt::Debug, D: Dimension>(array: &Array<A, D>) {
    let file = npy::to_vec(array).unwrap();
    let mut written = Vec::new();
    npy::to_writer(&mut written, array).unwrap();
    assert_eq!(written, file);
    for at_once in [1, 7, 1000, usize::MAX] {
        let read: Array<A, D> = npy::from_reader(slow(&file, at_once, None)).unwrap();
        assert_eq!(read, array);
        assert_eq!(read.strides(), npy::from_slice::<A, D>(&file).unwrap().strides());
    }
    comes_in_blocks(&file);
}

/// The array of a file, as a field takes it.
fn whole(file: &[u8]) -> Result<DynArray, Error> {
    let file = BorrowedBytesDeserializer::<Error>::new(file);
    Nd::<DynArray, Npy>::deserialize(file).map(Nd::into_inner)
}

/// A whole file, read block by block, and written so.
fn comes_in_blocks(file: &[u8]) {
    let array = whole(file).unwrap();
    let open = |at_once| BlockReader::new(slow(file, at_once, None)).unwrap();
    let mut written = Vec::new();
    npy::to_writer_dyn(&mut written, &array).unwrap();
    for at_once in [1, 1000, usize::MAX] {
        let reader = open(at_once);
        assert_eq!((reader.dtype(), reader.shape()), (array.dtype(), array.shape()));
        assert_eq!(reader.order(), array.order());
        reader.check_len(file.len() as u64).unwrap();
        assert!(reader.check_len(file.len() as u64 + 1).is_err());
        let read = reader.into_array().unwrap();
        assert_eq!((&read, read.order()), (&array, array.order()));
        let mut copied = Vec::new();
        open(at_once).copy_to(&mut copied).unwrap();
        assert_eq!(copied, written);
    }
    // What the blocks are together, in the order of the file.
    for (elements, first) in [(1000, 0), (3, 5), (usize::MAX, 0), (0, 0)] {
        let mut reader = open(usize::MAX);
        let mut blocks: Vec<_> =
            (0..first).map_while(|_| reader.next_block(elements).unwrap()).collect();
        if first > 0 {
            blocks.extend(Some(reader.into_array().unwrap()).filter(|rest| !rest.is_empty()));
        } else {
            while let Some(block) = reader.next_block(elements.max(500)).unwrap() {
                blocks.push(block);
            }
            assert!(reader.next_block(elements).unwrap().is_none());
        }
        assert!(blocks.iter().all(|block| (block.ndim(), block.dtype()) == (1, array.dtype())));
        let parts = blocks.iter().map(|block| {
            let mut file = Vec::new();
            npy::to_writer_dyn(&mut file, block).unwrap();
            let start = BlockReader::new(&*file).unwrap();
            let len = block.len() * start.dtype().itemsize();
            file.split_off(file.len() - len)
        });
        let len = array.len() * array.dtype().itemsize();
        assert_eq!(parts.collect::<Vec<_>>().concat(), written[written.len() - len..]);
    }
}

#[test]
fn arrays_come_back() {
    let numbers =
        Array2::from_shape_fn((300, 200), |(i, j)| f64::from(u32::try_from(i * j).unwrap()));
    comes_back(&numbers);
    comes_back(&sliced(&numbers));
    comes_back(&Array2::from_shape_vec((2, 3).f(), vec![1_i16, 2, 3, 4, 5, 6]).unwrap());
    comes_back(&Array1::from_shape_fn(100_000, |i| i % 3 == 0));
    comes_back(&Array1::from_shape_fn(20_000, |i| u32::try_from(i).unwrap()));
    comes_back(&Array0::from_elem((), 0.5_f32));
    comes_back(&Array2::<u64>::zeros((0, 3)));
    comes_back(&arr1(&["cat".to_owned(), "horse".to_owned(), String::new()]));
    let point = |id| Point { x: 0.5, id: [id, 2, 3] };
    comes_back(&Array1::from_shape_fn(10_000, |i| point(u8::try_from(i % 256).unwrap())));
}

#[test]
fn big_endian_files_and_padding_are_read() {
    for (descr, bytes) in [
        ("'>f8'", &[1.5_f64.to_be_bytes(), 2.5_f64.to_be_bytes()].concat()[..]),
        ("'<f8'", &[1.5_f64.to_le_bytes(), 2.5_f64.to_le_bytes()].concat()),
    ] {
        let array: Array1<f64> = npy::from_reader(&*file(descr, "(2,)", bytes)).unwrap();
        assert_eq!(array, arr1(&[1.5, 2.5]));
        comes_in_blocks(&file(descr, "(2,)", bytes));
    }
    let padded = [&1.5_f64.to_be_bytes()[..], &[9; 5], &[1, 2, 3]].concat();
    let padded = file("[('x', '>f8'), ('', '|V5'), ('id', '|u1', (3,))]", "(1,)", &padded);
    comes_in_blocks(&padded);
    let array: Array1<Point> = npy::from_reader(&*padded).unwrap();
    assert_eq!(array, arr1(&[Point { x: 1.5, id: [1, 2, 3] }]));
}

fn file(descr: &str, shape: &str, data: &[u8]) -> Vec<u8> {
    let dict = format!("{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}\n");
    let len = u16::try_from(dict.len()).unwrap().to_le_bytes();
    [b"\x93NUMPY\x01\x00", &len[..], dict.as_bytes(), data].concat()
}

/// Wherever a file is cut off, and wherever its reader fails.
#[test]
fn files_that_end_or_fail_early_are_refused_as_they_are_from_memory() {
    let file = npy::to_vec(&arr2(&[[1.5, 2.5], [3.5, 4.5]])).unwrap();
    for len in 0..file.len() {
        let cut = &file[..len];
        let error = npy::from_reader::<_, f64, ndarray::Ix2>(cut).unwrap_err();
        let same = npy::from_slice::<f64, ndarray::Ix2>(cut).unwrap_err();
        assert_eq!((error.to_string(), error.kind()), (same.to_string(), ErrorKind::Malformed));
        let checked = BlockReader::new(cut).and_then(|reader| reader.check_len(len as u64));
        assert_eq!(checked.unwrap_err().to_string(), same.to_string());
        let read = BlockReader::new(cut).and_then(BlockReader::into_array).unwrap_err();
        assert_eq!((read.to_string(), read.kind()), (same.to_string(), ErrorKind::Malformed));

        let failing = slow(cut, 5, Some(TimedOut));
        let error = npy::from_reader::<_, f64, ndarray::Ix2>(failing).unwrap_err();
        assert_eq!((error.to_string(), error.kind()), ("npy: timed out".into(), ErrorKind::Io));
        let source = error.source().and_then(|source| source.downcast_ref::<io::Error>());
        assert_eq!(source.map(io::Error::kind), Some(TimedOut));
    }
    assert!(npy::from_reader::<_, f64, ndarray::Ix2>(slow(&file, 5, Some(TimedOut))).is_err());
}

#[test]
fn what_does_not_fit_is_refused() {
    let of = |file: &[u8]| npy::from_reader::<_, u8, Ix1>(file).map(drop);
    let two = || file("'|u1'", "(2,)", &[1, 2]);
    for (read, message) in [
        (of(&[two(), vec![3]].concat()), "shape [2] of uint8 needs 2 bytes, and there are more"),
        (of(&file("'|u1'", "(0,)", &[3])), "shape [0] of uint8 needs 0 bytes, and there are more"),
        (of(b"\x1f\x8b\x08\x00"), "this is compressed by gzip: unpack it first, with gunzip"),
        (of(b"PK\x03\x04 an archive"), "a file starts with \\x93NUMPY, the data with PK"),
        (of(&file("'|i1'", "(1,)", &[1])), "the data is int8, the field holds uint8"),
        (of(&file("'|u1'", "()", &[1])), "the data has 0 axes (shape []), the field has 1"),
        (
            of(&file("'|u1'", "(1099511627776, 1099511627776)", &[])),
            "shape [1099511627776, 1099511627776] of uint8 overflows",
        ),
    ] {
        let error = read.unwrap_err().to_string();
        assert!(error.starts_with(&format!("npy: {message}")), "{error}");
    }
    // In blocks, the end is met behind the last.
    let three = [two(), vec![3]].concat();
    let mut reader = BlockReader::new(&*three).unwrap();
    assert!(reader.next_block(2).unwrap().is_some());
    let error = reader.next_block(2).unwrap_err().to_string();
    assert!(error.ends_with("needs 2 bytes, and there are more behind them"), "{error}");
    for no_bool in [0, 70_000] {
        let mut data = vec![1; 80_000];
        data[no_bool] = 2;
        let file = file("'|b1'", "(80000,)", &data);
        let mut reader = BlockReader::new(&*file).unwrap();
        let mut next = || reader.next_block(60_000);
        let error = if no_bool == 0 { next() } else { next().and_then(|_| next()) };
        assert!(error.unwrap_err().to_string().contains("bool"));
        assert!(BlockReader::new(&*file).unwrap().copy_to(&mut io::sink()).is_err());
    }
}

#[test]
fn memory_follows_what_has_been_read() {
    for (shape, len) in
        [("(1000000000000,)", 8), ("(1000000000000,)", 1 << 20), ("(200000,)", 1_600_000)]
    {
        let file = file("'<f8'", shape, &vec![0; len]);
        let mut read = Ok(());
        let memory = allocation_counter::measure(|| {
            read = npy::from_reader::<_, f64, Ix1>(&*file).map(drop);
        });
        assert_eq!(read.is_ok(), len == 1_600_000);
        let most = u64::try_from(4 * len + (1 << 18)).unwrap();
        assert!(memory.bytes_max < most, "{shape}, {len}: {}", memory.bytes_max);
        let in_blocks = allocation_counter::measure(|| {
            read = BlockReader::new(&*file).and_then(|reader| reader.copy_to(io::sink()));
        });
        assert_eq!(read.is_ok(), len == 1_600_000);
        assert!(in_blocks.bytes_max < 1 << 18, "{}", in_blocks.bytes_max);
    }
}

#[test]
fn errors_of_writers_come_through() {
    /// Takes so many bytes.
    struct Full(usize);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.0);
            self.0 -= taken;
            if taken == 0 { Err(TimedOut.into()) } else { Ok(taken) }
        }
        fn flush(&mut self) -> io::Result<()> {
            if self.0 == 0 { Err(TimedOut.into()) } else { Ok(()) }
        }
    }
    let array = arr1(&[1.5, 2.5]);
    let len = npy::to_vec(&array).unwrap().len();
    for room in [0, 1, 127, 128, len - 1, len] {
        let error: Error = npy::to_writer(Full(room), &array).unwrap_err();
        assert_eq!((error.kind(), error.to_string()), (ErrorKind::Io, "npy: timed out".into()));
    }
    npy::to_writer(Full(len + 1), &array).unwrap();
    let mut memory = [0; 10];
    assert!(npy::to_writer(Cursor::new(&mut memory[..]), &array).is_err());
}
