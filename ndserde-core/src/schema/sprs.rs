//! Sparse matrices of sprs, each a struct of three arrays.

use alloc::borrow::Cow;
use core::{marker::PhantomData, ops::Deref};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use sprs::{CsMatBase, SpIndex};

use super::{ArrayByWire, SchemaArray, SchemaBy, SchemaWire, parts};

/// A sparse matrix of `N`, its indices `I` and the bounds of its rows `P`, on the wire `W`.
#[allow(clippy::type_complexity, reason = "of the four parameters and no more")]
pub struct SparseByWire<N, I, P, W>(PhantomData<fn() -> (N, I, P, W)>);

impl<N, I, P, W> JsonSchema for SparseByWire<N, I, P, W>
where
    [N]: SchemaArray,
    [I]: SchemaArray,
    [P]: SchemaArray,
    W: SchemaWire,
{
    fn schema_name() -> Cow<'static, str> {
        format!("Sparse_{}", ArrayByWire::<[N], W>::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        let [data, indices, indptr] = [
            ArrayByWire::<[N], W>::schema_id(),
            ArrayByWire::<[I], W>::schema_id(),
            ArrayByWire::<[P], W>::schema_id(),
        ];
        format!("sparse {data} {indices} {indptr}").into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "properties": {
                "format": { "enum": ["csr", "csc"] },
                "shape": parts::shape(Some(2)),
                "indptr": generator.subschema_for::<ArrayByWire<[P], W>>(),
                "indices": generator.subschema_for::<ArrayByWire<[I], W>>(),
                "data": generator.subschema_for::<ArrayByWire<[N], W>>(),
            },
            "required": ["format", "shape", "indptr", "indices", "data"],
            "additionalProperties": false,
        })
    }
}

impl<N, I, P, S, D, Ptr, W> SchemaBy<W> for CsMatBase<N, I, P, S, D, Ptr>
where
    I: SpIndex,
    Ptr: SpIndex,
    P: Deref<Target = [Ptr]>,
    S: Deref<Target = [I]>,
    D: Deref<Target = [N]>,
    [N]: SchemaArray,
    [I]: SchemaArray,
    [Ptr]: SchemaArray,
    W: SchemaWire,
{
    type As = SparseByWire<N, I, Ptr, W>;
}
