use vouch_core::Pixels;

use crate::band::{Band, Point};
use crate::model::Planes;

/// Height of a strip: what the recognition network takes.
pub(crate) const STRIP_HEIGHT: usize = 48;

/// Samples taken at most in each direction for one pixel of a strip.
const MOST_SAMPLES: f32 = 8.0;

/// One line of print, straightened: RGB rows, [`STRIP_HEIGHT`] of them, from 0 (black) to 255.
pub(crate) struct Strip {
    pub width: usize,
    pub rgb: Vec<f32>,
}

/// Cuts a band out of the page at the height the network reads, width in proportion.
///
/// Where the page is finer than the strip, each pixel is the mean of enough samples to miss none of the page.
pub(crate) fn cut(pixels: &Pixels, band: &Band) -> Strip {
    let rows = STRIP_HEIGHT as f32;
    let width = ((rows * band.width() / band.height().max(1.0)).ceil() as usize).max(4);
    let samples = (band.height() / rows).ceil().clamp(1.0, MOST_SAMPLES);
    let share = 1.0 / (samples * samples);
    let mut rgb = vec![0.0; width * STRIP_HEIGHT * 3];
    for (index, pixel) in rgb.chunks_exact_mut(3).enumerate() {
        let (column, row) = ((index % width) as f32, (index / width) as f32);
        for sample_y in 0..samples as usize {
            let v = (row + (sample_y as f32 + 0.5) / samples) / rows;
            for sample_x in 0..samples as usize {
                let u = (column + (sample_x as f32 + 0.5) / samples) / width as f32;
                let color = sample(pixels, band.at(u, v));
                for (sum, value) in pixel.iter_mut().zip(color) {
                    *sum += value * share;
                }
            }
        }
    }
    Strip { width, rgb }
}

/// The color at a place between pixels, weighted by distance; beyond the edges the page goes on unchanged.
fn sample(pixels: &Pixels, at: Point) -> [f32; 3] {
    let (x, y) = (at.x - 0.5, at.y - 0.5);
    let (right, below) = (x - x.floor(), y - y.floor());
    let clamped = |value: f32, size: u32| (value.max(0.0) as usize).min(size as usize - 1);
    let (x0, x1) = (clamped(x, pixels.width), clamped(x + 1.0, pixels.width));
    let (y0, y1) = (clamped(y, pixels.height), clamped(y + 1.0, pixels.height));
    let row = |y: usize| {
        let start = y * pixels.width as usize;
        let (a, b) = ((start + x0) * 3, (start + x1) * 3);
        [0, 1, 2].map(|c| f32::from(pixels.rgb[a + c]) * (1.0 - right) + f32::from(pixels.rgb[b + c]) * right)
    };
    let (upper, lower) = (row(y0), row(y1));
    [0, 1, 2].map(|c| upper[c] * (1.0 - below) + lower[c] * below)
}

impl Strip {
    /// The strip as the network takes it, `width` columns wide, the rest filled with middle gray.
    pub fn planes(&self, width: usize) -> Planes {
        let mut values = vec![0.0; 3 * STRIP_HEIGHT * width];
        for (plane, channel) in values.chunks_exact_mut(STRIP_HEIGHT * width).zip([2, 1, 0]) {
            for (to, from) in plane.chunks_exact_mut(width).zip(self.rgb.chunks_exact(self.width * 3)) {
                for (value, pixel) in to.iter_mut().zip(from.chunks_exact(3)) {
                    *value = pixel[channel] / 127.5 - 1.0;
                }
            }
        }
        Planes { height: STRIP_HEIGHT, width, values }
    }
}
