//! Documents made of rows with a left and a right text.

use jiff::Timestamp;
use jiff::civil::Date;
use vouch_core::{
    BoundingBox, EngineId, Extraction, Line, PageReading, Reading, TextLayout, TextOrigin, Word,
};
use vouch_interpret::{Context, interpret};

/// The rows of a document, top to bottom: the text at the left and the text at the right.
pub enum Paper<'a> {
    /// A narrow receipt of a till, recognised.
    Till(&'a [(&'a str, &'a str)]),
    /// A sheet whose text is carried by the file.
    Sheet(&'a [(&'a str, &'a str)]),
}

/// Returns the only document on a paper, interpreted in November 2026.
pub fn read(paper: &Paper<'_>) -> Extraction {
    let (rows, aspect, right, origin) = match paper {
        Paper::Till(rows) => (*rows, 0.5, 0.7, TextOrigin::Recognised),
        Paper::Sheet(rows) => (*rows, 0.71, 0.6, TextOrigin::Exact),
    };
    let lines = rows.iter().zip(0u8..).flat_map(|((left, at_right), row)| {
        let y = 0.05 + 0.03 * f32::from(row);
        [line(left, 0.05, y), line(at_right, right, y)]
    });
    let layout = TextLayout { lines: lines.flatten().collect() };
    let engine = EngineId { name: "test".to_owned(), version: "1".to_owned() };
    let pages = vec![PageReading { page: 0, aspect, slant: 0.0, origin, layout }];
    let reading = Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values: Vec::new() };
    let context = Context { today: Date::constant(2026, 11, 21), kind: None };
    let mut documents = interpret(&[reading], &context);
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

/// Returns a line of text; its letters are 0.012 wide.
fn line(text: &str, x: f32, y: f32) -> Option<Line> {
    let mut left = x;
    let words = text.split_whitespace().map(|word| {
        let width = 0.012 * word.chars().count() as f32;
        let bounds = BoundingBox { x: left, y, w: width, h: 0.015 };
        left += width + 0.012;
        Word { text: word.to_owned(), bounds, confidence: None, glyphs: Vec::new() }
    });
    Line::new(words.collect())
}
