use vouch_core::Line;

use crate::geometry::line_quad::LineQuad;
use crate::geometry::point::Point;
use crate::words::ReadLine;

/// Shared height, as a fraction of the lower of two pieces, from which on they stand on one row.
const SAME_ROW: f32 = 0.5;
/// How far two pieces of one row may overlap in reading direction, as a fraction of the narrower.
const SIDE_OVERLAP: f32 = 0.3;

/// Lines from top to bottom, those on one row from left to right.
///
/// Top and left are meant as the print runs, not as the page lies: a row may climb by several lines on its way across
/// a slanted page. So the pieces are looked at in a frame turned with the print, and a row is followed from its left
/// end piece by piece, each compared with the one before it alone: paper also curls.
pub(crate) fn in_order(lines: Vec<ReadLine>) -> Ordered {
    let ahead = direction(&lines);
    let mut pieces: Vec<Piece> = lines.into_iter().map(|line| Piece::of(line, ahead)).collect();
    pieces.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match row_of(&rows, &piece) {
            Some(row) => rows[row].push(piece),
            None => rows.push(vec![piece]),
        }
    }
    rows.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    Ordered {
        lines: rows.into_iter().flatten().map(|piece| piece.line).collect(),
        slant: ahead.y.atan2(ahead.x).to_degrees(),
    }
}

/// The lines of a page as one reads them.
pub(crate) struct Ordered {
    pub lines: Vec<Line>,
    /// Direction in which most print runs, in degrees clockwise from level.
    pub slant: f32,
}

/// A line in the frame that is turned with the print, in pixels.
struct Piece {
    line: Line,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    /// How far below its middle its left and its right end are, where it bends.
    ends: (f32, f32),
}

impl Piece {
    fn of(read: ReadLine, ahead: Point) -> Self {
        let turned = |at: Point| (at.x * ahead.x + at.y * ahead.y, at.y * ahead.x - at.x * ahead.y);
        let (x, y) = turned(read.quad.at(0.5, 0.5));
        let (width, height) = (read.quad.width(), read.quad.height());
        let end = |u: f32| turned(read.quad.at(u, 0.5)).1 - y;
        let ends = if read.quad.curve.is_some() { (end(0.0), end(1.0)) } else { (0.0, 0.0) };
        Self {
            line: read.line,
            left: x - width / 2.0,
            right: x + width / 2.0,
            top: y - height / 2.0,
            bottom: y + height / 2.0,
            ends,
        }
    }

    /// Height that its end shares with where another begins, as a fraction of the lower; negative when apart.
    fn shared_height(&self, other: &Self) -> f32 {
        let (end, begin) = (self.ends.1, other.ends.0);
        let shared = (self.bottom + end).min(other.bottom + begin) - (self.top + end).max(other.top + begin);
        shared / (self.bottom - self.top).min(other.bottom - other.top).max(1.0)
    }

    /// Whether the other goes on where this one ends.
    fn goes_on_in(&self, other: &Self) -> bool {
        let narrower = (self.right - self.left).min(other.right - other.left);
        self.right - other.left <= SIDE_OVERLAP * narrower
    }
}

/// The row whose last piece shares most of its height with this one, of those it can go on.
fn row_of(rows: &[Vec<Piece>], piece: &Piece) -> Option<usize> {
    let shared = |row: &Vec<Piece>| {
        row.last().filter(|last| last.goes_on_in(piece)).map(|last| last.shared_height(piece))
    };
    rows.iter()
        .enumerate()
        .filter_map(|(index, row)| Some((index, shared(row)?)))
        .filter(|(_, shared)| *shared >= SAME_ROW)
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(index, _)| index)
}

fn middle(row: &[Piece]) -> f32 {
    row.iter().map(|piece| piece.top + piece.bottom).sum::<f32>() / (2.0 * row.len() as f32)
}

