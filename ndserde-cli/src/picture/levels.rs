//! Values as steps of a scale.

/// Each value as one of so many steps between the least and the greatest; all in the middle where
/// these are the same.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a few steps, of a number between 0 and 1"
)]
pub fn levels(values: &[Option<f64>], steps: usize) -> Vec<Option<usize>> {
    let numbers = || values.iter().flatten().copied();
    let least = numbers().fold(f64::INFINITY, f64::min);
    let greatest = numbers().fold(f64::NEG_INFINITY, f64::max);
    // Halves, whose difference is never infinite.
    let range = greatest / 2.0 - least / 2.0;
    let level = |value: f64| {
        if range > 0.0 {
            let share = (value / 2.0 - least / 2.0) / range;
            ((share * steps as f64) as usize).min(steps.saturating_sub(1))
        } else {
            steps.saturating_sub(1) / 2
        }
    };
    values.iter().map(|value| value.map(level)).collect()
}

#[cfg(test)]
mod tests {
    use super::levels;

    #[test]
    fn the_scale_goes_from_the_least_to_the_greatest() {
        let values = [Some(-1.0), Some(0.0), None, Some(1.0)];
        assert_eq!(levels(&values, 8), [Some(0), Some(4), None, Some(7)]);
        assert_eq!(levels(&[Some(f64::MAX), Some(f64::MIN)], 4), [Some(3), Some(0)]);
        assert_eq!(levels(&[Some(2.0), Some(2.0)], 8), [Some(3), Some(3)]);
        assert_eq!(levels(&[None], 8), [None]);
    }
}
