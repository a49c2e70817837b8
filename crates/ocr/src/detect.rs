use vouch_core::Pixels;

use crate::band::{Band, Point};
use crate::boxes::{BoxRules, ProbabilityMap, find_bands};
use crate::engine::ReadError;
use crate::model::Network;
use crate::resize::{Window, resized};

/// Sides of a picture must be multiples of this for the detection network.
const GRID: u32 = 32;
/// A page is brought to at most this many pixels on its longer side: about ten for the height of small print.
const LONGEST_SIDE: f32 = 960.0;

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
    pub fn find(&self, pixels: &Pixels) -> Result<Vec<Band>, ReadError> {
        let window = Window { left: 0, top: 0, width: pixels.width, height: pixels.height };
        let scale = (LONGEST_SIDE / pixels.width.max(pixels.height) as f32).min(1.0);
        let size = |side: u32| ((side as f32 * scale / GRID as f32).round() as usize).max(1) * GRID as usize;
        let (width, height) = (size(window.width), size(window.height));
        let answer = self.network.run(resized(pixels, window, width, height)?)?;
        if answer.values.len() != width * height {
            return Err(ReadError::Answer { network: "detection", shape: answer.shape });
        }
        let map = ProbabilityMap { width, height, values: &answer.values };
        let stretch =
            Point { x: window.width as f32 / width as f32, y: window.height as f32 / height as f32 };
        let shift = Point { x: window.left as f32, y: window.top as f32 };
        Ok(find_bands(&map, &RULES).iter().map(|band| band.mapped(stretch, shift)).collect())
    }
}
