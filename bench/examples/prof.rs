use ndarray::Array1;
use ndserde_bench::{
    arrays::Nd,
    backends::{Backend, Lends, MessagePack},
    rows::small::points,
};
fn main() {
    let what = std::env::args().nth(1).unwrap();
    if what == "64" {
        return sixty_four();
    }
    let p = points();
    let nd = Nd(&p);
    let doc = MessagePack::encode(&nd);
    let t = std::time::Instant::now();
    for _ in 0..std::env::args().nth(2).unwrap().parse::<u32>().unwrap() {
        match what.as_str() {
            "enc" => {
                std::hint::black_box(MessagePack::encode(&nd));
            }
            "dec" => {
                std::hint::black_box(MessagePack::decode::<Nd<Vec<Array1<f64>>>>(&doc));
            }
            _ => {
                let raw: Vec<ndserde_bench::arrays::Raw<'_, [u64; 1]>> = MessagePack::lend(&doc);
                std::hint::black_box(
                    raw.iter()
                        .map(|raw| ndserde_bench::arrays::elements(raw.data))
                        .collect::<Vec<Vec<f64>>>(),
                );
            }
        }
    }
    eprintln!("{:?}", t.elapsed());
}
#[allow(dead_code)]
pub fn sixty_four() {
    use ndserde_bench::{
        arrays::{bytes, matrix},
        timing::{Effort, compare, side},
    };
    let a = matrix::<f64>(65536);
    let raw = serde_bytes::Bytes::new(bytes(&a));
    let nd = Nd(a.view());
    let e = Effort { time: std::time::Duration::from_millis(500), ..Effort::FULL };
    for n in [0, 8, 20, 28, 31, 36, 44, 60] {
        let s = "x".repeat(n);
        let t = (s.as_str(), raw);
        println!(
            "{n} prefix vs raw {:?}",
            compare(side(|| MessagePack::encode(&t)), side(|| MessagePack::encode(&raw)), e)
        );
    }
    println!(
        "nd vs raw {:?}",
        compare(side(|| MessagePack::encode(&nd)), side(|| MessagePack::encode(&raw)), e)
    );
    let t = ("x".repeat(44), raw);
    println!(
        "nd vs 44 {:?}",
        compare(side(|| MessagePack::encode(&nd)), side(|| MessagePack::encode(&t)), e)
    );
}
