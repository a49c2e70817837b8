use vouch_core::Line;

use super::words::PlacedLine;
use crate::geometry::line_quad::LineQuad;
use crate::geometry::point::Point;

/// Two segments are in one row when they share at least this fraction of the height of the lower.
const ROW_OVERLAP: f32 = 0.5;
/// The most that two segments of one row overlap in reading direction, as a fraction of the narrower.
const MOST_SIDE_OVERLAP: f32 = 0.3;

/// Sorts lines from top to bottom, and those in one row from left to right.
///
/// Top and left are meant as the text runs, not as the page lies: on a slanted page a row may rise by several lines on
/// its way across. So the lines are compared in coordinates turned with the text. A row is followed from its left end
/// segment by segment, and each is compared only with the one before it, because paper also curls.
pub(crate) fn reading_order(lines: Vec<PlacedLine>) -> OrderedLines {
    let direction = text_direction(&lines);
    let mut segments: Vec<Segment> = lines.into_iter().map(|line| Segment::new(line, direction)).collect();
    segments.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut rows: Vec<Vec<Segment>> = Vec::new();
    for segment in segments {
        match row_of(&rows, &segment) {
            Some(row) => rows[row].push(segment),
            None => rows.push(vec![segment]),
        }
    }
    rows.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    OrderedLines {
        lines: rows.into_iter().flatten().map(|segment| segment.line).collect(),
        slant: direction.y.atan2(direction.x).to_degrees(),
    }
}

/// The lines of a page in reading order.
pub(crate) struct OrderedLines {
    pub lines: Vec<Line>,
    /// The direction in which most text runs, in degrees clockwise from horizontal.
    pub slant: f32,
}

/// A line in coordinates turned with the text, in pixels: a segment of a row.
struct Segment {
    line: Line,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    /// How far below its middle its left and its right end are, where it is curved.
    ends: (f32, f32),
}

impl Segment {
    fn new(placed: PlacedLine, direction: Point) -> Self {
        let turned =
            |at: Point| (at.x * direction.x + at.y * direction.y, at.y * direction.x - at.x * direction.y);
        let (x, y) = turned(placed.quad.at(0.5, 0.5));
        let (width, height) = (placed.quad.width(), placed.quad.height());
        let end = |u: f32| turned(placed.quad.at(u, 0.5)).1 - y;
        let ends = if placed.quad.curve.is_some() { (end(0.0), end(1.0)) } else { (0.0, 0.0) };
        Self {
            line: placed.line,
            left: x - width / 2.0,
            right: x + width / 2.0,
            top: y - height / 2.0,
            bottom: y + height / 2.0,
            ends,
        }
    }

    /// Returns the height that its end shares with the beginning of another, as a fraction of the lower; negative when
    /// they are apart.
    fn shared_height(&self, other: &Self) -> f32 {
        let (end, begin) = (self.ends.1, other.ends.0);
        let shared = (self.bottom + end).min(other.bottom + begin) - (self.top + end).max(other.top + begin);
        shared / (self.bottom - self.top).min(other.bottom - other.top).max(1.0)
    }

    /// Returns whether another may follow it in its row.
    fn may_precede(&self, other: &Self) -> bool {
        let narrower = (self.right - self.left).min(other.right - other.left);
        self.right - other.left <= MOST_SIDE_OVERLAP * narrower
    }
}

/// Returns the row whose last segment shares the most height with this one, of those that it may follow.
fn row_of(rows: &[Vec<Segment>], segment: &Segment) -> Option<usize> {
    let shared = |row: &Vec<Segment>| {
        row.last().filter(|last| last.may_precede(segment)).map(|last| last.shared_height(segment))
    };
    rows.iter()
        .enumerate()
        .filter_map(|(index, row)| Some((index, shared(row)?)))
        .filter(|(_, shared)| *shared >= ROW_OVERLAP)
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(index, _)| index)
}

fn middle(row: &[Segment]) -> f32 {
    row.iter().map(|segment| segment.top + segment.bottom).sum::<f32>() / (2.0 * row.len() as f32)
}

