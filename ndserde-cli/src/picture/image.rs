//! Images in colour.

use super::heat_map;

/// The first of the 216 colours that have six steps each of red, green and blue.
const CUBE: u8 = 16;

/// The lines of an image from what its pixels have of red, green and blue; without colour by how light
/// they are.
pub fn of(channels: [&[Option<f64>]; 3], across: usize, has_colour: bool) -> Vec<String> {
    let [red, green, blue] = channels;
    let pixels = red.iter().zip(green).zip(blue);
    let pixels = pixels.map(|((red, green), blue)| Some([(*red)?, (*green)?, (*blue)?]));
    if !has_colour {
        let light = |[red, green, blue]: [f64; 3]| 0.299 * red + 0.587 * green + 0.114 * blue;
        let light: Vec<_> = pixels.map(|pixel| pixel.map(light)).collect();
        return heat_map::of(&light, across, false);
    }
    let numbers = || channels.into_iter().flatten().flatten().copied();
    let scale = Scale::of(
        numbers().fold(f64::INFINITY, f64::min),
        numbers().fold(f64::NEG_INFINITY, f64::max),
    );
    let colours: Vec<_> = pixels.map(|pixel| pixel.map(|pixel| scale.colour(pixel))).collect();
    heat_map::coloured(&colours, across)
}

/// From black to white.
struct Scale {
    black: f64,
    white: f64,
}

impl Scale {
    /// That of numbers from the least to the greatest: what images have, or else all that there is.
    fn of(least: f64, greatest: f64) -> Self {
        let white = match greatest {
            _ if least < 0.0 => greatest,
            ..=1.0 => 1.0,
            ..=255.0 => 255.0,
            _ => greatest,
        };
        Self { black: least.min(0.0), white }
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 5")]
    fn colour(&self, pixel: [f64; 3]) -> u8 {
        // Halves, whose difference is never infinite.
        let range = self.white / 2.0 - self.black / 2.0;
        let step = |value: f64| {
            let share = if range > 0.0 { (value / 2.0 - self.black / 2.0) / range } else { 0.0 };
            (share * 5.0).round().clamp(0.0, 5.0) as u8
        };
        let [red, green, blue] = pixel.map(step);
        CUBE.saturating_add(36_u8.saturating_mul(red))
            .saturating_add(6_u8.saturating_mul(green))
            .saturating_add(blue)
    }
}

#[cfg(test)]
mod tests {
    use ndarray::Array3;
    use ndserde::DynArray;

    use crate::{picture, terminal::Canvas};

    #[test]
    fn pixels_have_the_colours_of_the_cube() {
        let draw = |values: [f64; 12], has_colour| {
            let array = Array3::from_shape_vec((2, 2, 3), values.to_vec()).unwrap();
            picture::of(&DynArray::from(array), Canvas { width: 80, has_colour })
        };
        let (r, g) = ([1.0, 0.0, 0.0], [0.0, 1.0, 0.0]);
        let (w, n) = ([1.0, 1.0, 1.0], [f64::NAN, 0.0, 0.0]);
        let values: [f64; 12] = [r, g, w, n].concat().try_into().unwrap();
        let line = "\u{1b}[38;5;196;48;5;231m▀\u{1b}[0;38;5;46m▀\u{1b}[0m";
        assert_eq!(draw(values, true), [line]);
        assert_eq!(draw(values.map(|value| value * 255.0), true), [line]);
        assert_eq!(draw(values, false), ["  ▒▒", "██··"]);
    }
}
