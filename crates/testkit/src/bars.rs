//! Pages of black bars, and a reader of them: print that needs no recognition, for engines that only carry pictures to
//! somebody who reads.

use std::sync::Arc;

use vouch_core::{BoundingBox, Confidence, Line, Page, Pixels, TextLayout, Word};

/// Brightness below which a pixel is ink: pictures are compressed on their way.
const INK: u8 = 100;
/// Pixels without ink that part two words, as a share of the page's width.
const GAP: f32 = 0.02;

/// A page with `words` bars in each of its rows: one number a row, from top to bottom.
pub fn bar_page(index: u32, width: u32, height: u32, words: &[u32]) -> Page {
    let mut rgb = vec![255; (width * height * 3) as usize];
    let row_height = height / (words.len() as u32 * 2 + 1);
    for (row, count) in (0..).zip(words) {
        let (top, bar) = (row_height * (row * 2 + 1), width / (count * 2 + 1));
        for word in 0..*count {
            let left = bar * (word * 2 + 1);
            for y in top..top + row_height {
                let from = ((y * width + left) * 3) as usize;
                rgb[from..from + (bar * 3) as usize].fill(0);
            }
        }
    }
    Page { index, width, height, pixels: Arc::new(Arc::new(Pixels { width, height, rgb })) }
}

/// The bars of a JPEG or PNG picture: a line for each row of them, a word for each bar, named by its place in the row.
/// Nothing for other bytes.
pub fn read_bars(picture: &[u8]) -> TextLayout {
    let Ok(picture) = image::load_from_memory(picture) else { return TextLayout::default() };
    let picture = picture.to_luma8();
    let (width, height) = picture.dimensions();
    let is_ink = |x: u32, y: u32| picture.get_pixel(x, y).0[0] < INK;
    let rows = runs(height, 0, |y| (0..width).any(|x| is_ink(x, y)));
    let line = |(top, bottom): (u32, u32)| {
        let middle = (top + bottom) / 2;
        let words = runs(width, (width as f32 * GAP) as u32, |x| is_ink(x, middle));
        let word = |(at, (left, right)): (usize, (u32, u32))| {
            let across = |x: u32| x as f32 / width as f32;
            let down = |y: u32| y as f32 / height as f32;
            let bounds = BoundingBox::from_edges(across(left), down(top), across(right), down(bottom));
            let confidence = Some(Confidence::new(0.99));
            Word { text: format!("BAR{at}"), bounds, confidence, glyphs: Vec::new() }
        };
        Line::new(words.into_iter().enumerate().map(word).collect())
    };
    TextLayout { lines: rows.into_iter().filter_map(line).collect() }
}

/// The runs of places that hold, gaps of up to `gap` places bridged.
fn runs(length: u32, gap: u32, holds: impl Fn(u32) -> bool) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for at in (0..length).filter(|at| holds(*at)) {
        match runs.last_mut() {
            Some((_, end)) if at - *end <= gap => *end = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}
