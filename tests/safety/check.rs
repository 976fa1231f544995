//! The one check: any bytes, as any kind of field, on any wire.

use ndserde::{
    field::{DeserializeField, SerializeField},
    wire::{Tagged, Wire},
};

use super::{
    backend::Backend,
    field::{Doc, fingerprint},
};

/// What reading may allocate at one time, for an input of this length.
pub fn bound(input: usize) -> u64 {
    (1 << 20) + 32 * input as u64
}

/// Reads within the bound, or panics.
pub fn read_bounded<T>(input: &[u8], read: impl FnOnce() -> T) -> T {
    let mut result = None;
    let info = allocation_counter::measure(|| result = Some(read()));
    assert!(
        info.bytes_max <= bound(input.len()),
        "{} bytes were allocated at one time for an input of {}",
        info.bytes_max,
        input.len()
    );
    result.expect("measured")
}

/// Reads the bytes as one kind of field on one wire. They may give an error; what they give as a
/// value must come back from what it is written as. Tells whether it was a value.
pub fn check<W, T>(backend: Backend, input: &[u8]) -> bool
where
    W: Wire,
    T: for<'de> DeserializeField<'de, W> + SerializeField<W> + SerializeField<Tagged>,
{
    let Ok(first) = read_bounded(input, || backend.read::<Doc<T, W>>(input)) else {
        return false;
    };
    // Lists cannot hold everything that a document can spell otherwise: refused, not lost.
    let written = match backend.write(&first) {
        Ok(written) => written,
        Err(_) if holds_lists(W::NAME) => return true,
        Err(error) => panic!("{}: read, but not written: {error}", W::NAME),
    };
    let second: Doc<T, W> = backend
        .read(&written)
        .unwrap_or_else(|error| panic!("{}: written, but not read: {error}", W::NAME));
    if holds_lists(W::NAME) {
        // Text has one NaN only, so that values are compared by what is written of them.
        assert_eq!(written, backend.write(&second).expect("written before"), "{}", W::NAME);
    } else {
        assert_eq!(fingerprint(&first.0), fingerprint(&second.0), "{}", W::NAME);
    }
    true
}

/// Whether the wire writes numbers, which text cannot hold bit for bit where they are NaN.
pub fn holds_lists(wire: &str) -> bool {
    ["readable", "nested", "ndarray_v1"].contains(&wire)
}

/// Reads the bytes from the third on as the kind of field and on the wire that the first two choose:
/// the form of the fuzz targets' inputs. Tells whether it was a value.
pub fn check_chosen(backend: Backend, input: &[u8]) -> bool {
    let [wire, kind, input @ ..] = input else { return false };
    let (mut wires, mut kinds) = (0, 0);
    crate::for_each_wire!(W => {
        wires += usize::from(!W::NAME.is_empty());
        kinds = 0;
        crate::for_each_kind!(T => {
            let _: Option<T> = None;
            kinds += 1;
        });
    });
    check_nth(backend, usize::from(*wire) % wires, usize::from(*kind) % kinds, input)
}

/// Reads the bytes as one kind of field on one wire, by their places in the lists.
pub fn check_nth(backend: Backend, wire: usize, kind: usize, input: &[u8]) -> bool {
    let mut value = false;
    let mut w = 0;
    crate::for_each_wire!(W => {
        if w == wire {
            let mut k = 0;
            crate::for_each_kind!(T => {
                if k == kind {
                    value = check::<W, T>(backend, input);
                }
                k += 1;
            });
        }
        w += 1;
    });
    value
}
