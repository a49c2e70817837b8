//! QR codes on a page, through `rqrr`: the only file that names it.
//!
//! Decoding whole pages would slow down every page, and few have codes. A quick scan of some rows finds the finder
//! patterns in three corners of a code ([`finder_patterns`]); only regions where three of them form a code are decoded.

mod finder_patterns;

use std::panic::{self, AssertUnwindSafe};

use rqrr::PreparedImage;
use vouch_core::{BoundingBox, Pixels};

use crate::frame::PageCode;
use finder_patterns::{CodeRegion, FinderPatterns};

/// Most codes kept of one page: no document has more.
const MOST_CODES: usize = 16;
/// Most regions decoded on one page.
const MOST_REGIONS: usize = 8;
/// Side of a module, in pixels, to which a code is scaled before it is decoded.
const MODULE: f32 = 5.0;
/// Longest side, in pixels, of the picture that is decoded: a code has up to 177 modules, plus its surroundings.
const LONGEST_SIDE: f32 = 1000.0;

/// A page in gray, taken from its green channel.
#[derive(Clone, Debug)]
pub(super) struct Grayscale {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

impl Grayscale {
    /// Converts pixels to gray.
    pub(super) fn of(pixels: &Pixels) -> Self {
        let shades = pixels.rgb.as_chunks::<3>().0.iter().map(|[_, green, _]| *green).collect();
        Self { width: pixels.width as usize, height: pixels.height as usize, shades }
    }

    fn row(&self, y: usize) -> &[u8] {
        &self.shades[y * self.width..(y + 1) * self.width]
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        self.shades[y * self.width + x]
    }

    /// Returns the mean of a square of pixels around a point. Its sides are `2 * reach + 1` long, and it is clipped at
    /// the edges of the page.
    fn mean(&self, x: f32, y: f32, reach: usize) -> u8 {
        let (x, y) = (x.max(0.0) as usize, y.max(0.0) as usize);
        let columns = x.saturating_sub(reach)..(x + reach + 1).min(self.width);
        let rows = y.saturating_sub(reach)..(y + reach + 1).min(self.height);
        let pixels = columns.len() * rows.len();
        if pixels == 0 {
            return u8::MAX;
        }
        let sum: u32 = rows
            .map(|y| self.row(y)[columns.clone()].iter().map(|shade| u32::from(*shade)).sum::<u32>())
            .sum();
        (sum / pixels as u32) as u8
    }
}

/// Finds the codes on a page, each once.
pub(super) fn find(page: &Grayscale) -> Vec<PageCode> {
    let mut codes: Vec<PageCode> = Vec::new();
    for region in FinderPatterns::find(page).code_regions().into_iter().take(MOST_REGIONS) {
        // A decoder that panics at a damaged code must not cost the page.
        let found = panic::catch_unwind(AssertUnwindSafe(|| decode(page, &region))).unwrap_or_default();
        for code in found {
            if codes.len() < MOST_CODES && !codes.iter().any(|known| known.text == code.text) {
                codes.push(code);
            }
        }
    }
    codes
}

/// Decodes the codes in one region of a page, first at the scale that suits the decoder, then at others.
fn decode(page: &Grayscale, region: &CodeRegion) -> Vec<PageCode> {
    let usual = (MODULE / region.module).min(LONGEST_SIDE / region.longer_side());
    [usual, usual * 0.6, usual * 1.5]
        .into_iter()
        .map(|scale| decode_at(page, region, scale))
        .find(|codes| !codes.is_empty())
        .unwrap_or_default()
}

fn decode_at(page: &Grayscale, region: &CodeRegion, scale: f32) -> Vec<PageCode> {
    let side = |length: f32| ((length * scale).ceil() as usize).max(1);
    let (width, height) = (side(region.right - region.left), side(region.bottom - region.top));
    let reach = (0.5 / scale - 0.5).max(0.0).round() as usize;
    let shade = |x: usize, y: usize| {
        let on_page = |at: usize, from: f32| from + (at as f32 + 0.5) / scale;
        page.mean(on_page(x, region.left), on_page(y, region.top), reach)
    };
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, shade);
    let code = |grid: rqrr::Grid<_>| {
        let mut bytes = Vec::new();
        grid.decode_to(&mut bytes).ok()?;
        let across = grid.bounds.map(|corner| (corner.x as f32 / scale + region.left) / page.width as f32);
        let down = grid.bounds.map(|corner| (corner.y as f32 / scale + region.top) / page.height as f32);
        let least = |places: [f32; 4]| places.into_iter().fold(f32::INFINITY, f32::min);
        let most = |places: [f32; 4]| places.into_iter().fold(f32::NEG_INFINITY, f32::max);
        let bounds = BoundingBox::from_edges(least(across), least(down), most(across), most(down));
        Some(PageCode { text: text(bytes), bounds })
    };
    picture.detect_grids().into_iter().filter_map(code).collect()
}

/// Decodes UTF-8, which nearly every code uses, or else Latin-1, the default of the standard.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}
