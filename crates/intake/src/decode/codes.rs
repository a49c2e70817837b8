//! QR codes on a page, through `rqrr`: the only file that names it.
//!
//! Looking for codes everywhere would cost every page what few need. A quick look along some rows finds the three
//! corner marks a code has ([`marks`]); only where they stand as they do on a code is anything decoded.

mod marks;

use std::panic::{self, AssertUnwindSafe};

use rqrr::PreparedImage;
use vouch_core::{BoundingBox, Pixels};

use crate::frame::PageCode;
use marks::{Marks, Square};

/// Codes kept of one page: no document carries more.
const MOST_CODES: usize = 16;
/// Places of one page in which to decode.
const MOST_SQUARES: usize = 8;
/// Pixels a module of a code is brought to before it is decoded.
const MODULE: f32 = 5.0;
/// Longest side of a picture in which a code is decoded: 177 modules are the most, and print around them.
const LONGEST: f32 = 1000.0;

/// The brightness of a page, taken from its green.
#[derive(Clone, Debug)]
pub(super) struct Shades {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

impl Shades {
    /// The brightness of these pixels.
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

    /// The mean of a square of pixels about a place, each side `2 * reach + 1`, cut off at the edges of the page.
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

/// The codes on a page, each once.
pub(super) fn on(page: &Shades) -> Vec<PageCode> {
    let mut codes: Vec<PageCode> = Vec::new();
    for square in Marks::on(page).squares().into_iter().take(MOST_SQUARES) {
        // What the pattern of a damaged code makes the decoder do is no reason to lose the page.
        let found = panic::catch_unwind(AssertUnwindSafe(|| decode(page, &square))).unwrap_or_default();
        for code in found {
            if codes.len() < MOST_CODES && !codes.iter().any(|known| known.text == code.text) {
                codes.push(code);
            }
        }
    }
    codes
}

/// The codes in one square of a page, read at the scale that suits the decoder; if that fails, at others.
fn decode(page: &Shades, square: &Square) -> Vec<PageCode> {
    let usual = (MODULE / square.module).min(LONGEST / square.side());
    [usual, usual * 0.6, usual * 1.5]
        .into_iter()
        .map(|scale| decode_at(page, square, scale))
        .find(|codes| !codes.is_empty())
        .unwrap_or_default()
}

fn decode_at(page: &Shades, square: &Square, scale: f32) -> Vec<PageCode> {
    let side = |length: f32| ((length * scale).ceil() as usize).max(1);
    let (width, height) = (side(square.right - square.left), side(square.bottom - square.top));
    let reach = (0.5 / scale - 0.5).max(0.0).round() as usize;
    let shade = |x: usize, y: usize| {
        let on_page = |at: usize, from: f32| from + (at as f32 + 0.5) / scale;
        page.mean(on_page(x, square.left), on_page(y, square.top), reach)
    };
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, shade);
    let code = |grid: rqrr::Grid<_>| {
        let mut bytes = Vec::new();
        grid.decode_to(&mut bytes).ok()?;
        let across = grid.bounds.map(|corner| (corner.x as f32 / scale + square.left) / page.width as f32);
        let down = grid.bounds.map(|corner| (corner.y as f32 / scale + square.top) / page.height as f32);
        let least = |places: [f32; 4]| places.into_iter().fold(f32::INFINITY, f32::min);
        let most = |places: [f32; 4]| places.into_iter().fold(f32::NEG_INFINITY, f32::max);
        let bounds = BoundingBox::from_edges(least(across), least(down), most(across), most(down));
        Some(PageCode { text: text(bytes), bounds })
    };
    picture.detect_grids().into_iter().filter_map(code).collect()
}

/// UTF-8, which nearly every code is in, or else Latin-1, which the standard presumes.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}
