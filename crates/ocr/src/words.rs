use std::ops::Range;

use vouch_core::{Confidence, Line, Word};

use crate::ctc::Mark;
use crate::geometry::line_quad::{LINE_PADDING, LineQuad};
use crate::geometry::page_size::PageSize;
use crate::projection::Projection;

/// Width of one step of the recognition network in columns of the image_of_line.
pub(crate) const STEP: f32 = 8.0;
/// Print apart by more than this, in heights of the image_of_line, is another column of the page.
const COLUMN_GAP: usize = 72;

/// A line as it was read.
pub(crate) struct ReadLine {
    pub line: Line,
    /// The part of the page that its letters fill, slanted as they are.
    pub quad: LineQuad,
}

/// How sure the characters of these lines are on average; 0 when there are none.
pub(crate) fn sureness(lines: &[ReadLine]) -> f32 {
    let glyphs = || lines.iter().flat_map(|read| &read.line.words).flat_map(|word| &word.glyphs);
    let sum: f32 = glyphs().map(|glyph| glyph.confidence.get()).sum();
    sum / glyphs().count().max(1) as f32
}

/// One character with the columns of the image_of_line it covers.
struct Letter {
    mark: Mark,
    columns: Range<usize>,
    spaced: bool,
}

/// Makes lines of words from the characters of a image_of_line: several when wide gaps part them.
pub(crate) fn lines(
    marks: &[Mark],
    projection: &Projection,
    width: usize,
    quad: &LineQuad,
    page: PageSize,
) -> Vec<ReadLine> {
    let letters = place(marks, projection, width);
    letters
        .chunk_by(|a, b| b.columns.start.saturating_sub(a.columns.end) < COLUMN_GAP)
        .filter_map(|column| {
            let words = column.chunk_by(|_, b| !b.spaced);
            let line = Line::new(words.map(|letters| word(letters, width, quad, page)).collect())?;
            Some(ReadLine { line, quad: part(column, width, quad) })
        })
        .collect()
}

/// Finds the columns of every character: between two neighbors, the widest gap in the print parts them.
fn place(marks: &[Mark], projection: &Projection, width: usize) -> Vec<Letter> {
    let column = |mark: &Mark| ((mark.middle * STEP) as usize).min(width.saturating_sub(1));
    let mut letters: Vec<Letter> = Vec::with_capacity(marks.len());
    let mut spaced = false;
    for mark in marks {
        if mark.glyph.character == ' ' {
            spaced = true;
            continue;
        }
        let mut start = 0;
        if let Some(before) = letters.last_mut() {
            let gap = projection.widest_gap(column(&before.mark)..column(mark));
            before.columns.end = gap.start;
            start = gap.end;
        }
        letters.push(Letter { mark: *mark, columns: start..width, spaced: spaced && start > 0 });
        spaced = false;
    }
    if let Some(first) = letters.first_mut() {
        first.columns.start = projection.extent(0..first.columns.end).start;
    }
    if let Some(last) = letters.last_mut() {
        last.columns.end = projection.extent(last.columns.clone()).end;
    }
    letters
}

/// The part of a quad that these letters fill.
fn part(letters: &[Letter], width: usize, quad: &LineQuad) -> LineQuad {
    let left = letters.first().map_or(0, |letter| letter.columns.start) as f32;
    let right = letters.last().map_or(width, |letter| letter.columns.end) as f32;
    quad.part(left / width as f32, right / width as f32, LINE_PADDING, 1.0 - LINE_PADDING)
}

fn word(letters: &[Letter], width: usize, quad: &LineQuad, page: PageSize) -> Word {
    Word {
        text: letters.iter().map(|letter| letter.mark.glyph.character).collect(),
        bounds: part(letters, width, quad).bounds(page),
        confidence: letters.iter().map(|letter| letter.mark.glyph.confidence).reduce(Confidence::min),
        glyphs: letters.iter().map(|letter| letter.mark.glyph).collect(),
    }
}

#[cfg(test)]
mod tests {
    use vouch_core::Glyph;

    use super::*;
    use crate::line_image::{LINE_HEIGHT, LineImage};

    const PAGE: PageSize = PageSize { width: 1000, height: 100 };

    /// What a network and a image_of_line show of this print: each character fills 8 of its 16 columns, a space none.
    fn lines_of(print: &str, sure: impl Fn(char) -> f32) -> Vec<ReadLine> {
        let width = print.chars().count() * 16;
        let inked = |column: usize| {
            (4..12).contains(&(column % 16)) && !matches!(print.chars().nth(column / 16), Some(' ' | '_'))
        };
        let value = |at: usize| {
            let is_inked = (10..38).contains(&(at / width)) && inked(at % width);
            if is_inked { 0.0 } else { 255.0 }
        };
        let rgb = (0..width * LINE_HEIGHT).flat_map(|at| [value(at); 3]).collect();
        let mark = |(index, character): (usize, char)| Mark {
            glyph: Glyph { character, confidence: Confidence::new(sure(character)), rival: None },
            middle: index as f32 * 2.0 + 1.0,
        };
        let marks: Vec<Mark> = print.chars().enumerate().filter(|&(_, c)| c != '_').map(mark).collect();
        let quad = LineQuad::upright(100.0, 20.0, width as f32, 50.0);
        lines(&marks, &Projection::of(&LineImage { width, rgb }), width, &quad, PAGE)
    }

    fn texts(lines: &[ReadLine]) -> Vec<String> {
        lines.iter().map(|read| read.line.text()).collect()
    }

    #[test]
    fn spaces_part_words_and_each_has_its_box() {
        let lines = lines_of("TEA 4.20", |_| 0.9);
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
            "without the air: {top} to {bottom}"
        );
    }

    #[test]
    fn a_word_is_as_sure_as_its_least_sure_character() {
        let lines = lines_of("TEA BAG", |c| if c == 'E' { 0.4 } else { 0.9 });
        let sure: Vec<_> = lines[0].line.words.iter().map(|word| word.confidence).collect();
        assert_eq!(sure, [Some(Confidence::new(0.4)), Some(Confidence::new(0.9))]);
        assert_eq!(lines[0].line.words[0].glyphs.len(), 3);
    }

    #[test]
    fn columns_of_the_page_are_lines_of_their_own() {
        let lines = lines_of("TEA______4.20", |_| 0.9);
        assert_eq!(texts(&lines), ["TEA", "4.20"]);
        let (left, right) = (lines[1].quad.at(0.0, 0.0).x, lines[1].quad.at(1.0, 0.0).x);
        assert!((left - 248.0).abs() < 0.01 && (right - 304.0).abs() < 0.01, "{left} to {right}");
    }

    #[test]
    fn spaces_alone_are_no_line() {
        for print in ["", " ", "   "] {
            assert!(lines_of(print, |_| 0.9).is_empty(), "{print:?}");
        }
        assert_eq!(texts(&lines_of(" A ", |_| 0.9)), ["A"]);
    }
}
