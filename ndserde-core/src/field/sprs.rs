//! Sparse matrices of sprs 0.11: a struct of three arrays, which each go through the wire, as scipy
//! has them.

use core::{fmt, marker::PhantomData, ops::Deref};

use serde_core::{
    Deserialize, Deserializer, Serializer,
    de::{Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
    ser::{Error as _, SerializeStruct},
};
use sprs::{CsMatBase, CsMatI, SpIndex};

use crate::{
    array::{ReadNdArray, into_elements, with_elements},
    backend::Backend,
    element::{Element, Write},
    error::{Error, Quoted},
    field::{
        DeserializeBy, SerializeBy,
        holds::{Holds, WithArrays},
        part::FieldPart,
        probe::{Found, TypeList, Walk},
    },
    order::Order,
    shape::Shape,
    wire::{Cast, Wire},
};

const NAME: &str = "CsMat";
const FORMAT: &str = "format";
const SHAPE: &str = "shape";
const INDPTR: &str = "indptr";
const INDICES: &str = "indices";
const DATA: &str = "data";
const NAMES: &[&str] = &[FORMAT, SHAPE, INDPTR, INDICES, DATA];

/// The format by rows, in scipy's word.
const CSR: &str = "csr";
/// The format by columns.
const CSC: &str = "csc";

impl<W, N, I, P, S, D, Ptr> SerializeBy<W> for CsMatBase<N, I, P, S, D, Ptr>
where
    W: Wire,
    N: Write,
    I: SpIndex + Write,
    Ptr: SpIndex + Write,
    P: Deref<Target = [Ptr]>,
    S: Deref<Target = [I]>,
    D: Deref<Target = [N]>,
{
    fn serialize_by<Ser: Serializer>(&self, serializer: Ser) -> Result<Ser::Ok, Ser::Error> {
        let shape = <[usize; 2]>::from(self.shape());
        let shape = Shape::new(&shape).map_err(Ser::Error::custom)?;
        let indptr = self.proper_indptr();
        let format = if self.is_csr() { CSR } else { CSC };
        let mut fields = serializer.serialize_struct(NAME, NAMES.len())?;
        fields.serialize_field(FORMAT, format)?;
        fields.serialize_field(SHAPE, &shape)?;
        fields.serialize_field(INDPTR, &FieldPart::<_, W>::of(&LentAxis(&indptr)))?;
        fields.serialize_field(INDICES, &FieldPart::<_, W>::of(&LentAxis(self.indices())))?;
        fields.serialize_field(DATA, &FieldPart::<_, W>::of(&LentAxis(self.data())))?;
        fields.end()
    }
}

impl<'de, W, N, I, Ptr> DeserializeBy<'de, W> for CsMatI<N, I, Ptr>
where
    W: Wire,
    N: Element,
    I: SpIndex + Element,
    Ptr: SpIndex + Element,
{
    fn deserialize_part<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
        let visitor = PartsVisitor::<N, I, Ptr, W>(PhantomData);
        let parts = deserializer.deserialize_struct(NAME, NAMES, visitor)?;
        build(parts).map_err(|error| De::Error::custom(error.in_wire(W::NAME)))
    }
}

impl<N, I, P, S, D, Ptr> Holds for CsMatBase<N, I, P, S, D, Ptr>
where
    I: SpIndex,
    Ptr: SpIndex,
    P: Deref<Target = [Ptr]>,
    S: Deref<Target = [I]>,
    D: Deref<Target = [N]>,
{
    type What = WithArrays;
}

impl<Rest, U, N, I, P, S, D, Ptr> Walk<TypeList<CsMatBase<N, I, P, S, D, Ptr>, Rest>, U>
where
    I: SpIndex,
    Ptr: SpIndex,
    P: Deref<Target = [Ptr]>,
    S: Deref<Target = [I]>,
    D: Deref<Target = [N]>,
{
    /// Arrays.
    #[must_use]
    pub const fn __nd_step(self) -> Walk<Found, U> {
        Walk::go()
    }
}

