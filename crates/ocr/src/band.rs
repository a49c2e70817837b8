use vouch_core::BoundingBox;

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
}

/// From this height on, in widths, a band is one line of print standing on its side.
const TALL: f32 = 1.5;

/// A slanted rectangle around one line of print. Places inside it are given as `(u, v)`: `u` from 0 at its left edge
/// to 1 at its right edge as read, `v` from 0 at its top to 1 at its bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Band {
    /// Its top left corner as read.
    pub origin: Point,
    /// From there to the top right corner.
    pub along: Point,
    /// From there to the bottom left corner.
    pub down: Point,
}

impl Band {
    /// The band of an upright rectangle.
    pub fn upright(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self {
            origin: Point { x: left, y: top },
            along: Point { x: width, y: 0.0 },
            down: Point { x: 0.0, y: height },
        }
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
    /// page is read.
    pub fn quarters(&self, turns: u32) -> Self {
        (0..turns % 4).fold(*self, |band, _| Self {
            origin: band.at(1.0, 0.0),
            along: band.down,
            down: Point { x: -band.along.x, y: -band.along.y },
        })
    }

    /// The place `(u, v)` on the page.
    pub fn at(&self, u: f32, v: f32) -> Point {
        Point {
            x: self.origin.x + u * self.along.x + v * self.down.x,
            y: self.origin.y + u * self.along.y + v * self.down.y,
        }
    }

    /// Its first and its last row, in pixels.
    pub fn rows(&self) -> (f32, f32) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].map(|(u, v)| self.at(u, v).y);
        corners
            .into_iter()
            .fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), y| (top.min(y), bottom.max(y)))
    }

    /// Whether a place lies inside.
    pub fn covers(&self, place: Point) -> bool {
        let (x, y) = (place.x - self.origin.x, place.y - self.origin.y);
        let share = |side: Point| (x * side.x + y * side.y) / side.length().powi(2);
        [self.along, self.down].into_iter().map(share).all(|share| (0.0..=1.0).contains(&share))
    }

    /// The part from `left` to `right` in reading direction and from `top` to `bottom` across.
    pub fn part(&self, left: f32, right: f32, top: f32, bottom: f32) -> Self {
        let scaled = |point: Point, by: f32| Point { x: point.x * by, y: point.y * by };
        Self {
            origin: self.at(left, top),
            along: scaled(self.along, right - left),
            down: scaled(self.down, bottom - top),
        }
    }

    /// The same band after stretching and moving the page.
    pub fn mapped(&self, scale: Point, shift: Point) -> Self {
        let stretched = |point: Point| Point { x: point.x * scale.x, y: point.y * scale.y };
        let origin = stretched(self.origin);
        Self {
            origin: Point { x: origin.x + shift.x, y: origin.y + shift.y },
            along: stretched(self.along),
            down: stretched(self.down),
        }
    }

    /// The upright box around it, in fractions of a page of this size.
    pub fn bounds(&self, page_width: u32, page_height: u32) -> BoundingBox {
        let corners = [self.at(0.0, 0.0), self.at(1.0, 0.0), self.at(0.0, 1.0), self.at(1.0, 1.0)];
        let least = |of: fn(&Point) -> f32| corners.iter().map(of).fold(f32::INFINITY, f32::min);
        let most = |of: fn(&Point) -> f32| corners.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
        let (width, height) = (page_width.max(1) as f32, page_height.max(1) as f32);
        BoundingBox::from_edges(
            least(|corner| corner.x) / width,
            least(|corner| corner.y) / height,
            most(|corner| corner.x) / width,
            most(|corner| corner.y) / height,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_of_an_upright_band_is_the_rectangle_it_names() {
        let band = Band::upright(100.0, 50.0, 200.0, 20.0);
        assert_eq!(band.part(0.25, 0.75, 0.0, 1.0), Band::upright(150.0, 50.0, 100.0, 20.0));
    }

    #[test]
    fn turning_keeps_the_rectangle_and_changes_where_reading_begins() {
        let band = Band::upright(100.0, 50.0, 20.0, 80.0);
        let begins = [(100.0, 50.0), (120.0, 50.0), (120.0, 130.0), (100.0, 130.0)];
        let ends = [(120.0, 130.0), (100.0, 130.0), (100.0, 50.0), (120.0, 50.0)];
        for ((turns, begin), end) in (0..4).zip(begins).zip(ends) {
            let turned = band.quarters(turns);
            let (first, last) = (turned.at(0.0, 0.0), turned.at(1.0, 1.0));
            assert_eq!(((first.x, first.y), (last.x, last.y)), (begin, end), "{turns} quarters");
            assert_eq!(turned.is_tall(), turns % 2 == 0);
        }
        assert_eq!(band.quarters(4), band);
    }

    #[test]
    fn bounds_hold_every_corner_of_a_slanted_band() {
        let band = Band {
            origin: Point { x: 10.0, y: 20.0 },
            along: Point { x: 80.0, y: -10.0 },
            down: Point { x: 5.0, y: 20.0 },
        };
        let bounds = band.bounds(100, 100);
        assert_eq!((bounds.x, bounds.right()), (0.10, 0.95));
        assert!((bounds.y - 0.10).abs() < 1e-6 && (bounds.bottom() - 0.40).abs() < 1e-6);
    }

    #[test]
    fn a_slanted_band_covers_its_middle_and_not_the_corners_around_it() {
        let (along, down) = (Point { x: 80.0, y: -60.0 }, Point { x: 6.0, y: 8.0 });
        let band = Band { origin: Point { x: 10.0, y: 70.0 }, along, down };
        assert_eq!(band.rows(), (10.0, 78.0));
        assert!(band.covers(band.at(0.5, 0.5)) && band.covers(band.at(0.9, 0.1)));
        assert!(!band.covers(Point { x: 12.0, y: 12.0 }));
    }

    #[test]
    fn bounds_stay_on_the_page() {
        let bounds = Band::upright(-10.0, -10.0, 500.0, 500.0).bounds(100, 100);
        assert_eq!(bounds, BoundingBox::page());
    }
}
