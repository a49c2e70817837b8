use crate::detection::curve_fit::fit_curve;
use crate::geometry::line_quad::LineQuad;
use crate::geometry::point::Point;
use crate::rectangle::{Rectangle, smallest_around};

/// How a map of text probabilities becomes boxes (differentiable binarization: the network draws each line as a
/// shrunk core, which is grown again).
#[derive(Clone, Copy, Debug)]
pub(crate) struct BoxRules {
    /// A place above this probability belongs to a core.
    pub core: f32,
    /// The mean probability inside a core's rectangle must reach this.
    pub certain: f32,
    /// A rectangle grows by its area divided by its outline, times this.
    pub growth: f32,
    /// The shorter side of a core's rectangle must reach this many places of the map.
    pub smallest: f32,
}

/// A map of probabilities, row by row.
pub(crate) struct ProbabilityMap<'a> {
    pub width: usize,
    pub height: usize,
    pub values: &'a [f32],
}

/// The lines drawn in a map, each as a quad in places of the map.
pub(crate) fn find_line_quads(map: &ProbabilityMap<'_>, rules: &BoxRules) -> Vec<LineQuad> {
    let mut free: Vec<bool> = map.values.iter().map(|&value| value > rules.core).collect();
    let mut quads = Vec::new();
    for start in 0..free.len() {
        if free[start] {
            let core = take_core(&mut free, map.width, start);
            quads.extend(grow(map, &core, rules));
        }
    }
    quads
}

/// Takes the connected places (diagonals count) out of `free`.
fn take_core(free: &mut [bool], width: usize, start: usize) -> Vec<usize> {
    let mut core = vec![start];
    free[start] = false;
    let mut next = 0;
    while let Some(&place) = core.get(next) {
        next += 1;
        let (x, y) = (place % width, place / width);
        let across = x.saturating_sub(1)..=(x + 1).min(width - 1);
        for neighbor_y in y.saturating_sub(1)..=(y + 1).min(free.len() / width - 1) {
            for neighbor in across.clone().map(|x| neighbor_y * width + x) {
                if free[neighbor] {
                    free[neighbor] = false;
                    core.push(neighbor);
                }
            }
        }
    }
    core
}

/// The corners of the outermost places of a core: enough for the convex hull. Each place is a unit square. The first
/// one of the core is in its top row.
fn outline(core: &[usize], width: usize) -> Vec<Point> {
    let top = core.first().map_or(0, |first| first / width);
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for place in core {
        let (x, row) = (place % width, place / width - top);
        if rows.len() <= row {
            rows.resize(row + 1, (usize::MAX, 0));
        }
        let (left, right) = &mut rows[row];
        (*left, *right) = ((*left).min(x), (*right).max(x));
    }
    rows.iter()
        .enumerate()
        .flat_map(|(row, &(left, right))| {
            let (y, left, right) = ((top + row) as f32, left as f32, right as f32 + 1.0);
            [(left, y), (right, y), (left, y + 1.0), (right, y + 1.0)].map(|(x, y)| Point { x, y })
        })
        .collect()
}

fn grow(map: &ProbabilityMap<'_>, core: &[usize], rules: &BoxRules) -> Option<LineQuad> {
    let rectangle = smallest_around(&mut outline(core, map.width))?;
    if rectangle.shorter() < rules.smallest {
        return None;
    }
    if let Some(bent) = bent(map, core, &rectangle, rules) {
        let (width, height) = (bent.width(), bent.height());
        let by = rules.growth * width * height / (2.0 * (width + height));
        return Some(bent.part(-by / width, 1.0 + by / width, -by / height, 1.0 + by / height));
    }
    let by = rules.growth * rectangle.area() / rectangle.outline();
    (mean_inside(map, &rectangle) >= rules.certain).then(|| rectangle.grown(by).to_quad())
}

/// The quad that follows a core which bends.
fn bent(
    map: &ProbabilityMap<'_>,
    core: &[usize],
    rectangle: &Rectangle,
    rules: &BoxRules,
) -> Option<LineQuad> {
    let middle =
        |&place: &usize| Point { x: (place % map.width) as f32 + 0.5, y: (place / map.width) as f32 + 0.5 };
    let quad = fit_curve(&rectangle.to_quad(), core.iter().map(middle))?;
    let sum: f32 = core.iter().map(|&place| map.values[place]).sum();
    (sum >= rules.certain * core.len() as f32).then_some(quad)
}

