//! Groups placed glyphs into words and lines.
//!
//! A PDF gives the position of each glyph and little more: spaces may be missing, and strings may be split anywhere and
//! drawn in any order. So consecutive glyphs become fragments, fragments on one baseline become a row, and gaps decide
//! where words and lines end.

use std::collections::{BTreeMap, HashMap};

use hayro::kurbo::{Point, Rect, Size, Vec2};
use vouch_core::{BoundingBox, Line, TextLayout, Word};

/// A gap of more than this share of the font size ends a word.
const WORD_GAP: f64 = 0.14;
/// A gap of more than this ends a line: another column begins.
const LINE_GAP: f64 = 1.2;
/// Consecutive glyphs may overlap by up to this share of the font size.
const OVERLAP: f64 = 0.4;
/// Baselines closer than this share of the font size are the same.
const SAME_BASELINE: f64 = 0.3;
/// Equal characters closer than this share of their width are one text drawn twice to look bold.
const DRAWN_TWICE: f64 = 0.6;
/// Greatest width of a space between thousands, as a share of the font size.
const MOST_THOUSANDS_GAP: f64 = 0.6;
/// Number of gaps from which on the spacing of a string is known.
const GAPS: usize = 4;
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
    /// Its extent in that direction, as far as the next one of its run.
    pub width: f64,
    /// How far it moves the next one, by its font.
    pub advance: f64,
    /// Font size.
    pub size: f64,
}

impl PlacedGlyph {
    /// Returns the approximate centre of what is drawn.
    pub(super) fn center(&self) -> Point {
        let up = Vec2::new(self.direction.y, -self.direction.x);
        self.origin + self.direction * (self.width / 2.0) + up * (self.size * 0.3)
    }

    /// Returns the box around its letters.
    pub(super) fn bounds(&self) -> Rect {
        let down = across(self.direction);
        let end = self.direction * self.width;
        Rect::from_points(
            self.origin - down * (ASCENT * self.size),
            self.origin + end + down * (DESCENT * self.size),
        )
    }

    /// Returns its direction in whole degrees clockwise.
    pub(super) fn degrees(&self) -> i32 {
        self.direction.atan2().to_degrees().round() as i32
    }

