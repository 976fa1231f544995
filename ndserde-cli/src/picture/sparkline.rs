//! A line of bars, for arrays of one axis.

use super::{levels::levels, mean, share};

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// As wide as is of use.
const WIDEST: usize = 64;

/// A bar for each element, or for each run of them where there are more than the width has room for;
/// a blank where there is no number.
pub fn of(len: usize, value: &dyn Fn(usize) -> Option<f64>, width: usize) -> String {
    let width = len.min(width).min(WIDEST);
    let values: Vec<_> =
        (0..width).map(|place| mean(share(place, width, len).map(value))).collect();
    let bar = |level: Option<usize>| level.and_then(|level| BARS.get(level)).unwrap_or(&' ');
    levels(&values, BARS.len()).into_iter().map(bar).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn each_element_is_a_bar_and_many_share_one() {
        let line = |values: &[f64], width| {
            let value = |place: usize| values.get(place).copied().filter(|value| !value.is_nan());
            of(values.len(), &value, width)
        };
        assert_eq!(line(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], 80), "▁▂▃▄▅▆▇█");
        assert_eq!(line(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], 4), "▁▃▆█");
        assert_eq!(line(&[0.0, f64::NAN, 1.0], 80), "▁ █");
        assert_eq!(line(&[5.0, 5.0], 80), "▄▄");
        assert_eq!(line(&[0.0; 1000], 500).chars().count(), 64);
    }
}
