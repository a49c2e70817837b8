use vouch_core::Pixels;

use crate::geometry::line_quad::{CrossSection, LineQuad};
use crate::geometry::point::Point;
use crate::network::PlanarImage;

/// The height of a line image: what the recognition network takes.
pub(crate) const LINE_HEIGHT: usize = 48;

/// The narrowest line image.
const LEAST_WIDTH: usize = 4;
/// The most samples in each direction for one pixel of a line image.
const MOST_SAMPLES: f32 = 8.0;

/// The rectified image of one line of text: RGB rows, [`LINE_HEIGHT`] of them, from 0 (black) to 255.
pub(crate) struct LineImage {
    pub width: usize,
    pub rgb: Vec<f32>,
}

impl LineImage {
    /// Cuts a quad out of the page and rectifies it, at the height the network takes and a width in proportion.
    ///
    /// Where the page is finer than the line image, each pixel is the mean of enough samples to leave out nothing of the
    /// page.
    pub fn cut(pixels: &Pixels, quad: &LineQuad) -> Self {
        let rows = LINE_HEIGHT as f32;
        let width = ((rows * quad.width() / quad.height().max(1.0)).ceil() as usize).max(LEAST_WIDTH);
        let samples = (quad.height() / rows).ceil().clamp(1.0, MOST_SAMPLES);
        let share = 1.0 / (samples * samples);
        // Every row of samples crosses the line at the same places.
        let side = samples as usize;
        let sections: Vec<CrossSection> = (0..width * side)
            .map(|at| ((at / side) as f32 + ((at % side) as f32 + 0.5) / samples) / width as f32)
            .map(|u| quad.cross_section(u))
            .collect();
        let mut rgb = vec![0.0; width * LINE_HEIGHT * 3];
        for (row, pixels_of_row) in rgb.chunks_exact_mut(width * 3).enumerate() {
            for sample_y in 0..side {
                let v = (row as f32 + (sample_y as f32 + 0.5) / samples) / rows;
                for (pixel, sections) in pixels_of_row.chunks_exact_mut(3).zip(sections.chunks_exact(side)) {
                    for section in sections {
                        let color = sample(pixels, section.at(v));
                        for (sum, value) in pixel.iter_mut().zip(color) {
                            *sum += value * share;
                        }
                    }
                }
            }
        }
        Self { width, rgb }
    }

    /// Returns it as the network takes it, `width` columns wide, padded on the right with middle gray.
    pub fn to_planar(&self, width: usize) -> PlanarImage {
        let mut values = vec![0.0; 3 * LINE_HEIGHT * width];
        for (plane, channel) in values.chunks_exact_mut(LINE_HEIGHT * width).zip([2, 1, 0]) {
            for (to, from) in plane.chunks_exact_mut(width).zip(self.rgb.chunks_exact(self.width * 3)) {
                for (value, pixel) in to.iter_mut().zip(from.chunks_exact(3)) {
                    *value = pixel[channel] / 127.5 - 1.0;
                }
            }
        }
        PlanarImage { height: LINE_HEIGHT, width, values }
    }
}

/// Returns the color of a point by bilinear interpolation; beyond the edges that of the nearest pixel.
fn sample(pixels: &Pixels, at: Point) -> [f32; 3] {
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let (x, y) = ((at.x - 0.5).max(0.0), (at.y - 0.5).max(0.0));
    let (left, top) = (x as usize, y as usize);
    let (right, below) = (x - left as f32, y - top as f32);
    let (x0, x1) = (left.min(width - 1) * 3, (left + 1).min(width - 1) * 3);
    let row = |y: usize| {
        let row = &pixels.rgb[y.min(height - 1) * width * 3..][..width * 3];
        let (a, b) = (&row[x0..x0 + 3], &row[x1..x1 + 3]);
        [0, 1, 2].map(|c| f32::from(a[c]) * (1.0 - right) + f32::from(b[c]) * right)
    };
    let (upper, lower) = (row(top), row(top + 1));
    [0, 1, 2].map(|c| upper[c] * (1.0 - below) + lower[c] * below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::curve::Curve;

    /// Returns a page whose red channel is `value(x, y)`.
    fn page(width: u32, height: u32, value: impl Fn(u32, u32) -> u8) -> Pixels {
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Pixels { width, height, rgb: places.flat_map(|(x, y)| [value(x, y), 0, 0]).collect() }
    }

    fn red(image: &LineImage, column: usize, row: usize) -> f32 {
        image.rgb[(row * image.width + column) * 3]
    }

    #[test]
    fn a_quad_of_the_height_of_a_line_image_is_cut_pixel_by_pixel() {
        let page = page(100, 80, |x, y| (x + y) as u8);
        let image = LineImage::cut(&page, &LineQuad::upright(10.0, 20.0, 60.0, 48.0));
        assert_eq!(image.width, 60);
        assert_eq!(red(&image, 0, 0), 30.0);
        assert_eq!(red(&image, 59, 47), 136.0);
    }

    #[test]
    fn a_fine_page_is_averaged_not_skipped() {
        let stripes = page(400, 200, |x, _| if x % 2 == 0 { 0 } else { 200 });
        let image = LineImage::cut(&stripes, &LineQuad::upright(0.0, 0.0, 384.0, 192.0));
        assert_eq!(image.width, 96);
        assert!(image.rgb.chunks(3).skip(1).all(|pixel| (pixel[0] - 100.0).abs() < 30.0));
    }

    #[test]
    fn a_turned_quad_is_rectified() {
        let page = page(100, 100, |x, _| x as u8);
        let (along, down) = (Point { x: 0.0, y: -80.0 }, Point { x: 48.0, y: 0.0 });
        let upwards = LineQuad::straight(Point { x: 20.0, y: 90.0 }, along, down);
        let image = LineImage::cut(&page, &upwards);
        assert_eq!((image.width, red(&image, 5, 0), red(&image, 70, 47)), (80, 20.0, 67.0));
    }

    #[test]
    fn a_curved_quad_is_rectified() {
        let page = page(480, 300, |x, y| if y.abs_diff(100 + x / 5) < 5 { 0 } else { 200 });
        let curve = Some(Curve::along(|u| 2.0 * u));
        let image = LineImage::cut(&page, &LineQuad { curve, ..LineQuad::upright(0.0, 76.0, 480.0, 48.0) });
        assert_eq!(image.width, 480);
        for column in [2, 100, 240, 470] {
            let reds = [12, 24, 36].map(|row| red(&image, column, row));
            assert_eq!(reds, [200.0, 0.0, 200.0], "column {column}");
        }
    }

    #[test]
    fn beyond_its_edges_the_page_goes_on() {
        let page = page(10, 10, |x, _| x as u8 * 10);
        let image = LineImage::cut(&page, &LineQuad::upright(-20.0, -20.0, 60.0, 48.0));
        assert_eq!((red(&image, 0, 0), red(&image, 59, 47)), (0.0, 90.0));
    }

    #[test]
    fn columns_beyond_the_line_image_are_gray() {
        let white = Pixels { width: 4, height: 48, rgb: vec![255; 4 * 48 * 3] };
        let padded = LineImage::cut(&white, &LineQuad::upright(0.0, 0.0, 4.0, 48.0)).to_planar(6);
        assert_eq!(padded.values[..6], [1.0, 1.0, 1.0, 1.0, 0.0, 0.0]);
    }
}
