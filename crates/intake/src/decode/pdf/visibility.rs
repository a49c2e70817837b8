//! Whether a person who looks at the page sees a glyph: nothing is painted over it, and its ink is in the rendering.

use std::collections::HashMap;
use std::rc::Rc;

use hayro::hayro_interpret::FillRule;
use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape};
use vouch_core::Pixels;

use super::outline::{Outline, Probe, UNITS_PER_EM};

/// Least difference between ink and paper that is seen, in steps of a color channel.
const CONTRAST: u8 = 20;
/// Share of the points that must be on their side of that difference, less that of chance.
const AGREEMENT: f64 = 0.35;
/// Pixels of a font size below which a glyph is too coarse to tell its shape.
const COARSE: f64 = 9.0;
/// Difference that shows that something is there, whatever its shape.
const MUCH_CONTRAST: u8 = 64;
/// Pixels of a font size below which the shape of a glyph is not held against it.
const SHAPED: f64 = 20.0;
/// Points that are looked at even if none is clear of its edges.
const LEAST_PROBES: usize = 3;
/// Clearance in pixels from which on a point with ink is not blurred by its surroundings.
const CLEAR_INK: f64 = 0.3;
/// Clearance in pixels from which on a point without ink is not.
const CLEAR_PAPER: f64 = 0.9;

/// The rendering of a page, to be looked up by points of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Canvas<'a> {
    pixels: &'a Pixels,
    scale: (f64, f64),
}

impl<'a> Canvas<'a> {
    /// A rendering of a page of this size in points.
    pub(super) fn new(pixels: &'a Pixels, paper: Rect) -> Self {
        let scale = (f64::from(pixels.width) / paper.width(), f64::from(pixels.height) / paper.height());
        Self { pixels, scale }
    }

    fn color(&self, at: Point) -> Option<[u8; 3]> {
        let (x, y) = (at.x * self.scale.0, at.y * self.scale.1);
        let is_on = x >= 0.0 && y >= 0.0 && x < self.pixels.width.into() && y < self.pixels.height.into();
        let index = is_on.then(|| (y as usize * self.pixels.width as usize + x as usize) * 3)?;
        self.pixels.rgb.get(index..index + 3)?.try_into().ok()
    }

    /// Whether a glyph drawn here shows in the rendering; `None` where that cannot be told.
    pub(super) fn shows(&self, outline: &Outline, place: Affine) -> Option<bool> {
        let pixels_per_unit = place.determinant().abs().sqrt() * self.scale.0;
        if pixels_per_unit * UNITS_PER_EM < COARSE {
            return None;
        }
        // The clearest points first: where none is clear, the best ones have to do.
        let colors = |probes: &[Probe], clear: f64| -> Vec<[u8; 3]> {
            let is_clear = |probe: &&Probe| probe.clearance * pixels_per_unit >= clear;
            let count = probes.iter().take_while(is_clear).count().max(LEAST_PROBES);
            probes.iter().take(count).filter_map(|probe| self.color(place * probe.at)).collect()
        };
        let ink = colors(&outline.inside, CLEAR_INK);
        let paper = colors(&outline.beside, CLEAR_PAPER);
        if ink.is_empty() {
            return Some(false);
        }
        if paper.is_empty() {
            return None;
        }
        let (channel, of_ink, of_paper) = (0..3)
            .map(|channel| (channel, median(&ink, channel), median(&paper, channel)))
            .max_by_key(|(_, ink, paper)| ink.abs_diff(*paper))?;
        let middle = (f64::from(of_ink) + f64::from(of_paper)) / 2.0;
        let is_ink = |color: &[u8; 3]| (f64::from(color[channel]) < middle) == (of_ink < of_paper);
        let share = |colors: &[[u8; 3]]| {
            colors.iter().filter(|color| is_ink(color)).count() as f64 / colors.len() as f64
        };
        let agrees = of_ink.abs_diff(of_paper) >= CONTRAST && share(&ink) - share(&paper) >= AGREEMENT;
        let is_small = pixels_per_unit * UNITS_PER_EM < SHAPED;
        if !agrees && is_small && has_contrast(ink.iter().chain(&paper), MUCH_CONTRAST) {
            return None;
        }
        Some(agrees)
    }

