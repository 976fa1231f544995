//! Dates and spans of time: `i64` arrays as NumPy's `datetime64` and `timedelta64`.

use ndarray::{Array1, arr1};
use ndserde::{
    DType, DynArray, Nd, NdDeserialize, NdSerialize, TimeUnit,
    wire::{
        Cast, DateTime64, JsonNumpy, MsgpackNumpy, NdarrayV1, Nested, Npy, Readable, Tagged,
        TimeDelta64, Triple, Wire,
        cast::Safe,
        unit::{
            Attosecond, Day, Femtosecond, Hour, Microsecond, Millisecond, Minute, Month, Multiple,
            Nanosecond, Picosecond, Second, Unit, Week, Year,
        },
    },
};
use ndserde_test_support::{backend::One, for_each_attacked};
use serde_json::Value;

/// What NumPy writes and converts, see `golden/generate.py`.
const TIMES: &str = include_str!("golden/times.jsonl");

fn rows() -> impl Iterator<Item = Value> {
    TIMES.lines().map(|line| serde_json::from_str(line).unwrap())
}

fn read<T, W: ndserde::wire::Wire>(json: &Value) -> Result<T, String>
where
    T: for<'de> ndserde::field::DeserializeBy<'de, W> + ndserde::field::HoldsArray,
{
    serde_json::from_value::<Nd<T, W>>(json.clone()).map(Nd::into_inner).map_err(|e| e.to_string())
}

#[test]
fn numpys_files_are_read_and_written_byte_for_byte() {
    let mut dtypes = 0;
    for row in rows().filter(Value::is_object) {
        let dtype: DType = row["dtype"].as_str().unwrap().parse().unwrap();
        let counts: Vec<i64> = serde_json::from_value(row["counts"].clone()).unwrap();
        let tagged: Value = serde_json::from_str(row["tagged"].as_str().unwrap()).unwrap();
        for array in [read::<DynArray, Npy>(&row["npy"]), read::<DynArray, Tagged>(&tagged)] {
            let array = array.unwrap();
            assert_eq!(array.dtype(), &dtype);
            assert_eq!(array.view::<i64, _>().unwrap(), arr1(&counts));
            assert_eq!(serde_json::to_value(Nd::by::<Npy>(&array)).unwrap(), row["npy"]);
            assert_eq!(
                serde_json::to_string(&Nd::new(&array)).unwrap(),
                row["tagged"].as_str().unwrap()
            );
        }
        dtypes += 1;
    }
    assert_eq!(dtypes, 30);
}

/// `with_unit!(unit, U => body)`: the body with `U` as the type of the unit.
macro_rules! with_unit {
    ($unit:expr, $U:ident => $body:expr) => {
        with_unit!(@ $unit, $U, $body;
            "Y" Year, "M" Month, "W" Week, "D" Day, "h" Hour, "m" Minute, "s" Second,
            "ms" Millisecond, "us" Microsecond, "ns" Nanosecond, "ps" Picosecond,
            "fs" Femtosecond, "as" Attosecond, "25s" Multiple<25, Second>, "7D" Multiple<7, Day>,
        )
    };
    (@ $unit:expr, $U:ident, $body:expr; $($symbol:literal $marker:ty,)*) => {
        match $unit {
            $($symbol => {
                type $U = $marker;
                assert_eq!($U::UNIT.to_string(), $symbol);
                $body
            })*
            other => panic!("no unit {other}"),
        }
    };
}

