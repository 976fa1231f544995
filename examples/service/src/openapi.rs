//! The description of the service: `OpenAPI` 3.1, whose schemas are JSON Schemas of the types that are
//! read and written.

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use crate::{BODY_LIMIT, FORMATS, Images, Kind, Prediction, problem::Details};

/// The document. What it says of JSON holds for CBOR and MessagePack, whose `data` is bytes.
#[must_use]
pub fn openapi() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into());
    let mut generator = settings.into_generator();
    let images = content::<Images>(&mut generator);
    let prediction = content::<Prediction>(&mut generator);
    let problem = json!({
        "description": "What is wrong with the request",
        "content": { "application/problem+json": { "schema": schema::<Details>(&mut generator) } },
    });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Handwritten digits", "version": env!("CARGO_PKG_VERSION") },
        "paths": { "/predict": { "post": {
            "operationId": "predict",
            "summary": "The digits in images",
            "description": format!("A body has up to {BODY_LIMIT} bytes. \
                The answer has the format of the request unless Accept says otherwise."),
            "requestBody": { "required": true, "content": images },
            "responses": {
                "200": { "description": "What the images show", "content": prediction },
                "4XX": problem,
            },
        } } },
        "components": { "schemas": generator.take_definitions(true) },
    })
}

/// The type in each format; a .npy file is no document.
fn content<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    let document = json!({ "schema": schema::<T>(generator) });
    let entries = FORMATS.map(|format| match format.kind {
        Kind::Npy => (format.name.to_owned(), json!({})),
        _ => (format.name.to_owned(), document.clone()),
    });
    Map::from_iter(entries).into()
}

fn schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}