    /// Whether anything at all is to be seen in a box.
    pub(super) fn has_ink(&self, bounds: Rect) -> bool {
        let steps = |length: f64, scale: f64| ((length * scale).ceil() as usize).clamp(2, 64);
        let (columns, rows) = (steps(bounds.width(), self.scale.0), steps(bounds.height(), self.scale.1));
        let at = |column: usize, row: usize| {
            let x = bounds.x0 + bounds.width() * column as f64 / columns as f64;
            self.color(Point::new(x, bounds.y0 + bounds.height() * row as f64 / rows as f64))
        };
        let colors: Vec<[u8; 3]> =
            (0..=rows).flat_map(|row| (0..=columns).filter_map(move |column| at(column, row))).collect();
        has_contrast(colors.iter(), CONTRAST)
    }
}

fn has_contrast<'a>(colors: impl Iterator<Item = &'a [u8; 3]> + Clone, least: u8) -> bool {
    (0..3).any(|channel| {
        let values = colors.clone().map(|color| color[channel]);
        let (low, high) = values.fold((u8::MAX, 0), |(low, high), v| (low.min(v), high.max(v)));
        high.saturating_sub(low) >= least
    })
}

fn median(colors: &[[u8; 3]], channel: usize) -> u8 {
    let mut values: Vec<u8> = colors.iter().map(|color| color[channel]).collect();
    values.sort_unstable();
    values[values.len() / 2]
}

/// Width of the cells in which glyphs are looked up, in points.
const CELL: f64 = 24.0;
/// Points of a glyph that are asked whether they are painted over.
const SPOTS: usize = 5;
/// How many tests of points against edges are made on one page; after that nothing counts as painted over.
const MOST_TESTS: usize = 30_000_000;

/// An opaque area that is painted.
#[derive(Clone, Debug)]
pub(super) enum Area {
    Box(Rect),
    Path(BezPath, FillRule),
}

impl Area {
    pub(super) fn bounds(&self) -> Rect {
        match self {
            Self::Box(bounds) => *bounds,
            Self::Path(path, _) => path.control_box(),
        }
    }

    fn holds(&self, point: Point) -> bool {
        match self {
            Self::Box(bounds) => bounds.contains(point),
            Self::Path(path, FillRule::NonZero) => path.winding(point) != 0,
            Self::Path(path, FillRule::EvenOdd) => path.winding(point) % 2 != 0,
        }
    }

    fn edges(&self) -> usize {
        match self {
            Self::Box(_) => 1,
            Self::Path(path, _) => path.elements().len(),
        }
    }
}

/// What covers a glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Cover {
    #[default]
    None,
    Paint,
    Picture,
}

/// Which glyphs are painted over, kept while a page is drawn.
#[derive(Debug, Default)]
pub(super) struct Covers {
    glyphs: Vec<(Rect, u8, Cover)>,
    cells: HashMap<(i32, i32), Vec<u32>>,
    tests: usize,
}

impl Covers {
    /// Adds a glyph with the box around its ink.
    pub(super) fn add_glyph(&mut self, bounds: Rect) {
        let index = self.glyphs.len() as u32;
        self.glyphs.push((bounds, 0, Cover::None));
        self.cells.entry(cell(bounds.center())).or_default().push(index);
    }

    /// Paints over the glyphs so far.
    pub(super) fn paint(&mut self, area: &Area, clip: Rect, by: Cover) {
        let bounds = area.bounds().intersect(clip);
        if bounds.is_zero_area() || self.tests > MOST_TESTS {
            return;
        }
        // A glyph is in the cell of its middle, so that it may reach into the next ones.
        let ((left, top), (right, bottom)) = (cell(bounds.origin()), cell(Point::new(bounds.x1, bounds.y1)));
        let (columns, rows) = (
            left.saturating_sub(1)..=right.saturating_add(1),
            top.saturating_sub(1)..=bottom.saturating_add(1),
        );
        let is_near = |(x, y): &&(i32, i32)| columns.contains(x) && rows.contains(y);
        let asked = columns.clone().count().saturating_mul(rows.clone().count());
        let near: Vec<(i32, i32)> = if asked > self.cells.len() {
            self.cells.keys().filter(is_near).copied().collect()
        } else {
            columns.clone().flat_map(|x| rows.clone().map(move |y| (x, y))).collect()
        };
        self.tests += near.len();
        for key in near {
            let Some(indexes) = self.cells.get_mut(&key) else { continue };
            let (glyphs, tests) = (&mut self.glyphs, &mut self.tests);
            indexes.retain(|index| {
                let (ink, covered, cover) = &mut glyphs[*index as usize];
                if *tests > MOST_TESTS || ink.intersect(bounds).area() <= 0.0 {
                    return true;
                }
                *tests += area.edges() * SPOTS;
                for (spot, point) in spots(*ink).into_iter().enumerate() {
                    if clip.contains(point) && area.holds(point) {
                        *covered |= 1 << spot;
                    }
                }
                let is_covered = covered.count_ones() as usize >= SPOTS - 1;
                if is_covered {
                    *cover = by;
                }
                !is_covered
            });
        }
    }

