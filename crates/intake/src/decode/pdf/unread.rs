//! How much of the print on a page its text does not hold: the print on pictures, and that drawn as shapes.

use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect};
use vouch_core::{Pixels, TextLayout};

/// Side of a cell in points: about half the height of small print.
const CELL: f64 = 4.0;
/// Most cells along a side of the page.
const MOST_CELLS: f64 = 500.0;
/// Least difference of brightness in a cell with print.
const CONTRAST: u8 = 48;
/// Share of the page that pictures cover when it may be a scan.
const SCAN: f64 = 0.12;
/// Share of the cells with text from which on print on pictures is much.
const MUCH_PICTURED: f64 = 0.5;
/// The same for shapes. Logos are shapes too.
const MUCH_DRAWN: f64 = 1.0;
/// Greatest height of a letter that is drawn as a shape, in points.
const TALL: f64 = 40.0;
/// Least number of shapes that may be letters.
const MANY_SHAPES: usize = 40;

/// What a cell of the page shows besides text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Nothing,
    Shape,
    Picture,
}

/// The parts of a page where print may be that is no text.
#[derive(Debug)]
pub(super) struct Unread {
    /// Side of a cell in points.
    side: f64,
    columns: usize,
    cells: Vec<Shown>,
    shapes: usize,
}

impl Unread {
    pub(super) fn new(paper: Rect) -> Self {
        let side = CELL.max(paper.width() / MOST_CELLS).max(paper.height() / MOST_CELLS);
        let count = |length: f64| ((length / side).ceil().max(1.0) as usize).min(MOST_CELLS as usize + 1);
        let (columns, rows) = (count(paper.width()), count(paper.height()));
        Self { side, columns, cells: vec![Shown::Nothing; columns * rows], shapes: 0 }
    }

    /// Adds the place of a picture.
    pub(super) fn add_picture(&mut self, place: Rect) {
        self.mark(place, Shown::Picture);
    }

    /// Adds a filled shape, if it may be a letter or a line of letters.
    pub(super) fn add_shape(&mut self, path: &BezPath, transform: Affine, clip: Rect) {
        let is_curve = |element: &PathEl| matches!(element, PathEl::CurveTo(..) | PathEl::QuadTo(..));
        if !path.elements().iter().any(is_curve) {
            return;
        }
        let place = transform.transform_rect_bbox(path.control_box()).intersect(clip);
        if place.area() > 0.0 && place.height().min(place.width()) <= TALL {
            let contours = path.elements().iter().filter(|element| matches!(element, PathEl::MoveTo(_)));
            self.shapes += contours.count();
            self.mark(place, Shown::Shape);
        }
    }

    /// Whether a picture is at this point.
    pub(super) fn is_pictured(&self, at: Point) -> bool {
        let cells = self.cells_in(Rect::from_points(at, at));
        cells.into_iter().any(|cell| self.cells[cell] == Shown::Picture)
    }

    /// Whether the page shows much print besides its text; `pixels` are its rendering.
    pub(super) fn is_much(&self, pixels: &Pixels, text: Option<&TextLayout>) -> bool {
        let pictured = self.cells.iter().filter(|cell| **cell == Shown::Picture).count() as f64;
        let may_be_scan = pictured >= self.cells.len() as f64 * SCAN;
        let may_be_letters = self.shapes >= MANY_SHAPES;
        let Some(text) = text.filter(|_| may_be_scan || may_be_letters) else { return false };
        let rows = self.cells.len() / self.columns;
        let mut is_text = vec![false; self.cells.len()];
        for bounds in text.words().map(|word| word.bounds) {
            let across = |share: f32| f64::from(share) * self.columns as f64 * self.side;
            let down = |share: f32| f64::from(share) * rows as f64 * self.side;
            let place =
                Rect::new(across(bounds.x), down(bounds.y), across(bounds.right()), down(bounds.bottom()));
            self.cells_in(place).into_iter().for_each(|cell| is_text[cell] = true);
        }
        let (mut of_text, mut of_pictures, mut of_shapes) = (0.0, 0.0, 0.0);
        for (index, _) in self.ink(pixels).into_iter().enumerate().filter(|(_, has_ink)| *has_ink) {
            match self.cells[index] {
                _ if is_text[index] => of_text += 1.0,
                Shown::Picture => of_pictures += 1.0,
                Shown::Shape => of_shapes += 1.0,
                Shown::Nothing => {}
            }
        }
        (may_be_scan && of_pictures >= of_text * MUCH_PICTURED)
            || (may_be_letters && of_shapes >= of_text * MUCH_DRAWN)
    }

