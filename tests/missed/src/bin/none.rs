//! The control: nothing is missed, and this compiles.

type Weights<T> = ndarray::Array2<T>;

#[allow(dead_code, reason = "it is there to compile")]
#[derive(ndserde::NdSerialize, ndserde::NdDeserialize)]
struct Model<T> {
    #[nd]
    weights: Weights<T>,
    #[nd(plain)]
    own: Weights<T>,
    #[nd(plain)]
    known: ndarray::Array1<f64>,
    #[serde(skip)]
    skipped: Option<Weights<f64>>,
    marker: std::marker::PhantomData<Weights<f64>>,
}

#[derive(ndserde::NdSerialize, ndserde::NdDeserialize)]
struct Meta(u8);

type Metas = std::collections::HashMap<String, (Meta, std::time::Duration)>;
type Text = std::borrow::Cow<'static, str>;
type Fourteen = (Tuple7, Tuple7);
type Tuple7 = (u8, u8, u8, u8, u8, u8, u8);

/// Aliases without arrays, of types that the walk does not know.
#[allow(dead_code, reason = "it is there to compile")]
#[derive(ndserde::NdSerialize, ndserde::NdDeserialize)]
struct Plain {
    metas: Metas,
    fourteen: Fourteen,
    mixed: Vec<(Metas, ndarray::Array1<f64>)>,
    text: Text,
    path: std::path::PathBuf,
    range: std::ops::Range<u8>,
    result: Result<Meta, String>,
}

fn main() {
    let _: Option<Model<f64>> = None;
}
