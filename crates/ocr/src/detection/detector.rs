use vouch_core::Pixels;

use super::postprocess::{PostprocessParams, ProbabilityMap, extract_line_quads};
use super::tiling::{overlapping_tiles, split_into_tiles};
use crate::error::ReadError;
use crate::geometry::line_quad::LineQuad;
use crate::geometry::point::Point;
use crate::network::Network;
use crate::preprocess::resize::{Window, resize};

/// The sides of a picture must be multiples of this for the detection network.
const SIDE_STEP: u32 = 32;
/// A page is scaled down to at most this many pixels on its longer side: small text is then about ten high.
const LONGEST_SIDE: f32 = 960.0;
/// When quads are lower than this on the scaled page, its text is so small that whole lines of it are missed.
const SMALL_TEXT: f32 = 16.5;
/// Small text is detected again at about this height.
const CLEAR_TEXT: f32 = 24.0;
/// The most that a page is enlarged for small text: twice the side is four times the work.
const MOST_ZOOM: f32 = 2.0;

const PARAMS: PostprocessParams =
    PostprocessParams { pixel_threshold: 0.3, score_threshold: 0.5, unclip_ratio: 1.6, min_side: 3.0 };

/// Finds the lines of text on a page.
#[derive(Debug)]
pub(crate) struct Detector {
    network: Box<dyn Network>,
}

impl Detector {
    /// Creates a detector that runs this network.
    pub fn new(network: Box<dyn Network>) -> Self {
        Self { network }
    }

    /// Returns quads around the lines of a page, in its pixels.
    ///
    /// A long receipt is detected tile by tile: as a whole it would become too narrow. Where the text is small, as on a
    /// scan of several receipts, it is detected a second time on an enlarged page, again tile by tile, so that no picture
    /// given to the network is larger than usual.
    pub fn detect(&self, pixels: &Pixels) -> Result<Vec<LineQuad>, ReadError> {
        let page = Window { left: 0, top: 0, width: pixels.width, height: pixels.height };
        let overlapping = overlapping_tiles(pixels.width, pixels.height);
        let rows =
            overlapping.iter().map(|tile| tile.all.bottom - tile.all.top).max().unwrap_or(pixels.height);
        let scale = (LONGEST_SIDE / pixels.width.max(rows) as f32).min(1.0);
        let mut quads = Vec::new();
        for tile in &overlapping {
            let window = Window { top: tile.all.top, height: tile.all.bottom - tile.all.top, ..page };
            let found = self.detect_in(pixels, window, scale)?;
            quads.extend(found.into_iter().filter(|quad| tile.own.holds_middle_of(quad)));
        }
        let height = median_height(&quads) * scale;
        let zoom = (CLEAR_TEXT / height).min(MOST_ZOOM).min(1.0 / scale);
        if quads.is_empty() || height >= SMALL_TEXT || zoom <= 1.0 {
            return Ok(quads);
        }
        let most_rows = LONGEST_SIDE * LONGEST_SIDE / (pixels.width as f32 * (scale * zoom).powi(2));
        let tiles = split_into_tiles(&quads, pixels.height, most_rows as u32);
        // A line that is cut between tiles keeps the quad it has from the whole page.
        let cut: Vec<LineQuad> =
            quads.into_iter().filter(|quad| tiles.iter().all(|tile| !tile.contains(quad))).collect();
        let mut found = cut.clone();
        for tile in tiles {
            let window = Window { top: tile.top, height: tile.bottom - tile.top, ..page };
            let enlarged = self.detect_in(pixels, window, scale * zoom)?;
            let is_known = |quad: &LineQuad| cut.iter().any(|known| known.contains(quad.at(0.5, 0.5)));
            found.extend(enlarged.into_iter().filter(|quad| !is_known(quad)));
        }
        Ok(found)
    }

    /// Returns quads around the lines in a window of a page, in pixels of the page.
    fn detect_in(&self, pixels: &Pixels, window: Window, scale: f32) -> Result<Vec<LineQuad>, ReadError> {
        let scaled = |side: u32| {
            ((side as f32 * scale / SIDE_STEP as f32).round() as usize).max(1) * SIDE_STEP as usize
        };
        let (width, height) = (scaled(window.width), scaled(window.height));
        let output = self.network.run(resize(pixels, window, width, height)?)?;
        if output.values.len() != width * height {
            return Err(ReadError::UnexpectedShape { network: "detection", shape: output.shape });
        }
        let map = ProbabilityMap { width, height, values: &output.values };
        let to_page =
            Point { x: window.width as f32 / width as f32, y: window.height as f32 / height as f32 };
        let corner = Point { x: window.left as f32, y: window.top as f32 };
        let quads = extract_line_quads(&map, &PARAMS);
        Ok(quads.iter().map(|quad| quad.mapped(to_page, corner)).collect())
    }
}

/// Returns the median height of all quads, whichever way their text runs.
fn median_height(quads: &[LineQuad]) -> f32 {
    let mut heights: Vec<f32> = quads.iter().map(|quad| quad.width().min(quad.height())).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(0.0)
}
