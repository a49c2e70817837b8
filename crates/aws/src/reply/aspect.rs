//! The aspect ratio of a page, estimated from its text.

use vouch_core::{TextLayout, median};

/// Usual width of a character divided by the height of its word's box.
const CHARACTER_WIDTH: f32 = 0.6;
/// Fewest characters of a word for its width to be meaningful.
const MIN_CHARACTERS: usize = 4;

/// Estimates the width of the page divided by its height. A reply gives boxes as fractions of the page and no aspect
/// ratio, but characters have about the same proportions everywhere, so that the words indicate it. 1 without words.
pub(super) fn estimate(layout: &TextLayout) -> f32 {
    let estimates = layout.words().filter_map(|word| {
        let length = word.text.chars().count();
        let is_meaningful = length >= MIN_CHARACTERS && word.bounds.w > 0.0 && word.bounds.h > 0.0;
        is_meaningful.then(|| CHARACTER_WIDTH * length as f32 * word.bounds.h / word.bounds.w)
    });
    median(estimates).unwrap_or(1.0).clamp(0.1, 10.0)
}
