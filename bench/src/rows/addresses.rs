//! The very same copy from places that differ in their low 12 bits alone.

use ndarray::Array2;
use ndserde::Nd;

use crate::{
    arrays::matrix,
    backends::{Backend, MessagePack},
    table::Table,
    timing::{compare, side},
};

const SIZE: usize = 1 << 16;
const PAGE: usize = 1 << 12;

/// How far behind the memory that the copy goes to its source lies, by the low 12 bits.
const NEAR: usize = PAGE - 10;
const FAR: usize = PAGE / 2;

pub fn run(table: &mut Table) {
    println!("\n### 64 KiB by the addresses that a copy goes between\n");
    println!("| ours | against | ratio | to reach | ours takes |\n|---|---|---:|---|---|");
    let document = MessagePack::encode(&Nd::new(matrix::<f64>(SIZE)));
    let len = document.len();
    let mut memory = vec![0_u8; 2 * (len + 2 * PAGE)];
    let (near, far) = memory.split_at_mut(len + 2 * PAGE);
    // Freed memory is handed out again, so that the copies go where this one goes.
    let to = read(&document).get_ref().as_ptr().addr();
    let [near, far] = [(near, NEAR), (far, FAR)].map(|(room, behind)| {
        let from = room.as_ptr().addr() + len - SIZE;
        let at = (to + behind).wrapping_sub(from) % PAGE;
        room[at..at + len].copy_from_slice(&document);
        &room[at..at + len]
    });
    table.single("MessagePack decode, nearly the same low bits", "far apart", None, |effort| {
        compare(side(|| read(near)), side(|| read(far)), effort)
    });
    table.single("memcpy (to_vec), nearly the same low bits", "far apart", None, |effort| {
        compare(side(|| payload(near).to_vec()), side(|| payload(far).to_vec()), effort)
    });
}

fn read(document: &[u8]) -> Nd<Array2<f64>> {
    MessagePack::decode(document)
}

fn payload(document: &[u8]) -> &[u8] {
    &document[document.len() - SIZE..]
}
