use std::ops::Range;

use vouch_core::{Confidence, Line, Word};

use crate::band::Band;
use crate::ctc::Mark;
use crate::ink::Ink;

/// Width of one step of the recognition network in columns of the strip.
pub(crate) const STEP: f32 = 8.0;
/// Share of a band's height above and below the print: how far detection grows a line beyond its letters.
const AIR: f32 = 0.14;
/// Print apart by more than this, in heights of the strip, is another column of the page.
const COLUMN_GAP: usize = 72;

/// The size of a page in pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageSize {
    pub width: u32,
    pub height: u32,
}

/// A line as it was read.
pub(crate) struct ReadLine {
    pub line: Line,
    /// The part of the page that its letters fill, slanted as they are.
    pub band: Band,
}

/// One character with the columns of the strip it covers.
struct Letter {
    mark: Mark,
    columns: Range<usize>,
    spaced: bool,
}

/// Makes lines of words from the characters of a strip: several when wide gaps part them.
pub(crate) fn lines(marks: &[Mark], ink: &Ink, width: usize, band: &Band, page: PageSize) -> Vec<ReadLine> {
    let letters = place(marks, ink, width);
    letters
        .chunk_by(|a, b| b.columns.start.saturating_sub(a.columns.end) < COLUMN_GAP)
        .filter_map(|column| {
            let words = column.chunk_by(|_, b| !b.spaced);
            let line = Line::new(words.map(|letters| word(letters, width, band, page)).collect())?;
            Some(ReadLine { line, band: part(column, width, band) })
        })
        .collect()
}

/// Finds the columns of every character: between two neighbors, the widest gap in the print parts them.
fn place(marks: &[Mark], ink: &Ink, width: usize) -> Vec<Letter> {
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
            let gap = ink.widest_gap(column(&before.mark)..column(mark));
            before.columns.end = gap.start;
            start = gap.end;
        }
        letters.push(Letter { mark: *mark, columns: start..width, spaced: spaced && start > 0 });
        spaced = false;
    }
    if let Some(first) = letters.first_mut() {
        first.columns.start = ink.extent(0..first.columns.end).start;
    }
    if let Some(last) = letters.last_mut() {
        last.columns.end = ink.extent(last.columns.clone()).end;
    }
    letters
}

/// The part of a band that these letters fill.
fn part(letters: &[Letter], width: usize, band: &Band) -> Band {
    let left = letters.first().map_or(0, |letter| letter.columns.start) as f32;
    let right = letters.last().map_or(width, |letter| letter.columns.end) as f32;
    band.part(left / width as f32, right / width as f32, AIR, 1.0 - AIR)
}

fn word(letters: &[Letter], width: usize, band: &Band, page: PageSize) -> Word {
    Word {
        text: letters.iter().map(|letter| letter.mark.glyph.character).collect(),
        bounds: part(letters, width, band).bounds(page.width, page.height),
        confidence: letters.iter().map(|letter| letter.mark.glyph.confidence).reduce(Confidence::min),
        glyphs: letters.iter().map(|letter| letter.mark.glyph).collect(),
    }
}
