use vouch_core::BoundingBox;

use crate::curve::Curve;

/// A place or a direction on the page, in pixels, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub x: f32,
    pub y: f32,
}

impl Point {
    /// Its distance from the origin; the length of a direction.
    pub fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    fn moved(self, side: Self, by: f32) -> Self {
        Self { x: self.x + by * side.x, y: self.y + by * side.y }
    }
}

/// From this height on, in widths, a quad is one line of print standing on its side.
const TALL: f32 = 1.5;

/// A slanted rectangle around one line of print, bent where the line is. Places inside it are given as `(u, v)`: `u`
/// from 0 at its left edge to 1 at its right edge as read, `v` from 0 at its top to 1 at its bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LineQuad {
    /// Its top left corner as read.
    pub origin: Point,
    /// From there to the top right corner.
    pub along: Point,
    /// From there to the bottom left corner.
    pub down: Point,
    /// How it runs up and down on its way; `None` where it is straight.
    pub curve: Option<Curve>,
}

/// The way across a line of print, from its top to its bottom.
#[derive(Clone, Copy)]
pub(crate) struct Crossing {
    from: Point,
    down: Point,
}

impl Crossing {
    /// The place `v` on it.
    pub fn at(&self, v: f32) -> Point {
        self.from.moved(self.down, v)
    }
}

impl LineQuad {
    /// A straight quad, from its top left corner as read and the ways to the top right and bottom left ones.
    pub fn straight(origin: Point, along: Point, down: Point) -> Self {
        Self { origin, along, down, curve: None }
    }

    /// The quad of an upright rectangle.
    pub fn upright(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self::straight(Point { x: left, y: top }, Point { x: width, y: 0.0 }, Point { x: 0.0, y: height })
    }

    /// Length in reading direction, in pixels.
    pub fn width(&self) -> f32 {
        self.along.length()
    }

    /// Height across, in pixels.
    pub fn height(&self) -> f32 {
        self.down.length()
    }

    /// Length in heights.
    pub fn slimness(&self) -> f32 {
        self.width() / self.height().max(1.0)
    }

    /// Whether it is so much higher than wide that a line of print in it stands on its side.
    pub fn is_tall(&self) -> bool {
        self.height() >= TALL * self.width()
    }

