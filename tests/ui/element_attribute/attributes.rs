use ndserde::NdElement;

#[derive(Clone, NdElement)]
#[nd(deny_unknown, transparent, dtype = "datetime64[ns]")]
struct Point {
    #[nd]
    x: f64,
    #[nd(rename = x, default = 3)]
    y: f64,
    #[nd(default, default)]
    z: f64,
}

#[derive(Clone, NdElement)]
#[nd(ignore_unknown, dtype = "datetime64[weeks]")]
struct Time(#[nd(rename = "t")] i64);

#[derive(Clone, NdElement)]
#[nd(dtype = "timedelta64[ns]")]
struct Span(f64);

#[derive(Clone, NdElement)]
#[nd(pod, dtype = ns)]
#[repr(u8)]
enum Kind {
    #[nd(rename = "sea")]
    Sea,
}

fn main() {}
