use vouch_core::BoundingBox;

use super::curve::Curve;
use super::page_size::PageSize;
use super::point::Point;

/// From this ratio of height to width on, a quad holds one line of text that runs up or down the page.
const TALL: f32 = 1.5;

/// The share of a quad's height that is empty above its letters, and again below them: detection draws each line
/// with a margin.
pub(crate) const LINE_PADDING: f32 = 0.14;

/// A slanted rectangle around one line of text, curved where the line is. Places inside it are given as `(u, v)`: `u`
/// from 0 at its left edge to 1 at its right edge as read, `v` from 0 at its top to 1 at its bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LineQuad {
    /// Its top left corner as read.
    pub origin: Point,
    /// The way from the origin to the top right corner.
    pub along: Point,
    /// The way from the origin to the bottom left corner.
    pub down: Point,
    /// Its center line; `None` where it is straight.
    pub curve: Option<Curve>,
}

/// The way across a line of text, from its top to its bottom.
#[derive(Clone, Copy)]
pub(crate) struct CrossSection {
    top: Point,
    down: Point,
}

impl CrossSection {
    /// Returns the point at `v`.
    pub fn at(&self, v: f32) -> Point {
        self.top.moved(self.down, v)
    }
}

impl LineQuad {
    /// Creates a straight quad from its top left corner as read and the ways to the top right and bottom left ones.
    pub fn straight(origin: Point, along: Point, down: Point) -> Self {
        Self { origin, along, down, curve: None }
    }

    /// Creates the quad of an upright rectangle.
    pub fn upright(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self::straight(Point { x: left, y: top }, Point { x: width, y: 0.0 }, Point { x: 0.0, y: height })
    }

    /// Returns its length in reading direction, in pixels.
    pub fn width(&self) -> f32 {
        self.along.length()
    }

    /// Returns its height across, in pixels.
    pub fn height(&self) -> f32 {
        self.down.length()
    }

    /// Returns its width divided by its height.
    pub fn aspect_ratio(&self) -> f32 {
        self.width() / self.height().max(1.0)
    }

    /// Returns whether it is so much higher than wide that a line of text in it runs up or down the page.
    pub fn is_tall(&self) -> bool {
        self.height() >= TALL * self.width()
    }

    /// Returns the same rectangle, to be read after so many quarter turns of the reader's head to the right: after one,
    /// text that runs down the page is read. A quad that is curved in its old reading direction is straight in one
    /// across it.
    pub fn quarter_turned(&self, turns: u32) -> Self {
        let straight = Self { curve: None, ..*self };
        let turned = (0..turns % 4).fold(straight, |quad, _| {
            let down = Point { x: -quad.along.x, y: -quad.along.y };
            Self::straight(quad.at(1.0, 0.0), quad.down, down)
        });
        let curve = match turns % 4 {
            0 => self.curve,
            2 => self.curve.map(|curve| Curve::along(|u| -curve.at(1.0 - u))),
            _ => None,
        };
        Self { curve, ..turned }
    }

    /// Returns the point of the page at `(u, v)`.
    pub fn at(&self, u: f32, v: f32) -> Point {
        self.cross_section(u).at(v)
    }

    /// Returns the way across the line at `u`.
    pub fn cross_section(&self, u: f32) -> CrossSection {
        let straight = CrossSection { top: self.origin.moved(self.along, u), down: self.down };
        self.curve.map_or(straight, |curve| CrossSection { top: straight.at(curve.at(u)), ..straight })
    }

    /// Returns the `(u, v)` of a point of the page.
    pub fn position_of(&self, point: Point) -> (f32, f32) {
        let (x, y) = (point.x - self.origin.x, point.y - self.origin.y);
        let share = |side: Point| (x * side.x + y * side.y) / side.length().powi(2);
        let (u, v) = (share(self.along), share(self.down));
        (u, v - self.curve.map_or(0.0, |curve| curve.at(u)))
    }

    /// Returns its first and its last row, in pixels.
    pub fn rows(&self) -> (f32, f32) {
        let (upper_left, lower_right) = self.corners_of_bounds();
        (upper_left.y, lower_right.y)
    }

