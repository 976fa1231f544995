//! x
#[test]
fn t() {
    let x: f64 = sonic_rs::from_str("-0.0").unwrap();
    println!("{x:?}");
    let v: f64 = serde_json::from_str("-0.0").unwrap();
    println!("{v:?}");
    let x: f64 = sonic_rs::from_str("-0.5e-1").unwrap();
    println!("{x:?}");
}
