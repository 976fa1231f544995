//! Each wire through each entry point: with-module, `Nd<W>`, derive.

use ndarray::{Array2, arr2};
use ndserde::{As, NdDeserialize, NdSerialize};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A struct with one array in it.
trait Holder: Serialize + DeserializeOwned {
    fn of(array: Array2<f64>) -> Self;
    fn array(&self) -> &Array2<f64>;
}

/// One struct for each entry point of a wire; all must write the same, and read it.
macro_rules! entry_points {
    ($($module:ident, $with:literal, $nd:literal, $Wire:ident;)*) => {$(
        #[test]
        fn $module() {
            #[derive(Serialize, Deserialize)]
            struct With {
                #[serde(with = $with)]
                a: Array2<f64>,
            }

            #[derive(Serialize, Deserialize)]
            struct ByNd {
                #[serde(with = $nd)]
                a: Array2<f64>,
            }

            #[derive(NdSerialize, NdDeserialize)]
            struct Derived {
                #[nd(wire = ndserde::wire::$Wire)]
                a: Array2<f64>,
            }

            entry_points!(@ With, ByNd, Derived);
            let written = check::<With>();
            assert_eq!(check::<ByNd>(), written);
            assert_eq!(check::<Derived>(), written);
        }
    )*};
    (@ $($Struct:ident),*) => {$(
        impl Holder for $Struct {
            fn of(a: Array2<f64>) -> Self {
                Self { a }
            }

            fn array(&self) -> &Array2<f64> {
                &self.a
            }
        }
    )*};
}

fn check<T: Holder>() -> (String, Vec<u8>) {
    let holder = T::of(arr2(&[[1.0, -2.5], [f64::MAX, 0.1]]).reversed_axes());
    let json = serde_json::to_string(&holder).unwrap();
    let msgpack = rmp_serde::to_vec_named(&holder).unwrap();
    for back in
        [serde_json::from_str::<T>(&json).unwrap(), rmp_serde::from_slice::<T>(&msgpack).unwrap()]
    {
        assert_eq!(back.array(), holder.array());
    }
    (json, msgpack)
}

entry_points! {
    tagged, "ndserde::tagged", "As::<ndserde::wire::Tagged>", Tagged;
    readable, "ndserde::readable", "As::<ndserde::wire::Readable>", Readable;
    nested, "ndserde::nested", "As::<ndserde::wire::Nested>", Nested;
    triple, "ndserde::triple", "As::<ndserde::wire::Triple>", Triple;
    npy, "ndserde::npy", "As::<ndserde::wire::Npy>", Npy;
    npy_latin1, "ndserde::npy_latin1", "As::<ndserde::wire::NpyLatin1>", NpyLatin1;
    pickle, "ndserde::pickle", "As::<ndserde::wire::Pickle>", Pickle;
    pickle_latin1, "ndserde::pickle_latin1", "As::<ndserde::wire::PickleLatin1>", PickleLatin1;
    ndarray_v1, "ndserde::ndarray_v1", "As::<ndserde::wire::NdarrayV1>", NdarrayV1;
    json_numpy, "ndserde::json_numpy", "As::<ndserde::wire::JsonNumpy>", JsonNumpy;
    msgpack_numpy, "ndserde::msgpack_numpy", "As::<ndserde::wire::MsgpackNumpy>", MsgpackNumpy;
    packed, "ndserde::packed", "As::<ndserde::wire::Packed>", Packed;
}