/// Returns the direction in which most text runs, of length 1: the median of all lines, weighted by their widths.
fn text_direction(lines: &[PlacedLine]) -> Point {
    let longest = lines.iter().map(|placed| &placed.quad).max_by(|a, b| a.width().total_cmp(&b.width()));
    let longest = longest.map_or(Point { x: 1.0, y: 0.0 }, |quad| quad.along);
    let off_longest = |quad: &LineQuad| {
        let along = quad.along;
        (along.y * longest.x - along.x * longest.y).atan2(along.x * longest.x + along.y * longest.y)
    };
    let mut angles: Vec<(f32, f32)> =
        lines.iter().map(|placed| (off_longest(&placed.quad), placed.quad.width())).collect();
    angles.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = angles.iter().map(|(_, width)| width).sum::<f32>() / 2.0;
    let mut passed = 0.0;
    let median = angles.iter().find(|(_, width)| {
        passed += width;
        passed >= half
    });
    let angle = longest.y.atan2(longest.x) + median.map_or(0.0, |(angle, _)| *angle);
    Point { x: angle.cos(), y: angle.sin() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vouch_core::{BoundingBox, Word};

    use super::*;

    /// The lines of a page before it is turned: text, left, top, width. Each is 20 pixels high.
    type Lines<'a> = &'a [(&'a str, f32, f32, f32)];

    const RECEIPT: Lines<'_> = &[
        ("shop", 300.0, 100.0, 400.0),
        ("tea", 100.0, 200.0, 300.0),
        ("4.20", 800.0, 200.0, 60.0),
        ("bread", 100.0, 225.0, 500.0),
        ("1", 700.0, 226.0, 10.0),
        ("3.10", 800.0, 224.0, 60.0),
        ("total", 100.0, 300.0, 90.0),
        ("7.30", 800.0, 300.0, 60.0),
    ];

    /// Returns the lines, last first, on paper turned by `degrees` and sagging by `sag` pixels in the middle.
    fn placed(lines: Lines<'_>, degrees: f32, sag: f32) -> Vec<PlacedLine> {
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
            PlacedLine { line: Line::new(vec![word]).unwrap(), quad }
        };
        lines.iter().rev().map(line).collect()
    }

    fn order(lines: Vec<PlacedLine>) -> Vec<String> {
        reading_order(lines).lines.iter().map(Line::text).collect()
    }

    fn texts(lines: Lines<'_>) -> Vec<String> {
        lines.iter().map(|(text, ..)| (*text).to_owned()).collect()
    }

    #[test]
    fn rows_survive_slant_and_curl() {
        for (degrees, sag) in [(0.0, 0.0), (4.0, 0.0), (-12.0, 0.0), (30.0, 0.0), (0.0, 9.0), (-5.0, -9.0)] {
            assert_eq!(order(placed(RECEIPT, degrees, sag)), texts(RECEIPT), "{degrees} degrees, sag {sag}");
        }
    }

    #[test]
    fn text_in_any_direction_is_in_the_order_of_its_own() {
        for degrees in [90.0, 180.0, -90.0, 175.0, -178.0] {
            assert_eq!(order(placed(RECEIPT, degrees, 0.0)), texts(RECEIPT), "{degrees} degrees");
            let off = (reading_order(placed(RECEIPT, degrees, 0.0)).slant - degrees).rem_euclid(360.0);
            assert!(!(0.1..=359.9).contains(&off), "{degrees} degrees, off by {off}");
        }
    }

    #[test]
    fn close_lines_are_no_chain() {
        let stairs: Lines<'_> = &[
            ("a", 0.0, 0.0, 300.0),
            ("b", 200.0, 9.0, 300.0),
            ("c", 0.0, 18.0, 300.0),
            ("d", 200.0, 27.0, 300.0),
        ];
        assert_eq!(order(placed(stairs, 0.0, 0.0)), texts(stairs));
    }

    #[test]
    fn large_text_shares_a_row_with_small_text() {
        let mut lines = placed(&[("total", 0.0, 10.0, 100.0), ("9.90", 500.0, 0.0, 200.0)], 0.0, 0.0);
        lines[0].quad.down.y = 40.0;
        assert_eq!(order(lines), ["total", "9.90"]);
    }

    #[test]
    fn a_note_in_the_margin_does_not_turn_the_page() {
        let mut lines = placed(RECEIPT, 3.0, 0.0);
        let mut note = placed(&[("note", 950.0, 120.0, 180.0)], 90.0, 0.0).remove(0);
        note.quad.origin = Point { x: 2950.0, y: 2120.0 };
        lines.push(note);
        let mut texts_in_order = order(lines);
        texts_in_order.retain(|text| text != "note");
        assert_eq!(texts_in_order, texts(RECEIPT));
    }

    #[test]
    fn nothing_is_reading_order() {
        assert!(reading_order(Vec::new()).lines.is_empty());
    }

    proptest! {
        #[test]
        fn a_grid_is_read_row_by_row(degrees in -179.0_f32..180.0, rows in 1_usize..8, columns in 1_usize..5) {
            let cells: Vec<(String, f32, f32)> = (0..rows * columns)
                .map(|cell| (format!("{cell:02}"), (cell % columns) as f32 * 220.0, (cell / columns) as f32 * 30.0))
                .collect();
            let lines: Vec<(&str, f32, f32, f32)> =
                cells.iter().map(|(text, x, y)| (text.as_str(), *x, *y, 160.0)).collect();
            prop_assert_eq!(order(placed(&lines, degrees, 0.0)), texts(&lines));
        }
    }
}
