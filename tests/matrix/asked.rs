//! How often a data format is asked for the next item, and what becomes of items that nothing asks
//! for.

use std::fmt::Debug;

use ndarray::{Array1, array};
use ndserde::{Nd, field::DeserializeBy, wire::Nested};
use serde::de::{
    DeserializeSeed, IntoDeserializer, SeqAccess,
    value::{Error, SeqAccessDeserializer},
};

use ndserde_test_support::{
    Backend,
    backend::{Form, One},
    for_each_backend,
};

/// Two arrays as a field.
type Pair = (Array1<u8>, Array1<u8>);

/// A sequence of arrays that counts how often it is asked for one.
struct Counted<'a> {
    left: usize,
    asked: &'a mut usize,
}

impl<'de> SeqAccess<'de> for Counted<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        *self.asked += 1;
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(vec![1.5_f64].into_deserializer()).map(Some)
    }
}

#[test]
fn what_has_a_length_is_asked_for_no_item_more() {
    let one = || array![1.5_f64];
    asked(0, &[] as &[Array1<f64>; 0], 0);
    asked(1, &[one()], 1);
    asked(3, &[one(), one(), one()], 3);
    asked(1, &(one(),), 1);
    asked(2, &(one(), one()), 2);
    // What has no length is asked until there is nothing.
    asked(2, &vec![one(), one()], 3);
    // What follows is the format's business, as with serde's own arrays.
    asked(3, &[one(), one()], 2);
}

fn asked<T>(items: usize, expected: &T, times: usize)
where
    T: for<'de> DeserializeBy<'de, Nested> + PartialEq + Debug,
{
    let mut asked = 0;
    let items = Counted { left: items, asked: &mut asked };
    let back = T::deserialize_by(SeqAccessDeserializer::new(items));
    assert_eq!(back.as_ref(), Ok(expected));
    assert_eq!(asked, times, "{expected:?}");
}

/// Some formats pass over what nothing asks for. Those that look for the end of a tuple themselves say
/// so in their own words, and those that write no lengths of tuples read something else.
#[test]
fn what_has_a_length_refuses_one_item_more() {
    type One = Array1<f64>;
    for_each_backend!(B => {
        if let Ok(three) = B::write_by::<Nested, Vec<One>>(vec![array![1.5]; 3]) {
            if B::BACKEND.form() != Form::Typed {
                refused(B::BACKEND, B::read_by::<Nested, [One; 2]>(&three));
                refused(B::BACKEND, B::read_by::<Nested, (One, One)>(&three));
            }
        }
    });
    // Of a length that is not stated before: the end is no item, and does not remain.
    for (head, end) in [(&[0x82_u8][..], &[][..]), (&[0x9f], &[0xff])] {
        let two = [head, &[0x81, 1, 0x81, 2], end].concat();
        let twice = [&[0x82][..], &two, &two].concat();
        let pair = [array![1_u8], array![2]];
        let back: Nd<[[Array1<u8>; 2]; 2], Nested> = ciborium::from_reader(&twice[..]).unwrap();
        assert_eq!(back.into_inner(), [pair.clone(), pair.clone()]);
        let back: Nd<(Pair, Pair), Nested> = ciborium::from_reader(&twice[..]).unwrap();
        let [one, other] = pair;
        let pair = (one, other);
        assert_eq!(back.into_inner(), (pair.clone(), pair));
    }
}

fn refused<T: Debug>(backend: Backend, back: Result<T, String>) {
    let error = back.expect_err("there is one item more");
    let messages =
        ["3 items for a field of 2", "trailing", "length", "a ',' or a ']'", "opening `(`"];
    let known = messages.iter().any(|message| error.contains(message));
    assert!(known, "{backend:?}: {error}");
}
