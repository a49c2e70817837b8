//! Where on the page the words lie that a second look is taken at.

use vouch_core::{BoundingBox, TextRegion};

use crate::geometry::line_quad::{LINE_PADDING, LineQuad};
use crate::geometry::page_size::PageSize;
use crate::geometry::point::Point;

/// Beyond this slant off a quarter turn, in degrees, the upright box around a word hardly tells its length from its
/// height, and nothing is looked at again.
const STEEP: f32 = 30.0;
/// Words at least so many heights apart from first to last tell the slope of their line better than the page does.
const TELLING: f32 = 4.0;
/// A line slopes at most so many degrees more or less than its page.
const BENT: f32 = 12.0;
/// A box so many times higher than it is wide, as its page is read, holds print that runs across the rest: a zone on a
/// page whose notes are in the majority.
const ACROSS: f32 = 3.0;
/// A line is at most so many times as long as its print is high.
const LONGEST: f32 = 60.0;
/// Page that is cut with the words at either end, in heights of their print.
const MARGIN: f32 = 0.1;

/// The quad around the words of a region, framed as detection frames a line; `None` where it cannot be told.
pub(crate) fn quad_of(region: &TextRegion, page: PageSize) -> Option<LineQuad> {
    let quarters = (region.slant / 90.0).round();
    let off = region.slant - quarters * 90.0;
    let (first, last) = (region.words.first()?, region.words.last()?);
    if !region.slant.is_finite() || off.abs() > STEEP {
        return None;
    }
    let around = BoundingBox::around(&region.words)?;
    let turned = |quarters: f32| quarters.rem_euclid(2.0) == 1.0;
    let whole = Upright::of(&around, page, turned(quarters));
    let quarters = match (whole.height > ACROSS * whole.width, turned(quarters)) {
        (false, _) => quarters,
        (true, true) => 0.0,
        (true, false) => 1.0,
    };
    let is_sideways = turned(quarters);
    let page_slant = (quarters * 90.0 + off).to_radians();
    let box_of = |bounds: &BoundingBox| Upright::of(bounds, page, is_sideways);
    let (from, to) = (box_of(first).middle, box_of(last).middle);
    let mut slant = page_slant;
    let run = Point { x: to.x - from.x, y: to.y - from.y };
    if run.length() > TELLING * box_of(first).height.min(box_of(last).height) {
        let slope = run.y.atan2(run.x);
        let turn = (slope - slant).sin().atan2((slope - slant).cos());
        slant += if turn.abs() <= BENT.to_radians() { turn } else { 0.0 };
    }
    let off = slant - quarters.to_radians() * 90.0;
    let (along, down) = (Point { x: slant.cos(), y: slant.sin() }, Point { x: -slant.sin(), y: slant.cos() });
    let onto = |place: Point, side: Point| place.x * side.x + place.y * side.y;
    let boxes: Vec<Upright> = region.words.iter().map(box_of).collect();
    let (mut left, mut right, mut top, mut bottom) =
        (f32::INFINITY, f32::NEG_INFINITY, f32::INFINITY, f32::NEG_INFINITY);
    for upright in &boxes {
        let (width, height) = upright.tight(off);
        let (u, v) = (onto(upright.middle, along), onto(upright.middle, down));
        (left, right) = (left.min(u - width / 2.0), right.max(u + width / 2.0));
        (top, bottom) = (top.min(v - height / 2.0), bottom.max(v + height / 2.0));
    }
    let height = bottom - top;
    let (air, margin) = (height * LINE_PADDING / (1.0 - 2.0 * LINE_PADDING), height * MARGIN);
    let (left, right, top, bottom) = (left - margin, right + margin, top - air, bottom + air);
    let scaled = |side: Point, by: f32| Point { x: side.x * by, y: side.y * by };
    let origin = Point { x: along.x * left + down.x * top, y: along.y * left + down.y * top };
    let quad = LineQuad::straight(origin, scaled(along, right - left), scaled(down, bottom - top));
    (right > left && bottom > top).then_some(quad)
}

/// The upright box around a word, in pixels; of a word that runs down the page, width and height as one reads it.
struct Upright {
    middle: Point,
    width: f32,
    height: f32,
}

