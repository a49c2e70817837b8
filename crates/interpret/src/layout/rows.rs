//! The text of a page in rows. What is side by side is read together, whatever the columns. Works on pages scanned
//! askew and on curled paper.

use std::ops::Range;

use vouch_core::{BoundingBox, Confidence, Glyph, Line, PageReading, Place, TextOrigin, Word, median};

/// All rows of one document, as one witness saw them.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextRows {
    /// The name of the witness.
    pub source: String,
    /// Rows from top to bottom, page after page.
    pub rows: Vec<Row>,
}

/// Text that is side by side.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The index of the page in the source.
    pub page: u32,
    /// How its characters came to be known.
    pub origin: TextOrigin,
    /// The words joined by single spaces.
    pub text: String,
    /// The words, left to right.
    pub words: Vec<Placed>,
    /// Runs of words without a wide gap, left to right.
    pub cells: Vec<Cell>,
    /// The box around it.
    pub bounds: BoundingBox,
    /// The height of its text, as a fraction of the page's height.
    pub height: f32,
}

/// A word in its row.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// Bytes of the row's text.
    pub span: Range<usize>,
    /// Where it is.
    pub bounds: BoundingBox,
    /// The gap before it, in heights of the text; infinite before the first word.
    pub gap: f32,
    /// The confidence of the whole word.
    pub confidence: Option<Confidence>,
    /// Its characters, where the witness tells them apart.
    pub glyphs: Vec<Glyph>,
}

/// A run of words without a wide gap.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// Bytes of the row's text.
    pub span: Range<usize>,
    /// Where it is.
    pub bounds: BoundingBox,
}

/// A run of characters in one of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The index of the row.
    pub row: usize,
    /// Its bytes in the row.
    pub span: Range<usize>,
}

/// Least gap between words of different cells, in heights of the text.
const CELL_GAP: f32 = 1.8;
/// Least shared height of two pieces in one row, as a fraction of the lower one.
const SAME_ROW: f32 = 0.5;
/// Greatest sideways overlap of two pieces in one row, as a fraction of the narrower.
const SIDE_OVERLAP: f32 = 0.3;

impl TextRows {
    /// Puts the text of these pages into rows.
    pub(crate) fn new(source: &str, pages: &[&PageReading]) -> Self {
        Self { source: source.to_owned(), rows: pages.iter().flat_map(|page| rows_of(page)).collect() }
    }

    /// Returns the characters of a spot.
    pub(crate) fn text(&self, spot: &Spot) -> &str {
        &self.rows[spot.row].text[spot.span.clone()]
    }

    /// Returns the place of a spot.
    pub(crate) fn place(&self, spot: &Spot) -> Place {
        let row = &self.rows[spot.row];
        let words = row.words.iter().filter(|word| overlaps(&word.span, &spot.span));
        Place { page: row.page, bounds: BoundingBox::around(words.map(|word| &word.bounds)) }
    }

    /// Whether every character of a spot is certain and has no likely alternative. `false` where the witness does not
    /// tell.
    pub(crate) fn is_beyond_doubt(&self, spot: &Spot) -> bool {
        let mut glyphs =
            self.rows[spot.row].words.iter().flat_map(|word| word.glyphs_within(&spot.span)).peekable();
        glyphs.peek().is_some() && glyphs.all(|glyph| glyph.is_some_and(is_beyond_doubt))
    }

    /// Returns the lowest confidence among the characters of a spot; `None` where the witness does not tell.
    pub(crate) fn confidence(&self, spot: &Spot) -> Option<Confidence> {
        let words = self.rows[spot.row].words.iter().filter(|word| overlaps(&word.span, &spot.span));
        words.filter_map(|word| word.confidence_within(&spot.span)).reduce(Confidence::min)
    }
}

/// Least confidence of a character beyond doubt, and most of its next best alternative. Measured on some two thousand
/// numbers of worn receipts: no number whose characters all met both was misread.
const CERTAIN: f32 = 0.99;
const UNLIKELY: f32 = 0.005;

fn is_beyond_doubt(glyph: &Glyph) -> bool {
    glyph.confidence.get() >= CERTAIN
        && glyph.rival.is_some_and(|(_, confidence)| confidence.get() <= UNLIKELY)
}

impl Placed {
    /// Returns the characters within these bytes of the row; one `None` where the witness does not tell them apart.
    fn glyphs_within(&self, span: &Range<usize>) -> impl Iterator<Item = Option<&Glyph>> {
        let unseparated = self.glyphs.is_empty() && overlaps(&self.span, span);
        let mut at = self.span.start;
        let within = self.glyphs.iter().filter(move |glyph| {
            let start = at;
            at += glyph.character.len_utf8();
            span.contains(&start)
        });
        within.map(Some).chain(unseparated.then_some(None))
    }

