//! Records: a struct as the element of arrays, and what NumPy makes of it.
//!
//! ```text
//! cargo run --example records
//! ```

use ndarray::{Array1, arr1};
use ndserde::{DynArray, NdDeserialize, NdElement, NdSerialize, npy};

/// A star of a catalogue.
#[derive(Clone, Debug, PartialEq, NdElement)]
struct Star {
    id: u32,
    /// Right ascension and declination, in degrees.
    position: [f64; 2],
    magnitude: f32,
    class: Class,
    #[nd(default)]
    seen: Day,
}

#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
#[repr(u8)]
enum Class {
    Dwarf = 1,
    Giant = 2,
}

/// Days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, NdElement)]
#[nd(dtype = "datetime64[D]")]
struct Day(i64);

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Catalogue {
    name: String,
    stars: Array1<Star>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let stars = arr1(&[
        Star {
            id: 1,
            position: [101.287, -16.716],
            magnitude: -1.46,
            class: Class::Dwarf,
            seen: Day(20_000),
        },
        Star {
            id: 2,
            position: [78.634, -8.202],
            magnitude: 0.13,
            class: Class::Giant,
            seen: Day(20_001),
        },
    ]);

    // As a field of a model, in any data format.
    let catalogue = Catalogue { name: "bright".into(), stars: stars.clone() };
    let packed = rmp_serde::to_vec(&catalogue)?;
    assert_eq!(rmp_serde::from_slice::<Catalogue>(&packed)?, catalogue);

    // As a file that `numpy.load` opens: a structured array.
    let file = npy::to_vec(&stars)?;
    println!("{}", String::from_utf8_lossy(file.get(10..200).unwrap_or_default()));

    // Where only the document knows the fields.
    let any = DynArray::from(stars);
    println!("{any}");
    println!("{}", any.field("magnitude")?);
    Ok(())
}