impl Upright {
    fn of(bounds: &BoundingBox, page: PageSize, is_sideways: bool) -> Self {
        let (width, height) = (bounds.w * page.width as f32, bounds.h * page.height as f32);
        let (width, height) = if is_sideways { (height, width) } else { (width, height) };
        let middle =
            Point { x: bounds.center_x() * page.width as f32, y: bounds.center_y() * page.height as f32 };
        Self { middle, width, height }
    }

    /// Size of the print that this is the upright box of, slanted by `off`.
    fn tight(&self, off: f32) -> (f32, f32) {
        let (sin, cos) = (off.sin().abs(), off.cos());
        let whole = cos * cos - sin * sin;
        let width = (self.width * cos - self.height * sin) / whole;
        let height = (self.height * cos - self.width * sin) / whole;
        // Boxes are not exact: of a long word at a slant hardly any height may be left.
        (width.max(self.width * 0.3), height.max(self.width / LONGEST))
    }
}

#[cfg(test)]
mod tests {
    use vouch_core::Alphabet;

    use super::*;

    const PAGE: PageSize = PageSize { width: 1000, height: 800 };

    /// The words of a line that begins at a place of the page and is turned by so many degrees: 100, 60 and 200 pixels
    /// long, 24 high, 20 apart.
    fn line(slant: f32) -> (TextRegion, Point) {
        let (sin, cos) = slant.to_radians().sin_cos();
        let begin = Point { x: 500.0, y: 400.0 };
        let mut at = 0.0;
        let words = [100.0_f32, 60.0, 200.0].map(|width| {
            let middle =
                Point { x: begin.x + cos * (at + width / 2.0), y: begin.y + sin * (at + width / 2.0) };
            at += width + 20.0;
            let (w, h) = (width * cos.abs() + 24.0 * sin.abs(), width * sin.abs() + 24.0 * cos.abs());
            let (left, top) = ((middle.x - w / 2.0) / 1000.0, (middle.y - h / 2.0) / 800.0);
            BoundingBox { x: left, y: top, w: w / 1000.0, h: h / 800.0 }
        });
        (TextRegion { page: 0, words: words.to_vec(), slant, alphabet: Alphabet::Any }, begin)
    }

    #[test]
    fn a_band_lies_around_the_words_whichever_way_they_run() {
        for slant in [0.0, 3.0, -20.0, 90.0, 80.0, -85.0, 180.0, 170.0] {
            let (region, begin) = line(slant);
            let quad = quad_of(&region, PAGE).expect("it can be told");
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
    fn a_line_may_slope_otherwise_than_its_page() {
        let (mut region, _) = line(4.0);
        region.slant = 0.0;
        let quad = quad_of(&region, PAGE).expect("it can be told");
        assert!((quad.along.y.atan2(quad.along.x).to_degrees() - 4.0).abs() < 1.0);
    }

    #[test]
    fn a_long_line_may_run_across_the_print_of_its_page() {
        let zone = BoundingBox { x: 0.1, y: 0.8, w: 0.8, h: 0.05 };
        let region = TextRegion { page: 0, words: vec![zone], slant: 90.4, alphabet: Alphabet::Mrz };
        let quad = quad_of(&region, PAGE).expect("it can be told");
        assert!(quad.aspect_ratio() > 8.0 && quad.along.x > 780.0, "{quad:?}");
    }

    #[test]
    fn a_long_word_on_a_slant_is_no_higher_than_its_print() {
        // 800 long, 30 high and turned by 19 degrees.
        let zone = BoundingBox { x: 0.1, y: 0.3, w: 0.766, h: 0.361 };
        let region = TextRegion { page: 0, words: vec![zone], slant: -19.0, alphabet: Alphabet::Mrz };
        let quad = quad_of(&region, PAGE).expect("it can be told");
        assert!(quad.height() < 60.0, "{} high", quad.height());
    }

    #[test]
    fn what_cannot_be_told_is_left() {
        let (mut region, _) = line(0.0);
        region.slant = 45.0;
        assert!(quad_of(&region, PAGE).is_none());
        region.words.clear();
        assert!(quad_of(&region, PAGE).is_none());
    }
}
