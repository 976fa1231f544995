//! Dtypes as words, both ways, and in messages; records that are put together.

use ndarray::{Array1, Ix1};
use ndserde::{
    DType, DynArray, Error, ErrorKind, Nd, Record, RecordField, TimeUnit,
    wire::{Cast, Npy},
};

/// Dtypes and what `Display` writes of them.
fn spelled() -> Vec<(DType, String)> {
    let mut spelled: Vec<_> = DType::ALL.iter().map(|dtype| (dtype.clone(), name(dtype))).collect();
    let units = ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as", "25s"];
    for symbol in units {
        let unit: TimeUnit = symbol.parse().unwrap();
        spelled.push((DType::DateTime64(unit), format!("datetime64[{symbol}]")));
        spelled.push((DType::TimeDelta64(unit), format!("timedelta64[{symbol}]")));
    }
    for (dtype, word) in [
        (DType::Str(0), "str"),
        (DType::Bytes(0), "bytes"),
        (DType::Str(1), "<U1"),
        (DType::Bytes(12), "|S12"),
        (DType::Void(2), "void2"),
        (DType::Str((1 << 29) - 1), "<U536870911"),
    ] {
        spelled.push((dtype, word.to_owned()));
    }
    spelled
}

/// NumPy's name of a dtype that has nothing else to it is Rust's in small letters.
fn name(dtype: &DType) -> String {
    format!("{dtype:?}").to_lowercase()
}

#[test]
fn what_is_displayed_can_be_parsed() {
    for (dtype, word) in spelled() {
        assert_eq!(dtype.to_string(), word);
        assert_eq!(word.parse::<DType>().unwrap(), dtype, "{word}");
    }
}

#[test]
fn records_that_are_displayed_can_be_parsed() {
    for record in [
        "[('x', '<f8')]",
        "[('x', '<f8'), ('id', '<i4', (3,)), ('m', '|b1', (2, 3))]",
        "[('at', '<M8[25s]'), ('name', '<U5'), ('code', '|S3'), ('half', 'bfloat16')]",
        "[('in', [('u', '<f4'), ('v w', '<c16')], (2,)), ('é\\n', '|u1')]",
        "[(\"it's\", '|u1'), ('\"', '|u1'), ('\\'\"', '|u1'), ('\\x00\\u200b', '|u1')]",
    ] {
        let dtype: DType = record.parse().unwrap();
        assert!(matches!(dtype, DType::Record(_)), "{record}");
        assert_eq!(dtype.to_string(), record);
    }
}

/// Were each level looked at more than once by the one above it, this would take minutes.
#[test]
fn records_within_records_take_time_once_each() {
    let nested = |levels: usize| {
        let (open, close) = ("[('in', ".repeat(levels - 1), ")]".repeat(levels - 1));
        format!("{open}[('x', '<f8'), ('y', '|u1')]{close}")
    };
    let dtype: DType = nested(16).parse().unwrap();
    for _ in 0..100 {
        assert_eq!(dtype.to_string(), nested(16));
    }
    let error = nested(17).parse::<DType>().unwrap_err();
    assert_eq!(error.to_string(), "records are nested more than 16 deep");
    assert_eq!(error.kind(), ErrorKind::Malformed);
}

/// A dtype has no byte order, and a record no padding: what a word says of these is left out.
#[test]
fn typestrs_of_numpy_can_be_parsed_and_their_byte_order_is_left_out() {
    for (codes, dtype) in [
        (&["|b1", "<b1", "b1", "=b1"][..], DType::Bool),
        (&["|i1", "i1"], DType::Int8),
        (&["<i2", ">i2", "=i2", "i2"], DType::Int16),
        (&["<i4", ">i4", "=i4", "i4"], DType::Int32),
        (&["<i8", ">i8", "=i8", "i8"], DType::Int64),
        (&["|u1", "u1"], DType::UInt8),
        (&["<u2", ">u2", "=u2", "u2"], DType::UInt16),
        (&["<u4", ">u4", "=u4", "u4"], DType::UInt32),
        (&["<u8", ">u8", "=u8", "u8"], DType::UInt64),
        (&["<f2", ">f2", "=f2", "f2"], DType::Float16),
        (&["<f4", ">f4", "=f4", "f4"], DType::Float32),
        (&["<f8", ">f8", "=f8", "f8"], DType::Float64),
        (&["<c8", ">c8", "=c8", "c8"], DType::Complex64),
        (&["<c16", ">c16", "=c16", "c16"], DType::Complex128),
        (&["<M8[ns]", ">M8[ns]", "=M8[ns]", "M8[ns]"], DType::DateTime64(TimeUnit::NANOSECOND)),
        (&["<m8[D]", ">m8[D]", "m8[D]"], DType::TimeDelta64(TimeUnit::DAY)),
        (&["<U5", ">U5", "=U5", "U5"], DType::Str(5)),
        (&["|S5", "S5"], DType::Bytes(5)),
        (&["|V2", "<V2", "V2", "void2"], DType::Void(2)),
        (
            &["[('x', '<f8'), ('y', '|u1')]", "[('x', '>f8'), ('', '|V7'), ('y', '|u1')]"],
            "[('x', '<f8'), ('y', '|u1')]".parse().unwrap(),
        ),
    ] {
        for code in codes {
            assert_eq!(code.parse::<DType>().unwrap(), dtype, "{code}");
        }
    }
}

