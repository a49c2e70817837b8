//! Pages turned upright. Text may run any way on a page that was scanned sideways or photographed at a slant. Rows,
//! columns and everything else that depends on places are concluded on the upright page. Places in the result are those
//! on the page as it is shown.

use std::borrow::Cow;
use std::collections::BTreeMap;

use vouch_core::{BoundingBox, Line, PageReading, Place, Reading, TextLayout, Word};

/// Slants below this, in degrees, are left to the rows, which follow the text along the page.
const LEVEL: f32 = 1.5;
/// Greatest slant off a quarter turn, in degrees, at which the upright box around a word still tells its length from
/// its height. Beyond it the number of characters does.
const STEEP: f32 = 30.0;
/// The width of a usual character, in heights of its box.
const USUAL_WIDTH: f32 = 0.6;

/// Turns pages upright, and places back.
#[derive(Debug, Default)]
pub(crate) struct Turned {
    pages: BTreeMap<u32, Frame>,
}

impl Turned {
    /// Returns how each page is turned. The first witness that gives a slant is believed.
    pub(crate) fn of(readings: &[Reading]) -> Self {
        let mut pages = BTreeMap::new();
        for page in readings.iter().flat_map(|reading| &reading.pages) {
            if page.slant.abs() > LEVEL {
                pages.entry(page.page).or_insert_with(|| Frame::of(page));
            }
        }
        Self { pages }
    }

    /// Whether no page is turned.
    pub(crate) fn is_level(&self) -> bool {
        self.pages.is_empty()
    }

    /// Returns the readings with every box where it is on the upright page.
    pub(crate) fn upright<'a>(&self, readings: &'a [Reading]) -> Cow<'a, [Reading]> {
        if self.pages.is_empty() {
            return Cow::Borrowed(readings);
        }
        let mut readings = readings.to_vec();
        for reading in &mut readings {
            for page in &mut reading.pages {
                if let Some(frame) = self.pages.get(&page.page) {
                    frame.turn(page);
                }
            }
            for value in &mut reading.values {
                if let (Some(frame), Some(bounds)) = (self.pages.get(&value.page), &mut value.bounds) {
                    *bounds = frame.upright(bounds, value.text.chars().count());
                }
            }
        }
        Cow::Owned(readings)
    }

    /// Returns the box on the page as it is shown around a box of the upright page.
    pub(crate) fn shown(&self, page: u32, bounds: &BoundingBox) -> BoundingBox {
        self.pages.get(&page).map_or(*bounds, |frame| frame.back(bounds))
    }

    /// Puts a place of the upright page back on the page as it is shown.
    pub(crate) fn back(&self, place: &mut Place) {
        if let (Some(frame), Some(bounds)) = (self.pages.get(&place.page), &mut place.bounds) {
            *bounds = frame.back(bounds);
        }
    }
}

/// A page and its upright version, both in heights of the page as shown.
#[derive(Clone, Copy, Debug)]
struct Frame {
    /// The clockwise turn of the text, in radians.
    slant: f32,
    /// The size of the page as shown.
    shown: (f32, f32),
    /// The size of the upright page: the smallest that holds the turned page.
    upright: (f32, f32),
}

impl Frame {
    fn of(page: &PageReading) -> Self {
        let aspect = if page.aspect.is_finite() && page.aspect > 0.0 { page.aspect } else { 1.0 };
        let shown = (aspect, 1.0);
        let slant = page.slant.to_radians();
        Self { slant, shown, upright: around(shown, slant) }
    }

    fn turn(&self, page: &mut PageReading) {
        let word = |word: Word| {
            let bounds = self.upright(&word.bounds, word.text.chars().count());
            Word { bounds, ..word }
        };
        let lines = std::mem::take(&mut page.layout.lines).into_iter();
        let lines = lines.filter_map(|line| Line::new(line.words.into_iter().map(word).collect())).collect();
        page.layout = TextLayout { lines };
        page.aspect = self.upright.0 / self.upright.1;
        page.slant = 0.0;
    }

    /// Returns the box of so many characters on the upright page.
    fn upright(&self, bounds: &BoundingBox, characters: usize) -> BoundingBox {
        let size = (bounds.w * self.shown.0, bounds.h * self.shown.1);
        moved(bounds, self.shown, self.upright, -self.slant, tight(size, self.slant, characters))
    }

