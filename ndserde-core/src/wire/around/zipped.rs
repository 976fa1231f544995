//! Wires around a wire: its data, compressed.

use core::marker::PhantomData;

use serde_core::{Deserializer, Serializer};

use crate::{
    untyped::{ArrayBytes, FieldType, UncheckedArray},
    wire::{
        Tagged, Wire,
        codec::{Codec, MOST_RATIO},
        zipped::{CompressedWire, Packing},
    },
};

/// Compresses the data of the wire `W` by gzip: [`Tagged`] or [`Npy`](crate::wire::Npy).
///
/// ```
/// use ndarray::Array2;
/// use ndserde::{Nd, wire::Gzip};
///
/// let image = Array2::from_shape_fn((64, 64), |(i, j)| (i * j) as f32);
/// let json = serde_json::to_string(&Nd::by::<Gzip>(image.view()))?;
/// assert!(json.len() < serde_json::to_string(&Nd::new(image.view()))?.len() / 4);
/// let back: Array2<f32> = serde_json::from_str::<Nd<_, Gzip>>(&json)?.into_inner();
/// assert_eq!(back, image);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Around [`Tagged`] the map has two keys more, between `order` and `data`: `compression`, which is
/// `gzip`, and `shuffle`, by how many bytes the elements are shuffled. That is, all first bytes come
/// first, then all second ones, as in HDF5 and Blosc: signs and exponents of numbers are alike, and
/// compress better together. Numbers are shuffled by their size, text by 4, bytes not at all, which is 1.
/// Around [`Npy`](crate::wire::Npy) the document is the file as `gzip` makes it, without shuffling.
///
/// In Python, where `o["data"]` is bytes (JSON has it as base64):
///
/// ```python
/// raw = np.frombuffer(gzip.decompress(o["data"]), np.uint8).reshape(o["shuffle"], -1).T.tobytes()
/// np.frombuffer(raw, np.dtype(o["dtype"]).newbyteorder(o["byteorder"])).reshape(o["shape"], order=o["order"])
/// np.load(io.BytesIO(gzip.decompress(o)))  # Gzip<Npy>
/// ```
///
/// It reads what is compressed so and nothing else; the wire [`any`](crate::any) and
/// [`Value`](crate::Value) read it too. The numbers come back bit for bit, but the compressed bytes
/// may be others with another version of flate2.
///
/// # What strangers send
///
/// Little data may become much: `RATIO` times as many bytes, if not less than 64 KiB, are an error before
/// anything is unpacked, and memory follows what has been unpacked. Reading takes up to three times as
/// much while it is put in place; of text up to nine times and of byte strings 26 times, since each
/// `String` and `Vec<u8>` has memory of its own, however short it is. Gzip itself makes no more than 1032 of a byte; where arrays are
/// numbers and no zeros, `Gzip<Tagged, 10>` keeps the bound of the other wires. What compresses better is
/// written all the same, and is read where `RATIO` is larger.
pub struct Gzip<W = Tagged, const RATIO: usize = MOST_RATIO>(PhantomData<fn() -> W>);

impl<W: CompressedWire, const RATIO: usize> Gzip<W, RATIO> {
    const PACKING: Packing = Packing { wire: Self::NAME, codec: Codec::Gzip, ratio: RATIO };
}

impl<W: CompressedWire, const RATIO: usize> Wire for Gzip<W, RATIO> {
    const NAME: &'static str = "gzip";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        W::write_packed(array, Self::PACKING, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        W::read_packed(deserializer, field, Self::PACKING)
    }
}

/// Compresses the data of the wire `W` by zstd, as [`Gzip`] does by gzip.
///
/// `compression` is `zstd` in the document. Python reads it with the package zstandard, by
/// `zstandard.ZstdDecompressor().stream_reader(o["data"]).read()` in the place of `gzip.decompress`.
///
/// Frames with a window of more than 8 MiB, which zstd writes where it is told to (`--long`, `--ultra`), are
/// not read.
///
/// Zstd could make 30,000 bytes of one; `RATIO` bounds that as it does for [`Gzip`], and what is written of
/// long runs of zeros has a part that readers skip, so that it is no less than a byte for 1032.
#[cfg(feature = "zstd_0_13")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "zstd_0_13")))]
pub struct Zstd<W = Tagged, const RATIO: usize = MOST_RATIO>(PhantomData<fn() -> W>);

#[cfg(feature = "zstd_0_13")]
impl<W: CompressedWire, const RATIO: usize> Zstd<W, RATIO> {
    const PACKING: Packing = Packing { wire: Self::NAME, codec: Codec::Zstd, ratio: RATIO };
}

#[cfg(feature = "zstd_0_13")]
impl<W: CompressedWire, const RATIO: usize> Wire for Zstd<W, RATIO> {
    const NAME: &'static str = "zstd";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        W::write_packed(array, Self::PACKING, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        W::read_packed(deserializer, field, Self::PACKING)
    }
}