/// Every unit into every other, as NumPy converts where that is exact, and not at all elsewhere.
#[test]
fn another_unit_is_converted_exactly_by_a_cast_and_refused_without() {
    let (mut converted, mut refused) = (0, 0);
    for row in rows().filter(Value::is_array) {
        let (from, count, to) =
            (row[0].as_str().unwrap(), row[1].as_i64().unwrap(), row[2].as_str().unwrap());
        let from: DType = from.parse().unwrap();
        let array =
            DynArray::from(arr1(&[count, i64::MIN])).reinterpret_time(from.clone()).unwrap();
        let json = serde_json::to_value(Nd::new(&array)).unwrap();
        let (kind, unit) = to.strip_suffix(']').unwrap().split_once('[').unwrap();
        let (cast, alone) = match kind {
            "datetime64" => with_unit!(unit, U => (
                read::<Array1<i64>, Cast<DateTime64<U>>>(&json),
                read::<Array1<i64>, DateTime64<U>>(&json),
            )),
            _ => with_unit!(unit, U => (
                read::<Array1<i64>, Cast<TimeDelta64<U>>>(&json),
                read::<Array1<i64>, TimeDelta64<U>>(&json),
            )),
        };
        assert_eq!(alone.is_ok(), from.to_string() == to, "{from} as {to}");
        match (cast, row[3].as_i64()) {
            (Ok(there), Some(wanted)) => {
                assert_eq!(there, arr1(&[wanted, i64::MIN]), "{row}");
                converted += 1;
            }
            (Err(error), None) => {
                let words = [
                    format!("tagged: {count} as {from} is not a whole number of {to}"),
                    format!("tagged: the data is {from}, the field holds {to}"),
                ];
                assert!(words.contains(&error), "{row}: {error}");
                refused += 1;
            }
            (other, _) => panic!("{row}: {other:?}"),
        }
    }
    assert!(converted > 500 && refused > 500, "{converted}, {refused}");
}

#[test]
fn times_beyond_64_bits_are_refused() {
    let far = DynArray::from(arr1(&[i64::MAX]))
        .reinterpret_time(DType::DateTime64(TimeUnit::YEAR))
        .unwrap();
    let json = serde_json::to_value(Nd::new(&far)).unwrap();
    for error in [
        read::<Array1<i64>, Cast<DateTime64<Month>>>(&json),
        read::<Array1<i64>, Cast<DateTime64<Day>>>(&json),
        read::<Array1<i64>, Cast<DateTime64<Attosecond>>>(&json),
    ] {
        assert!(
            error
                .unwrap_err()
                .contains("9223372036854775807 as datetime64[Y] is not a whole number")
        );
    }
    // The least count is taken: it is not a time.
    let early = DynArray::from(arr1(&[i64::MIN / 2]))
        .reinterpret_time(DType::TimeDelta64("2s".parse().unwrap()));
    let json = serde_json::to_value(Nd::new(early.unwrap())).unwrap();
    assert!(read::<Array1<i64>, Cast<TimeDelta64<Second>>>(&json).is_err());
}

