//! Views, references and copies-on-write are written as the array that they show.

use ndarray::{Array2, Axis, CowArray, Slice, arr2};
use ndserde::{
    Nd,
    field::{HoldsArray, SerializeBy},
    wire::{Readable, Tagged, Wire},
};

use ndserde_test_support::{backend::One, for_each_attacked};

#[test]
fn what_lends_an_array_is_written_like_the_array() {
    table::<Tagged>();
    table::<Readable>();
}

fn table<W: Wire>() {
    let mut array: Array2<f32> = arr2(&[[1.0, 2.5, -0.0], [f32::MIN, 1e-40, 3.0]]);
    let owned = array.clone();
    same::<W, _>(&owned, array.view());
    same::<W, _>(&owned, &array);
    same::<W, _>(&owned, &&array);
    same::<W, _>(&owned, CowArray::from(array.view()));
    same::<W, _>(&owned, CowArray::from(array.clone()));
    same::<W, _>(&owned, array.view_mut());
    same::<W, _>(&owned, &mut array);
    same::<W, _>(&owned, Box::new(array.view()));
    same::<W, &[_]>(&vec![owned.clone(); 2], &[array.view(), array.view()]);
    same::<W, _>(&Some(owned.clone()), Some(array.view()));
    let columns = array.slice_axis(Axis(1), Slice::new(0, None, -2));
    same::<W, _>(&columns.to_owned().as_standard_layout().into_owned(), columns);
    let repeated = array.broadcast((2, 2, 3)).unwrap();
    same::<W, _>(&repeated.as_standard_layout().into_owned(), repeated);
}

pub(crate) fn same<W: Wire, T>(owned: &(impl SerializeBy<W> + HoldsArray), lent: T)
where
    T: SerializeBy<W> + HoldsArray,
{
    let (owned, lent) = (Nd::<_, W>::from(owned), Nd::<_, W>::from(lent));
    for_each_attacked!(B => {
        let type_name = std::any::type_name::<T>();
        assert_eq!(B::write(&lent), B::write(&owned), "{type_name} {:?}", B::BACKEND);
    });
}
