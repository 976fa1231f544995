//! A wire for each field: the container says what is usual, and the field wins.
//!
//! ```text
//! cargo run --example wires_per_field
//! ```

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{
    ByteOrder, NdDeserialize, NdSerialize,
    wire::{
        ArrayBytes, FieldType, PayloadBytes, PayloadSeed, Readable, Tagged, UncheckedArray, Wire,
    },
};
use serde::{
    Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error},
};

/// A report for people, with the large data packed.
#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
#[nd(wire = Readable)]
struct Report {
    /// By the container's wire: lists of numbers.
    summary: Array1<f64>,

    /// By a wire of its own: base64 in JSON, bytes in MessagePack and CBOR.
    #[nd(wire = Tagged)]
    measurements: Array2<f64>,

    /// By the user's own wire, and in a container.
    #[nd(wire = Bare)]
    masks: Vec<Array1<u8>>,
}

/// One-dimensional arrays as only their data, without dtype or shape: `"AAEC"`.
struct Bare;

impl Wire for Bare {
    const NAME: &'static str = "bare";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        PayloadBytes::new(array.data()).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        // The document does not state the dtype, so it is the field's.
        let dtype = field.require_dtype().map_err(D::Error::custom)?;
        let describes_itself = deserializer.is_human_readable();
        let seed = PayloadSeed::new(Self::NAME, Some(dtype), describes_itself);
        let data = seed.deserialize(deserializer)?;
        let array = UncheckedArray::new(dtype, data.own_shape(dtype), data);
        Ok(array.with_byteorder(ByteOrder::Little))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let report = Report {
        summary: arr1(&[0.5, 1.5]),
        measurements: arr2(&[[0.25, 0.75], [1.25, 1.75]]),
        masks: vec![arr1(&[0, 1, 2]), arr1(&[255])],
    };

    let json = serde_json::to_string_pretty(&report)?;
    println!("{json}");
    assert_eq!(serde_json::from_str::<Report>(&json)?, report);

    let bytes = rmp_serde::to_vec_named(&report)?;
    println!("{} bytes of MessagePack", bytes.len());
    assert_eq!(rmp_serde::from_slice::<Report>(&bytes)?, report);
    Ok(())
}
