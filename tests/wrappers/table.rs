//! Runs each kind through each backend.

use ndserde_test_support::{Backend, backend::One, for_each_backend};

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
        for_each_backend!(B => {
            let back = B::write(&K::value()).and_then(|bytes| B::read::<K>(&bytes));
            self.judge(wire, B::BACKEND, back);
        });
    }

    fn judge<K: Kind>(&mut self, wire: &str, backend: Backend, back: Result<K, String>) {
        self.cells += 1;
        let result = match back {
            Ok(after) if after == K::value() => Ok(()),
            Ok(after) => Err(format!("came back as {after:?}")),
            Err(why) => Err(why),
        };
        let wrong = match (result, limit(backend, K::NAME)) {
            (Ok(()), None) | (Err(_), Some(_)) => return,
            (Ok(()), Some(why)) => format!("works, but: {why}"),
            (Err(why), None) => why,
        };
        self.wrong.push(format!("{wire} in {} {backend:?}: {wrong}", K::NAME));
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
