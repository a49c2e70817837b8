//! Groups placed glyphs into words and lines.
//!
//! A PDF gives the position of each glyph and little more: spaces may be missing, and strings may be split anywhere and
//! drawn in any order. So consecutive glyphs become fragments, fragments on one baseline become a row, and gaps decide
//! where words and lines end.

use std::collections::BTreeMap;

use hayro::kurbo::{Point, Size, Vec2};
use vouch_core::{BoundingBox, Line, TextLayout, Word};

/// A gap of more than this share of the font size ends a word.
const WORD_GAP: f64 = 0.14;
/// A gap of more than this ends a line: another column begins.
const LINE_GAP: f64 = 1.2;
/// Consecutive glyphs may overlap by up to this share of the font size.
const OVERLAP: f64 = 0.4;
/// Baselines closer than this share of the font size are the same.
const SAME_BASELINE: f64 = 0.3;
/// Equal characters closer than this share of the font size are one text drawn twice to look bold.
const DRAWN_TWICE: f64 = 0.2;
/// How far letters extend above and below their baseline, as shares of the font size.
const ASCENT: f64 = 0.75;
const DESCENT: f64 = 0.22;

/// One glyph on the upright page, in points from its top left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlacedGlyph {
    /// Its characters: usually one, several for a ligature, blanks for a space.
    pub text: String,
    /// Where its baseline starts.
    pub origin: Point,
    /// Its reading direction, as a unit vector.
    pub direction: Vec2,
    /// Its extent in that direction.
    pub width: f64,
    /// Font size.
    pub size: f64,
}

impl PlacedGlyph {
    /// Returns the approximate centre of what is drawn.
    pub(super) fn center(&self) -> Point {
        let up = Vec2::new(self.direction.y, -self.direction.x);
        self.origin + self.direction * (self.width / 2.0) + up * (self.size * 0.3)
    }
}

/// Returns the words and lines of a page of this size in points, from top to bottom; rotated text comes after upright
/// text.
pub(super) fn lines(glyphs: Vec<PlacedGlyph>, paper: Size) -> TextLayout {
    let mut by_direction: BTreeMap<i32, Vec<Fragment>> = BTreeMap::new();
    for fragment in fragments(glyphs) {
        by_direction.entry(fragment.degrees).or_default().push(fragment);
    }
    let mut directions: Vec<_> = by_direction.into_iter().collect();
    directions.sort_by_key(|(degrees, _)| *degrees != 0);
    let lines = directions
        .into_iter()
        .flat_map(|(_, fragments)| rows(fragments))
        .flat_map(|row| split(&row, paper))
        .collect();
    TextLayout { lines }
}

/// Consecutive glyphs without a gap. `start` and `end` are positions in reading direction, `baseline` is across it.
#[derive(Debug)]
struct Fragment {
    text: String,
    degrees: i32,
    start: f64,
    end: f64,
    baseline: f64,
    size: f64,
    /// Whether a space was drawn after it.
    closed: bool,
    /// Start of its last glyph.
    last: f64,
}

impl Fragment {
    fn is_followed_by(&self, next: &Self) -> bool {
        let gap = (next.start - self.end) / self.size;
        !self.closed
            && self.degrees == next.degrees
            && (self.baseline - next.baseline).abs() < SAME_BASELINE / 2.0 * self.size
            && (0.8..1.25).contains(&(next.size / self.size))
            && (-OVERLAP..WORD_GAP).contains(&gap)
    }

    fn is_drawn_again_by(&self, other: &Self) -> bool {
        self.text == other.text && (self.start - other.start).abs() < DRAWN_TWICE * self.size
    }
}

/// Returns the unit vector of a reading direction in whole degrees.
fn unit(degrees: i32) -> Vec2 {
    let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
    Vec2::new(cos, sin)
}

/// Returns the perpendicular direction: down the page for upright text.
fn across(along: Vec2) -> Vec2 {
    Vec2::new(-along.y, along.x)
}

fn fragments(glyphs: Vec<PlacedGlyph>) -> Vec<Fragment> {
    let mut fragments: Vec<Fragment> = Vec::new();
    for glyph in glyphs {
        let degrees = glyph.direction.atan2().to_degrees().round() as i32;
        let along = unit(degrees);
        let start = glyph.origin.to_vec2().dot(along);
        let baseline = glyph.origin.to_vec2().dot(across(along));
        let blank = glyph.text.trim().is_empty();
        let (end, size) = (start + glyph.width, glyph.size);
        let next =
            Fragment { text: glyph.text, degrees, start, end, baseline, size, closed: false, last: start };
        match fragments.last_mut() {
            Some(open) if blank => open.closed = true,
            Some(open) if open.text.ends_with(&next.text) && (open.last - start).abs() < 0.1 * size => {}
            Some(open) if open.is_followed_by(&next) => {
                open.text.push_str(&next.text);
                open.end = open.end.max(next.end);
                open.last = start;
            }
            _ if blank => {}
            _ => fragments.push(next),
        }
    }
    fragments
}

/// Groups fragments of one direction by baseline, from top to bottom; each row is in reading order.
fn rows(mut fragments: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    fragments.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut rows: Vec<Vec<Fragment>> = Vec::new();
    for fragment in fragments {
        match rows.last_mut() {
            Some(row) if shares_baseline(row, &fragment) => row.push(fragment),
            _ => rows.push(vec![fragment]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.start.total_cmp(&b.start));
        row.dedup_by(|later, earlier| earlier.is_drawn_again_by(later));
    }
    rows
}

fn shares_baseline(row: &[Fragment], fragment: &Fragment) -> bool {
    row.first().is_some_and(|first| {
        fragment.baseline - first.baseline < SAME_BASELINE * first.size.min(fragment.size)
    })
}

/// What separates two fragments of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    None,
    Word,
    Line,
}

