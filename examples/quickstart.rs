//! A model and its data to JSON, CBOR and MessagePack and back, bit for bit.
//!
//! `cargo run --release --example quickstart [folder]` loads the handwritten digits, fits a small
//! classifier, writes everything as one struct, reads it back and compares. It exits with 1 if
//! anything differs.

mod digits;

use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use digits::{Digits, softmax_fit};
use ndarray::{Array1, Array2, Array3, ArrayBase, Axis, Data, Dimension};
use ndserde::{NdDeserialize, NdSerialize};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// All that the program knows, in one struct.
#[derive(NdSerialize, NdDeserialize)]
struct Model {
    /// The images it learned from: n x 8 x 8.
    images: Array3<u8>,
    labels: Array1<usize>,
    /// 64 x 10, in Fortran order, because the fit leaves its transpose in C order.
    weights: Array2<f64>,
    bias: Option<Array1<f64>>,
    /// Named series: the loss of each step, the accuracy of each class.
    metrics: BTreeMap<String, Array1<f64>>,
}

impl Model {
    fn fit(digits: &Digits) -> Self {
        let (train, held_out) = digits.split(1_500);
        let fit = softmax_fit(&train, 300);
        let mut model = Self {
            images: train.images,
            labels: train.labels,
            weights: fit.weights.reversed_axes(),
            bias: Some(fit.bias),
            metrics: BTreeMap::from([("loss".to_owned(), fit.losses)]),
        };
        let accuracy =
            digits::accuracy_by_class(&model.predict(&held_out.images), &held_out.labels);
        model.metrics.insert("accuracy".to_owned(), accuracy);
        model
    }

    fn predict(&self, images: &Array3<u8>) -> Array1<usize> {
        let mut scores = digits::features(images).dot(&self.weights);
        if let Some(bias) = &self.bias {
            scores += bias;
        }
        scores.map_axis(Axis(1), |row| {
            let best = row.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
            best.map_or(0, |(class, _)| class)
        })
    }

    /// The bytes that the arrays take in memory.
    fn array_bytes(&self) -> usize {
        self.images.len()
            + 8 * (self.labels.len()
                + self.weights.len()
                + self.bias.as_ref().map_or(0, Array1::len))
            + 8 * self.metrics.values().map(Array1::len).sum::<usize>()
    }

    /// Whether every array has the same shape, the same memory order and the same bits.
    fn is_identical(&self, other: &Self) -> bool {
        let bits = |x: &f64| x.to_bits();
        let names = |model: &Self| model.metrics.keys().cloned().collect::<Vec<_>>();
        same(&self.images, &other.images, |&x| x.into())
            && same(&self.labels, &other.labels, |&x| x as u64)
            && same(&self.weights, &other.weights, bits)
            && match (&self.bias, &other.bias) {
                (Some(a), Some(b)) => same(a, b, bits),
                (a, b) => a.is_none() && b.is_none(),
            }
            && names(self) == names(other)
            && self.metrics.iter().all(|(name, series)| same(series, &other.metrics[name], bits))
    }
}

fn same<A, S: Data<Elem = A>, D: Dimension>(
    a: &ArrayBase<S, D>,
    b: &ArrayBase<S, D>,
    bits: impl Fn(&A) -> u64,
) -> bool {
    a.shape() == b.shape()
        && a.strides() == b.strides()
        && a.iter().zip(b).all(|(x, y)| bits(x) == bits(y))
}

/// A format: swapping it is swapping the serde data format; the struct stays as it is.
struct Format {
    name: &'static str,
    extension: &'static str,
    write: fn(&Model) -> Result<Vec<u8>>,
    read: fn(&[u8]) -> Result<Model>,
}

const FORMATS: [Format; 3] = [
    Format {
        name: "JSON",
        extension: "json",
        write: |model| Ok(serde_json::to_vec(model)?),
        read: |bytes| Ok(serde_json::from_slice(bytes)?),
    },
    Format {
        name: "CBOR",
        extension: "cbor",
        write: |model| {
            let mut bytes = Vec::new();
            ciborium::into_writer(model, &mut bytes)?;
            Ok(bytes)
        },
        read: |bytes| Ok(ciborium::from_reader(bytes)?),
    },
    Format {
        name: "MessagePack",
        extension: "msgpack",
        write: |model| Ok(rmp_serde::to_vec_named(model)?),
        read: |bytes| Ok(rmp_serde::from_slice(bytes)?),
    },
];

fn main() -> Result<ExitCode> {
    let folder =
        std::env::args().nth(1).map_or_else(|| PathBuf::from("target/quickstart"), Into::into);
    fs::create_dir_all(&folder)?;

    let digits = Digits::load()?;
    let model = Model::fit(&digits);
    let (_, held_out) = digits.split(1_500);
    let predictions = model.predict(&held_out.images);
    let right = predictions.iter().zip(&held_out.labels).filter(|(p, l)| p == l).count();
    println!(
        "{} images learned, {right} of {} held-out images recognised; {} bytes of arrays\n",
        model.labels.len(),
        predictions.len(),
        model.array_bytes()
    );

    println!(
        "{:<12} {:>10} {:>15} {:>9} {:>9}  identical",
        "format", "file bytes", "per array byte", "write", "read"
    );
    let mut all_identical = true;
    for format in &FORMATS {
        let path = folder.join("model").with_extension(format.extension);
        let (written, write) = timed(|| (format.write)(&model));
        fs::write(&path, written?)?;
        let bytes = fs::read(&path)?;
        let (restored, read) = timed(|| (format.read)(&bytes));
        let restored = restored?;
        let identical =
            model.is_identical(&restored) && restored.predict(&held_out.images) == predictions;
        all_identical &= identical;
        #[allow(clippy::cast_precision_loss, reason = "a ratio for people to read")]
        let ratio = bytes.len() as f64 / model.array_bytes() as f64;
        println!(
            "{:<12} {:>10} {ratio:>15.3} {:>6.2} ms {:>6.2} ms  {}",
            format.name,
            bytes.len(),
            1e3 * write.as_secs_f64(),
            1e3 * read.as_secs_f64(),
            if identical { "yes" } else { "NO" },
        );
    }
    print_python(&folder);
    Ok(if all_identical { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = run();
    (result, start.elapsed())
}

/// How the other side reads it; the same lines work for CBOR and MessagePack, without `b64decode`.
fn print_python(folder: &Path) {
    println!(
        r#"
Python reads it with NumPy alone:

    import base64, json, numpy as np
    model = json.load(open("{}/model.json"))
    o = model["weights"]
    weights = np.frombuffer(base64.b64decode(o["data"]), np.dtype(o["dtype"]).newbyteorder(o["byteorder"])).reshape(o["shape"], order=o["order"])"#,
        folder.display()
    );
}
