use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use vouch_core::Pixels;

use crate::Limits;

/// Resolution of the renderings, in pixels per inch.
const RESOLUTION: f32 = 200.0;
/// Points per inch.
const POINTS: f32 = 72.0;
/// Longest side of a rendering, in pixels.
const LONGEST_SIDE: f32 = 30_000.0;

/// Size of a rendering, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub width: u32,
    pub height: u32,
}

/// Returns the size of the upright page at 200 dpi, or less to stay within the pixels that are kept.
pub(super) fn size(page: &Page<'_>, limits: &Limits) -> Size {
    let (width, height) = page.render_dimensions();
    size_of(width, height, limits.kept_pixels)
}

fn size_of(width_points: f32, height_points: f32, most_pixels: u64) -> Size {
    let inches = |points: f32| if points.is_finite() { points.max(0.0) / POINTS } else { 0.0 };
    let (width, height) = (inches(width_points) * RESOLUTION, inches(height_points) * RESOLUTION);
    let by_side = LONGEST_SIDE / width.max(height);
    let by_area = (most_pixels as f32 / (width * height)).sqrt();
    let scale = by_side.min(by_area).min(1.0);
    let side = |length: f32| ((length * scale).round() as u32).max(1);
    let (width, height) = (side(width), side(height));
    // Rounding may have added one row too many.
    let height = u64::from(height).min((most_pixels / u64::from(width)).max(1)) as u32;
    Size { width, height }
}

/// Draws the page on white.
pub(super) fn page<'a>(page: &'a Page<'a>, size: Size, cache: &RenderCache<'a>) -> Pixels {
    let (width, height) = page.render_dimensions();
    // The renderer rounds down; a quarter of a pixel prevents the loss of the last row.
    let scale = |pixels: u32, points: f32| (pixels as f32 + 0.25) / points;
    let canvas = PixmapSettings {
        x_scale: scale(size.width, width),
        y_scale: scale(size.height, height),
        bg_color: WHITE,
    };
    let drawn =
        hayro::render(page, cache, &InterpreterSettings::default(), &RenderSettings::default(), &canvas);
    let rgb = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    Pixels { width: u32::from(drawn.width()), height: u32::from(drawn.height()), rgb }
}

/// Whether nothing was drawn.
pub(super) fn is_blank(pixels: &Pixels) -> bool {
    pixels.rgb.iter().all(|channel| *channel == u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_follow_the_resolution_until_they_would_be_too_large() {
        let budget = 25_000_000;
        let cases = [
            ((595.276, 841.89), (1654, 2339)),
            ((3.0, 3.0), (8, 8)),
            ((0.1, 0.1), (1, 1)),
            ((f32::NAN, f32::INFINITY), (1, 1)),
        ];
        for ((width, height), (w, h)) in cases {
            assert_eq!(size_of(width, height, budget), Size { width: w, height: h });
        }
        for (width, height) in [(3370.0, 2384.0), (595.0, 2_147_483_648.0), (1e30, 1e30), (14_400.0, 1.0)] {
            let size = size_of(width, height, budget);
            assert!(u64::from(size.width) * u64::from(size.height) <= budget, "{size:?}");
            assert!(size.width.max(size.height) <= 30_000 && size.width.min(size.height) >= 1, "{size:?}");
        }
    }
}