#[test]
fn other_words_are_refused_by_name() {
    for (word, kind, message) in [
        ("", ErrorKind::Malformed, "unknown dtype \"\""),
        ("<", ErrorKind::Malformed, "unknown dtype \"<\""),
        ("==f8", ErrorKind::Malformed, "unknown dtype \"==f8\""),
        ("=float64", ErrorKind::Malformed, "unknown dtype \"=float64\""),
        ("Float64", ErrorKind::Malformed, "unknown dtype \"Float64\""),
        ("|f8", ErrorKind::Malformed, "unknown dtype \"|f8\""),
        (
            "<f16",
            ErrorKind::Unsupported,
            "the dtype \"<f16\" is longdouble, which is not carried: ",
        ),
        ("complex256", ErrorKind::Unsupported, "the dtype \"complex256\" is longdouble, "),
        ("<f17", ErrorKind::Malformed, "unknown dtype \"<f17\""),
        ("<M8", ErrorKind::Malformed, "unknown dtype \"<M8\""),
        ("<M8[x]", ErrorKind::Malformed, "unknown unit of time \"x\""),
        ("<U0", ErrorKind::Malformed, "unknown dtype \"<U0\""),
        ("|O", ErrorKind::Unsupported, "the dtype \"|O\" is object, which is not carried: "),
        ("|V", ErrorKind::Unsupported, "the dtype \"|V\" is void, which is not carried: "),
        ("|V0", ErrorKind::Unsupported, "the dtype \"|V0\" is void, which is not carried: "),
        ("<V", ErrorKind::Unsupported, "the dtype \"<V\" is void, which is not carried: "),
        ("void02", ErrorKind::Malformed, "unknown dtype \"void02\""),
        ("[]", ErrorKind::Malformed, "a record without fields"),
        ("[('x', '<f8')", ErrorKind::Malformed, "the dtype has \"\" where \"]\" was expected"),
        ("[('x', '<f8'), ('x', '<f8')]", ErrorKind::Malformed, "the record has two fields \"x\""),
    ] {
        let error = word.parse::<DType>().unwrap_err();
        assert_eq!(error.kind(), kind, "{word}: {error}");
        assert!(error.to_string().starts_with(message), "{word}: {error}");
    }
}

#[test]
fn records_can_be_put_together() -> Result<(), Error> {
    let point = Record::new([("x", DType::Float64), ("y", DType::Float64)])?;
    assert_eq!(point.fields(), [("x", DType::Float64).into(), ("y", DType::Float64).into()]);
    let scan = Record::new(vec![
        RecordField::new("in", DType::Record(point)).with_shape(&[2])?,
        RecordField::new(String::from("m"), DType::BFloat16).with_shape(&[1, 2, 3, 4])?,
        RecordField::new("word", DType::Str(5)).with_shape(&[])?,
    ])?;
    assert_eq!(scan.itemsize(), 2 * 16 + 24 * 2 + 5 * 4);
    let parsed: DType = "[('in', [('x', '<f8'), ('y', '<f8')], (2,)), \
                         ('m', 'bfloat16', (1, 2, 3, 4)), ('word', '<U5')]"
        .parse()?;
    assert_eq!(DType::Record(scan), parsed);
    Ok(())
}

