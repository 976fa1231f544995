//! backend x element x memory layout, for both wires.

use ndarray::ArrayD;
use ndserde::wire::{Readable, Tagged, Wire};

use ndserde_test_support::{
    Backend, Sample,
    backend::One,
    for_each_backend, for_each_element,
    layout::{LAYOUTS, array},
};

#[test]
fn tagged_comes_back_bit_for_bit() {
    let mut table = Table::default();
    for_each_element!(A => all_layouts::<A, Tagged>(&mut table, Sample::bits));
    table.judge(LAYOUTS.len() * Backend::ALL.len() * 17);
}

/// A NaN is only a NaN in a list of numbers; everything else is bit for bit there too.
#[test]
fn readable_comes_back_number_for_number() {
    let mut table = Table::default();
    for_each_element!(A => all_layouts::<A, Readable>(&mut table, Sample::value_bits));
    table.judge(LAYOUTS.len() * Backend::ALL.len() * 17);
}

fn all_layouts<A: Sample, W: Wire>(table: &mut Table, bits: fn(A) -> u128) {
    for &(shape, memory) in LAYOUTS {
        let before: ArrayD<A> = array(shape, memory);
        for_each_backend!(B => {
            let after = there_and_back::<B, A, W>(&before);
            table.add(Cell {
                result: after.and_then(|after| compare(&before, &after, bits)),
                limit: limit::<A>(B::BACKEND, W::NAME, &before),
                at: format!("{} {} {shape:?} {memory:?} {:?}", W::NAME, A::DTYPE, B::BACKEND),
            });
        });
    }
}

fn there_and_back<B: One, A: Sample, W: Wire>(array: &ArrayD<A>) -> Result<ArrayD<A>, String> {
    B::read_by::<W, _>(&B::write_by::<W, _>(array)?)
}

fn compare<A: Sample>(
    before: &ArrayD<A>,
    after: &ArrayD<A>,
    bits: fn(A) -> u128,
) -> Result<(), String> {
    if before.shape() != after.shape() {
        return Err(format!("the shape {:?} came back as {:?}", before.shape(), after.shape()));
    }
    let different = before.iter().zip(after).position(|(&a, &b)| bits(a) != bits(b));
    if let Some(i) = different {
        let (a, b) = (before.iter().nth(i).unwrap(), after.iter().nth(i).unwrap());
        return Err(format!("element {i}: {a:?} {:x} came back as {b:?} {:x}", bits(*a), bits(*b)));
    }
    let lies_in_f = before.t().is_standard_layout() && !before.is_standard_layout();
    let kept = if lies_in_f { after.t().is_standard_layout() } else { after.is_standard_layout() };
    if !kept {
        return Err(format!("the strides {:?} became {:?}", before.strides(), after.strides()));
    }
    Ok(())
}

/// What the backend itself cannot hold; these must fail, so that the list stays true.
fn limit<A: Sample>(backend: Backend, wire: &str, array: &ArrayD<A>) -> Option<&'static str> {
    use Backend::{SonicReader, SonicSlice, SonicValue, TomlValue};
    let beyond_i64 = |n: &A| A::DTYPE.to_string() == "uint64" && i64::try_from(n.bits()).is_err();
    match backend {
        TomlValue if wire == "readable" && array.iter().any(beyond_i64) => {
            Some("the integers of toml::Value end at i64::MAX")
        }
        SonicSlice | SonicReader | SonicValue
            if cfg!(all(target_endian = "little", target_pointer_width = "64"))
                && wire == "readable"
                && array.iter().any(|n| n.has_negative_zero()) =>
        {
            Some("sonic-rs reads -0.0 as 0.0")
        }
        _ => None,
    }
}

struct Cell {
    at: String,
    limit: Option<&'static str>,
    result: Result<(), String>,
}

#[derive(Default)]
struct Table {
    cells: usize,
    wrong: Vec<String>,
}

impl Table {
    fn add(&mut self, cell: Cell) {
        self.cells += 1;
        match (cell.result, cell.limit) {
            (Ok(()), None) | (Err(_), Some(_)) => {}
            (Ok(()), Some(limit)) => self.wrong.push(format!("{}: works, but: {limit}", cell.at)),
            (Err(why), None) => self.wrong.push(format!("{}: {why}", cell.at)),
        }
    }

    fn judge(&self, cells: usize) {
        assert_eq!(self.cells, cells);
        let first = &self.wrong[..self.wrong.len().min(40)];
        assert!(first.is_empty(), "{} of {cells}: {first:#?}", self.wrong.len());
    }
}
