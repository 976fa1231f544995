//! `ndserde::json` writes what `serde_json` writes, byte for byte.

use std::{
    collections::{BTreeMap, HashMap},
    io,
};

use ndarray::{Array0, Array1, Array2, ArrayD, Axis, ShapeBuilder, Slice, arr0, array};
use ndserde::json;
use serde::{Serialize, Serializer, ser::Error as _};
use serde_json::value::RawValue;

/// The text of both, compact and pretty, through every entry point.
fn same<T: Serialize>(what: &str, value: &T) {
    let compact = serde_json::to_string(value).unwrap();
    let pretty = serde_json::to_string_pretty(value).unwrap();
    assert_eq!(json::to_string(value).unwrap(), compact, "{what}");
    assert_eq!(json::to_string_pretty(value).unwrap(), pretty, "{what}");
    assert!(json::to_vec(value).unwrap() == compact.as_bytes(), "{what}");
    assert!(json::to_vec_pretty(value).unwrap() == pretty.as_bytes(), "{what}");
    let mut text = Vec::new();
    json::to_writer(&mut text, value).unwrap();
    assert!(text == compact.as_bytes(), "{what}");
    text.clear();
    json::to_writer_pretty(&mut text, value).unwrap();
    assert!(text == pretty.as_bytes(), "{what}");
}

/// Any field by the tagged wire.
#[derive(Serialize)]
#[serde(
    bound = "T: ndserde::field::SerializeBy<ndserde::wire::Tagged> + ndserde::field::HoldsArray"
)]
struct Nd<T>(#[serde(with = "ndserde::tagged")] T);

fn bytes(len: usize) -> Array1<u8> {
    (0..len).map(|i| u8::try_from(i * 7 % 256).unwrap()).collect()
}

#[test]
fn arrays_of_every_length_around_a_block() {
    for len in (0..70).chain(6 * 1024 - 4..6 * 1024 + 5).chain([12 * 1024, 100_000]) {
        same(&format!("{len} bytes"), &Nd(bytes(len)));
    }
}

#[test]
fn arrays_of_every_shape() {
    same("0-d", &Nd(arr0(1.5)));
    same("C", &Nd(array![[1.0, f64::NAN], [3.0, -0.0]]));
    same("F", &Nd(Array2::<f32>::ones((3, 4).f())));
    same("empty", &Nd(Array2::<i16>::zeros((2, 0))));
    same("strided", &Nd(Array2::<u64>::ones((4, 4)).slice_axis(Axis(1), Slice::new(0, None, 2))));
    same("dynamic", &Nd(ArrayD::<bool>::from_elem(vec![1, 2, 3], true)));
}

#[test]
fn containers_of_arrays() {
    let a = || array![1_i32, 2, 3];
    same("Option", &Nd((Some(a()), None::<Array1<i32>>)));
    same("Vec", &Nd(vec![a(), a()]));
    same("no items", &Nd(Vec::<Array1<i32>>::new()));
    same("nested", &Nd([vec![Some(Box::new(a()))], vec![None]]));
    same("tuple", &Nd((a(), 5_u8, "text".to_owned())));
    same("HashMap", &Nd(HashMap::from([("a", a()), ("b", a())])));
    same("keys of numbers", &Nd(BTreeMap::from([(1, a()), (-7, a())])));
}

#[derive(Serialize, Clone)]
struct Layer {
    #[serde(with = "ndserde::tagged")]
    weights: Array1<f64>,
    #[serde(with = "ndserde::readable")]
    bias: Array0<f64>,
    name: String,
}

fn layer() -> Layer {
    Layer { weights: array![0.1, 0.2], bias: arr0(0.5), name: "a \"layer\"\n".to_owned() }
}

#[test]
#[allow(clippy::items_after_statements, reason = "each type stands by its case")]
fn serde_s_wrappers() {
    #[derive(Serialize)]
    struct Flat {
        before: u8,
        #[serde(flatten)]
        layer: Layer,
        #[serde(flatten, with = "ndserde::tagged")]
        array: Array1<u8>,
        #[serde(skip_serializing_if = "Option::is_none")]
        skipped: Option<u8>,
    }
    same("flatten", &Flat { before: 1, layer: layer(), array: bytes(5), skipped: None });

    #[derive(Serialize)]
    #[serde(tag = "kind")]
    enum Internal {
        Newtype(Layer),
        Struct { layer: Layer },
        Unit,
    }
    same(
        "internally tagged",
        &[Internal::Newtype(layer()), Internal::Struct { layer: layer() }, Internal::Unit],
    );

    #[derive(Serialize)]
    #[serde(tag = "kind", content = "value")]
    enum Adjacent {
        Newtype(Layer),
        #[serde(with = "ndserde::tagged")]
        Array(Array1<u8>),
        Tuple(Layer, u8),
    }
    same(
        "adjacently tagged",
        &[Adjacent::Newtype(layer()), Adjacent::Array(bytes(4)), Adjacent::Tuple(layer(), 1)],
    );

    #[derive(Serialize)]
    enum External {
        Unit,
        #[serde(with = "ndserde::tagged")]
        Array(Array1<u8>),
        Tuple(Layer, Nd<Array1<u8>>),
        Struct {
            layer: Layer,
        },
    }
    same(
        "externally tagged",
        &[
            External::Unit,
            External::Array(bytes(4)),
            External::Tuple(layer(), Nd(bytes(3))),
            External::Struct { layer: layer() },
        ],
    );

    #[derive(Serialize)]
    #[serde(untagged)]
    enum Tree {
        Leaf(Layer),
        Node(Vec<Tree>),
    }
    same("recursion", &Tree::Node(vec![Tree::Leaf(layer()), Tree::Node(vec![])]));
}

#[test]
fn everything_that_is_no_array() {
    #[derive(Serialize)]
    struct Unit;
    // The names that the payload travels under are nobody's property.
    #[derive(Serialize)]
    struct Data<'a>(#[serde(with = "serde_bytes")] &'a [u8]);
    #[derive(Serialize)]
    struct Plain<'a> {
        bytes: &'a serde_bytes::Bytes,
        newtype: Data<'a>,
        empty: &'a serde_bytes::Bytes,
        raw: &'a RawValue,
    }
    same(
        "a user's bytes",
        &Plain {
            bytes: serde_bytes::Bytes::new(&[0, 10, 255]),
            newtype: Data(&[1, 2]),
            empty: serde_bytes::Bytes::new(&[]),
            raw: &RawValue::from_string("{ \"a\" : [1,  2] }".to_owned()).unwrap(),
        },
    );
    same("integers", &(i8::MIN, i16::MIN, i32::MIN, i64::MIN, u8::MAX, u16::MAX, u32::MAX));
    same("wide integers", &(u64::MAX, i128::MIN, u128::MAX));
    same("floats", &(0.1_f32, 1e300, f64::NAN, f32::INFINITY, -0.0));
    same("text", &("é\u{1}\t\\/\u{2028}", 'ß', true, (), Unit, Some(Some(1)), None::<u8>));
    same("empty", &((), [0_u8; 0], BTreeMap::<u8, u8>::new(), ""));
    same("a value", &serde_json::json!({"a": [1, null, {"b": {}}], "c": 1.5}));
    same("keys", &BTreeMap::from([(true, 1)]));
    same("keys of chars", &BTreeMap::from([('x', 1)]));
}

