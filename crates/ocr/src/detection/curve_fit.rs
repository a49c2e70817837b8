//! Lines of text that curve: paper curls and crumples.

use crate::geometry::curve::{Curve, KNOTS};
use crate::geometry::line_quad::LineQuad;
use crate::geometry::point::Point;

/// A component that fills more of its rectangle than this is as good as straight.
const MOST_FILL: f32 = 0.8;
/// In shorter lines, in heights of their components, a curve looks the same as the shapes of letters.
const LEAST_LENGTH: f32 = 10.0;
/// A line is curved when its center line rises and falls by this share of the component's height. With less, its line
/// image holds all of it anyway.
const LEAST_BEND: f32 = 0.3;
/// Nowhere in a curved line is its component so many times as high as usual: that would be two lines grown together, or
/// a line and something else.
const MOST_THICKENING: f32 = 1.4;
/// The steepest slope of text on curled paper against its line as a whole; what is steeper is a stamp.
const STEEPEST_SLOPE: f32 = 0.25;

/// Returns the quad that follows a curved component, given the straight quad around it and the centers of its pixels.
/// `None` for a component that is as good as straight or is not a single line.
pub(crate) fn fit_curve(
    straight: &LineQuad,
    pixels: impl ExactSizeIterator<Item = Point> + Clone,
) -> Option<LineQuad> {
    let (length, height) = (straight.width(), straight.height());
    let area = pixels.len() as f32;
    if area > MOST_FILL * length * height || length * length < LEAST_LENGTH * area {
        return None;
    }
    let mut parts = [Part::default(); KNOTS];
    let positions = pixels.map(|pixel| straight.position_of(pixel));
    for (u, v) in positions.clone() {
        parts[((u * KNOTS as f32).max(0.0) as usize).min(KNOTS - 1)].add(v);
    }
    // A pixel reaches half a pixel above and below its center.
    let pixel = 1.0 / height;
    let mut heights = parts.map(|part| part.bottom - part.top + pixel);
    heights.sort_by(f32::total_cmp);
    let median_height = heights[KNOTS / 2];
    let knots = parts.map(|part| part.sum / part.count);
    let slope = |pair: &[f32]| (pair[1] - pair[0]).abs() * height * KNOTS as f32 / length;
    let is_one_line = parts.iter().all(|part| part.count > 0.0)
        && heights[KNOTS - 1] < MOST_THICKENING * median_height
        && knots.windows(2).all(|pair| slope(pair) < STEEPEST_SLOPE);
    let extreme = |of: fn(f32, f32) -> f32, from: f32| knots.iter().copied().fold(from, of);
    let bend = extreme(f32::max, f32::NEG_INFINITY) - extreme(f32::min, f32::INFINITY);
    if !is_one_line || bend < LEAST_BEND * median_height {
        return None;
    }
    let curve = Curve::new(knots);
    let offsets = positions.map(|(u, v)| v - curve.at(u));
    let (top, bottom) = offsets.fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), offset| {
        (top.min(offset - pixel / 2.0), bottom.max(offset + pixel / 2.0))
    });
    Some(LineQuad { curve: Some(curve), ..*straight }.part(0.0, 1.0, top, bottom))
}

/// The pixels of a component in one of the parts of its line.
#[derive(Clone, Copy)]
struct Part {
    sum: f32,
    count: f32,
    top: f32,
    bottom: f32,
}

impl Default for Part {
    fn default() -> Self {
        Self { sum: 0.0, count: 0.0, top: f32::INFINITY, bottom: f32::NEG_INFINITY }
    }
}

impl Part {
    fn add(&mut self, v: f32) {
        self.sum += v;
        self.count += 1.0;
        self.top = self.top.min(v);
        self.bottom = self.bottom.max(v);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the pixels of a component 400 long and 10 high whose center line runs at `middle(u)`, and the straight
    /// quad around it.
    fn component(middle: impl Fn(f32) -> f32) -> (LineQuad, Vec<Point>) {
        let columns = (0..400).map(|x| x as f32 + 0.5);
        let pixels: Vec<Point> = columns
            .flat_map(|x| {
                let top = (100.0 + middle(x / 400.0) - 5.0).round();
                (0..10).map(move |row| Point { x, y: top + row as f32 + 0.5 })
            })
            .collect();
        let top = pixels.iter().map(|at| at.y).fold(f32::INFINITY, f32::min) - 0.5;
        let bottom = pixels.iter().map(|at| at.y).fold(0.0, f32::max) + 0.5;
        (LineQuad::upright(0.0, top, 400.0, bottom - top), pixels)
    }

    #[test]
    fn a_quad_follows_a_curved_line() {
        let middle = |u: f32| 20.0 * (std::f32::consts::PI * u).sin();
        let (straight, pixels) = component(middle);
        let curved = fit_curve(&straight, pixels.iter().copied()).expect("it is curved");
        assert!((curved.height() - 10.0).abs() < 3.5, "{} high", curved.height());
        for u in [0.02, 0.25, 0.5, 0.9] {
            let center = curved.at(u, 0.5);
            assert!((center.y - 100.0 - middle(u)).abs() < 1.5, "at {u}: {center:?}");
        }
        assert!(pixels.iter().all(|&pixel| curved.contains(pixel)));
    }

    #[test]
    fn a_straight_line_and_two_that_touch_have_no_curve() {
        let (straight, pixels) = component(|_| 0.0);
        assert!(fit_curve(&straight, pixels.iter().copied()).is_none());
        let (straight, pixels) = component(|u| if u < 0.5 { 0.0 } else { 14.0 });
        assert!(
            fit_curve(&straight, pixels.iter().copied()).is_none(),
            "one line ends where the one below begins"
        );
        let (straight, mut pixels) = component(|u| 12.0 * u);
        pixels.retain(|pixel| pixel.x < 100.0 || pixel.x > 140.0);
        assert!(fit_curve(&straight, pixels.iter().copied()).is_none(), "a component is in one piece");
    }
}