    /// Returns the upper left and the lower right corner of the upright box around it.
    fn corners_of_bounds(&self) -> (Point, Point) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].into_iter();
        let extrema = self.curve.iter().flat_map(|_| Curve::extrema()).flat_map(|u| [(u, 0.0), (u, 1.0)]);
        let outermost = corners.chain(extrema).map(|(u, v)| self.at(u, v));
        let none = (f32::INFINITY, f32::NEG_INFINITY);
        let ((left, right), (top, bottom)) = outermost.fold((none, none), |(across, down), point| {
            let wider = |(from, to): (f32, f32), at: f32| (from.min(at), to.max(at));
            (wider(across, point.x), wider(down, point.y))
        });
        (Point { x: left, y: top }, Point { x: right, y: bottom })
    }

    /// Returns whether a point is inside.
    pub fn contains(&self, point: Point) -> bool {
        let (u, v) = self.position_of(point);
        (0.0..=1.0).contains(&u) && (0.0..=1.0).contains(&v)
    }

    /// Returns the part from `left` to `right` in reading direction and from `top` to `bottom` across.
    pub fn part(&self, left: f32, right: f32, top: f32, bottom: f32) -> Self {
        let scaled = |way: Point, by: f32| Point { x: way.x * by, y: way.y * by };
        let (width, height) = (right - left, bottom - top);
        Self {
            origin: self.origin.moved(self.along, left).moved(self.down, top),
            along: scaled(self.along, width),
            down: scaled(self.down, height),
            curve: self.curve.map(|curve| Curve::along(|u| curve.at(left + u * width) / height)),
        }
    }

    /// Returns the same quad after the page was scaled and shifted.
    pub fn mapped(&self, scale: Point, shift: Point) -> Self {
        let scaled = |point: Point| Point { x: point.x * scale.x, y: point.y * scale.y };
        let origin = scaled(self.origin);
        Self {
            origin: Point { x: origin.x + shift.x, y: origin.y + shift.y },
            along: scaled(self.along),
            down: scaled(self.down),
            curve: self.curve,
        }
    }

    /// Returns the upright box around it, in fractions of a page of this size.
    pub fn bounds(&self, page: PageSize) -> BoundingBox {
        let (upper_left, lower_right) = self.corners_of_bounds();
        let (width, height) = (page.width.max(1) as f32, page.height.max(1) as f32);
        let (left, top) = (upper_left.x / width, upper_left.y / height);
        BoundingBox::from_edges(left, top, lower_right.x / width, lower_right.y / height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: PageSize = PageSize { width: 100, height: 100 };

    #[test]
    fn a_part_of_an_upright_quad_is_the_rectangle_it_names() {
        let quad = LineQuad::upright(100.0, 50.0, 200.0, 20.0);
        assert_eq!(quad.part(0.25, 0.75, 0.0, 1.0), LineQuad::upright(150.0, 50.0, 100.0, 20.0));
    }

    #[test]
    fn a_turn_keeps_the_rectangle_and_changes_where_reading_begins() {
        let quad = LineQuad::upright(100.0, 50.0, 20.0, 80.0);
        let begins = [(100.0, 50.0), (120.0, 50.0), (120.0, 130.0), (100.0, 130.0)];
        let ends = [(120.0, 130.0), (100.0, 130.0), (100.0, 50.0), (120.0, 50.0)];
        for ((turns, begin), end) in (0..4).zip(begins).zip(ends) {
            let turned = quad.quarter_turned(turns);
            let (first, last) = (turned.at(0.0, 0.0), turned.at(1.0, 1.0));
            assert_eq!(((first.x, first.y), (last.x, last.y)), (begin, end), "{turns} quarters");
            assert_eq!(turned.is_tall(), turns % 2 == 0);
        }
        assert_eq!(quad.quarter_turned(4), quad);
    }

    #[test]
    fn bounds_hold_every_corner_of_a_slanted_quad() {
        let (along, down) = (Point { x: 80.0, y: -10.0 }, Point { x: 5.0, y: 20.0 });
        let quad = LineQuad::straight(Point { x: 10.0, y: 20.0 }, along, down);
        let bounds = quad.bounds(PAGE);
        assert_eq!((bounds.x, bounds.right()), (0.10, 0.95));
        assert!((bounds.y - 0.10).abs() < 1e-6 && (bounds.bottom() - 0.40).abs() < 1e-6);
    }

    #[test]
    fn a_slanted_quad_contains_its_middle_and_not_the_corners_of_its_bounds() {
        let (along, down) = (Point { x: 80.0, y: -60.0 }, Point { x: 6.0, y: 8.0 });
        let quad = LineQuad::straight(Point { x: 10.0, y: 70.0 }, along, down);
        assert_eq!(quad.rows(), (10.0, 78.0));
        assert!(quad.contains(quad.at(0.5, 0.5)) && quad.contains(quad.at(0.9, 0.1)));
        assert!(!quad.contains(Point { x: 12.0, y: 12.0 }));
    }

    #[test]
    fn a_curved_quad_keeps_its_points_in_its_parts_and_when_turned() {
        let curve = Some(Curve::along(|u| 2.0 * u * (1.0 - u)));
        let quad = LineQuad { curve, ..LineQuad::upright(100.0, 50.0, 400.0, 20.0) };
        let close = |a: Point, b: Point| (a.x - b.x).hypot(a.y - b.y) < 0.2;
        let part = quad.part(0.25, 0.75, -0.2, 0.8);
        let turned = quad.quarter_turned(2);
        for (u, v) in [(0.1, 0.0), (0.5, 0.5), (0.8, 1.0)] {
            assert!(close(part.at(u, v), quad.at(0.25 + u / 2.0, v - 0.2)), "part at {u}, {v}");
            assert!(close(turned.at(1.0 - u, 1.0 - v), quad.at(u, v)), "turned at {u}, {v}");
            let (back_u, back_v) = quad.position_of(quad.at(u, v));
            assert!((back_u - u).abs() < 1e-4 && (back_v - v).abs() < 1e-4);
        }
        let (top, bottom) = quad.rows();
        assert!((50.0..50.8).contains(&top) && (79.0..80.1).contains(&bottom), "{top} to {bottom}");
        assert!(quad.contains(Point { x: 300.0, y: 75.0 }) && !quad.contains(Point { x: 300.0, y: 55.0 }));
    }

    #[test]
    fn bounds_stay_on_the_page() {
        let bounds = LineQuad::upright(-10.0, -10.0, 500.0, 500.0).bounds(PAGE);
        assert_eq!(bounds, BoundingBox::page());
    }
}
