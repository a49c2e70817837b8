//! Parts of a page that may be a line of a zone.

use vouch_core::{BoundingBox, Line, TextLayout};

use crate::cell::Cell;

/// Most pieces of one line of a zone.
const MOST_PIECES: usize = 8;
/// The gap between two characters, as a share of their pitch: boxes end where the ink does.
const GAP: f32 = 0.3;
/// Least overlap of two pieces, in characters, at which half of one may be in both.
const HALF: f32 = 0.5;
/// Confidence of a character that was read as a whole, and below which it may be half of one.
const WHOLE: f32 = 0.9;
const CUT: f32 = 0.7;
/// Fewest characters of the first piece of a line: a single digit can only continue one.
const FEWEST: usize = 3;

/// A row of characters that may be a line of a zone.
#[derive(Clone)]
pub(super) struct Strip {
    /// Its characters, without specks.
    pub cells: Vec<Cell>,
    /// Where it is.
    pub bounds: BoundingBox,
    /// The indices of its lines on the page.
    pub lines: Vec<usize>,
}

impl Strip {
    fn of_line(index: usize, line: &Line) -> Self {
        let cells = line.words.iter().flat_map(Cell::of_word).collect();
        Self { cells, bounds: line.bounds, lines: vec![index] }
    }

    /// Returns the number of fillers.
    pub fn fillers(&self) -> usize {
        self.cells.iter().filter(|cell| cell.is_filler()).count()
    }

    /// Returns the width of one character, as a share of the page's width.
    fn pitch(&self) -> f32 {
        self.bounds.w / (self.cells.len().max(1) as f32 - GAP)
    }

    /// Whether it may be a piece of a zone: at most one character in eight is outside its alphabet.
    fn is_piece(&self) -> bool {
        let foreign = |cell: &&Cell| !is_of_alphabet(cell.read);
        !self.cells.is_empty() && self.cells.iter().filter(foreign).count() * 8 <= self.cells.len()
    }

    /// Returns this strip joined with one to its right. The gap between them is filled: with fillers beside a filler,
    /// otherwise with unread characters.
    fn joined(&self, right: &Self) -> Self {
        let (own, next) = self.without_halves(right);
        let gap = ((right.bounds.x - self.bounds.right()) / self.pitch() - GAP).round().max(0.0) as usize;
        let beside = [self.cells.last(), right.cells.first()];
        let is_filled = beside.into_iter().flatten().any(|cell| cell.is_filler());
        let between = Cell::supplied(if is_filled { '<' } else { Cell::UNKNOWN });
        let between = std::iter::repeat_n(between, gap.min(44));
        Self {
            cells: own.iter().copied().chain(between).chain(next.iter().copied()).collect(),
            bounds: self.bounds.union(&right.bounds),
            lines: [self.lines.as_slice(), right.lines.as_slice()].concat(),
        }
    }

    /// Returns the cells of both strips without a character that was cut in half: where one strip reaches into the other,
    /// one of them may have read half of a character that the other has read as a whole.
    fn without_halves<'a>(&'a self, right: &'a Self) -> (&'a [Cell], &'a [Cell]) {
        let (own, next) = (self.cells.as_slice(), right.cells.as_slice());
        let (Some((last, before)), Some((first, after))) = (own.split_last(), next.split_first()) else {
            return (own, next);
        };
        let reaches = self.bounds.right() - right.bounds.x >= HALF * self.pitch();
        let is_sure = |cell: &Cell| cell.confidence.is_some_and(|confidence| confidence.get() >= WHOLE);
        let is_unsure = |cell: &Cell| cell.confidence.is_some_and(|confidence| confidence.get() < CUT);
        match () {
            () if reaches && is_sure(last) && is_unsure(first) => (own, after),
            () if reaches && is_unsure(last) && is_sure(first) => (before, next),
            () => (own, next),
        }
    }

    /// Whether another strip continues this one: in the same row, and of about the same height.
    fn is_continued_by(&self, right: &Self) -> bool {
        let (low, high) = (self.bounds.h.min(right.bounds.h), self.bounds.h.max(right.bounds.h));
        right.bounds.center_x() > self.bounds.right()
            && right.bounds.x - self.bounds.right() < 24.0 * self.pitch()
            && self.bounds.row_overlap(&right.bounds) > 0.4
            && high < 2.0 * low
    }
}

fn is_of_alphabet(read: char) -> bool {
    read.is_ascii_uppercase()
        || read.is_ascii_digit()
        || matches!(read, '<' | '«' | '‹' | 'o' | 'l' | 'z' | 's')
}

/// Returns every strip of a page: its lines, and the joins of lines that look like pieces.
pub(super) fn strips(layout: &TextLayout) -> Vec<Strip> {
    let lines: Vec<Strip> =
        layout.lines.iter().enumerate().map(|(index, line)| Strip::of_line(index, line)).collect();
    let pieces: Vec<&Strip> = lines.iter().filter(|strip| strip.is_piece()).collect();
    let mut strips: Vec<Strip> = lines.iter().filter(|strip| strip.cells.len() >= 8).cloned().collect();
    for piece in pieces.iter().filter(|piece| piece.cells.len() >= FEWEST) {
        let mut joined = (*piece).clone();
        for _ in 1..MOST_PIECES {
            let next = pieces.iter().filter(|right| joined.is_continued_by(right));
            let Some(next) = next.min_by(|a, b| a.bounds.x.total_cmp(&b.bounds.x)) else { break };
            joined = joined.joined(next);
            strips.push(joined.clone());
        }
    }
    strips
}

#[cfg(test)]
mod tests {
    use vouch_core::{Confidence, Word};

    use super::*;

    fn piece(text: &str, from: f32, to: f32, confidence: &[f32]) -> Line {
        let glyph = |(character, confidence): (char, &f32)| vouch_core::Glyph {
            character,
            confidence: Confidence::new(*confidence),
            rival: None,
        };
        let glyphs = text.chars().zip(confidence).map(glyph).collect();
        let bounds = BoundingBox::from_edges(from, 0.9, to, 0.92);
        let word = Word { text: text.to_owned(), bounds, confidence: None, glyphs };
        Line::new(vec![word]).expect("a word")
    }

    #[test]
    fn a_character_that_two_pieces_cut_in_half_counts_once() {
        let joined = |first: f32, second: f32| {
            let left = piece("2F28", 0.30, 0.38, &[0.99, 0.99, 0.99, first]);
            let right = piece("308314", 0.365, 0.485, &[second, 0.99, 0.99, 0.99, 0.99, 0.99]);
            let strips = strips(&TextLayout { lines: vec![left, right] });
            strips.iter().map(|strip| crate::text(&strip.cells)).next().unwrap_or_default()
        };
        assert_eq!(joined(0.99, 0.61), "2F2808314");
        assert_eq!(joined(0.61, 0.99), "2F2308314");
        assert_eq!(joined(0.99, 0.99), "2F28308314", "both are sure");
    }
}
