//! The shape of a page, judged by its print.

use vouch_core::TextLayout;

/// Width of a character by the height of its word's box, over usual print.
const CHARACTER: f32 = 0.6;
/// Letters from which on a word says anything about the width of print.
const FEWEST: usize = 4;

/// Width of the page by its height. A reply gives places as fractions and does not say the shape of the page; but print
/// is about as wide everywhere, so that the words tell it. 1 where there are none.
pub(super) fn estimate(layout: &TextLayout) -> f32 {
    let judged = layout.words().filter_map(|word| {
        let length = word.text.chars().count();
        let is_telling = length >= FEWEST && word.bounds.w > 0.0 && word.bounds.h > 0.0;
        is_telling.then(|| CHARACTER * length as f32 * word.bounds.h / word.bounds.w)
    });
    let mut judged: Vec<f32> = judged.collect();
    judged.sort_by(f32::total_cmp);
    judged.get(judged.len() / 2).copied().unwrap_or(1.0).clamp(0.1, 10.0)
}
