use vouch_core::Pixels;

use crate::boxes::{BoxRules, ProbabilityMap, find_line_quads};
use crate::error::ReadError;
use crate::geometry::line_quad::LineQuad;
use crate::geometry::point::Point;
use crate::model::Network;
use crate::preprocess::resize::{Window, resize};
use crate::tiling::cut_between;

/// Sides of a picture must be multiples of this for the detection network.
const GRID: u32 = 32;
/// A page is brought to at most this many pixels on its longer side: about ten for the height of small print.
const LONGEST_SIDE: f32 = 960.0;
/// Bands lower than this on the picture are print so small that whole lines of it are missed.
const SMALL_PRINT: f32 = 16.5;
/// Small print is looked at again, about this high.
const CLEAR_PRINT: f32 = 24.0;
/// At most so many times larger: four times the work.
const MOST_ZOOM: f32 = 2.0;

const RULES: BoxRules = BoxRules { core: 0.3, certain: 0.5, growth: 1.6, smallest: 3.0 };

/// Finds the lines of print on a page.
#[derive(Debug)]
pub(crate) struct Detector {
    network: Box<dyn Network>,
}

impl Detector {
    pub fn new(network: Box<dyn Network>) -> Self {
        Self { network }
    }

    /// Bands around the lines of a page, in its pixels.
    ///
    /// Where the print comes out small, as on a scan of several receipts, the page is looked at again, larger and piece
    /// by piece, so that no picture the network sees is larger than usual.
    pub fn find(&self, pixels: &Pixels) -> Result<Vec<LineQuad>, ReadError> {
        let whole = Window { left: 0, top: 0, width: pixels.width, height: pixels.height };
        let scale = (LONGEST_SIDE / pixels.width.max(pixels.height) as f32).min(1.0);
        let quads = self.find_in(pixels, whole, scale)?;
        let height = usual_height(&quads) * scale;
        let zoom = (CLEAR_PRINT / height).min(MOST_ZOOM).min(1.0 / scale);
        if quads.is_empty() || height >= SMALL_PRINT || zoom <= 1.0 {
            return Ok(quads);
        }
        let most_rows = LONGEST_SIDE * LONGEST_SIDE / (pixels.width as f32 * (scale * zoom).powi(2));
        let pieces = cut_between(&quads, pixels.height, most_rows as u32);
        let mut found: Vec<LineQuad> =
            quads.into_iter().filter(|quad| pieces.iter().all(|piece| !piece.holds(quad))).collect();
        let cut = found.clone();
        for piece in pieces {
            let window = Window { top: piece.top, height: piece.bottom - piece.top, ..whole };
            let larger = self.find_in(pixels, window, scale * zoom)?;
            found.extend(
                larger.into_iter().filter(|quad| !cut.iter().any(|known| known.contains(quad.at(0.5, 0.5)))),
            );
        }
        Ok(found)
    }

    /// Bands around the lines in a window of a page, in pixels of the page.
    fn find_in(&self, pixels: &Pixels, window: Window, scale: f32) -> Result<Vec<LineQuad>, ReadError> {
        let size = |side: u32| ((side as f32 * scale / GRID as f32).round() as usize).max(1) * GRID as usize;
        let (width, height) = (size(window.width), size(window.height));
        let answer = self.network.run(resize(pixels, window, width, height)?)?;
        if answer.values.len() != width * height {
            return Err(ReadError::UnexpectedShape { network: "detection", shape: answer.shape });
        }
        let map = ProbabilityMap { width, height, values: &answer.values };
        let stretch =
            Point { x: window.width as f32 / width as f32, y: window.height as f32 / height as f32 };
        let shift = Point { x: window.left as f32, y: window.top as f32 };
        Ok(find_line_quads(&map, &RULES).iter().map(|quad| quad.mapped(stretch, shift)).collect())
    }
}

/// The middle one of the heights of all quads, whichever way their print runs.
fn usual_height(quads: &[LineQuad]) -> f32 {
    let mut heights: Vec<f32> = quads.iter().map(|quad| quad.width().min(quad.height())).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(0.0)
}
