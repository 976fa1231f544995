//! What the fuzz targets start from, through the very checks that they make.

mod safety;

use std::{fs, path::Path};

use safety::{
    backend::Backend,
    check::{check_chosen, check_npy},
};

fn target(name: &str) -> Option<Backend> {
    match name {
        "json" => Some(Backend::Json),
        "ciborium" => Some(Backend::Ciborium),
        "serde_cbor" => Some(Backend::SerdeCbor),
        "msgpack" => Some(Backend::MsgPackNamed),
        "bincode" => Some(Backend::Bincode),
        "postcard" => Some(Backend::Postcard),
        "npy" => None,
        _ => panic!("give the target {name} its place here"),
    }
}

#[test]
fn every_seed_passes() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let (mut inputs, mut values) = (0, 0);
    for folder in fs::read_dir(seeds).unwrap() {
        let folder = folder.unwrap();
        let backend = target(folder.file_name().to_str().unwrap());
        for file in fs::read_dir(folder.path()).unwrap() {
            let input = fs::read(file.unwrap().path()).unwrap();
            let value = match (backend, &input[..]) {
                (Some(backend), input) => check_chosen(backend, input),
                (None, [kind, file @ ..]) => match kind % 10 {
                    0 => check_npy::<f64>(file).is_some(),
                    1 => check_npy::<i32>(file).is_some(),
                    2 => check_npy::<bool>(file).is_some(),
                    3 => check_npy::<u8>(file).is_some(),
                    4 => check_npy::<f32>(file).is_some(),
                    5 => check_npy::<num_complex::Complex<f64>>(file).is_some(),
                    6 => check_npy::<u16>(file).is_some(),
                    7 => check_npy::<usize>(file).is_some(),
                    8 => check_npy::<half::f16>(file).is_some(),
                    _ => check_npy::<i64>(file).is_some(),
                },
                (None, []) => false,
            };
            inputs += 1;
            values += usize::from(value);
        }
    }
    assert!(inputs >= 50 && values >= inputs / 2, "{values} values of {inputs} inputs");
}
