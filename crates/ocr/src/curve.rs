//! Lines of print that bend: paper curls and is crumpled.

use crate::line_quad::{LineQuad, Point};

/// Places along a line at which its height is told.
const KNOTS: usize = 16;
/// A core that fills more of its rectangle than this is as good as straight.
const FILLED: f32 = 0.8;
/// Lines shorter than this, in heights of their cores, bend too little for it to be told from the shapes of letters.
const LONG: f32 = 10.0;
/// A line bends when its core runs up and down by this share of its own height: less, and the image_of_line that is cut for
/// recognition holds it well enough.
const BENT: f32 = 0.3;
/// In no part of a line that bends is its core more than so many times as high as usual: that would be two lines grown
/// together, or a line and something else.
const THICKEST: f32 = 1.4;
/// Paper that curls lets its print climb and fall no faster; what does is a stamp.
const STEEPEST: f32 = 0.25;

/// How a line runs up and down on its way, in heights of its quad; 0 where a straight line would run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Curve {
    /// In the middle of each of so many equal parts of the line.
    knots: [f32; KNOTS],
}

impl Curve {
    /// A curve that runs as `height` says at every `u` from 0 to 1.
    pub fn along(height: impl Fn(f32) -> f32) -> Self {
        Self { knots: std::array::from_fn(|knot| height(place_of(knot))) }
    }

    /// How far below the straight line it runs at `u`; beyond the ends it goes on as it ran.
    pub fn at(&self, u: f32) -> f32 {
        let place = u * KNOTS as f32 - 0.5;
        let before = (place.max(0.0) as usize).min(KNOTS - 2);
        let (from, to) = (self.knots[before], self.knots[before + 1]);
        from + (to - from) * (place - before as f32)
    }

    /// Where it is worth looking for the outermost places of the line: its ends, and where it may turn.
    pub fn turns() -> impl Iterator<Item = f32> {
        [0.0, 1.0].into_iter().chain((0..KNOTS).map(place_of))
    }
}

fn place_of(knot: usize) -> f32 {
    (knot as f32 + 0.5) / KNOTS as f32
}

/// The quad that follows a core which bends, given the straight one around it and the unit squares it is made of, by
/// their middles; `None` for one that is as good as straight or is no single line.
pub(crate) fn along_core(
    straight: &LineQuad,
    core: impl ExactSizeIterator<Item = Point> + Clone,
) -> Option<LineQuad> {
    let (length, height) = (straight.width(), straight.height());
    let area = core.len() as f32;
    if area > FILLED * length * height || length * length < LONG * area {
        return None;
    }
    let mut parts = [Part::default(); KNOTS];
    let places = core.map(|place| straight.of(place));
    for (u, v) in places.clone() {
        parts[((u * KNOTS as f32).max(0.0) as usize).min(KNOTS - 1)].take(v);
    }
    // A unit square reaches half a square above and below its middle.
    let square = 1.0 / height;
    let mut heights = parts.map(|part| part.bottom - part.top + square);
    heights.sort_by(f32::total_cmp);
    let usual = heights[KNOTS / 2];
    let curve = Curve { knots: parts.map(|part| part.sum / part.count) };
    let fall = |pair: &[f32]| (pair[1] - pair[0]).abs() * height * KNOTS as f32 / length;
    let is_one_line = parts.iter().all(|part| part.count > 0.0)
        && heights[KNOTS - 1] < THICKEST * usual
        && curve.knots.windows(2).all(|pair| fall(pair) < STEEPEST);
    let reach = |of: fn(f32, f32) -> f32, from: f32| curve.knots.iter().copied().fold(from, of);
    let bend = reach(f32::max, f32::NEG_INFINITY) - reach(f32::min, f32::INFINITY);
    if !is_one_line || bend < BENT * usual {
        return None;
    }
    let off = places.map(|(u, v)| v - curve.at(u));
    let (top, bottom) = off.fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), off| {
        (top.min(off - square / 2.0), bottom.max(off + square / 2.0))
    });
    Some(LineQuad { curve: Some(curve), ..*straight }.part(0.0, 1.0, top, bottom))
}

/// What of a core lies in one of the parts.
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
    fn take(&mut self, v: f32) {
        self.sum += v;
        self.count += 1.0;
        self.top = self.top.min(v);
        self.bottom = self.bottom.max(v);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The squares of a core 400 long and 10 high whose middle runs as told, and the straight quad around it.
    fn core(middle: impl Fn(f32) -> f32) -> (LineQuad, Vec<Point>) {
        let columns = (0..400).map(|x| x as f32 + 0.5);
        let squares: Vec<Point> = columns
            .flat_map(|x| {
                let top = (100.0 + middle(x / 400.0) - 5.0).round();
                (0..10).map(move |row| Point { x, y: top + row as f32 + 0.5 })
            })
            .collect();
        let top = squares.iter().map(|at| at.y).fold(f32::INFINITY, f32::min) - 0.5;
        let bottom = squares.iter().map(|at| at.y).fold(0.0, f32::max) + 0.5;
        (LineQuad::upright(0.0, top, 400.0, bottom - top), squares)
    }

    #[test]
    fn a_band_follows_a_line_that_bends() {
        let runs = |u: f32| 20.0 * (std::f32::consts::PI * u).sin();
        let (straight, squares) = core(runs);
        let bent = along_core(&straight, squares.iter().copied()).expect("it bends");
        assert!((bent.height() - 10.0).abs() < 3.5, "{} high", bent.height());
        for u in [0.02, 0.25, 0.5, 0.9] {
            let middle = bent.at(u, 0.5);
            assert!((middle.y - 100.0 - runs(u)).abs() < 1.5, "at {u}: {middle:?}");
        }
        assert!(squares.iter().all(|&square| bent.covers(square)));
    }

    #[test]
    fn a_straight_line_and_two_that_touch_are_left() {
        let (straight, squares) = core(|_| 0.0);
        assert!(along_core(&straight, squares.iter().copied()).is_none());
        let (straight, squares) = core(|u| if u < 0.5 { 0.0 } else { 14.0 });
        assert!(
            along_core(&straight, squares.iter().copied()).is_none(),
            "one line ends where the one below begins"
        );
        let (straight, mut squares) = core(|u| 12.0 * u);
        squares.retain(|square| square.x < 100.0 || square.x > 140.0);
        assert!(along_core(&straight, squares.iter().copied()).is_none(), "a core is in one piece");
    }

    #[test]
    fn between_knots_and_beyond_the_ends_a_bow_runs_on() {
        let curve = Curve::along(|u| 3.0 * u - 1.0);
        for u in [-0.2, 0.0, 0.01, 0.5, 0.77, 1.0, 1.3] {
            assert!((curve.at(u) - (3.0 * u - 1.0)).abs() < 1e-5);
        }
    }
}
