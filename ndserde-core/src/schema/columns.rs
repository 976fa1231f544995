//! Rows as columns: an object with the schema of each column.

use alloc::borrow::Cow;
use core::{any::type_name, marker::PhantomData};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{SchemaArray, SchemaBy};
use crate::{
    field::columns::{Columns, value::HoldsRows},
    wire::FieldType,
};

/// A struct whose rows have a JSON Schema as columns.
///
/// [`NdSchema`](https://docs.rs/ndserde/latest/ndserde/derive.NdSchema.html) derives it, for each
/// struct that could be a row: there is no reason to implement it by hand. Whether all of its fields
/// have a schema shows where it is asked for, and `Asked` is there for that.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` have no JSON Schema as columns",
    note = "put `#[derive(NdColumns, NdSchema)]` on the struct of a row; its fields without arrays need schemars' JsonSchema"
)]
pub trait SchemaColumns<Asked = ()> {
    /// The name of the struct.
    const NAME: &'static str;

    /// Whether a column of any other name is an error.
    const DENIES_UNKNOWN: bool;

    /// Hands over the schema of each column.
    fn columns(schemas: &mut ColumnSchemas<'_>);
}

/// The schemas of columns, which are handed over one by one.
#[derive(Debug)]
pub struct ColumnSchemas<'a> {
    generator: &'a mut SchemaGenerator,
    properties: Schema,
    required: Vec<&'static str>,
}

impl ColumnSchemas<'_> {
    /// Takes the schema of a column, with its name as it is written and as it is read, and whether it
    /// may be missing from what is read.
    pub fn column<C: ColumnSchema<Asked> + ?Sized, Asked>(
        &mut self,
        [written, read]: [&'static str; 2],
        is_optional: bool,
    ) {
        let reads = self.generator.contract().is_deserialize();
        let name = if reads { read } else { written };
        let column = C::subschema(self.generator).to_value();
        self.properties.insert(name.to_owned(), column);
        if !(reads && is_optional) {
            self.required.push(name);
        }
    }
}

/// A type with a schema, where that shows when it is asked for.
pub trait ColumnSchema<Asked> {
    /// A reference to the schema, or itself.
    fn subschema(generator: &mut SchemaGenerator) -> Schema;
}

#[diagnostic::do_not_recommend]
impl<T: JsonSchema + ?Sized, Asked> ColumnSchema<Asked> for T {
    fn subschema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

/// The array that the arrays `T` of all rows are: it has one axis more.
pub struct StackOf<T: ?Sized>(PhantomData<T>);

impl<T: SchemaArray + ?Sized> SchemaArray for StackOf<T> {
    fn field() -> FieldType {
        let row = T::field();
        let ndim = row.ndim().map(|ndim| ndim.saturating_add(1));
        match row.dtype() {
            Some(dtype) => FieldType::exactly(dtype.clone(), ndim),
            None => FieldType::any(ndim),
        }
    }
}

/// The list of what `T` is by the route `R` in each row.
pub struct ListBy<T: ?Sized, R>(PhantomData<R>, PhantomData<T>);

impl<T: SchemaBy<R, As: Sized> + ?Sized, R> JsonSchema for ListBy<T, R> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T::As>::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Vec::<T::As>::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T::As>::json_schema(generator)
    }
}

/// An object with a property for each field of a row.
#[cfg_attr(ndserde_docs, doc(cfg(feature = "schemars_1")))]
impl<R: HoldsRows<Row: SchemaColumns>> JsonSchema for Columns<R> {
    fn schema_name() -> Cow<'static, str> {
        format!("Columns_of_{}", R::Row::NAME).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("columns of {}", type_name::<R::Row>()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schemas =
            ColumnSchemas { generator, properties: json_schema!({}), required: Vec::new() };
        R::Row::columns(&mut schemas);
        let ColumnSchemas { properties, required, .. } = schemas;
        let mut schema = json_schema!({
            "type": "object",
            "properties": properties,
            "required": required,
        });
        if R::Row::DENIES_UNKNOWN {
            schema.insert("additionalProperties".to_owned(), false.into());
        }
        schema
    }
}

/// The route of a field `#[nd(columns)]`.
#[derive(Clone, Copy, Debug)]
pub struct InColumns;

impl<R: HoldsRows<Row: SchemaColumns>> SchemaBy<InColumns> for R {
    type As = Columns<R>;
}
