use std::ops::Range;

use vouch_core::{Confidence, Glyph, Line, Word};

use crate::geometry::line_quad::{LINE_PADDING, LineQuad};
use crate::geometry::page_size::PageSize;
use crate::recognition::ctc::DecodedGlyph;
use crate::recognition::projection::Projection;
use crate::recognition::recognizer::RecognizedLine;

/// Text that is this many columns of the line image apart, one and a half times its height, is in different columns of
/// the page.
const COLUMN_GAP: usize = 72;

/// A line of words, and where it is.
pub(crate) struct PlacedLine {
    pub line: Line,
    /// The part of the page that its letters fill, slanted as they are.
    pub quad: LineQuad,
}

/// Makes lines of words from what was recognized in one quad: several when wide gaps separate columns of the page.
pub(crate) fn place_lines(recognized: &RecognizedLine, page: PageSize) -> Vec<PlacedLine> {
    let width = recognized.projection.width();
    let characters = segment(&recognized.glyphs, &recognized.projection);
    characters
        .chunk_by(|a, b| b.columns.start.saturating_sub(a.columns.end) < COLUMN_GAP)
        .filter_map(|column| {
            let words = column.chunk_by(|_, b| !b.is_after_space);
            let words = words.map(|characters| word(characters, width, &recognized.quad, page));
            let line = Line::new(words.collect())?;
            Some(PlacedLine { line, quad: quad_of(column, width, &recognized.quad) })
        })
        .collect()
}

/// Makes one line of all words that were recognized in one quad; `None` when there are none.
pub(crate) fn place_line(recognized: &RecognizedLine, page: PageSize) -> Option<Line> {
    Line::new(place_lines(recognized, page).into_iter().flat_map(|placed| placed.line.words).collect())
}

/// One character with the columns of the line image it fills.
struct Character {
    glyph: Glyph,
    /// The column of its center.
    center: usize,
    columns: Range<usize>,
    is_after_space: bool,
}

/// Finds the columns of every character: between two neighbors, the widest gap in the text separates them.
fn segment(glyphs: &[DecodedGlyph], projection: &Projection) -> Vec<Character> {
    let width = projection.width();
    let mut characters: Vec<Character> = Vec::with_capacity(glyphs.len());
    let mut is_after_space = false;
    for decoded in glyphs {
        if decoded.is_space() {
            is_after_space = true;
            continue;
        }
        let center = decoded.column().min(width.saturating_sub(1));
        let mut start = 0;
        if let Some(before) = characters.last_mut() {
            let gap = projection.widest_gap(before.center..center);
            before.columns.end = gap.start;
            start = gap.end;
        }
        characters.push(Character {
            glyph: decoded.glyph,
            center,
            columns: start..width,
            is_after_space: is_after_space && start > 0,
        });
        is_after_space = false;
    }
    if let Some(first) = characters.first_mut() {
        first.columns.start = projection.extent(0..first.columns.end).start;
    }
    if let Some(last) = characters.last_mut() {
        last.columns.end = projection.extent(last.columns.clone()).end;
    }
    characters
}

/// Returns the part of a quad that these characters fill.
fn quad_of(characters: &[Character], width: usize, quad: &LineQuad) -> LineQuad {
    let left = characters.first().map_or(0, |character| character.columns.start) as f32;
    let right = characters.last().map_or(width, |character| character.columns.end) as f32;
    quad.part(left / width as f32, right / width as f32, LINE_PADDING, 1.0 - LINE_PADDING)
}

fn word(characters: &[Character], width: usize, quad: &LineQuad, page: PageSize) -> Word {
    let glyphs: Vec<Glyph> = characters.iter().map(|character| character.glyph).collect();
    Word {
        text: glyphs.iter().map(|glyph| glyph.character).collect(),
        bounds: quad_of(characters, width, quad).bounds(page),
        confidence: glyphs.iter().map(|glyph| glyph.confidence).reduce(Confidence::min),
        glyphs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: PageSize = PageSize { width: 1000, height: 100 };

    /// Returns what is recognized of a text: each character fills 8 of its 16 columns, a space or an underscore none.
    /// An underscore is a gap in which no space was recognized.
    fn recognized(text: &str, confidence: impl Fn(char) -> f32) -> RecognizedLine {
        let columns = |c: char| if matches!(c, ' ' | '_') { "................" } else { "....########...." };
        let columns: String = text.chars().map(columns).collect();
        let glyph = |(index, character): (usize, char)| DecodedGlyph {
            glyph: Glyph { character, confidence: Confidence::new(confidence(character)), rival: None },
            center: index as f32 * 2.0 + 1.0,
        };
        RecognizedLine {
            glyphs: text.chars().enumerate().filter(|&(_, c)| c != '_').map(glyph).collect(),
            projection: Projection::drawn(&columns),
            quad: LineQuad::upright(100.0, 20.0, columns.len() as f32, 50.0),
        }
    }

    fn placed(text: &str, confidence: impl Fn(char) -> f32) -> Vec<PlacedLine> {
        place_lines(&recognized(text, confidence), PAGE)
    }

    fn texts(lines: &[PlacedLine]) -> Vec<String> {
        lines.iter().map(|placed| placed.line.text()).collect()
    }

    #[test]
    fn spaces_separate_words_and_each_has_its_box() {
        let lines = placed("TEA 4.20", |_| 0.9);
        assert_eq!(texts(&lines), ["TEA 4.20"]);
        let words = &lines[0].line.words;
        let edges: Vec<[f32; 2]> =
            words.iter().map(|word| [word.bounds.x * 1000.0, word.bounds.right() * 1000.0]).collect();
        for (edge, expected) in edges.iter().flatten().zip([104.0, 144.0, 168.0, 224.0]) {
            assert!((edge - expected).abs() < 0.01, "{edges:?}");
        }
        let (top, bottom) = (words[0].bounds.y * 100.0, words[0].bounds.bottom() * 100.0);
        assert!(
            (top - 27.0).abs() < 0.01 && (bottom - 63.0).abs() < 0.01,
            "without the padding: {top} to {bottom}"
        );
    }

    #[test]
    fn a_word_is_as_sure_as_its_least_sure_character() {
        let lines = placed("TEA BAG", |c| if c == 'E' { 0.4 } else { 0.9 });
        let sure: Vec<_> = lines[0].line.words.iter().map(|word| word.confidence).collect();
        assert_eq!(sure, [Some(Confidence::new(0.4)), Some(Confidence::new(0.9))]);
        assert_eq!(lines[0].line.words[0].glyphs.len(), 3);
    }

    #[test]
    fn columns_of_the_page_are_lines_of_their_own() {
        let lines = placed("TEA______4.20", |_| 0.9);
        assert_eq!(texts(&lines), ["TEA", "4.20"]);
        let (left, right) = (lines[1].quad.at(0.0, 0.0).x, lines[1].quad.at(1.0, 0.0).x);
        assert!((left - 248.0).abs() < 0.01 && (right - 304.0).abs() < 0.01, "{left} to {right}");
    }

    #[test]
    fn columns_of_the_page_can_be_one_line() {
        let line = place_line(&recognized("TEA______4.20", |_| 0.9), PAGE).expect("there are words");
        let words: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words, ["TEA", "4.20"]);
        assert!(place_line(&recognized(" ", |_| 0.9), PAGE).is_none());
    }

    #[test]
    fn spaces_alone_are_no_line() {
        for text in ["", " ", "   "] {
            assert!(placed(text, |_| 0.9).is_empty(), "{text:?}");
        }
        assert_eq!(texts(&placed(" A ", |_| 0.9)), ["A"]);
    }
}
