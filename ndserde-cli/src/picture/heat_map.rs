//! A grid of shades, for arrays of two axes.

use super::levels::levels;
use crate::terminal::Canvas;

/// Without colour, each two characters wide, so that a square looks like one.
const SHADES: [&str; 5] = ["  ", "░░", "▒▒", "▓▓", "██"];

/// Of the 256 colours that terminals have, from dark to light: blue, green, yellow.
const COLOURS: [u8; 10] = [17, 18, 25, 31, 36, 41, 77, 113, 149, 226];

/// As many rows and columns as are of use.
const MOST: usize = 32;

/// As many of either as there are in an image that is long and thin.
const FEW: usize = 4;

/// How many rows and columns the grid has.
pub fn places((rows, columns): (usize, usize), canvas: Canvas) -> (usize, usize) {
    let cell = if canvas.has_colour { 1 } else { 2 };
    (rows.min(MOST), columns.min(MOST).min(canvas.width / cell))
}

/// How many rows and columns show an image, which keeps its proportions.
pub fn image_places((rows, columns): (usize, usize), canvas: Canvas) -> (usize, usize) {
    let (cell, most) = if canvas.has_colour { (1, MOST.saturating_mul(2)) } else { (2, MOST) };
    // In wide numbers, since either may be long.
    let share = |len: usize, of: usize, whole: usize| {
        let len = (len as u128 * of as u128) / whole.max(1) as u128;
        usize::try_from(len).unwrap_or(usize::MAX)
    };
    let least = |places: usize, len: usize| places.max(len.min(FEW));
    let across = columns.min(most).min(canvas.width / cell);
    let down = least(share(rows, across, columns), rows);
    if down <= most {
        return (down, across);
    }
    (most, least(share(columns, most, rows), columns).min(across))
}

/// The lines of the grid, whose rows have so many values.
pub fn of(values: &[Option<f64>], across: usize, has_colour: bool) -> Vec<String> {
    if across == 0 {
        return Vec::new();
    }
    if has_colour {
        let colour = |level: Option<usize>| COLOURS.get(level?).copied();
        coloured(&levels(values, COLOURS.len()).into_iter().map(colour).collect::<Vec<_>>(), across)
    } else {
        let grid = levels(values, SHADES.len());
        grid.chunks(across).map(shaded).collect()
    }
}

/// A row of shades; what is no number looks unlike any of them.
fn shaded(row: &[Option<usize>]) -> String {
    let shade = |level: &Option<usize>| match level {
        Some(level) => SHADES.get(*level).copied().unwrap_or_default(),
        None => "··",
    };
    row.iter().map(shade).collect::<String>().trim_end().to_owned()
}

/// The lines of a grid of colours, two rows in each: half blocks, the upper in the colour of the text
/// and the lower in that of its background. What is no number has no colour.
pub fn coloured(colours: &[Option<u8>], across: usize) -> Vec<String> {
    let rows: Vec<_> = colours.chunks(across.max(1)).collect();
    rows.chunks(2).map(half_blocks).collect()
}

fn half_blocks(rows: &[&[Option<u8>]]) -> String {
    let colour = |row: usize, column: usize| {
        rows.get(row).and_then(|row| row.get(column)).copied().flatten()
    };
    let width = rows.first().map_or(0, |row| row.len());
    let pixels = (0..width).map(|column| match (colour(0, column), colour(1, column)) {
        (Some(upper), Some(lower)) => format!("\u{1b}[38;5;{upper};48;5;{lower}m▀"),
        (Some(upper), None) => format!("\u{1b}[0;38;5;{upper}m▀"),
        (None, Some(lower)) => format!("\u{1b}[0;38;5;{lower}m▄"),
        (None, None) => "\u{1b}[0m ".to_owned(),
    });
    pixels.collect::<Vec<_>>().concat() + "\u{1b}[0m"
}

#[cfg(test)]
mod tests {
    use ndarray::Array2;
    use ndserde::DynArray;

    use crate::{picture, terminal::Canvas};

    const VALUES: [f64; 6] = [0.0, 1.0, 2.0, 3.0, 4.0, f64::NAN];

    fn draw(shape: (usize, usize), width: usize, has_colour: bool) -> Vec<String> {
        let array = Array2::from_shape_vec(shape, VALUES.to_vec()).unwrap();
        picture::of(&DynArray::from(array), Canvas { width, has_colour })
    }

    #[test]
    fn without_colour_there_are_shades() {
        assert_eq!(draw((2, 3), 80, false), ["  ░░▒▒", "▓▓██··"]);
        assert_eq!(draw((3, 2), 2, false), ["", "▒▒", "██"]);
        assert_eq!(draw((2, 3), 1, false), [""; 0]);
    }

    #[test]
    fn in_colour_two_rows_share_a_line() {
        let line = "\u{1b}[38;5;17;48;5;113m▀\u{1b}[38;5;25;48;5;226m▀\u{1b}[0;38;5;41m▀\u{1b}[0m";
        assert_eq!(draw((2, 3), 80, true), [line]);
        assert_eq!(draw((3, 2), 80, true).len(), 2);
    }

    #[test]
    fn no_picture_is_larger_than_anyone_needs() {
        let array = Array2::from_shape_fn((1000, 500), |(row, column)| {
            u32::try_from(row * 500 + column).unwrap()
        });
        let lines = picture::of(&array.into(), Canvas { width: 200, has_colour: false });
        assert_eq!(lines.len(), 32);
        assert_eq!(lines[31].chars().count(), 64);
    }
}