/// Serializes through a serializer that is not ours and returns what ours returns.
struct Between<T>(T);

impl<T: Serialize> Serialize for Between<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut track = serde_path_to_error::Track::new();
        self.0.serialize(serde_path_to_error::Serializer::new(serializer, &mut track))
    }
}

#[test]
fn a_serializer_between() {
    same("an array", &Between(Nd(bytes(10_000))));
    same("a layer", &Between(vec![layer()]));
    same("bytes", &Between(serde_bytes::Bytes::new(&[1, 2])));
}

/// Writes one byte, then fails.
struct Full(usize);

impl io::Write for Full {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::Error::other("full"));
        }
        self.0 -= 1;
        Ok(text.len().min(1))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn errors_are_serde_json_s() {
    struct Fails;
    impl Serialize for Fails {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(S::Error::custom("on purpose"))
        }
    }
    assert_eq!(json::to_string(&vec![Fails]).unwrap_err().to_string(), "on purpose");

    let keys = BTreeMap::from([(vec![1], 2)]);
    let error = json::to_string(&keys).unwrap_err().to_string();
    assert_eq!(error, serde_json::to_string(&keys).unwrap_err().to_string());

    for room in [0, 1, 50, 90, 5000] {
        let error = json::to_writer(Full(room), &Nd(bytes(9000))).unwrap_err();
        assert!(error.is_io(), "{error}");
        assert_eq!(error.to_string(), "full");
    }
}

/// A serializer that is not ours, returns what ours returns, and shows the names of newtypes.
mod shows_newtypes {
    use serde::{
        Serialize, Serializer,
        ser::{Impossible, SerializeMap, SerializeStruct},
    };

    pub(crate) struct Shows<S>(pub(crate) S);

