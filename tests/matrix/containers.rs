//! backend x container, rank and ownership, for both wires and two element types.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    fmt::Debug,
    rc::Rc,
    sync::Arc,
};

use ndarray::{
    ArcArray, Array, Array0, Array1, Array2, Array3, Array4, Array5, Array6, ArrayD, Dimension,
    Ix1, Ix2, IxDyn, ShapeBuilder,
};
use ndserde::{
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire::{Readable, Tagged, Wire},
};

use ndserde_test_support::{Backend, backend::One, for_each_backend};

#[test]
fn containers_of_f64_tagged() {
    all::<Tagged, f64>([-0.0, 1.5, f64::INFINITY, 1e-310, f64::MIN, 0.1]);
}

#[test]
fn containers_of_bool_readable() {
    all::<Readable, bool>([true, false, false, true, true, false]);
}

/// Every container, each through every backend.
fn all<W: Wire, A: ndserde::Element + Copy + PartialEq + Debug + Default>(values: [A; 6]) {
    let mut row = Row { values, limits: 0, wrong: vec![] };
    let r = &mut row;

    r.test::<W, _>("Ix0", &|r| Array0::from_elem((), r.values[1]));
    r.test::<W, _>("Ix1", &|r| r.one());
    r.test::<W, _>("Ix2", &|r| r.two());
    r.test::<W, Array3<A>>("Ix3", &|r| r.shaped((1, 2, 3)));
    r.test::<W, Array4<A>>("Ix4", &|r| r.shaped((1, 2, 1, 3)));
    r.test::<W, Array5<A>>("Ix5", &|r| r.shaped((3, 1, 2, 1, 1)));
    r.test::<W, Array6<A>>("Ix6", &|r| r.shaped((1, 3, 1, 2, 1, 1)));
    r.test::<W, ArrayD<A>>("IxDyn", &|r| r.shaped(IxDyn(&[2, 3])));
    r.test::<W, ArcArray<A, Ix2>>("ArcArray", &|r| r.two().into_shared());
    r.test::<W, Array2<A>>("a transposed array", &|r| r.two().reversed_axes());

    r.test::<W, _>("Some", &|r| Some(r.two()));
    r.test::<W, Option<Array1<A>>>("None", &|_| None);
    r.test::<W, _>("Vec", &|r| vec![r.one(), Array1::from(vec![]), r.one()]);
    r.test::<W, Vec<Array2<A>>>("empty Vec", &|_| vec![]);
    r.test::<W, _>("VecDeque", &|r| VecDeque::from([r.two(), r.two().reversed_axes()]));
    r.test::<W, _>("[T; 2]", &|r| [r.one(), r.one()]);
    r.test::<W, [Array1<A>; 0]>("[T; 0]", &|_| []);
    r.test::<W, _>("(T,)", &|r| (r.one(),));
    r.test::<W, _>("a tuple of arrays and plain values", &|r| {
        (r.one(), 7_u8, r.two(), "text".to_owned(), 2.5_f64)
    });
    r.test::<W, _>("HashMap", &|r| {
        HashMap::from([("b".to_owned(), r.one()), ("a".to_owned(), Array1::from(vec![]))])
    });
    r.test::<W, _>("BTreeMap", &|r| {
        BTreeMap::from([("b".to_owned(), r.two()), ("a".to_owned(), r.two().reversed_axes())])
    });
    r.test::<W, BTreeMap<String, Array2<A>>>("empty BTreeMap", &|_| BTreeMap::new());
    r.test::<W, _>("BTreeMap with numbers as keys", &|r| BTreeMap::from([(3_u32, r.one())]));
    r.test::<W, _>("Box", &|r| Box::new(r.two()));
    r.test::<W, _>("Rc", &|r| Rc::new(r.two()));
    r.test::<W, _>("Arc", &|r| Arc::new(r.two()));

    r.test::<W, _>("Option<Vec<Option>>", &|r| Some(vec![Some(r.one()), None, Some(r.one())]));
    r.test::<W, _>("HashMap<_, Vec<Box<(T, Option)>>>", &|r| {
        HashMap::from([("k".to_owned(), vec![Box::new((r.two(), Some(r.one())))])])
    });
    r.test::<W, _>("Vec<BTreeMap<_, [T; 2]>>", &|r| {
        vec![BTreeMap::from([("k".to_owned(), [r.one(), r.one()])]), BTreeMap::new()]
    });
    r.test::<W, _>("Box<[Rc; 1]>", &|r| Box::new([Rc::new(r.two())]));

    assert!(row.wrong.is_empty(), "{:#?}", row.wrong);
    assert_eq!(row.limits, LIMITS.len(), "a row of LIMITS did not come up");
}

struct Row<A> {
    values: [A; 6],
    limits: usize,
    wrong: Vec<String>,
}

impl<A: ndserde::Element + Copy + PartialEq + Debug> Row<A> {
    fn shaped<D: Dimension, S: ShapeBuilder<Dim = D>>(&self, shape: S) -> Array<A, D> {
        Array::from_shape_vec(shape.into_shape_with_order(), self.values.to_vec()).unwrap()
    }

    fn one(&self) -> Array<A, Ix1> {
        self.shaped(6)
    }

    fn two(&self) -> Array<A, Ix2> {
        self.shaped((2, 3))
    }

    fn test<W: Wire, T>(&mut self, name: &str, make: &dyn Fn(&Self) -> T)
    where
        T: SerializeBy<W> + HoldsArray + for<'de> DeserializeBy<'de, W> + PartialEq + Debug,
    {
        for_each_backend!(B => {
            let there = B::write_by::<W, T>(make(self));
            let back = there.and_then(|bytes| B::read_by::<W, T>(&bytes));
            self.judge(B::BACKEND, name, &make(self), back);
        });
    }

    fn judge<T: PartialEq + Debug>(
        &mut self,
        backend: Backend,
        name: &str,
        before: &T,
        after: Result<T, String>,
    ) {
        let result = match after {
            Ok(after) if after == *before => Ok(()),
            Ok(after) => Err(format!("came back as {after:?}")),
            Err(why) => Err(why),
        };
        let limit = LIMITS.iter().find(|limit| (limit.0, limit.1) == (backend, name));
        match (result, limit) {
            (Ok(()), None) => {}
            (Err(_), Some(_)) => self.limits += 1,
            (Err(why), None) => self.wrong.push(format!("{name} {backend:?}: {why}")),
            (Ok(()), Some((.., why))) => {
                self.wrong.push(format!("{name} {backend:?} works, but: {why}"));
            }
        }
    }
}

/// What the backend itself cannot hold, array or not; each row must fail, so that it stays true.
const LIMITS: &[(Backend, &str, &str)] = &[
    (Backend::TomlValue, "BTreeMap with numbers as keys", "keys of toml::Value are strings"),
    (Backend::Toml, "Option<Vec<Option>>", "TOML has no null"),
    (Backend::TomlValue, "Option<Vec<Option>>", "loses a Some that has a None in it"),
];
