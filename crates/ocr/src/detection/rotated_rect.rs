use crate::geometry::line_quad::LineQuad;
use crate::geometry::point::Point;

/// Returns the rectangle of minimum area, in any direction, around these points. `None` when they are fewer than three
/// or all on one straight line.
///
/// One of its sides lies on a side of the points' convex hull, so each of those is tried.
pub(crate) fn min_area_rect(points: &mut [Point]) -> Option<RotatedRect> {
    let hull = convex_hull(points);
    if hull.len() < 3 {
        return None;
    }
    let next = hull.iter().cycle().skip(1);
    hull.iter()
        .zip(next)
        .filter_map(|(&from, &to)| RotatedRect::along_side(from, to, &hull))
        .min_by(|a, b| a.area().total_cmp(&b.area()))
}

/// A rectangle turned by any angle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RotatedRect {
    center: Point,
    /// The direction of its width, of length 1.
    axis: Point,
    width: f32,
    height: f32,
}

impl RotatedRect {
    /// Returns the smallest rectangle around a hull that has one side in the direction from one point to another.
    fn along_side(from: Point, to: Point, hull: &[Point]) -> Option<Self> {
        let side = Point { x: to.x - from.x, y: to.y - from.y };
        let length = side.length();
        if length == 0.0 {
            return None;
        }
        let axis = Point { x: side.x / length, y: side.y / length };
        let range = |of: &dyn Fn(&Point) -> f32| {
            hull.iter().map(of).fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            })
        };
        let (left, right) = range(&|point| point.x * axis.x + point.y * axis.y);
        let (top, bottom) = range(&|point| point.y * axis.x - point.x * axis.y);
        let (s, t) = ((left + right) / 2.0, (top + bottom) / 2.0);
        Some(Self {
            center: Point { x: s * axis.x - t * axis.y, y: s * axis.y + t * axis.x },
            axis,
            width: right - left,
            height: bottom - top,
        })
    }

    /// Returns its area.
    pub fn area(&self) -> f32 {
        self.width * self.height
    }

    /// Returns its perimeter.
    pub fn perimeter(&self) -> f32 {
        2.0 * (self.width + self.height)
    }

    /// Returns the length of its shorter side.
    pub fn shorter_side(&self) -> f32 {
        self.width.min(self.height)
    }

    /// Moves every side outwards.
    pub fn grown(self, by: f32) -> Self {
        Self { width: self.width + 2.0 * by, height: self.height + 2.0 * by, ..self }
    }

    /// Returns whether a point is inside.
    pub fn contains(&self, point: Point) -> bool {
        let (dx, dy) = (point.x - self.center.x, point.y - self.center.y);
        let along = dx * self.axis.x + dy * self.axis.y;
        let across = dy * self.axis.x - dx * self.axis.y;
        along.abs() <= self.width / 2.0 && across.abs() <= self.height / 2.0
    }

    /// Returns half the width and half the height of the upright box around it.
    pub fn half_extent(&self) -> Point {
        let (x, y) = (self.axis.x.abs(), self.axis.y.abs());
        Point { x: (self.width * x + self.height * y) / 2.0, y: (self.width * y + self.height * x) / 2.0 }
    }

    /// Returns its center.
    pub fn center(&self) -> Point {
        self.center
    }

    /// Returns it as a quad that is read from left to right, along the more nearly horizontal of its axes.
    pub fn to_quad(self) -> LineQuad {
        let (mut axis, mut width, mut height) = (self.axis, self.width, self.height);
        if axis.x.abs() < axis.y.abs() {
            axis = Point { x: -axis.y, y: axis.x };
            (width, height) = (height, width);
        }
        if axis.x < 0.0 {
            axis = Point { x: -axis.x, y: -axis.y };
        }
        let along = Point { x: axis.x * width, y: axis.y * width };
        let down = Point { x: -axis.y * height, y: axis.x * height };
        let origin = Point {
            x: self.center.x - (along.x + down.x) / 2.0,
            y: self.center.y - (along.y + down.y) / 2.0,
        };
        LineQuad::straight(origin, along, down)
    }
}

/// Returns the corners of the convex hull, in order around it (Andrew's monotone chain).
fn convex_hull(points: &mut [Point]) -> Vec<Point> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let mut hull = half_hull(points.iter());
    let mut back = half_hull(points.iter().rev());
    hull.pop();
    back.pop();
    hull.append(&mut back);
    hull
}

/// Returns the corners of the lower half of the hull of points sorted from left to right, or of its upper half when they
/// are sorted from right to left.
fn half_hull<'a>(points: impl Iterator<Item = &'a Point>) -> Vec<Point> {
    let cross = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let mut half: Vec<Point> = Vec::new();
    for &point in points {
        while let [.., before, last] = half[..] {
            if cross(before, last, point) > 0.0 {
                break;
            }
            half.pop();
        }
        half.push(point);
    }
    half
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points(places: &[(f32, f32)]) -> Vec<Point> {
        places.iter().map(|&(x, y)| Point { x, y }).collect()
    }

    #[test]
    fn too_few_points_or_a_straight_line_have_no_rectangle() {
        for places in [&[][..], &[(1.0, 1.0)], &[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (3.0, 3.0)]] {
            assert!(min_area_rect(&mut points(places)).is_none());
        }
    }

    #[test]
    fn a_horizontal_rectangle_becomes_a_horizontal_quad() {
        let mut corners = points(&[(10.0, 5.0), (50.0, 5.0), (50.0, 15.0), (10.0, 15.0), (30.0, 9.0)]);
        let rect = min_area_rect(&mut corners).unwrap();
        assert_eq!((rect.area(), rect.perimeter(), rect.shorter_side()), (400.0, 100.0, 10.0));
        let quad = rect.grown(2.0).to_quad();
        assert_eq!(
            (quad.at(0.0, 0.0), quad.at(1.0, 1.0)),
            (Point { x: 8.0, y: 3.0 }, Point { x: 52.0, y: 17.0 })
        );
    }

    #[test]
    fn a_point_is_inside_or_not() {
        let mut diamond = points(&[(0.0, 10.0), (10.0, 0.0), (20.0, 10.0), (10.0, 20.0)]);
        let rect = min_area_rect(&mut diamond).unwrap();
        assert!(rect.contains(Point { x: 10.0, y: 1.0 }));
        assert!(!rect.contains(Point { x: 2.0, y: 2.0 }));
        let extent = rect.half_extent();
        assert!((extent.x - 10.0).abs() < 1e-4 && (extent.y - 10.0).abs() < 1e-4);
    }

    proptest! {
        #[test]
        fn a_turned_rectangle_is_found(
            width in 20.0_f32..200.0, height in 5.0_f32..15.0, degrees in -40.0_f32..40.0,
        ) {
            let (sin, cos) = degrees.to_radians().sin_cos();
            let (along, down) =
                (Point { x: width * cos, y: width * sin }, Point { x: -height * sin, y: height * cos });
            let quad = LineQuad::straight(Point { x: 300.0, y: 200.0 }, along, down);
            let mut corners =
                [quad.at(0.0, 0.0), quad.at(1.0, 0.0), quad.at(0.0, 1.0), quad.at(1.0, 1.0), quad.at(0.3, 0.6)];
            let found = min_area_rect(&mut corners).unwrap().to_quad();
            for (u, v) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)] {
                let (is, should) = (found.at(u, v), quad.at(u, v));
                prop_assert!((is.x - should.x).abs() < 0.01 && (is.y - should.y).abs() < 0.01);
            }
        }
    }
}