    /// The same rectangle read after so many quarter turns of one's head to the right: once, and what runs down the
    /// page is read. What bends across one's way of reading is straight.
    pub fn quarters(&self, turns: u32) -> Self {
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

    /// The place `(u, v)` on the page.
    pub fn at(&self, u: f32, v: f32) -> Point {
        self.crossing(u).at(v)
    }

    /// The way across the line at `u`.
    pub fn crossing(&self, u: f32) -> Crossing {
        let straight = Crossing { from: self.origin.moved(self.along, u), down: self.down };
        self.curve.map_or(straight, |curve| Crossing { from: straight.at(curve.at(u)), ..straight })
    }

    /// The `(u, v)` of a place on the page.
    pub fn of(&self, place: Point) -> (f32, f32) {
        let (x, y) = (place.x - self.origin.x, place.y - self.origin.y);
        let share = |side: Point| (x * side.x + y * side.y) / side.length().powi(2);
        let (u, v) = (share(self.along), share(self.down));
        (u, v - self.curve.map_or(0.0, |curve| curve.at(u)))
    }

    /// Its first and its last row, in pixels.
    pub fn rows(&self) -> (f32, f32) {
        let (from, to) = self.reach();
        (from.y, to.y)
    }

    /// The upper left and the lower right corner of the upright box around it.
    fn reach(&self) -> (Point, Point) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].into_iter();
        let turns = self.curve.iter().flat_map(|_| Curve::turns()).flat_map(|u| [(u, 0.0), (u, 1.0)]);
        let outermost = corners.chain(turns).map(|(u, v)| self.at(u, v));
        let none = (f32::INFINITY, f32::NEG_INFINITY);
        let ((left, right), (top, bottom)) = outermost.fold((none, none), |(across, down), place| {
            let wider = |(from, to): (f32, f32), at: f32| (from.min(at), to.max(at));
            (wider(across, place.x), wider(down, place.y))
        });
        (Point { x: left, y: top }, Point { x: right, y: bottom })
    }

    /// Whether a place lies inside.
    pub fn covers(&self, place: Point) -> bool {
        let (u, v) = self.of(place);
        (0.0..=1.0).contains(&u) && (0.0..=1.0).contains(&v)
    }

    /// The part from `left` to `right` in reading direction and from `top` to `bottom` across.
    pub fn part(&self, left: f32, right: f32, top: f32, bottom: f32) -> Self {
        let scaled = |point: Point, by: f32| Point { x: point.x * by, y: point.y * by };
        let (wide, high) = (right - left, bottom - top);
        Self {
            origin: self.origin.moved(self.along, left).moved(self.down, top),
            along: scaled(self.along, wide),
            down: scaled(self.down, high),
            curve: self.curve.map(|curve| Curve::along(|u| curve.at(left + u * wide) / high)),
        }
    }

    /// The same quad after stretching and moving the page.
    pub fn mapped(&self, scale: Point, shift: Point) -> Self {
        let stretched = |point: Point| Point { x: point.x * scale.x, y: point.y * scale.y };
        let origin = stretched(self.origin);
        Self {
            origin: Point { x: origin.x + shift.x, y: origin.y + shift.y },
            along: stretched(self.along),
            down: stretched(self.down),
            curve: self.curve,
        }
    }

    /// The upright box around it, in fractions of a page of this size.
    pub fn bounds(&self, page_width: u32, page_height: u32) -> BoundingBox {
        let (from, to) = self.reach();
        let (width, height) = (page_width.max(1) as f32, page_height.max(1) as f32);
        BoundingBox::from_edges(from.x / width, from.y / height, to.x / width, to.y / height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_of_an_upright_band_is_the_rectangle_it_names() {
        let quad = LineQuad::upright(100.0, 50.0, 200.0, 20.0);
        assert_eq!(quad.part(0.25, 0.75, 0.0, 1.0), LineQuad::upright(150.0, 50.0, 100.0, 20.0));
    }

    #[test]
    fn turning_keeps_the_rectangle_and_changes_where_reading_begins() {
        let quad = LineQuad::upright(100.0, 50.0, 20.0, 80.0);
        let begins = [(100.0, 50.0), (120.0, 50.0), (120.0, 130.0), (100.0, 130.0)];
        let ends = [(120.0, 130.0), (100.0, 130.0), (100.0, 50.0), (120.0, 50.0)];
        for ((turns, begin), end) in (0..4).zip(begins).zip(ends) {
            let turned = quad.quarters(turns);
            let (first, last) = (turned.at(0.0, 0.0), turned.at(1.0, 1.0));
            assert_eq!(((first.x, first.y), (last.x, last.y)), (begin, end), "{turns} quarters");
            assert_eq!(turned.is_tall(), turns % 2 == 0);
        }
        assert_eq!(quad.quarters(4), quad);
    }

    #[test]
    fn bounds_hold_every_corner_of_a_slanted_band() {
        let (along, down) = (Point { x: 80.0, y: -10.0 }, Point { x: 5.0, y: 20.0 });
        let quad = LineQuad::straight(Point { x: 10.0, y: 20.0 }, along, down);
        let bounds = quad.bounds(100, 100);
        assert_eq!((bounds.x, bounds.right()), (0.10, 0.95));
        assert!((bounds.y - 0.10).abs() < 1e-6 && (bounds.bottom() - 0.40).abs() < 1e-6);
    }

    #[test]
    fn a_slanted_band_covers_its_middle_and_not_the_corners_around_it() {
        let (along, down) = (Point { x: 80.0, y: -60.0 }, Point { x: 6.0, y: 8.0 });
        let quad = LineQuad::straight(Point { x: 10.0, y: 70.0 }, along, down);
        assert_eq!(quad.rows(), (10.0, 78.0));
        assert!(quad.covers(quad.at(0.5, 0.5)) && quad.covers(quad.at(0.9, 0.1)));
        assert!(!quad.covers(Point { x: 12.0, y: 12.0 }));
    }

    #[test]
    fn a_bent_band_keeps_its_places_when_parted_and_turned() {
        let curve = Some(Curve::along(|u| 2.0 * u * (1.0 - u)));
        let quad = LineQuad { curve, ..LineQuad::upright(100.0, 50.0, 400.0, 20.0) };
        let close = |a: Point, b: Point| (a.x - b.x).hypot(a.y - b.y) < 0.2;
        let part = quad.part(0.25, 0.75, -0.2, 0.8);
        let turned = quad.quarters(2);
        for (u, v) in [(0.1, 0.0), (0.5, 0.5), (0.8, 1.0)] {
            assert!(close(part.at(u, v), quad.at(0.25 + u / 2.0, v - 0.2)), "part at {u}, {v}");
            assert!(close(turned.at(1.0 - u, 1.0 - v), quad.at(u, v)), "turned at {u}, {v}");
            let (back_u, back_v) = quad.of(quad.at(u, v));
            assert!((back_u - u).abs() < 1e-4 && (back_v - v).abs() < 1e-4);
        }
        let (top, bottom) = quad.rows();
        assert!((50.0..50.8).contains(&top) && (79.0..80.1).contains(&bottom), "{top} to {bottom}");
        assert!(quad.covers(Point { x: 300.0, y: 75.0 }) && !quad.covers(Point { x: 300.0, y: 55.0 }));
    }

    #[test]
    fn bounds_stay_on_the_page() {
        let bounds = LineQuad::upright(-10.0, -10.0, 500.0, 500.0).bounds(100, 100);
        assert_eq!(bounds, BoundingBox::page());
    }
}