fn mean_inside(map: &ProbabilityMap<'_>, rectangle: &Rectangle) -> f32 {
    let (center, reach) = (rectangle.center(), rectangle.reach());
    let range = |middle: f32, reach: f32, size: usize| {
        let first = (middle - reach).floor().max(0.0) as usize;
        let last = (middle + reach).ceil().clamp(0.0, size as f32) as usize;
        first..last
    };
    let mut sum = 0.0;
    let mut count = 0_u32;
    for y in range(center.y, reach.y, map.height) {
        for x in range(center.x, reach.x, map.width) {
            if rectangle.holds(Point { x: x as f32 + 0.5, y: y as f32 + 0.5 }) {
                sum += map.values[y * map.width + x];
                count += 1;
            }
        }
    }
    if count == 0 { 0.0 } else { sum / count as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 60;
    const HEIGHT: usize = 40;
    const RULES: BoxRules = BoxRules { core: 0.3, certain: 0.5, growth: 0.0, smallest: 3.0 };

    fn drawn(inside: impl Fn(usize, usize) -> Option<f32>) -> Vec<f32> {
        (0..WIDTH * HEIGHT).map(|place| inside(place % WIDTH, place / WIDTH).unwrap_or(0.0)).collect()
    }

    fn find(values: &[f32], rules: &BoxRules) -> Vec<LineQuad> {
        find_line_quads(&ProbabilityMap { width: WIDTH, height: HEIGHT, values }, rules)
    }

    fn corners(quad: &LineQuad) -> (f32, f32, f32, f32) {
        let (start, end) = (quad.at(0.0, 0.0), quad.at(1.0, 1.0));
        (start.x, start.y, end.x, end.y)
    }

    #[test]
    fn each_core_is_one_band_even_at_the_edge() {
        let values = drawn(|x, y| {
            let first = (5..25).contains(&x) && (3..8).contains(&y);
            let last = x >= 30 && y >= 35;
            (first || last).then_some(0.9)
        });
        let quads = find(&values, &RULES);
        assert_eq!(quads.len(), 2);
        assert_eq!(corners(&quads[0]), (5.0, 3.0, 25.0, 8.0));
        assert_eq!(corners(&quads[1]), (30.0, 35.0, 60.0, 40.0));
    }

    #[test]
    fn a_band_grows_by_area_over_outline() {
        let values = drawn(|x, y| ((20..40).contains(&x) && (10..15).contains(&y)).then_some(0.9));
        let quads = find(&values, &BoxRules { growth: 1.5, ..RULES });
        assert_eq!(corners(&quads[0]), (17.0, 7.0, 43.0, 18.0), "100 / 50 x 1.5 = 3 on every side");
    }

    #[test]
    fn a_slanting_core_keeps_its_slant() {
        let values = drawn(|x, y| {
            let middle = 10.0 + x as f32 * 0.25;
            ((5..55).contains(&x) && (y as f32 - middle).abs() < 3.0).then_some(0.9)
        });
        let quads = find(&values, &RULES);
        assert_eq!(quads.len(), 1);
        assert!((quads[0].along.y / quads[0].along.x - 0.25).abs() < 0.03);
    }

    #[test]
    fn a_core_that_bends_is_followed() {
        let (width, height) = (240, 40);
        let middle = |x: usize| 24.0 - 8.0 * (x as f32 / 240.0 * std::f32::consts::PI).sin();
        let is_core = |x: usize, y: usize| (5..235).contains(&x) && (y as f32 + 0.5 - middle(x)).abs() < 2.5;
        let at = |place: usize| if is_core(place % width, place / width) { 0.9 } else { 0.0 };
        let values: Vec<f32> = (0..width * height).map(at).collect();
        let quads = find_line_quads(&ProbabilityMap { width, height, values: &values }, &RULES);
        assert_eq!(quads.len(), 1);
        assert!(quads[0].height() < 8.0, "{} high", quads[0].height());
        for x in [10, 80, 120, 200] {
            assert!(quads[0].contains(Point { x: x as f32, y: middle(x) }), "at {x}");
        }
    }

    #[test]
    fn faint_and_tiny_cores_are_not_print() {
        let faint = drawn(|x, y| ((5..25).contains(&x) && (3..8).contains(&y)).then_some(0.4));
        let tiny = drawn(|x, y| ((5..25).contains(&x) && (3..5).contains(&y)).then_some(0.9));
        assert!(find(&faint, &RULES).is_empty());
        assert!(find(&tiny, &RULES).is_empty());
        assert!(find(&drawn(|_, _| None), &RULES).is_empty());
    }
}
