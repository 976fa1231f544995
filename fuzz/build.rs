//! Compiles the counter of steps, and has the fuzzers call it.

fn main() {
    println!("cargo::rerun-if-changed=src/steps.c");
    cc::Build::new().file("src/steps.c").compile("steps");
    // libFuzzer has a function of this name, which only complains.
    println!("cargo::rustc-link-arg-bins=-Wl,--wrap=__sanitizer_cov_trace_pc");
}
