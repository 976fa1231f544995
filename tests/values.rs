//! Arrays as values of their own (`Nd`), and wires around wires.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Debug,
};

use ndarray::{Array1, Array2, ArrayD, CowArray, Ix1, Ix2, arr1, arr2};
use ndserde::{
    As, DType, Nd,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire::{ArrayBytes, FieldType, Nested, Npy, Readable, Tagged, UncheckedArray, Wire},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A field and a value of its own are written alike, and each reads the other.
#[test]
fn a_value_is_written_like_a_field() {
    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    #[serde(transparent)]
    struct Field(#[serde(with = "As::<Npy>")] Vec<Array2<f32>>);

    let arrays = vec![arr2(&[[1.5, -0.0]]), Array2::zeros((0, 3))];
    let field = serde_json::to_string(&Field(arrays.clone())).unwrap();
    assert_eq!(serde_json::to_string(&Nd::by::<Npy>(&arrays)).unwrap(), field);
    let value: Nd<Vec<Array2<f32>>, Npy> = serde_json::from_str(&field).unwrap();
    assert_eq!(value.into_inner(), arrays);
}

/// One array makes a field of what stands beside it; where there is none, `ui` tests that it does not
/// compile.
#[test]
fn a_field_holds_an_array_somewhere() {
    fn row<T>(value: T, expected: &str)
    where
        T: SerializeBy<Nested>
            + HoldsArray
            + for<'de> DeserializeBy<'de, Nested>
            + PartialEq
            + Debug,
    {
        let value = Nd::by::<Nested>(value);
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(json, expected);
        assert_eq!(serde_json::from_str::<Nd<T, Nested>>(&json).unwrap(), value);
    }
    let array = || arr1(&[1_u8]);
    row(array(), "[1]");
    row(Ix2(3, 4), "[3,4]");
    row((array(),), "[[1]]");
    row((array(), 0.5), "[[1],0.5]");
    row((0.5, array()), "[0.5,[1]]");
    row((true, "a".to_owned(), vec![2_u8], array()), r#"[true,"a",[2],[1]]"#);
    row((None::<bool>, ((), (0.5, Some(array())))), "[null,[null,[0.5,[1]]]]");
    row(vec![(1_u8, array())], "[[1,[1]]]");
    row([Some(Box::new(array())), None], "[[1],null]");
    row(BTreeMap::from([(7, array())]), r#"{"7":[1]}"#);
    row(HashMap::from([("a".to_owned(), (array(), 1_u8))]), r#"{"a":[[1],1]}"#);
    row(Ok::<_, String>(array()), r#"{"Ok":[1]}"#);
    row(Err::<u8, _>(array()), r#"{"Err":[1]}"#);
    row((1_u8, Nd::by::<Nested>(array())), "[1,[1]]");
    row((0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, array()), "[0,1,2,3,4,5,6,7,8,9,10,[1]]");
}

#[test]
fn values_stand_in_any_container_of_serde() {
    #[derive(Serialize, Deserialize, PartialEq, Debug, Default)]
    struct Document {
        one: Nd<Array1<u8>>,
        many: BTreeMap<String, (Nd<Array2<f64>, Readable>, bool)>,
        // Through a wire of its own, whatever the field's is.
        #[serde(with = "ndserde::tagged")]
        inside: Vec<Nd<Array1<i16>, Nested>>,
        missing: Option<Nd<ArrayD<f32>>>,
    }
    let document = Document {
        one: arr1(&[1, 2]).into(),
        many: [("a".into(), (Nd::by::<Readable>(arr2(&[[0.5]])), true))].into(),
        inside: vec![Nd::by::<Nested>(arr1(&[7]))],
        missing: None,
    };
    let json = serde_json::to_string(&document).unwrap();
    assert!(json.contains(r#""data":[[0.5]]"#) && json.contains(r#""inside":[[7]]"#), "{json}");
    assert_eq!(serde_json::from_str::<Document>(&json).unwrap(), document);
    let bytes = rmp_serde::to_vec(&document).unwrap();
    assert_eq!(rmp_serde::from_slice::<Document>(&bytes).unwrap(), document);
}

#[test]
fn a_value_borrows_from_the_input() {
    let bytes = rmp_serde::to_vec(&Nd::new(arr1(&[1_u8, 2, 3]))).unwrap();
    let value: Nd<CowArray<'_, u8, Ix1>> = rmp_serde::from_slice(&bytes).unwrap();
    assert!(value.get_ref().is_view());
}

#[test]
fn a_value_is_changed_where_it_stands() {
    fn first(array: &mut impl AsMut<Array1<u8>>) -> &mut u8 {
        &mut array.as_mut()[0]
    }
    let mut value: Nd<Array1<u8>, Npy> = arr1(&[1, 2]).into();
    *first(&mut value) = 3;
    value.get_mut()[1] = 4;
    assert_eq!(value.get_ref(), arr1(&[3, 4]));
    assert!(std::ptr::eq(value.get_ref(), value.as_ref()));
}

/// A wire around a wire that reads any dtype, and doubles what it finds.
struct Loose<W>(W);

impl<W: Wire> Wire for Loose<W> {
    const NAME: &'static str = "loose";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        W::serialize(array, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let any = match field.dtype() {
            Some(dtype) => &FieldType::any_or(dtype.clone(), field.ndim()),
            None => field,
        };
        let array = W::deserialize(deserializer, any)?.check(any).map_err(D::Error::custom)?;
        if *array.dtype() != DType::UInt8 {
            return Err(D::Error::custom(format_args!("found {}", array.dtype())));
        }
        let wide = array.data().iter().flat_map(|&byte| u16::from(byte).to_ne_bytes());
        let (shape, order) = (array.shape().clone(), array.order());
        let array = UncheckedArray::new(DType::UInt16, shape, wide.collect::<Vec<u8>>());
        Ok(array.with_order(order).with_byteorder(ndserde::ByteOrder::NATIVE))
    }
}

/// A field of uint16 through a wire that takes any dtype: what the inner wire finds in a document.
#[test]
fn a_wire_around_a_wire_takes_any_dtype() {
    type Field<W> = Nd<Array1<u16>, Loose<W>>;
    let read = |json: &str| serde_json::from_str::<Field<Tagged>>(json).map(Nd::into_inner);

    let json = serde_json::to_string(&Nd::new(arr1(&[1_u8, 255]))).unwrap();
    assert_eq!(read(&json).unwrap(), arr1(&[1_u16, 255]));
    let npy = serde_json::to_string(&Nd::by::<Npy>(arr1(&[1_u8, 255]))).unwrap();
    let npy: Field<Npy> = serde_json::from_str(&npy).unwrap();
    assert_eq!(npy.into_inner(), arr1(&[1, 255]));
    let json = serde_json::to_string(&Nd::new(arr1(&[1_i64]))).unwrap();
    assert!(read(&json).unwrap_err().to_string().contains("found int64"));

    // A list is read as the dtype that the document states before it; after it would be too late.
    let list = r#"{"dtype":"uint8","shape":[2],"data":[1,255]}"#;
    assert_eq!(read(list).unwrap(), arr1(&[1, 255]));
    let late = r#"{"shape":[2],"data":[1,255],"dtype":"uint8"}"#;
    let error = read(late).unwrap_err().to_string();
    assert!(error.contains("uint8, but its list came before that was known"), "{error}");
    // A document that states no dtype has the field's.
    let error = serde_json::from_str::<Field<Nested>>("[1, 255]").unwrap_err().to_string();
    assert!(error.contains("found uint16"), "{error}");
}

/// Views that repeat their elements claim more memory than any machine has.
#[cfg(target_pointer_width = "64")]
#[test]
fn views_that_repeat_their_elements_are_an_error_beyond_memory() {
    let huge = usize::try_from(isize::MAX).unwrap();
    let one = ndarray::arr0(1_u8);
    let cases = [
        (one.broadcast(vec![huge]).unwrap(), "no memory for a contiguous copy"),
        (one.broadcast(vec![1 << 20, 1 << 20, 1 << 20]).unwrap(), "no memory for"),
    ];
    for (view, words) in cases {
        let error = serde_json::to_string(&Nd::new(&view)).unwrap_err().to_string();
        assert!(error.starts_with("tagged: ") && error.contains(words), "{error}");
        assert!(ndserde::npy::to_vec(&view).unwrap_err().to_string().contains(words));
    }
    let few = one.broadcast(vec![2, 3]).unwrap();
    let json = serde_json::to_string(&Nd::new(&few)).unwrap();
    let back: ArrayD<u8> = serde_json::from_str::<Nd<_>>(&json).unwrap().into_inner();
    assert_eq!(back, few);
}
