//! The service beside what one would write without ndserde, for `bench/load.sh`.
//!
//! `baseline FOLDER` writes the bodies of requests to the folder, and serves `/predict` as the service
//! does and `/lists` with lists of numbers in JSON.

use std::{error::Error, fs, path::Path, sync::Arc};

use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use ndarray::{Array2, Array3, Axis};
use ndserde_service::{Images, Model, app};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

#[derive(Serialize, Deserialize)]
struct Lists {
    images: Vec<Vec<f64>>,
}

#[derive(Serialize)]
struct Answer {
    labels: Vec<u8>,
    probabilities: Vec<Vec<f64>>,
}

async fn lists(
    State(model): State<Arc<Model>>,
    Json(lists): Json<Lists>,
) -> Result<Json<Answer>, (StatusCode, String)> {
    let refuse = |error: &dyn Error| (StatusCode::UNPROCESSABLE_ENTITY, error.to_string());
    let n = lists.images.len();
    let pixels = lists.images.into_iter().flatten().collect();
    let pixels = Array2::from_shape_vec((n, 64), pixels).map_err(|error| refuse(&error))?;
    let prediction =
        model.predict(&Images { images: pixels.into() }).map_err(|error| refuse(&error))?;
    let probabilities = prediction.probabilities.rows().into_iter();
    Ok(Json(Answer {
        labels: prediction.labels.to_vec(),
        probabilities: probabilities
            .map(|row| row.iter().copied().map(f64::from).collect())
            .collect(),
    }))
}

fn write_bodies(folder: &Path) -> Result<(), Box<dyn Error>> {
    let file = include_bytes!("../../data/digits_images.npy");
    let all: Array3<u8> = ndserde::npy::from_slice(file)?;
    for n in [1, 64] {
        let some = all.view().split_at(Axis(0), n).0.to_owned();
        let rows = some.to_shape((n, 64))?;
        let lists = Lists {
            images: rows
                .rows()
                .into_iter()
                .map(|row| row.iter().copied().map(f64::from).collect())
                .collect(),
        };
        let images = Images { images: some.clone().into() };
        let write = |name: &str, body: &[u8]| fs::write(folder.join(format!("{n}.{name}")), body);
        write("lists", &serde_json::to_vec(&lists)?)?;
        write("json", &ndserde::json::to_vec(&images)?)?;
        let mut cbor = Vec::new();
        ciborium::into_writer(&images, &mut cbor)?;
        write("cbor", &cbor)?;
        write("vnd.msgpack", &rmp_serde::to_vec_named(&images)?)?;
        write("x-npy", &ndserde::npy::to_vec(&some)?)?;
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("the folder is missing")?;
    write_bodies(Path::new(&folder))?;
    let lists = Router::new().route("/lists", post(lists)).with_state(Arc::new(Model::fit()?));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("{}", listener.local_addr()?);
    Ok(axum::serve(listener, app(Model::fit()?).merge(lists)).await?)
}