#[test]
fn what_is_no_record_is_refused() {
    let of = |name: &str, dtype| Record::new([(name, dtype)]).map(DType::Record);
    let shaped = |axes: &[usize]| RecordField::new("x", DType::Int8).with_shape(axes);
    let deep = |levels| {
        let innermost = of("x", DType::Int8);
        (1..levels).try_fold(innermost?, |record, _| of("in", record))
    };
    assert!(deep(16).is_ok());
    for (record, message) in [
        (
            Record::new([("x", DType::Int8), ("y", DType::Int8), ("x", DType::Int16)]).map(drop),
            "the record has two fields \"x\"",
        ),
        (Record::new::<RecordField>([]).map(drop), "a record without fields"),
        (of("", DType::Int8).map(drop), "the field \"\" of the record has no name"),
        (of("x", DType::Str(0)).map(drop), "the field \"x\" of the record has no elements"),
        (shaped(&[2, 0]).map(drop), "the field \"x\" of a record cannot have the shape [2, 0]"),
        (
            shaped(&[1; 5]).map(drop),
            "the field \"x\" of a record cannot have the shape [1, 1, 1, 1, 1]",
        ),
        (
            shaped(&[usize::MAX, 2]).and_then(|field| Record::new([field])).map(drop),
            &format!("a record of {} bytes: NumPy holds at most 2147483647", usize::MAX),
        ),
        (deep(17).map(drop), "records are nested more than 16 deep"),
    ] {
        assert_eq!(record.unwrap_err().to_string(), message);
    }
}

/// An array of one record of so many fields: a multiple of three.
fn wide(fields: usize) -> String {
    let list: Vec<String> = (0..fields).map(|n| format!(r#"["f{n}","bfloat16"]"#)).collect();
    let list = format!("[{}]", list.join(","));
    // Zeros, of a number of bytes that needs no padding.
    let data = "A".repeat(fields * 2 / 3 * 4);
    let rest = r#""shape":[1],"byteorder":"little","order":"C""#;
    format!(r#"{{"dtype":{list},{rest},"data":"{data}"}}"#)
}

#[test]
fn a_message_has_the_first_of_many_fields() {
    let json = wide(66_000);
    let array = serde_json::from_str::<Nd<DynArray>>(&json).unwrap().into_inner();
    let longer = json.replacen("\"shape\":[1]", "\"shape\":[2]", 1);
    let read = |result: Result<(), serde_json::Error>| result.unwrap_err().to_string();
    let made = |result: Result<(), Error>| result.unwrap_err().to_string();
    for message in [
        read(serde_json::from_str::<Nd<Array1<f64>, Cast>>(&json).map(drop)),
        read(serde_json::from_str::<Nd<DynArray>>(&longer).map(drop)),
        read(serde_json::to_string(&Nd::by::<Npy>(&array)).map(drop)),
        made(array.cast::<f64, Ix1>().map(drop)),
        made(array.view::<f64, Ix1>().map(drop)),
        made(array.field("no such").map(drop)),
    ] {
        assert!(message.contains("[('f0', 'bfloat16'), ('f1', 'bfloat16'), "), "{message}");
        assert!(message.contains("'), …, and 65975 more fields]"), "{message}");
        assert!(message.len() < 1000, "{message}");
    }
}

#[test]
fn records_in_messages_are_cut() {
    let all: Vec<String> = (0..40).map(|n| format!("('{n:08}', '|u1')")).collect();
    let message = |word: &str| {
        let array = DynArray::from(Array1::<f64>::zeros(0));
        let error = array.reinterpret_time(word.parse().unwrap()).unwrap_err().to_string();
        error.split_once(", the field holds ").unwrap().1.to_owned()
    };
    let name = "n".repeat(1000);
    for (word, expected) in [
        // As it is displayed, as long as that is no trouble.
        (format!("[{}]", all[..25].join(", ")), format!("[{}]", all[..25].join(", "))),
        (
            format!("[{}]", all[..26].join(", ")),
            format!("[{}, …, and 1 more field]", all[..25].join(", ")),
        ),
        (
            format!("[{}]", all.join(", ")),
            format!("[{}, …, and 15 more fields]", all[..25].join(", ")),
        ),
        (format!("[('{name}', '<f8')]"), format!("[('{}…', '<f8')]", &name[..64])),
        (
            format!("[('in', [{}]), ('x', '<f8')]", all.join(", ")),
            format!(
                "[('in', [{}, …, and 15 more fields]), …, and 1 more field]",
                all[..25].join(", ")
            ),
        ),
    ] {
        assert_eq!(message(&word), expected);
    }
    // However deep, and whatever the names have.
    let wide = "\u{e0001}".repeat(64);
    let deep = (0..16)
        .fold(String::from("'|u1'"), |inner, _| format!("[('{wide}', {inner}), ('x', '|u1')]"));
    assert!(message(&deep).len() < 2000, "{}", message(&deep).len());
}
