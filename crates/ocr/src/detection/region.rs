//! The quad of a text region: what detection would give for it, made from the boxes of its words.

use vouch_core::{BoundingBox, TextRegion};

use crate::geometry::line_quad::{LINE_PADDING, LineQuad};
use crate::geometry::page_size::PageSize;
use crate::geometry::point::Point;

/// Beyond this angle off a quarter turn, in degrees, the upright box around a word hardly shows its length and height,
/// and no quad is made.
const MOST_SLANT: f32 = 30.0;
/// When the first and the last word are at least this many heights apart, they show the slope of their line better than
/// the page does.
const LEAST_RUN: f32 = 4.0;
/// The most that the slope of a line differs from that of its page, in degrees.
const MOST_DEVIATION: f32 = 12.0;
/// From this ratio of height to width on, as its page is read, a region holds text that runs across the rest: a
/// machine-readable zone on a page whose other text is in the majority.
const CROSSWISE: f32 = 3.0;
/// The longest line, in heights of its text.
const LONGEST_LINE: f32 = 60.0;
/// Space added before the first and behind the last word, in heights of their text.
const END_MARGIN: f32 = 0.1;
/// A slanted word is at least this share of the width of its box.
const LEAST_WIDTH: f32 = 0.3;

/// Returns the quad around the words of a region, framed as detection frames a line; `None` where the boxes do not show
/// it.
pub(crate) fn quad_of_region(region: &TextRegion, page: PageSize) -> Option<LineQuad> {
    let quarters = (region.slant / 90.0).round();
    let off = region.slant - quarters * 90.0;
    let (first, last) = (region.words.first()?, region.words.last()?);
    if !region.slant.is_finite() || off.abs() > MOST_SLANT {
        return None;
    }
    let around = BoundingBox::around(&region.words)?;
    let is_odd = |quarters: f32| quarters.rem_euclid(2.0) == 1.0;
    let whole = WordBox::new(&around, page, is_odd(quarters));
    let quarters = match (whole.height > CROSSWISE * whole.width, is_odd(quarters)) {
        (false, _) => quarters,
        (true, true) => 0.0,
        (true, false) => 1.0,
    };
    let is_sideways = is_odd(quarters);
    let page_slant = (quarters * 90.0 + off).to_radians();
    let word_box = |bounds: &BoundingBox| WordBox::new(bounds, page, is_sideways);
    let slant = slant_of_line(&word_box(first), &word_box(last), page_slant);
    let off = slant - quarters.to_radians() * 90.0;
    let (along, down) = (Point { x: slant.cos(), y: slant.sin() }, Point { x: -slant.sin(), y: slant.cos() });
    let project = |point: Point, axis: Point| point.x * axis.x + point.y * axis.y;
    let boxes: Vec<WordBox> = region.words.iter().map(word_box).collect();
    let (mut left, mut right, mut top, mut bottom) =
        (f32::INFINITY, f32::NEG_INFINITY, f32::INFINITY, f32::NEG_INFINITY);
    for word in &boxes {
        let (width, height) = word.text_size(off);
        let (u, v) = (project(word.center, along), project(word.center, down));
        (left, right) = (left.min(u - width / 2.0), right.max(u + width / 2.0));
        (top, bottom) = (top.min(v - height / 2.0), bottom.max(v + height / 2.0));
    }
    let height = bottom - top;
    let (padding, margin) = (height * LINE_PADDING / (1.0 - 2.0 * LINE_PADDING), height * END_MARGIN);
    let (left, right, top, bottom) = (left - margin, right + margin, top - padding, bottom + padding);
    let scaled = |axis: Point, by: f32| Point { x: axis.x * by, y: axis.y * by };
    let origin = Point { x: along.x * left + down.x * top, y: along.y * left + down.y * top };
    let quad = LineQuad::straight(origin, scaled(along, right - left), scaled(down, bottom - top));
    (right > left && bottom > top).then_some(quad)
}

/// Returns the slant of a line from its first and its last word, in radians: that of the page where the words are too
/// close or say something else.
fn slant_of_line(first: &WordBox, last: &WordBox, page_slant: f32) -> f32 {
    let run = Point { x: last.center.x - first.center.x, y: last.center.y - first.center.y };
    if run.length() > LEAST_RUN * first.height.min(last.height) {
        let slope = run.y.atan2(run.x);
        let deviation = (slope - page_slant).sin().atan2((slope - page_slant).cos());
        return page_slant + if deviation.abs() <= MOST_DEVIATION.to_radians() { deviation } else { 0.0 };
    }
    page_slant
}

/// The upright box around a word, in pixels. For a word that runs up or down the page, width and height are swapped.
struct WordBox {
    center: Point,
    width: f32,
    height: f32,
}

