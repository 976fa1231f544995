//! Which elements of an array its picture shows.

use ndserde::Order;

use super::means::Means;

/// The first plane of an array, by its channels.
pub struct Pick {
    /// How many planes there are.
    pub lead: usize,
    /// The rows and columns of one; of one axis there is one row.
    pub plane: [usize; 2],
    /// How many numbers a pixel has.
    pub channels: usize,
    /// How many elements have come.
    pub position: usize,
    itemsize: usize,
    is_c: bool,
}

impl Pick {
    pub fn of(shape: &[usize], order: Order, itemsize: usize) -> Self {
        let (lead, plane, channels): (&[usize], _, _) = match shape {
            // An axis of 3 or 4 behind two others is colour.
            [lead @ .., rows, columns, channels @ 3..=4] if *rows > 1 && *columns > 1 => {
                (lead, [*rows, *columns], *channels)
            }
            [lead @ .., rows, columns] => (lead, [*rows, *columns], 1),
            [len] => (&[], [1, *len], 1),
            [] => (&[], [1, 1], 1),
        };
        Self {
            lead: lead.iter().fold(1, |all, len| all.saturating_mul(*len)),
            plane,
            channels,
            position: 0,
            itemsize: itemsize.max(1),
            is_c: order == Order::C,
        }
    }

    /// Hands on those of the next elements that are shown, to the channel of each.
    pub fn add(&mut self, bytes: &[u8], channels: &mut [Means]) {
        let start = self.position;
        let count = bytes.len() / self.itemsize;
        self.position = start.saturating_add(count);
        if let ([only], 1, 1) = (&mut *channels, self.lead, self.channels) {
            only.add(bytes);
            return;
        }
        let plane = self.plane.iter().fold(1, |all: usize, len| all.saturating_mul(*len));
        let shown = plane.saturating_mul(self.channels);
        let mut parts = vec![Vec::new(); channels.len()];
        // In C order those that are shown stand first, in F order one of each step.
        let (from, step) = if self.is_c {
            (0, 1)
        } else {
            let lead = self.lead.max(1);
            ((lead - start % lead) % lead, lead)
        };
        let mut at = start.saturating_add(from);
        for element in bytes.chunks_exact(self.itemsize).skip(from).step_by(step) {
            let channel = if self.is_c {
                if at >= shown {
                    break;
                }
                at % self.channels.max(1)
            } else {
                (at / step).checked_div(plane).unwrap_or_default()
            };
            if let Some(part) = parts.get_mut(channel) {
                part.extend_from_slice(element);
            }
            at = at.saturating_add(step);
        }
        for (channel, part) in channels.iter_mut().zip(parts) {
            channel.add(&part);
        }
    }
}