    /// Returns the smallest box on the page as shown around a box of the upright page.
    fn back(&self, bounds: &BoundingBox) -> BoundingBox {
        let size = (bounds.w * self.upright.0, bounds.h * self.upright.1);
        moved(bounds, self.upright, self.shown, self.slant, around(size, self.slant))
    }
}

/// Returns the box that a turn about the middle of the page gives, on a page of another size. The size of the box is
/// given.
fn moved(
    bounds: &BoundingBox,
    from: (f32, f32),
    to: (f32, f32),
    angle: f32,
    size: (f32, f32),
) -> BoundingBox {
    let (x, y) = ((bounds.center_x() - 0.5) * from.0, (bounds.center_y() - 0.5) * from.1);
    let (sin, cos) = angle.sin_cos();
    let (x, y) = ((x * cos - y * sin) / to.0 + 0.5, (x * sin + y * cos) / to.1 + 0.5);
    let (half_width, half_height) = (size.0 / to.0 / 2.0, size.1 / to.1 / 2.0);
    BoundingBox::from_edges(x - half_width, y - half_height, x + half_width, y + half_height)
}

/// Returns the size of the upright box around a turned box.
fn around(size: (f32, f32), angle: f32) -> (f32, f32) {
    let (sin, cos) = (angle.sin().abs(), angle.cos().abs());
    (size.0 * cos + size.1 * sin, size.0 * sin + size.1 * cos)
}

/// Returns the size of the text whose upright box has this size: the inverse of [`around`].
fn tight((width, height): (f32, f32), slant: f32, characters: usize) -> (f32, f32) {
    let quarters = (slant / std::f32::consts::FRAC_PI_2).round();
    let rest = (slant - quarters * std::f32::consts::FRAC_PI_2).abs();
    let (width, height) = if quarters as i32 % 2 == 0 { (width, height) } else { (height, width) };
    let (sin, cos) = rest.sin_cos();
    let by_characters = (width + height) / (sin + cos) / (1.0 + USUAL_WIDTH * characters.max(1) as f32);
    let tall = if rest.to_degrees() > STEEP {
        by_characters
    } else {
        // Boxes are cut off at the edge of the page, so that their sides no longer tell.
        ((height * cos - width * sin) / (cos * cos - sin * sin)).max(by_characters / 2.0).min(height)
    };
    ((width + height) / (sin + cos) - tall, tall)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vouch_core::TextOrigin;

    use super::*;

    fn frame(aspect: f32, slant: f32) -> Frame {
        let layout = TextLayout::default();
        Frame::of(&PageReading { page: 0, aspect, slant, origin: TextOrigin::Recognised, layout })
    }

    fn assert_same(a: &BoundingBox, b: &BoundingBox, within: f32) {
        for (a, b) in [(a.x, b.x), (a.y, b.y), (a.right(), b.right()), (a.bottom(), b.bottom())] {
            assert!((a - b).abs() < within, "{a} for {b}");
        }
    }

    #[test]
    fn quarter_turns_swap_the_sides_of_the_page() {
        let bounds = BoundingBox::from_edges(0.1, 0.2, 0.4, 0.3);
        let turned = [
            (90.0, BoundingBox::from_edges(0.2, 0.6, 0.3, 0.9)),
            (180.0, BoundingBox::from_edges(0.6, 0.7, 0.9, 0.8)),
            (-90.0, BoundingBox::from_edges(0.7, 0.1, 0.8, 0.4)),
        ];
        for (slant, upright) in turned {
            let frame = frame(0.5, slant);
            assert_same(&frame.upright(&bounds, 5), &upright, 1e-5);
            assert_same(&frame.back(&upright), &bounds, 1e-5);
            let aspect = frame.upright.0 / frame.upright.1;
            assert!((aspect - if slant == 180.0 { 0.5 } else { 2.0 }).abs() < 1e-5);
        }
    }

    proptest! {
        #[test]
        fn a_word_is_found_again_at_any_slant(
            slant in -180.0_f32..180.0, x in 0.3_f32..0.5, y in 0.3_f32..0.6, characters in 1_usize..16,
        ) {
            let frame = frame(0.7, slant);
            let height = 0.02 * frame.upright.1;
            let width = USUAL_WIDTH * characters as f32 * height;
            let word = BoundingBox::from_edges(x, y, x + width / frame.upright.0, y + height / frame.upright.1);
            let shown = frame.back(&word);
            assert_same(&frame.upright(&shown, characters), &word, 1e-3);
        }
    }
}