    /// Returns the lowest confidence of the characters within these bytes of the row.
    fn confidence_within(&self, span: &Range<usize>) -> Option<Confidence> {
        let lowest = self.glyphs_within(span).flatten().map(|glyph| glyph.confidence).reduce(Confidence::min);
        lowest.or(self.confidence)
    }
}

impl Row {
    /// Returns the box around some bytes of the row.
    pub(crate) fn bounds_of(&self, span: &Range<usize>) -> BoundingBox {
        let words = self.words.iter().filter(|word| overlaps(&word.span, span));
        BoundingBox::around(words.map(|word| &word.bounds)).unwrap_or(self.bounds)
    }
}

/// Whether two ranges overlap.
pub(crate) fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Words that the witness saw together, in true proportions: both axes in heights of the page.
struct Piece<'a> {
    words: Vec<&'a Word>,
    left: f32,
    right: f32,
    /// Its vertical centre, moved to where it would be on a straight page.
    middle: f32,
    height: f32,
}

fn rows_of(page: &PageReading) -> Vec<Row> {
    let aspect = if page.aspect.is_finite() && page.aspect > 0.0 { page.aspect } else { 1.0 };
    let slope = Slope::of(page, aspect);
    let mut pieces: Vec<Piece<'_>> = page
        .layout
        .lines
        .iter()
        .flat_map(|line| split_at_gaps(&line.words, aspect))
        .map(|words| piece(words, aspect, &slope))
        .collect();
    pieces.sort_by(|a, b| a.middle.total_cmp(&b.middle));
    let mut rows: Vec<Vec<Piece<'_>>> = Vec::new();
    for piece in pieces {
        match best_row(&rows, &piece) {
            Some(index) => rows[index].push(piece),
            None => rows.push(vec![piece]),
        }
    }
    rows.sort_by(|a, b| mean_middle(a).total_cmp(&mean_middle(b)));
    join_amounts(&mut rows);
    rows.into_iter().filter_map(|pieces| row(page, pieces, aspect)).collect()
}

/// How the text slopes at each height of the page: paper lies askew and curls.
struct Slope {
    /// Height on the page, slope and length of each line that is long enough to measure.
    lines: Vec<(f32, f32, f32)>,
    /// The median slope.
    usual: f32,
}

/// Distance over which the slope of a line influences its neighbours, in heights of the page.
const REACH: f32 = 0.04;
/// The weight of the median slope, compared with a line as long as the page is high.
const USUAL: f32 = 0.02;

impl Slope {
    fn of(page: &PageReading, aspect: f32) -> Self {
        let line = |line: &Line| {
            let (first, last) = (line.words.first()?, line.words.last()?);
            let run = (last.bounds.center_x() - first.bounds.center_x()) * aspect;
            let rise = last.bounds.center_y() - first.bounds.center_y();
            let is_measurable = run > 4.0 * first.bounds.h.min(last.bounds.h) && rise.abs() < run;
            is_measurable.then(|| (first.bounds.center_y() + rise / 2.0, rise / run, run))
        };
        let lines: Vec<(f32, f32, f32)> = page.layout.lines.iter().filter_map(line).collect();
        let slopes = lines.iter().map(|(_, slope, _)| *slope).filter(|slope| slope.is_finite());
        let usual = median(slopes).unwrap_or(0.0);
        Self { lines, usual }
    }

    /// Returns the slope at this height: that of the lines around, weighted by length and nearness.
    fn at(&self, y: f32) -> f32 {
        let (mut sum, mut weights) = (self.usual * USUAL, USUAL);
        for (height, slope, run) in &self.lines {
            let distance = (height - y) / REACH;
            let weight = run * (-distance * distance).exp();
            sum += slope * weight;
            weights += weight;
        }
        sum / weights
    }
}

/// Splits a witness's line where a gap is wide.
fn split_at_gaps(words: &[Word], aspect: f32) -> Vec<Vec<&Word>> {
    let mut runs: Vec<Vec<&Word>> = Vec::new();
    for word in words.iter().filter(|word| !word.text.trim().is_empty() && !is_sideways(word, aspect)) {
        match runs.last_mut() {
            Some(run)
                if run.last().is_some_and(|last| {
                    let gap = (word.bounds.x - last.bounds.right()) * aspect;
                    gap < 2.0 * last.bounds.h.max(word.bounds.h) && gap > -2.0 * last.bounds.h
                }) =>
            {
                run.push(word);
            }
            _ => runs.push(vec![word]),
        }
    }
    runs
}

/// Whether a word runs up or down the page, as notes in the margin do.
fn is_sideways(word: &Word, aspect: f32) -> bool {
    word.text.chars().count() > 3 && word.bounds.h > 2.0 * word.bounds.w * aspect
}