fn break_between(left: &Fragment, right: &Fragment) -> Break {
    let gap = (right.start - left.end) / left.size.min(right.size);
    if gap > LINE_GAP {
        Break::Line
    } else if left.closed || !(-OVERLAP..WORD_GAP).contains(&gap) {
        Break::Word
    } else {
        Break::None
    }
}

/// Splits a row into lines at wide gaps and into words at narrow ones.
fn split(row: &[Fragment], paper: Size) -> Vec<Line> {
    row.chunk_by(|left, right| break_between(left, right) < Break::Line)
        .filter_map(|line| {
            let words = line.chunk_by(|left, right| break_between(left, right) < Break::Word);
            Line::new(words.map(|word| to_word(word, paper)).collect())
        })
        .collect()
}

fn to_word(fragments: &[Fragment], paper: Size) -> Word {
    let corners = fragments.iter().flat_map(|fragment| {
        let along = unit(fragment.degrees);
        let edges = [fragment.baseline - ASCENT * fragment.size, fragment.baseline + DESCENT * fragment.size];
        [fragment.start, fragment.end]
            .into_iter()
            .flat_map(move |start| edges.map(|edge| along * start + across(along) * edge))
    });
    let around = |(left, top, right, bottom): (f64, f64, f64, f64), corner: Vec2| {
        (left.min(corner.x), top.min(corner.y), right.max(corner.x), bottom.max(corner.y))
    };
    let nowhere = (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
    let (left, top, right, bottom) = corners.fold(nowhere, around);
    let share = |length: f64, whole: f64| (length / whole) as f32;
    let bounds = BoundingBox::from_edges(
        share(left, paper.width),
        share(top, paper.height),
        share(right, paper.width),
        share(bottom, paper.height),
    );
    let text = fragments.iter().map(|fragment| fragment.text.as_str()).collect();
    Word { text, bounds, confidence: None, glyphs: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAPER: Size = Size::new(200.0, 100.0);

    /// Glyphs half as wide as the font size, set without gaps from `x` on.
    fn set(text: &str, x: f64, y: f64, size: f64) -> Vec<PlacedGlyph> {
        let step = size / 2.0;
        text.chars()
            .enumerate()
            .map(|(index, character)| PlacedGlyph {
                text: character.to_string(),
                origin: Point::new(x + step * index as f64, y),
                direction: Vec2::new(1.0, 0.0),
                width: step,
                size,
            })
            .collect()
    }

    fn texts(glyphs: Vec<PlacedGlyph>) -> Vec<String> {
        lines(glyphs, PAPER).lines.iter().map(Line::text).collect()
    }

    #[test]
    fn gaps_separate_words_and_columns() {
        let mut glyphs = set("Total", 10.0, 50.0, 10.0);
        glyphs.extend(set("due", 38.0, 50.0, 10.0));
        glyphs.extend(set("12.50", 100.0, 50.5, 10.0));
        assert_eq!(texts(glyphs), ["Total due", "12.50"]);
    }

    #[test]
    fn strings_split_anywhere_and_drawn_in_any_order_are_joined() {
        let mut glyphs = set("voice", 20.0, 20.0, 10.0);
        glyphs.extend(set("below", 10.0, 60.0, 10.0));
        glyphs.extend(set("In", 10.0, 20.0, 10.0));
        assert_eq!(texts(glyphs), ["Invoice", "below"]);
    }

    #[test]
    fn drawn_spaces_separate_words_even_when_tight() {
        assert_eq!(texts(set("No 7", 10.0, 20.0, 10.0)), ["No 7"]);
        assert_eq!(lines(set("No 7", 10.0, 20.0, 10.0), PAPER).words().count(), 2);
    }

    #[test]
    fn text_drawn_twice_to_look_bold_is_one_text() {
        let mut glyphs = set("Total", 10.0, 50.0, 10.0);
        glyphs.extend(set("Total", 10.4, 50.0, 10.0));
        assert_eq!(texts(glyphs), ["Total"]);
        let each_twice =
            set("11", 10.0, 50.0, 10.0).into_iter().flat_map(|glyph| [glyph.clone(), glyph]).collect();
        assert_eq!(texts(each_twice), ["11"]);
    }

    #[test]
    fn rotated_text_is_read_in_its_direction_with_upright_boxes() {
        let upward: Vec<PlacedGlyph> = (0..3)
            .map(|index| PlacedGlyph {
                text: ["a", "b", "c"][index].to_owned(),
                origin: Point::new(50.0, 80.0 - 5.0 * index as f64),
                direction: Vec2::new(0.0, -1.0),
                width: 5.0,
                size: 10.0,
            })
            .collect();
        let layout = lines(upward, PAPER);
        assert_eq!(layout.text(), "abc");
        let bounds = layout.lines[0].bounds;
        assert!((bounds.y - 0.65).abs() < 1e-3 && (bounds.bottom() - 0.80).abs() < 1e-3, "{bounds:?}");
        assert!(
            (bounds.x - 42.5 / 200.0).abs() < 1e-3 && (bounds.right() - 52.2 / 200.0).abs() < 1e-3,
            "{bounds:?}"
        );
    }
}