impl WordBox {
    fn new(bounds: &BoundingBox, page: PageSize, is_sideways: bool) -> Self {
        let (width, height) = (bounds.w * page.width as f32, bounds.h * page.height as f32);
        let (width, height) = if is_sideways { (height, width) } else { (width, height) };
        let center =
            Point { x: bounds.center_x() * page.width as f32, y: bounds.center_y() * page.height as f32 };
        Self { center, width, height }
    }

    /// Returns the width and height of the text in it, which is slanted by `off` radians.
    fn text_size(&self, off: f32) -> (f32, f32) {
        let (sin, cos) = (off.sin().abs(), off.cos());
        let determinant = cos * cos - sin * sin;
        let width = (self.width * cos - self.height * sin) / determinant;
        let height = (self.height * cos - self.width * sin) / determinant;
        // Boxes are not exact: of a long slanted word hardly any height may be left.
        (width.max(self.width * LEAST_WIDTH), height.max(self.width / LONGEST_LINE))
    }
}

#[cfg(test)]
mod tests {
    use vouch_core::Alphabet;

    use super::*;

    const PAGE: PageSize = PageSize { width: 1000, height: 800 };

    /// Returns the words of a line, turned by `slant` degrees, and where it begins on the page. They are 100, 60 and
    /// 200 pixels long, 24 high and 20 apart.
    fn line(slant: f32) -> (TextRegion, Point) {
        let (sin, cos) = slant.to_radians().sin_cos();
        let begin = Point { x: 500.0, y: 400.0 };
        let mut at = 0.0;
        let words = [100.0_f32, 60.0, 200.0].map(|width| {
            let center =
                Point { x: begin.x + cos * (at + width / 2.0), y: begin.y + sin * (at + width / 2.0) };
            at += width + 20.0;
            let (w, h) = (width * cos.abs() + 24.0 * sin.abs(), width * sin.abs() + 24.0 * cos.abs());
            let (left, top) = ((center.x - w / 2.0) / 1000.0, (center.y - h / 2.0) / 800.0);
            BoundingBox { x: left, y: top, w: w / 1000.0, h: h / 800.0 }
        });
        (TextRegion { page: 0, words: words.to_vec(), slant, alphabet: Alphabet::Any }, begin)
    }

    #[test]
    fn the_quad_is_around_the_words_whichever_way_they_run() {
        for slant in [0.0, 3.0, -20.0, 90.0, 80.0, -85.0, 180.0, 170.0] {
            let (region, begin) = line(slant);
            let quad = quad_of_region(&region, PAGE).expect("the boxes show it");
            let left = quad.at(0.0, 0.5);
            let off = (left.x - begin.x).hypot(left.y - begin.y);
            assert!(off < 8.0, "{slant}: begins {off} pixels off");
            assert!((quad.width() - 400.0).abs() < 12.0, "{slant}: {} long", quad.width());
            assert!((quad.height() - 33.3).abs() < 4.0, "{slant}: {} high", quad.height());
            let slope = quad.along.y.atan2(quad.along.x).to_degrees();
            assert!(
                (slope - slant).rem_euclid(360.0).min((slant - slope).rem_euclid(360.0)) < 1.5,
                "{slope}"
            );
        }
    }

    #[test]
    fn a_line_may_slope_differently_from_its_page() {
        let (mut region, _) = line(4.0);
        region.slant = 0.0;
        let quad = quad_of_region(&region, PAGE).expect("the boxes show it");
        assert!((quad.along.y.atan2(quad.along.x).to_degrees() - 4.0).abs() < 1.0);
    }

    #[test]
    fn a_long_line_may_run_across_the_text_of_its_page() {
        let zone = BoundingBox { x: 0.1, y: 0.8, w: 0.8, h: 0.05 };
        let region = TextRegion { page: 0, words: vec![zone], slant: 90.4, alphabet: Alphabet::Mrz };
        let quad = quad_of_region(&region, PAGE).expect("the boxes show it");
        assert!(quad.aspect_ratio() > 8.0 && quad.along.x > 780.0, "{quad:?}");
    }

    #[test]
    fn a_long_slanted_word_is_no_higher_than_its_text() {
        // 800 long, 30 high and turned by 19 degrees.
        let zone = BoundingBox { x: 0.1, y: 0.3, w: 0.766, h: 0.361 };
        let region = TextRegion { page: 0, words: vec![zone], slant: -19.0, alphabet: Alphabet::Mrz };
        let quad = quad_of_region(&region, PAGE).expect("the boxes show it");
        assert!(quad.height() < 60.0, "{} high", quad.height());
    }

    #[test]
    fn a_region_halfway_between_two_directions_or_without_words_has_no_quad() {
        let (mut region, _) = line(0.0);
        region.slant = 45.0;
        assert!(quad_of_region(&region, PAGE).is_none());
        region.words.clear();
        assert!(quad_of_region(&region, PAGE).is_none());
    }
}