    /// Returns what covers each glyph, in the order in which they were added.
    pub(super) fn into_covers(self) -> impl Iterator<Item = Cover> {
        self.glyphs.into_iter().map(|(.., cover)| cover)
    }
}

fn cell(point: Point) -> (i32, i32) {
    ((point.x / CELL).floor() as i32, (point.y / CELL).floor() as i32)
}

/// Returns points spread over a box.
fn spots(bounds: Rect) -> [Point; SPOTS] {
    let at = |x: f64, y: f64| Point::new(bounds.x0 + bounds.width() * x, bounds.y0 + bounds.height() * y);
    [at(0.5, 0.5), at(0.2, 0.25), at(0.8, 0.25), at(0.2, 0.75), at(0.8, 0.75)]
}

/// A glyph's outline where it was drawn.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub outline: Rc<Outline>,
    pub place: Affine,
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIP: Rect = Rect::new(0.0, 0.0, 600.0, 800.0);

    fn covers_after(paint: impl FnOnce(&mut Covers)) -> Vec<Cover> {
        let mut covers = Covers::default();
        covers.add_glyph(Rect::new(100.0, 100.0, 106.0, 110.0));
        covers.add_glyph(Rect::new(300.0, 100.0, 306.0, 110.0));
        paint(&mut covers);
        covers.add_glyph(Rect::new(100.0, 100.0, 106.0, 110.0));
        covers.into_covers().collect()
    }

    #[test]
    fn paint_covers_what_was_drawn_before_it() {
        let boxed = Area::Box(Rect::new(90.0, 95.0, 120.0, 115.0));
        let covers = covers_after(|covers| covers.paint(&boxed, CLIP, Cover::Paint));
        assert_eq!(covers, [Cover::Paint, Cover::None, Cover::None]);
    }

    #[test]
    fn strips_cover_together_and_a_clip_limits_them() {
        let strips = |covers: &mut Covers| {
            for top in [98.0, 102.0, 106.0] {
                let strip = Area::Box(Rect::new(0.0, top, 600.0, top + 4.0));
                covers.paint(&strip, Rect::new(0.0, 0.0, 200.0, 800.0), Cover::Picture);
            }
        };
        assert_eq!(covers_after(strips), [Cover::Picture, Cover::None, Cover::None]);
    }

    #[test]
    fn a_frame_covers_nothing_within_it() {
        let mut frame = Rect::new(90.0, 90.0, 320.0, 120.0).to_path(0.1);
        frame.extend(Rect::new(92.0, 92.0, 318.0, 118.0).to_path(0.1));
        let frame = Area::Path(frame, FillRule::EvenOdd);
        assert_eq!(covers_after(|covers| covers.paint(&frame, CLIP, Cover::Paint)), [Cover::None; 3]);
    }

    #[test]
    fn ink_shows_where_it_differs_from_what_is_beside_it() {
        // A bar of two points in the middle of ten, at three pixels a point.
        let outline = Outline::new(&Rect::new(0.0, 0.0, 200.0, 700.0).to_path(1.0));
        let place = Affine::translate((4.0, 9.0)) * Affine::scale_non_uniform(0.01, -0.01);
        let is_bar = |i: usize| (12..18).contains(&(i % 30)) && (6..27).contains(&(i / 30));
        let page = |ink: u8, paper: u8| Pixels {
            width: 30,
            height: 30,
            rgb: (0..900).flat_map(|i| [if is_bar(i) { ink } else { paper }; 3]).collect(),
        };
        let paper = Rect::new(0.0, 0.0, 10.0, 10.0);
        for (ink, ground, seen) in [(0, 255, true), (255, 0, true), (230, 255, true), (250, 255, false)] {
            let pixels = page(ink, ground);
            assert_eq!(Canvas::new(&pixels, paper).shows(&outline, place), Some(seen), "{ink} on {ground}");
        }
    }
}
