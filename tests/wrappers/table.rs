//! Runs each kind through each backend.

use ndserde_test_support::Backend;

use crate::{
    kinds::{self, Kind},
    limits::limit,
};

#[derive(Default)]
pub(crate) struct Table {
    cells: usize,
    wrong: Vec<String>,
}

impl Table {
    pub(crate) fn test<K: Kind>(&mut self, wire: &str) {
        for &backend in Backend::ALL {
            self.cells += 1;
            let back = backend.write(&K::value()).and_then(|bytes| backend.read::<K>(&bytes));
            let result = match back {
                Ok(after) if after == K::value() => Ok(()),
                Ok(after) => Err(format!("came back as {after:?}")),
                Err(why) => Err(why),
            };
            let wrong = match (result, limit(backend, K::NAME)) {
                (Ok(()), None) | (Err(_), Some(_)) => continue,
                (Ok(()), Some(why)) => format!("works, but: {why}"),
                (Err(why), None) => why,
            };
            self.wrong.push(format!("{wire} in {} {backend:?}: {wrong}", K::NAME));
        }
    }
}

#[test]
fn arrays_come_back_from_every_wrapper() {
    let mut table = Table::default();
    kinds::tagged::each(&mut table);
    kinds::readable::each(&mut table);
    assert_eq!(table.cells, 2 * 16 * Backend::ALL.len());
    assert!(table.wrong.is_empty(), "{:#?}", table.wrong);
}