    fn mark(&mut self, place: Rect, shown: Shown) {
        for cell in self.cells_in(place) {
            if self.cells[cell] != Shown::Picture {
                self.cells[cell] = shown;
            }
        }
    }

    /// Returns the cells that a box touches.
    fn cells_in(&self, place: Rect) -> Vec<usize> {
        let rows = self.cells.len() / self.columns;
        let range = |from: f64, to: f64, count: usize| {
            let first = (from / self.side).floor().max(0.0) as usize;
            let last = (to / self.side).floor().max(-1.0);
            first..if last < 0.0 { 0 } else { (last as usize + 1).min(count) }
        };
        let columns = range(place.x0, place.x1, self.columns);
        range(place.y0, place.y1, rows)
            .flat_map(|row| columns.clone().map(move |column| row * self.columns + column))
            .collect()
    }

    /// Returns which cells have print in a rendering of the page.
    fn ink(&self, pixels: &Pixels) -> Vec<bool> {
        let rows = self.cells.len() / self.columns;
        let (width, height) = (pixels.width as usize, pixels.height as usize);
        let mut range = vec![(u8::MAX, 0_u8); self.cells.len()];
        if width == 0 || height == 0 {
            return vec![false; range.len()];
        }
        let column_of: Vec<usize> = (0..width).map(|x| x * self.columns / width).collect();
        for (y, line) in pixels.rgb.chunks_exact(width * 3).enumerate().take(height) {
            let cells = &mut range[y * rows / height * self.columns..][..self.columns];
            for (pixel, column) in line.as_chunks::<3>().0.iter().zip(&column_of) {
                // Green is the most of brightness, and enough to tell print.
                let (least, most) = &mut cells[*column];
                *least = pixel[1].min(*least);
                *most = pixel[1].max(*most);
            }
        }
        range.into_iter().map(|(least, most)| most.saturating_sub(least) >= CONTRAST).collect()
    }
}

#[cfg(test)]
mod tests {
    use hayro::kurbo::Shape;

    use super::*;

    const PAPER: Rect = Rect::new(0.0, 0.0, 200.0, 200.0);

    /// A page with a black dot in every third row and column of its left half.
    fn dotted() -> Pixels {
        let ink = |i: usize| i % 200 < 100 && i.is_multiple_of(3) && (i / 200).is_multiple_of(3);
        let rgb = (0..40_000).flat_map(|i| [if ink(i) { 0 } else { 255 }; 3]).collect();
        Pixels { width: 200, height: 200, rgb }
    }

    fn text(words: usize) -> TextLayout {
        let word = |at: usize| vouch_core::Word {
            text: "word".to_owned(),
            bounds: vouch_core::BoundingBox::from_edges(
                0.05,
                0.04 * at as f32,
                0.45,
                0.04 * at as f32 + 0.03,
            ),
            confidence: None,
            glyphs: Vec::new(),
        };
        TextLayout { lines: (0..words).filter_map(|at| vouch_core::Line::new(vec![word(at)])).collect() }
    }

    #[test]
    fn a_stamp_on_a_scan_is_little_of_its_print() {
        let mut page = Unread::new(PAPER);
        page.add_picture(PAPER);
        assert!(page.is_much(&dotted(), Some(&text(2))));
        assert!(!page.is_much(&dotted(), Some(&text(24))));
        assert!(!page.is_much(&dotted(), None), "there is no text to be part of it");
    }

    #[test]
    fn a_blank_picture_and_a_small_one_hold_little() {
        let mut page = Unread::new(PAPER);
        page.add_picture(Rect::new(100.0, 0.0, 200.0, 200.0));
        assert!(!page.is_much(&dotted(), Some(&text(2))));
        let mut page = Unread::new(PAPER);
        page.add_picture(Rect::new(0.0, 0.0, 60.0, 60.0));
        assert!(!page.is_much(&dotted(), Some(&text(2))));
    }

    #[test]
    fn letters_drawn_as_shapes_are_print() {
        let mut page = Unread::new(PAPER);
        for at in 0..400 {
            let corner = Point::new(f64::from(at % 20) * 5.0, f64::from(at / 20) * 10.0);
            let letter = Rect::from_origin_size(corner, (4.0, 8.0)).to_rounded_rect(1.0).to_path(0.1);
            page.add_shape(&letter, Affine::IDENTITY, PAPER);
        }
        assert!(page.is_much(&dotted(), Some(&text(2))));
    }
}