/// What a document has of a matrix.
struct SparseParts<N, I, Ptr> {
    is_csr: bool,
    shape: Shape,
    indptr: Vec<Ptr>,
    indices: Vec<I>,
    data: Vec<N>,
}

/// The matrix, if the parts are one.
///
/// What sprs checks on the way must not panic: it takes the bounds of rows as they are, and counts
/// beyond the longest axis.
fn build<N, I, Ptr>(parts: SparseParts<N, I, Ptr>) -> Result<CsMatI<N, I, Ptr>, Error>
where
    N: Clone,
    I: SpIndex,
    Ptr: SpIndex,
{
    let SparseParts { is_csr, shape, indptr, indices, data } = parts;
    let &[rows, columns] = &shape[..] else {
        return Err(Error::custom(format_args!(
            "a sparse matrix has 2 axes, the shape is {shape}"
        )));
    };
    let (axis, outer) = if is_csr { ("rows", rows) } else { ("columns", columns) };
    if outer.checked_add(1) != Some(indptr.len()) {
        return Err(Error::custom(format_args!(
            "indptr has {} elements, where {outer} {axis} need one more than there are",
            indptr.len()
        )));
    }
    if indices.len() != data.len() {
        return Err(Error::custom(format_args!(
            "indices has {} elements, data has {}",
            indices.len(),
            data.len()
        )));
    }
    let mut before = Some(0);
    for (place, end) in indptr.iter().enumerate() {
        let end = end.try_index();
        if end < before || (place == 0 && end != Some(0)) {
            return Err(Error::custom(format_args!(
                "indptr[{place}] is no bound of {axis}: they begin with 0, and none is less than the \
                 one before it"
            )));
        }
        before = end;
    }
    if before != Some(indices.len()) {
        return Err(Error::custom(format_args!(
            "the last of indptr is {}, where there are {} indices",
            before.unwrap_or_default(),
            indices.len()
        )));
    }
    let new = if is_csr { CsMatI::new_from_unsorted } else { CsMatI::new_from_unsorted_csc };
    new((rows, columns), indptr, indices, data).map_err(|(.., why)| {
        let format = if is_csr { CSR } else { CSC };
        Error::custom(format_args!("the {format} of shape {shape} is no sparse matrix: {why}"))
    })
}

/// Elements on one axis, to be written.
struct LentAxis<'a, A>(&'a [A]);

impl<W: Wire, A: Write> SerializeBy<W> for LentAxis<'_, A> {
    fn serialize_by<Ser: Serializer>(&self, serializer: Ser) -> Result<Ser::Ok, Ser::Error> {
        let shape = [self.0.len()];
        with_elements(self.0, &shape, Order::C, true, |array| W::serialize(array, serializer))
            .map_err(|error| Ser::Error::custom(error.in_wire(W::NAME)))?
    }
}

/// Elements on one axis that were read.
struct OneAxis<A>(Vec<A>);

impl<'de, W: Wire, A: Element> DeserializeBy<'de, W> for OneAxis<A> {
    fn deserialize_part<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
        let field = <ndarray::Array1<A> as ReadNdArray>::FIELD_TYPE;
        W::deserialize(deserializer, field)?
            .check_from(Backend::of::<De::Error>, field)
            .and_then(into_elements)
            .map(|(elements, ..)| Self(elements))
            .map_err(|error| De::Error::custom(error.in_wire(W::NAME)))
    }
}

/// Numbers as the wire has them.
type Numbers<N, W> = FieldPart<OneAxis<N>, W>;

/// Indices of any integers: scipy's have 32 bits where that is enough, and sprs' are `usize`.
type Indices<I, W> = FieldPart<OneAxis<I>, Cast<W>>;

/// Takes the parts, with their names or in this order.
struct PartsVisitor<N, I, Ptr, W>(PhantomData<(N, I, Ptr, W)>);