    /// A value whose serializer, at any depth, is [`Shows`].
    pub(crate) struct Shown<'a, T: ?Sized>(pub(crate) &'a T);

    impl<T: Serialize + ?Sized> Serialize for Shown<'_, T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.serialize(Shows(serializer))
        }
    }

    pub(crate) struct Fields<C>(C);

    impl<C: SerializeStruct> SerializeStruct for Fields<C> {
        type Ok = C::Ok;
        type Error = C::Error;

        fn serialize_field<T: Serialize + ?Sized>(
            &mut self,
            key: &'static str,
            value: &T,
        ) -> Result<(), C::Error> {
            self.0.serialize_field(key, &Shown(value))
        }

        fn end(self) -> Result<C::Ok, C::Error> {
            self.0.end()
        }
    }

    macro_rules! forward {
        ($($method:ident($($name:ident: $type:ty),*);)*) => {$(
            fn $method(self $(, $name: $type)*) -> Result<S::Ok, S::Error> {
                self.0.$method($($name),*)
            }
        )*};
    }

    macro_rules! not_needed {
        ($($method:ident($($name:ident: $type:ty),*) -> $output:ty;)*) => {$(
            fn $method(self $(, $name: $type)*) -> Result<$output, S::Error> {
                $(let _ = $name;)*
                Err(serde::ser::Error::custom(stringify!($method)))
            }
        )*};
    }

    impl<S: Serializer> Serializer for Shows<S> {
        type Ok = S::Ok;
        type Error = S::Error;
        type SerializeSeq = S::SerializeSeq;
        type SerializeTuple = S::SerializeTuple;
        type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
        type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
        type SerializeMap = Impossible<S::Ok, S::Error>;
        type SerializeStruct = Fields<S::SerializeStruct>;
        type SerializeStructVariant = Impossible<S::Ok, S::Error>;

        forward! {
            serialize_bool(v: bool); serialize_str(v: &str); serialize_bytes(v: &[u8]);
            serialize_i8(v: i8); serialize_i16(v: i16); serialize_i32(v: i32); serialize_i64(v: i64);
            serialize_u8(v: u8); serialize_u16(v: u16); serialize_u32(v: u32); serialize_u64(v: u64);
            serialize_f32(v: f32); serialize_f64(v: f64); serialize_char(v: char);
            serialize_none(); serialize_unit(); serialize_unit_struct(name: &'static str);
            serialize_unit_variant(name: &'static str, index: u32, variant: &'static str);
        }

        not_needed! {
            serialize_tuple_struct(name: &'static str, len: usize) -> Self::SerializeTupleStruct;
            serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize)
                -> Self::SerializeTupleVariant;
            serialize_map(len: Option<usize>) -> Self::SerializeMap;
            serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize)
                -> Self::SerializeStructVariant;
        }

        fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
            value.serialize(self)
        }

        fn serialize_newtype_struct<T: Serialize + ?Sized>(
            self,
            name: &'static str,
            value: &T,
        ) -> Result<S::Ok, S::Error> {
            let mut map = self.0.serialize_map(Some(1))?;
            map.serialize_entry(name, &Shown(value))?;
            map.end()
        }

        fn serialize_newtype_variant<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            variant: &'static str,
            value: &T,
        ) -> Result<S::Ok, S::Error> {
            self.serialize_newtype_struct(variant, value)
        }

        fn serialize_seq(self, len: Option<usize>) -> Result<S::SerializeSeq, S::Error> {
            self.0.serialize_seq(len)
        }

        fn serialize_tuple(self, len: usize) -> Result<S::SerializeTuple, S::Error> {
            self.0.serialize_tuple(len)
        }

        fn serialize_struct(
            self,
            name: &'static str,
            len: usize,
        ) -> Result<Self::SerializeStruct, S::Error> {
            self.0.serialize_struct(name, len).map(Fields)
        }

        fn is_human_readable(&self) -> bool {
            self.0.is_human_readable()
        }
    }
}

#[test]
fn a_serializer_between_that_shows_the_names_of_newtypes() {
    #[derive(Serialize)]
    struct Name(u8);

    same("a newtype", &shows_newtypes::Shown(&Name(1)));
    assert_eq!(json::to_string(&shows_newtypes::Shown(&Name(1))).unwrap(), r#"{"Name":1}"#);
    same("an array", &shows_newtypes::Shown(&ndserde::Nd::new(bytes(1))));
    same("a large array", &shows_newtypes::Shown(&ndserde::Nd::new(bytes(10_000))));
}

/// What it writes it reads, to the last bit, which takes `serde_json`'s feature `float_roundtrip`.
#[test]
fn reading_is_exact() {
    type Read = ndserde::Nd<Array1<f64>, ndserde::wire::Nested>;
    let array = array![180.179_333_848_384_18, 1e-310, -0.0, f64::MAX];
    let text = json::to_string(&ndserde::Nd::by::<ndserde::wire::Nested>(&array)).unwrap();
    let reads: [json::Result<Read>; 3] = [
        json::from_str(&text),
        json::from_slice(text.as_bytes()),
        json::from_reader(text.as_bytes()),
    ];
    for read in reads {
        assert_eq!(read.unwrap().into_inner().mapv(f64::to_bits), array.mapv(f64::to_bits));
    }
}