    /// Whether it is a space.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether it is a letter or a digit.
    pub(super) fn is_letter(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// Whether the next glyph goes on with its word.
    pub(super) fn is_joined_by(&self, next: &Self) -> bool {
        let end = self.origin + self.direction * self.width;
        !self.is_blank() && !next.is_blank() && end.distance(next.origin) < WORD_GAP * self.size
    }

    /// Whether the same glyph is drawn again so close that it only makes the first one look bold.
    fn is_drawn_again_by(&self, other: &Self) -> bool {
        let apart = other.origin - self.origin;
        self.text == other.text
            && apart.dot(self.direction).abs() < DRAWN_TWICE * self.advance.min(other.advance)
            && apart.dot(across(self.direction)).abs() < SAME_BASELINE * self.size
    }
}

/// Returns the words and lines of a page of this size in points, from top to bottom; rotated text comes after upright
/// text.
pub(super) fn lines(glyphs: Vec<PlacedGlyph>, paper: Size) -> TextLayout {
    let mut by_direction: BTreeMap<i32, Vec<Fragment>> = BTreeMap::new();
    for fragment in fragments(&drawn_once(glyphs)) {
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
    /// The usual gap between its letters where they are spaced, as a share of the font size.
    spacing: f64,
}

impl Fragment {
    fn new(glyph: &PlacedGlyph, spacing: f64) -> Self {
        let degrees = glyph.degrees();
        let along = unit(degrees);
        let start = glyph.origin.to_vec2().dot(along);
        let baseline = glyph.origin.to_vec2().dot(across(along));
        let (end, size) = (start + glyph.width, glyph.size);
        Self { text: glyph.text.clone(), degrees, start, end, baseline, size, closed: false, spacing }
    }

    /// Whether the next fragment goes on in the same string, whatever the gap.
    fn shares_string(&self, next: &Self) -> bool {
        self.degrees == next.degrees
            && (self.baseline - next.baseline).abs() < SAME_BASELINE / 2.0 * self.size
            && (0.8..1.25).contains(&(next.size / self.size))
    }

    /// Returns the gap to the next fragment as a share of the font size.
    fn gap_to(&self, next: &Self) -> f64 {
        (next.start - self.end) / self.size.min(next.size)
    }

    fn is_followed_by(&self, next: &Self) -> bool {
        !self.closed
            && self.shares_string(next)
            && (-OVERLAP..WORD_GAP + self.spacing).contains(&self.gap_to(next))
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

/// Leaves out glyphs that are drawn again to look bold or to cast a shadow, whatever the order.
fn drawn_once(glyphs: Vec<PlacedGlyph>) -> Vec<PlacedGlyph> {
    let mut kept: Vec<PlacedGlyph> = Vec::with_capacity(glyphs.len());
    let mut places: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for glyph in glyphs {
        let column = (glyph.origin.x / glyph.size).floor() as i64;
        let row = (glyph.origin.y / glyph.size).floor() as i64;
        let around = |at: i64| at.saturating_sub(1)..=at.saturating_add(1);
        let near = around(column).flat_map(|x| around(row).map(move |y| (x, y)));
        let mut near = near.filter_map(|key| places.get(&key)).flatten().copied();
        match near.find(|index| kept[*index].is_drawn_again_by(&glyph)) {
            _ if glyph.is_blank() => kept.push(glyph),
            // It was cut short by its own repetition.
            Some(index) => kept[index].width = kept[index].advance,
            None => {
                places.entry((column, row)).or_default().push(kept.len());
                kept.push(glyph);
            }
        }
    }
    kept
}

fn fragments(glyphs: &[PlacedGlyph]) -> Vec<Fragment> {
    let strings: Vec<&[PlacedGlyph]> = glyphs
        .chunk_by(|left, right| {
            let (left, right) = (Fragment::new(left, 0.0), Fragment::new(right, 0.0));
            left.shares_string(&right) && (-OVERLAP..LINE_GAP).contains(&left.gap_to(&right))
        })
        .collect();
    let spacings: Vec<Option<f64>> = strings.iter().map(|string| spacing(string)).collect();
    let mut known: Vec<f64> = spacings.iter().flatten().copied().collect();
    known.sort_by(f64::total_cmp);
    // A short string is spaced like most of its page.
    let usual = known.get(known.len() / 2).copied().unwrap_or(0.0);
    let mut fragments: Vec<Fragment> = Vec::new();
    for (string, spacing) in strings.into_iter().zip(spacings) {
        let spacing = spacing.unwrap_or(usual);
        for (index, glyph) in string.iter().enumerate() {
            let next = Fragment::new(glyph, spacing);
            match fragments.last_mut() {
                Some(open) if glyph.is_blank() && parts_thousands(open, glyph, string.get(index + 1)) => {
                    open.text.push_str(&glyph.text);
                    open.end = open.end.max(next.end);
                }
                Some(open) if glyph.is_blank() => open.closed = true,
                Some(open) if open.is_followed_by(&next) => {
                    open.text.push_str(&next.text);
                    open.end = open.end.max(next.end);
                }
                _ if glyph.is_blank() => {}
                _ => fragments.push(next),
            }
        }
    }
    fragments
}

/// Returns the usual gap between the glyphs of a string, if all are spaced; as a share of the font size. `None` for a
/// string too short to say.
fn spacing(string: &[PlacedGlyph]) -> Option<f64> {
    let of_letters = string.windows(2).filter(|pair| pair.iter().all(|glyph| !glyph.is_blank()));
    let mut gaps: Vec<f64> =
        of_letters.map(|pair| Fragment::new(&pair[0], 0.0).gap_to(&Fragment::new(&pair[1], 0.0))).collect();
    gaps.sort_by(f64::total_cmp);
    (gaps.len() >= GAPS).then(|| gaps[gaps.len() / 4].max(0.0))
}

/// Whether a space belongs to the number around it: one that must not be broken at, between digits.
fn parts_thousands(open: &Fragment, space: &PlacedGlyph, next: Option<&PlacedGlyph>) -> bool {
    let is_digit = |character: Option<char>| character.is_some_and(|c| c.is_ascii_digit());
    space.text.chars().all(|character| character != ' ')
        && !open.closed
        && is_digit(open.text.chars().next_back())
        && next.is_some_and(|next| is_digit(next.text.chars().next()))
        && space.width < space.size * MOST_THOUSANDS_GAP
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
    let gap = left.gap_to(right);
    if gap > LINE_GAP + 2.0 * left.spacing {
        Break::Line
    } else if left.closed || !(-OVERLAP..WORD_GAP + left.spacing).contains(&gap) {
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
                advance: step,
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
    fn glyphs_drawn_again_beside_themselves_are_one_text() {
        let mut each_twice = Vec::new();
        for glyph in set("Hall 11", 10.0, 50.0, 10.0) {
            let again = PlacedGlyph { origin: glyph.origin + Vec2::new(1.2, 1.0), ..glyph.clone() };
            each_twice.extend([PlacedGlyph { width: 1.2, ..glyph }, again]);
        }
        assert_eq!(texts(each_twice), ["Hall 11"]);
    }

    #[test]
    fn spaced_letters_are_words() {
        let spaced = |text: &str, by: f64| -> Vec<PlacedGlyph> {
            let mut glyphs = set(text, 10.0, 50.0, 10.0);
            (0..).zip(&mut glyphs).for_each(|(index, glyph)| glyph.origin.x += by * f64::from(index));
            glyphs
        };
        for by in [0.0, 1.0, 1.6, 2.0, 4.0, 6.0] {
            let found = lines(spaced("Harbour Ltd", by), PAPER);
            let words: Vec<_> = found.words().map(|word| word.text.as_str()).collect();
            assert_eq!(words, ["Harbour", "Ltd"], "by {by}");
        }
        let mut glyphs = spaced("Harbour", 2.0);
        let mut more = spaced("Due", 2.0);
        more.iter_mut().for_each(|glyph| glyph.origin.y += 20.0);
        glyphs.extend(more);
        assert_eq!(texts(glyphs), ["Harbour", "Due"]);
        // Without drawn spaces, wider gaps part the words.
        let mut glyphs = spaced("Harbour", 2.0);
        let mut more = spaced("Limited", 2.0);
        more.iter_mut().for_each(|glyph| glyph.origin.x += 54.0);
        glyphs.extend(more);
        assert_eq!(texts(glyphs), ["Harbour Limited"]);
    }

    #[test]
    fn a_space_that_keeps_digits_together_stays() {
        let cases = [
            ("2\u{A0}760,00", vec!["2\u{A0}760,00"]),
            ("1\u{202F}512\u{202F}500", vec!["1\u{202F}512\u{202F}500"]),
            ("2 760,00", vec!["2", "760,00"]),
            ("Total\u{A0}due\u{A0}5", vec!["Total", "due", "5"]),
            ("5\u{A0}kg", vec!["5", "kg"]),
        ];
        for (text, words) in cases {
            let found = lines(set(text, 10.0, 50.0, 10.0), PAPER);
            assert_eq!(found.words().map(|word| word.text.as_str()).collect::<Vec<_>>(), words);
        }
    }

    #[test]
    fn rotated_text_is_read_in_its_direction_with_upright_boxes() {
        let upward: Vec<PlacedGlyph> = (0..3)
            .map(|index| PlacedGlyph {
                text: ["a", "b", "c"][index].to_owned(),
                origin: Point::new(50.0, 80.0 - 5.0 * index as f64),
                direction: Vec2::new(0.0, -1.0),
                width: 5.0,
                advance: 5.0,
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
