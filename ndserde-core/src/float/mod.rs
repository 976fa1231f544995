//! Floats of one size from those of another, with every bit of a NaN that there is room for.

pub(crate) mod half;

/// The same number; of a NaN all bits, where the processor's own conversion makes it a quiet one.
#[inline]
pub(crate) fn widen(value: f32) -> f64 {
    if value.is_nan() {
        let bits = u64::from(value.to_bits());
        let (sign, payload) = ((bits & 0x8000_0000) << 32, (bits & 0x007f_ffff) << 29);
        return f64::from_bits(sign | 0x7ff0_0000_0000_0000 | payload);
    }
    value.into()
}

/// The nearest single, unless a finite number would become infinite.
///
/// A NaN keeps as much of its sign, its signalling bit and its payload as a single holds.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "rounded to the nearest")]
pub(crate) fn narrow(value: f64) -> Option<f32> {
    if value.is_nan() {
        return Some(f32::from_bits(narrow_nan(value.to_bits())));
    }
    let single = value as f32;
    (single.is_finite() || value.is_infinite()).then_some(single)
}

#[allow(clippy::cast_possible_truncation, reason = "only the bits that are meant are left")]
fn narrow_nan(bits: u64) -> u32 {
    let (sign, payload) = ((bits >> 32) as u32 & 0x8000_0000, (bits >> 29) as u32 & 0x007f_ffff);
    // A NaN whose payload is lost must not become infinity.
    let quiet = if payload == 0 { 0x0040_0000 } else { 0 };
    sign | 0x7f80_0000 | payload | quiet
}