/// Each wire that states a dtype, and those that state none, which carry the counts.
#[test]
fn every_wire_carries_them() {
    fn check<W: Wire>() {
        let counts = arr1(&[0_i64, -1, i64::MIN, 1 << 40]);
        for_each_attacked!(B => {
            let field = Nd::<_, DateTime64<Nanosecond, W>>::from(&counts);
            if let Ok(document) = B::write(&field) {
                let place = format!("{} {:?}", W::NAME, B::BACKEND);
                let read = B::read::<Nd<Array1<i64>, DateTime64<Nanosecond, W>>>(&document);
                assert_eq!(read.unwrap().into_inner(), counts, "{place}");
                let states_dtype = !["nested", "ndarray_v1"].contains(&W::NAME);
                let other = B::read::<Nd<Array1<i64>, TimeDelta64<Nanosecond, W>>>(&document);
                assert_eq!(other.is_err(), states_dtype, "{place}");
                let plain = B::read::<Nd<Array1<i64>, W>>(&document);
                assert_eq!(plain.is_err(), states_dtype, "{place}");
            }
        });
    }
    check::<Tagged>();
    check::<Readable>();
    check::<Nested>();
    check::<NdarrayV1>();
    check::<Triple>();
    check::<Npy>();
    check::<JsonNumpy>();
    check::<MsgpackNumpy>();
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Series {
    #[nd(wire = DateTime64<Nanosecond>)]
    when: Vec<Array1<i64>>,
    #[nd(wire = TimeDelta64<Multiple<25, Second>, Npy>, cast)]
    step: Array1<i64>,
    #[serde(skip)]
    _rest: (),
}

#[test]
fn fields_name_their_unit() {
    let series = Series { when: vec![arr1(&[1, 2])], step: arr1(&[3]), _rest: () };
    let json = serde_json::to_string(&series).unwrap();
    assert!(json.contains(r#""dtype":"datetime64[ns]""#), "{json}");
    assert_eq!(serde_json::from_str::<Series>(&json).unwrap(), series);
}

#[test]
fn what_is_no_time_is_refused_with_both_names() {
    let integers = serde_json::to_value(Nd::new(arr1(&[1_i64]))).unwrap();
    let floats = serde_json::to_string(&Nd::by::<DateTime64<Day>>(arr1(&[1.0])));
    let text = |word: &str| serde_json::json!({"dtype": word, "shape": [1], "byteorder": "little", "data": "AAAAAAAAAAA="});
    let errors = [
        (
            read::<Array1<i64>, DateTime64<Day>>(&integers).map(drop),
            "tagged: the data is int64, the field holds datetime64[D]",
        ),
        (
            read::<Array1<i64>, Cast<DateTime64<Day>>>(&integers).map(drop),
            "tagged: the data is int64, the field holds datetime64[D]",
        ),
        (
            read::<Array1<f64>, DateTime64<Day>>(&integers).map(drop),
            "tagged: the data is datetime64[D], the field holds float64",
        ),
        (
            floats.map(drop).map_err(|e| e.to_string()),
            "tagged: the data is datetime64[D], the field holds float64",
        ),
        (
            read::<Array1<i64>, Tagged>(&text("datetime64[D]")).map(drop),
            "tagged: the data is datetime64[D], the field holds int64",
        ),
        (
            read::<Array1<i64>, Cast<Tagged, Safe>>(&text("<M8[D]")).map(drop),
            "casting rule safe forbids that",
        ),
        (
            read::<DynArray, Tagged>(&text("datetime64")).map(drop),
            "tagged: unknown dtype \"datetime64\"",
        ),
        (read::<DynArray, Tagged>(&text("<M8")).map(drop), "tagged: unknown dtype \"<M8\""),
        (read::<DynArray, Tagged>(&text("|M8[s]")).map(drop), "tagged: unknown dtype \"|M8[s]\""),
        (
            read::<DynArray, Tagged>(&text("datetime64[parsec]")).map(drop),
            "unknown unit of time \"parsec\"",
        ),
        (
            read::<DynArray, Tagged>(&text("datetime64[0s]")).map(drop),
            "unknown unit of time \"0s\"",
        ),
        (
            read::<DynArray, Tagged>(&text("<m8[99999999999s]")).map(drop),
            "unknown unit of time \"99999999999s\"",
        ),
        (read::<DynArray, Tagged>(&text("<m8[s/3]")).map(drop), "unknown unit of time \"s/3\""),
    ];
    for (error, words) in errors {
        let error = error.unwrap_err();
        assert!(error.contains(words), "{error}, not {words}");
    }
    assert_eq!(
        read::<DynArray, Tagged>(&text(">M8[2s]")).unwrap_err(),
        "tagged: the dtype marks datetime64[2s] as big-endian, the byteorder says little"
    );
}

#[test]
fn not_a_time_is_equal_to_nothing() {
    let times = |counts: &[i64]| {
        DynArray::from(arr1(counts)).reinterpret_time(DType::DateTime64(TimeUnit::DAY)).unwrap()
    };
    assert_eq!(times(&[1, 2]), times(&[1, 2]));
    assert_ne!(times(&[1, i64::MIN]), times(&[1, i64::MIN]));
    assert_eq!(
        times(&[1, i64::MIN]).to_string(),
        "[1970-01-02, NaT], dtype=datetime64[D], shape=[2]"
    );
    assert!(
        DynArray::from(arr1(&[1.0])).reinterpret_time(DType::DateTime64(TimeUnit::DAY)).is_err()
    );
    assert!(TimeUnit::SECOND.times(0).is_err() && TimeUnit::SECOND.times(1 << 31).is_err());
}
