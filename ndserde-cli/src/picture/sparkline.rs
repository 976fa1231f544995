//! A line of bars, for arrays of one axis.

use super::levels::levels;
use crate::terminal::Canvas;

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// As wide as is of use.
const WIDEST: usize = 64;

/// A bar for each element, or for each run of them where there are more than the width has room for.
pub fn places(len: usize, canvas: Canvas) -> usize {
    len.min(canvas.width).min(WIDEST)
}

/// The line of these values; a blank where there is no number.
pub fn of(values: &[Option<f64>]) -> String {
    let bar = |level: Option<usize>| level.and_then(|level| BARS.get(level)).unwrap_or(&' ');
    levels(values, BARS.len()).into_iter().map(bar).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use ndserde::DynArray;

    use crate::{picture, terminal::Canvas};

    #[test]
    fn each_element_is_a_bar_and_many_share_one() {
        let line = |values: &[f64], width| {
            let array = DynArray::from(ndarray::arr1(values));
            picture::of(&array, Canvas { width, has_colour: false }).concat()
        };
        assert_eq!(line(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], 80), "▁▂▃▄▅▆▇█");
        assert_eq!(line(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], 4), "▁▃▆█");
        assert_eq!(line(&[0.0, f64::NAN, 1.0], 80), "▁ █");
        assert_eq!(line(&[5.0, 5.0], 80), "▄▄");
        assert_eq!(line(&[0.0; 1000], 500).chars().count(), 64);
    }
}
