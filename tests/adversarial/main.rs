//! Input that claims more than it holds, or is nested without end, costs memory in proportion to
//! its size and is an error: no claim is believed before data backs it.

mod bulk;
mod claims;
mod fields;
mod records;
mod small;

use fields::{FIELDS, Read};
use ndserde_test_support::Backend;

/// What reading may take: a constant, and a multiple of the input for what it holds.
const fn allowed(input: &[u8]) -> usize {
    (1 << 20) + 32 * input.len()
}

#[test]
fn memory_follows_what_the_input_holds() {
    let mut wrong = Vec::new();
    let mut read = 0;
    for (name, backends, input) in claims::table() {
        for &backend in backends {
            for &(field, reader) in FIELDS {
                read += 1;
                let (result, peak) = measure(reader, backend, &input);
                if result.is_ok() || peak > allowed(&input) {
                    wrong.push(format!("{name} {backend:?} {field}: {peak} bytes, {result:?}"));
                }
            }
        }
    }
    assert!(read > 1000, "only {read} rows have run");
    for (name, backend, input, reader) in bulk::table() {
        let (result, peak) = measure(reader, backend, &input);
        if result.is_err() || peak > allowed(&input) {
            let times = peak / input.len();
            wrong.push(format!("{name} {backend:?}: {times} times {}, {result:?}", input.len()));
        }
    }
    for (name, backend, input, reader) in records::table() {
        let (result, peak) = measure(reader, backend, &input);
        if result.is_err() || peak > allowed(&input) {
            let times = peak / input.len();
            wrong.push(format!("{name} {backend:?}: {times} times {}, {result:?}", input.len()));
        }
    }
    for (name, backend, input, reader) in
        small::table().into_iter().chain(claims::packed()).chain(claims::lzma())
    {
        let (result, peak) = measure(reader, backend, &input);
        if result.is_ok() || peak > allowed(&input) {
            let times = peak / input.len();
            wrong.push(format!("{name} {backend:?}: {times} times {}, {result:?}", input.len()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn measure(reader: Read, backend: Backend, input: &[u8]) -> (Result<(), String>, usize) {
    let mut result = Ok(());
    let memory = allocation_counter::measure(|| result = reader(backend, input));
    (result, usize::try_from(memory.bytes_max).unwrap())
}