fn piece<'a>(words: Vec<&'a Word>, aspect: f32, slope: &Slope) -> Piece<'a> {
    let bounds = BoundingBox::around(words.iter().map(|word| &word.bounds)).unwrap_or_else(BoundingBox::page);
    let (left, right) = (bounds.x * aspect, bounds.right() * aspect);
    let slope = slope.at(bounds.center_y());
    let height = (bounds.h - slope.abs() * (right - left)).max(0.4 * bounds.h).max(f32::EPSILON);
    Piece {
        words,
        left,
        right,
        middle: bounds.center_y() - slope * ((left + right) / 2.0 - aspect / 2.0),
        height,
    }
}

/// Returns the row that a piece belongs to: the one whose nearest piece shares most of its height.
fn best_row(rows: &[Vec<Piece<'_>>], piece: &Piece<'_>) -> Option<usize> {
    let recent = rows.len().saturating_sub(8);
    let mut best: Option<(usize, f32)> = None;
    for (index, row) in rows.iter().enumerate().skip(recent) {
        let collides = row.iter().any(|other| {
            let shared = piece.right.min(other.right) - piece.left.max(other.left);
            shared > SIDE_OVERLAP * (piece.right - piece.left).min(other.right - other.left)
        });
        let nearest = row.iter().min_by(|a, b| distance(a, piece).total_cmp(&distance(b, piece)));
        let Some(nearest) = nearest.filter(|_| !collides) else { continue };
        let shared = (nearest.height + piece.height) / 2.0 - (nearest.middle - piece.middle).abs();
        let overlap = shared / nearest.height.min(piece.height);
        if overlap >= SAME_ROW && best.is_none_or(|(_, most)| overlap > most) {
            best = Some((index, overlap));
        }
    }
    best.map(|(index, _)| index)
}

/// Greatest distance of a lone amount from its caption, in heights of the text; the next line is further away.
const ASIDE: f32 = 0.85;
/// Least difference between the distances to two captions.
const UNDECIDED: f32 = 0.15;

/// Joins a lone amount with the caption to the left that it stands slightly above or below: lines too short to measure
/// their slope come apart on paper that lies askew.
fn join_amounts(rows: &mut Vec<Vec<Piece<'_>>>) {
    let mut at = 0;
    while at < rows.len() {
        let neighbours = [at.checked_sub(1), Some(at + 1).filter(|next| *next < rows.len())];
        let mut near: Vec<(f32, usize)> = neighbours
            .into_iter()
            .flatten()
            .filter(|other| is_lone_amount(&rows[at]) && is_caption_of(&rows[*other], &rows[at][0]))
            .map(|other| {
                let height = rows[at][0].height.min(rows[other][0].height);
                ((mean_middle(&rows[at]) - mean_middle(&rows[other])).abs() / height, other)
            })
            .filter(|(distance, _)| *distance <= ASIDE)
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        match near.as_slice() {
            [(nearest, _), (next, _)] if next - nearest < UNDECIDED => at += 1,
            [(_, other), ..] => {
                let other = *other;
                let amount = rows.remove(at);
                rows[if other > at { other - 1 } else { other }].extend(amount);
            }
            [] => at += 1,
        }
    }
}

/// Whether a row is one piece with an amount of two decimals or separated thousands, and no word.
fn is_lone_amount(row: &[Piece<'_>]) -> bool {
    let [piece] = row else { return false };
    let text: String = piece.words.iter().map(|word| word.text.as_str()).collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters <= 3 && has_amount(&text) && !text.contains(['/', ':', '%'])
}

/// Whether a row is a caption to the left of a piece, without an amount of its own.
fn is_caption_of(row: &[Piece<'_>], amount: &Piece<'_>) -> bool {
    let texts = || row.iter().flat_map(|piece| &piece.words).map(|word| word.text.as_str());
    let letters = texts().flat_map(str::chars).filter(|c| c.is_alphabetic()).count();
    letters >= 3 && row.iter().all(|piece| piece.right < amount.left) && !texts().any(has_amount)
}

/// Whether a text has a decimal or thousands mark between digits, and two or three digits behind it.
fn has_amount(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..chars.len()).any(|at| {
        let behind = chars[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
        matches!(chars[at], '.' | ',') && chars[at - 1].is_ascii_digit() && matches!(behind, 2 | 3)
    })
}

/// Returns the gap between two pieces.
fn distance(a: &Piece<'_>, b: &Piece<'_>) -> f32 {
    (a.left.max(b.left) - a.right.min(b.right)).max(0.0)
}

fn mean_middle(pieces: &[Piece<'_>]) -> f32 {
    pieces.iter().map(|piece| piece.middle).sum::<f32>() / pieces.len().max(1) as f32
}

fn row(reading: &PageReading, mut pieces: Vec<Piece<'_>>, aspect: f32) -> Option<Row> {
    pieces.sort_by(|a, b| a.left.total_cmp(&b.left));
    let height = pieces.iter().map(|piece| piece.height).fold(0.0, f32::max);
    let mut text = String::new();
    let mut words: Vec<Placed> = Vec::new();
    let mut cells: Vec<Cell> = Vec::new();
    for word in pieces.iter().flat_map(|piece| &piece.words) {
        let gap = words.last().map_or(f32::INFINITY, |last| (word.bounds.x - last.bounds.right()) * aspect);
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word.text.trim());
        let span = start..text.len();
        match cells.last_mut() {
            Some(cell) if gap < CELL_GAP * height => {
                cell.span.end = span.end;
                cell.bounds = cell.bounds.union(&word.bounds);
            }
            _ => cells.push(Cell { span: span.clone(), bounds: word.bounds }),
        }
        let glyphs = if word.text.trim().len() == word.text.len() { word.glyphs.clone() } else { Vec::new() };
        let gap = gap / height;
        words.push(Placed { span, bounds: word.bounds, gap, confidence: word.confidence, glyphs });
    }
    let bounds = BoundingBox::around(words.iter().map(|word| &word.bounds))?;
    Some(Row { page: reading.page, origin: reading.origin, text, words, cells, bounds, height })
}

#[cfg(test)]
pub(crate) mod tests {
    use vouch_core::TextLayout;

    use super::*;

    /// Returns a page of lines given by left edge, top edge and text. Letters are 0.01 wide and 0.015 high on a square
    /// page.
    pub(crate) fn page(lines: &[(f32, f32, &str)]) -> PageReading {
        let lines = lines.iter().filter_map(|(x, y, text)| {
            let mut left = *x;
            let words = text.split(' ').map(|word| {
                let width = 0.01 * word.chars().count() as f32;
                let bounds = BoundingBox { x: left, y: *y, w: width, h: 0.015 };
                left += width + 0.01;
                Word { text: word.to_owned(), bounds, confidence: None, glyphs: Vec::new() }
            });
            Line::new(words.collect())
        });
        let layout = TextLayout { lines: lines.collect() };
        PageReading { page: 0, aspect: 1.0, slant: 0.0, origin: TextOrigin::Recognised, layout }
    }

    fn texts(page: &PageReading) -> Vec<String> {
        TextRows::new("device", &[page]).rows.into_iter().map(|row| row.text).collect()
    }

    #[test]
    fn columns_become_rows() {
        let page =
            page(&[(0.1, 0.1, "COFFEE"), (0.1, 0.13, "CAKE"), (0.6, 0.102, "3.50"), (0.6, 0.128, "4.20")]);
        assert_eq!(texts(&page), ["COFFEE 3.50", "CAKE 4.20"]);
    }

    #[test]
    fn a_lone_amount_joins_the_caption_beside_it() {
        let lines = |offset: f32| {
            page(&[
                (0.1, 0.10, "SUBTOTAL"),
                (0.6, 0.10 - offset, "3.50"),
                (0.1, 0.13, "TOTAL"),
                (0.6, 0.13 - offset, "4.20"),
            ])
        };
        assert_eq!(texts(&lines(0.010)), ["SUBTOTAL 3.50", "TOTAL 4.20"]);
        assert_eq!(texts(&lines(0.015)).len(), 4, "between two captions");
    }

    #[test]
    fn a_tilted_page_keeps_its_rows() {
        let tilt = |x: f32, y: f32| y + 0.08 * x;
        let mut tilted = page(&[
            (0.1, 0.10, "BREAD AND BUTTER WITH JAM"),
            (0.8, 0.10, "3.50"),
            (0.1, 0.13, "A CUP OF TEA WITH MILK"),
            (0.8, 0.13, "4.20"),
        ]);
        for line in &mut tilted.layout.lines {
            for word in &mut line.words {
                word.bounds.y = tilt(word.bounds.x, word.bounds.y);
            }
        }
        assert_eq!(texts(&tilted), ["BREAD AND BUTTER WITH JAM 3.50", "A CUP OF TEA WITH MILK 4.20"]);
    }

    #[test]
    fn cells_break_at_wide_gaps_and_spots_have_a_place() {
        let text_rows = TextRows::new("device", &[&page(&[(0.1, 0.1, "TOTAL DUE"), (0.6, 0.1, "3.50")])]);
        let row = &text_rows.rows[0];
        assert_eq!(row.cells.len(), 2);
        let spot = Spot { row: 0, span: row.cells[1].span.clone() };
        assert_eq!(text_rows.text(&spot), "3.50");
        assert!(text_rows.place(&spot).bounds.is_some_and(|bounds| bounds.x > 0.5));
    }

    #[test]
    fn an_empty_page_has_no_rows() {
        assert!(texts(&page(&[])).is_empty());
    }
}