/// The direction in which most print runs, of length 1: the middle one, long lines counting more.
fn direction(lines: &[ReadLine]) -> Point {
    let longest = lines.iter().map(|read| &read.quad).max_by(|a, b| a.width().total_cmp(&b.width()));
    let ahead = longest.map_or(Point { x: 1.0, y: 0.0 }, |quad| quad.along);
    let off_longest = |quad: &LineQuad| {
        let along = quad.along;
        (along.y * ahead.x - along.x * ahead.y).atan2(along.x * ahead.x + along.y * ahead.y)
    };
    let mut angles: Vec<(f32, f32)> =
        lines.iter().map(|read| (off_longest(&read.quad), read.quad.width())).collect();
    angles.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = angles.iter().map(|(_, width)| width).sum::<f32>() / 2.0;
    let mut passed = 0.0;
    let median = angles.iter().find(|(_, width)| {
        passed += width;
        passed >= half
    });
    let angle = ahead.y.atan2(ahead.x) + median.map_or(0.0, |(angle, _)| *angle);
    Point { x: angle.cos(), y: angle.sin() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vouch_core::{BoundingBox, Word};

    use super::*;

    /// The print of a page before it is turned: text, left, top, width; every line is 20 pixels high.
    type Print<'a> = &'a [(&'a str, f32, f32, f32)];

    const RECEIPT: Print<'_> = &[
        ("shop", 300.0, 100.0, 400.0),
        ("tea", 100.0, 200.0, 300.0),
        ("4.20", 800.0, 200.0, 60.0),
        ("bread", 100.0, 225.0, 500.0),
        ("1", 700.0, 226.0, 10.0),
        ("3.10", 800.0, 224.0, 60.0),
        ("total", 100.0, 300.0, 90.0),
        ("7.30", 800.0, 300.0, 60.0),
    ];

    /// The lines, last first, on paper turned by `degrees` and sagging by `sag` pixels in the middle.
    fn read(print: Print<'_>, degrees: f32, sag: f32) -> Vec<ReadLine> {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let turned = |x: f32, y: f32| Point { x: x * cos - y * sin, y: x * sin + y * cos };
        let line = |&(text, left, top, width): &(&str, f32, f32, f32)| {
            let away = (left + width / 2.0) / 500.0 - 1.0;
            let corner = turned(left, top + sag * (1.0 - away * away));
            let origin = Point { x: corner.x + 2000.0, y: corner.y + 2000.0 };
            let quad = LineQuad::straight(origin, turned(width, 0.0), turned(0.0, 20.0));
            let word = Word {
                text: text.to_owned(),
                bounds: BoundingBox::page(),
                confidence: None,
                glyphs: Vec::new(),
            };
            ReadLine { line: Line::new(vec![word]).unwrap(), quad }
        };
        print.iter().rev().map(line).collect()
    }

    fn order(lines: Vec<ReadLine>) -> Vec<String> {
        in_order(lines).lines.iter().map(Line::text).collect()
    }

    fn texts(print: Print<'_>) -> Vec<String> {
        print.iter().map(|(text, ..)| (*text).to_owned()).collect()
    }

    #[test]
    fn rows_survive_slant_and_curl() {
        for (degrees, sag) in [(0.0, 0.0), (4.0, 0.0), (-12.0, 0.0), (30.0, 0.0), (0.0, 9.0), (-5.0, -9.0)] {
            assert_eq!(order(read(RECEIPT, degrees, sag)), texts(RECEIPT), "{degrees} degrees, sag {sag}");
        }
    }

    #[test]
    fn print_that_runs_any_way_is_read_its_way() {
        for degrees in [90.0, 180.0, -90.0, 175.0, -178.0] {
            assert_eq!(order(read(RECEIPT, degrees, 0.0)), texts(RECEIPT), "{degrees} degrees");
            let off = (in_order(read(RECEIPT, degrees, 0.0)).slant - degrees).rem_euclid(360.0);
            assert!(!(0.1..=359.9).contains(&off), "{degrees} degrees, off by {off}");
        }
    }

    #[test]
    fn lines_set_close_are_no_chain() {
        let stairs: Print<'_> = &[
            ("a", 0.0, 0.0, 300.0),
            ("b", 200.0, 9.0, 300.0),
            ("c", 0.0, 18.0, 300.0),
            ("d", 200.0, 27.0, 300.0),
        ];
        assert_eq!(order(read(stairs, 0.0, 0.0)), texts(stairs));
    }

    #[test]
    fn large_print_shares_a_row_with_small_print() {
        let mut lines = read(&[("total", 0.0, 10.0, 100.0), ("9.90", 500.0, 0.0, 200.0)], 0.0, 0.0);
        lines[0].quad.down.y = 40.0;
        assert_eq!(order(lines), ["total", "9.90"]);
    }

    #[test]
    fn a_note_in_the_margin_does_not_turn_the_page() {
        let mut lines = read(RECEIPT, 3.0, 0.0);
        let mut note = read(&[("note", 950.0, 120.0, 180.0)], 90.0, 0.0).remove(0);
        note.quad.origin = Point { x: 2950.0, y: 2120.0 };
        lines.push(note);
        let mut read = order(lines);
        read.retain(|text| text != "note");
        assert_eq!(read, texts(RECEIPT));
    }

    #[test]
    fn nothing_is_in_order() {
        assert!(in_order(Vec::new()).lines.is_empty());
    }

    proptest! {
        #[test]
        fn a_grid_is_read_row_by_row(degrees in -179.0_f32..180.0, rows in 1_usize..8, columns in 1_usize..5) {
            let cells: Vec<(String, f32, f32)> = (0..rows * columns)
                .map(|cell| (format!("{cell:02}"), (cell % columns) as f32 * 220.0, (cell / columns) as f32 * 30.0))
                .collect();
            let print: Vec<(&str, f32, f32, f32)> =
                cells.iter().map(|(text, x, y)| (text.as_str(), *x, *y, 160.0)).collect();
            prop_assert_eq!(order(read(&print, degrees, 0.0)), texts(&print));
        }
    }
}