impl<'de, N, I, Ptr, W> Visitor<'de> for PartsVisitor<N, I, Ptr, W>
where
    W: Wire,
    N: Element,
    I: Element,
    Ptr: Element,
{
    type Value = SparseParts<N, I, Ptr>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sparse matrix: format, shape, indptr, indices and data")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let (mut format, mut shape) = (None, None);
        let (mut indptr, mut indices, mut data) = (None, None, None);
        while let Some(PartKey(key)) = map.next_key()? {
            match key {
                Some(FORMAT) => once(&mut format, FORMAT, map.next_value()?)?,
                Some(SHAPE) => once(&mut shape, SHAPE, map.next_value()?)?,
                Some(INDPTR) => once(&mut indptr, INDPTR, map.next_value::<Indices<Ptr, W>>()?)?,
                Some(INDICES) => once(&mut indices, INDICES, map.next_value::<Indices<I, W>>()?)?,
                Some(DATA) => once(&mut data, DATA, map.next_value::<Numbers<N, W>>()?)?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let IsCsr(is_csr) = format.ok_or_else(|| M::Error::missing_field(FORMAT))?;
        Ok(SparseParts {
            is_csr,
            shape: shape.ok_or_else(|| M::Error::missing_field(SHAPE))?,
            indptr: indptr.ok_or_else(|| M::Error::missing_field(INDPTR))?.into_inner().0,
            indices: indices.ok_or_else(|| M::Error::missing_field(INDICES))?.into_inner().0,
            data: data.ok_or_else(|| M::Error::missing_field(DATA))?.into_inner().0,
        })
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Self::Value, S::Error> {
        let short =
            |len: usize| move || S::Error::invalid_length(len, &"5 parts of a sparse matrix");
        let IsCsr(is_csr) = seq.next_element()?.ok_or_else(short(0))?;
        let shape = seq.next_element()?.ok_or_else(short(1))?;
        let indptr: Indices<Ptr, W> = seq.next_element()?.ok_or_else(short(2))?;
        let indices: Indices<I, W> = seq.next_element()?.ok_or_else(short(3))?;
        let data: Numbers<N, W> = seq.next_element()?.ok_or_else(short(4))?;
        let (indptr, indices) = (indptr.into_inner().0, indices.into_inner().0);
        Ok(SparseParts { is_csr, shape, indptr, indices, data: data.into_inner().0 })
    }
}

/// Keeps the value of a key that must stand there only once.
fn once<T, E: serde_core::de::Error>(
    slot: &mut Option<T>,
    key: &'static str,
    value: T,
) -> Result<(), E> {
    match slot.replace(value) {
        Some(_) => Err(E::duplicate_field(key)),
        None => Ok(()),
    }
}

/// A key, if it is one of the names.
struct PartKey(Option<&'static str>);

impl<'de> Deserialize<'de> for PartKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(PartKeyVisitor)
    }
}

struct PartKeyVisitor;

impl Visitor<'_> for PartKeyVisitor {
    type Value = PartKey;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a part of a sparse matrix")
    }

    fn visit_u64<E>(self, place: u64) -> Result<PartKey, E> {
        let place = usize::try_from(place).ok();
        Ok(PartKey(place.and_then(|place| NAMES.get(place).copied())))
    }

    fn visit_str<E: serde_core::de::Error>(self, name: &str) -> Result<PartKey, E> {
        self.visit_bytes(name.as_bytes())
    }

    fn visit_bytes<E>(self, name: &[u8]) -> Result<PartKey, E> {
        Ok(PartKey(NAMES.iter().copied().find(|known| known.as_bytes() == name)))
    }
}

/// Which of the two formats it is.
struct IsCsr(bool);

impl<'de> Deserialize<'de> for IsCsr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(IsCsrVisitor)
    }
}

struct IsCsrVisitor;

impl Visitor<'_> for IsCsrVisitor {
    type Value = IsCsr;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the format of a sparse matrix, \"csr\" or \"csc\"")
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<IsCsr, E> {
        match word {
            CSR => Ok(IsCsr(true)),
            CSC => Ok(IsCsr(false)),
            _ => Err(E::custom(format_args!(
                "{} is no format of a sparse matrix that can be read: csr or csc, which scipy's \
                 tocsr() and tocsc() make",
                Quoted(word)
            ))),
        }
    }
}
