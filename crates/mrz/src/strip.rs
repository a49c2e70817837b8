//! Stretches of a page that may be a line of a zone.

use vouch_core::{BoundingBox, Line, TextLayout};

use crate::cell::Cell;

/// Most pieces a recogniser tears one line of a zone into.
const MOST_PIECES: usize = 8;
/// Share of a place that is left blank between two characters: boxes end where the print does.
const AIR: f32 = 0.3;
/// Fewest characters with which a line may begin: a lone digit only goes on a line.
const FEWEST: usize = 3;

/// A row of characters that may be a line of a zone.
#[derive(Clone)]
pub(super) struct Strip {
    /// Its characters, specks left out.
    pub cells: Vec<Cell>,
    /// Where it stands.
    pub bounds: BoundingBox,
    /// Which lines of the page it is made of.
    pub lines: Vec<usize>,
}

impl Strip {
    fn of_line(index: usize, line: &Line) -> Self {
        let cells = line.words.iter().flat_map(Cell::of_word).collect();
        Self { cells, bounds: line.bounds, lines: vec![index] }
    }

    /// Number of fillers.
    pub fn fillers(&self) -> usize {
        self.cells.iter().filter(|cell| cell.is_filler()).count()
    }

    /// Width of one character, as a share of the page's.
    fn pitch(&self) -> f32 {
        self.bounds.w / (self.cells.len().max(1) as f32 - AIR)
    }

    /// Whether it may be a piece of a zone: its alphabet, and no other.
    fn is_piece(&self) -> bool {
        let foreign = |cell: &&Cell| !is_of_alphabet(cell.read);
        !self.cells.is_empty() && self.cells.iter().filter(foreign).count() * 8 <= self.cells.len()
    }

    /// This strip and one to its right. What must stand in the gap between them is filled in: fillers beside a filler,
    /// else characters that nobody read.
    fn joined(&self, right: &Self) -> Self {
        let gap = ((right.bounds.x - self.bounds.right()) / self.pitch() - AIR).round().max(0.0) as usize;
        let beside = [self.cells.last(), right.cells.first()];
        let is_filled = beside.into_iter().flatten().any(|cell| cell.is_filler());
        let between = Cell::supplied(if is_filled { '<' } else { Cell::UNKNOWN });
        let between = std::iter::repeat_n(between, gap.min(44));
        Self {
            cells: self.cells.iter().copied().chain(between).chain(right.cells.iter().copied()).collect(),
            bounds: self.bounds.union(&right.bounds),
            lines: [self.lines.as_slice(), right.lines.as_slice()].concat(),
        }
    }

    /// Whether another strip goes on where this one ends: on the same row, of about the same height.
    fn goes_on_in(&self, right: &Self) -> bool {
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

/// Every strip of a page: its lines, and what comes of joining those that look torn.
pub(super) fn strips(layout: &TextLayout) -> Vec<Strip> {
    let lines: Vec<Strip> =
        layout.lines.iter().enumerate().map(|(index, line)| Strip::of_line(index, line)).collect();
    let pieces: Vec<&Strip> = lines.iter().filter(|strip| strip.is_piece()).collect();
    let mut strips: Vec<Strip> = lines.iter().filter(|strip| strip.cells.len() >= 8).cloned().collect();
    for piece in pieces.iter().filter(|piece| piece.cells.len() >= FEWEST) {
        let mut joined = (*piece).clone();
        for _ in 1..MOST_PIECES {
            let next = pieces.iter().filter(|right| joined.goes_on_in(right));
            let Some(next) = next.min_by(|a, b| a.bounds.x.total_cmp(&b.bounds.x)) else { break };
            joined = joined.joined(next);
            strips.push(joined.clone());
        }
    }
    strips
}
