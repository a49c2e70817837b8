//! Values without places as a page: enough to read days and signs by, and nothing to show.

use vouch_core::{BoundingBox, LabelledValue, Line, PageReading, TextLayout, TextOrigin, Word};

/// Width of the column of captions, and of that of values, as fractions of the page.
const COLUMN: f32 = 0.4;
/// Width of the page by its height.
const ASPECT: f32 = 0.7;

/// A page with a row for each value, behind its caption.
pub(super) fn page(values: &[&LabelledValue]) -> PageReading {
    let height = 1.0 / (values.len() + 1) as f32;
    let mut lines = Vec::new();
    for (row, value) in values.iter().enumerate() {
        let (top, bottom) = (row as f32 * height, (row as f32 + 0.5) * height);
        let caption = value.caption.as_deref().unwrap_or_default();
        for (left, text) in [(0.05, caption), (0.5, value.text.as_str())] {
            let width = COLUMN / text.split_whitespace().count().max(1) as f32;
            let word = |(at, text): (usize, &str)| {
                let left = left + at as f32 * width;
                let bounds = BoundingBox::from_edges(left, top, left + width * 0.9, bottom);
                Word { text: text.to_owned(), bounds, confidence: value.confidence, glyphs: Vec::new() }
            };
            lines.extend(Line::new(text.split_whitespace().enumerate().map(word).collect()));
        }
    }
    let page = values.first().map_or(0, |value| value.page);
    PageReading {
        page,
        aspect: ASPECT,
        slant: 0.0,
        origin: TextOrigin::Recognised,
        layout: TextLayout { lines },
    }
}
