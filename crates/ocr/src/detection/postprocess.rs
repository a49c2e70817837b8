use super::curve_fit::fit_curve;
use super::rotated_rect::{RotatedRect, min_area_rect};
use crate::geometry::line_quad::LineQuad;
use crate::geometry::point::Point;

/// How a map of text probabilities becomes lines. The network does differentiable binarization: it draws each line as a
/// shrunk component, which is grown back ("unclipped") to the size of the line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PostprocessParams {
    /// A pixel above this probability belongs to a component.
    pub pixel_threshold: f32,
    /// The mean probability inside a component's rectangle must reach this.
    pub score_threshold: f32,
    /// A rectangle grows by its area divided by its perimeter, times this.
    pub unclip_ratio: f32,
    /// The shorter side of a component's rectangle must reach this many pixels of the map.
    pub min_side: f32,
}

/// A map of text probabilities, row by row.
pub(crate) struct ProbabilityMap<'a> {
    pub width: usize,
    pub height: usize,
    pub values: &'a [f32],
}

/// Returns a quad around each line in a map, in pixels of the map.
pub(crate) fn extract_line_quads(map: &ProbabilityMap<'_>, params: &PostprocessParams) -> Vec<LineQuad> {
    let mut mask: Vec<bool> = map.values.iter().map(|&value| value > params.pixel_threshold).collect();
    let mut quads = Vec::new();
    for start in 0..mask.len() {
        if mask[start] {
            let component = take_component(&mut mask, map.width, start);
            quads.extend(line_quad(map, &component, params));
        }
    }
    quads
}

/// Takes the connected pixels (diagonals count) out of the mask.
fn take_component(mask: &mut [bool], width: usize, start: usize) -> Vec<usize> {
    let mut component = vec![start];
    mask[start] = false;
    let mut next = 0;
    while let Some(&pixel) = component.get(next) {
        next += 1;
        let (x, y) = (pixel % width, pixel / width);
        let across = x.saturating_sub(1)..=(x + 1).min(width - 1);
        for neighbor_y in y.saturating_sub(1)..=(y + 1).min(mask.len() / width - 1) {
            for neighbor in across.clone().map(|x| neighbor_y * width + x) {
                if mask[neighbor] {
                    mask[neighbor] = false;
                    component.push(neighbor);
                }
            }
        }
    }
    component
}

/// Returns the corners of the first and the last pixel of each row of a component: enough for its convex hull. Each pixel
/// is a unit square. The first one of the component is in its top row.
fn outermost_corners(component: &[usize], width: usize) -> Vec<Point> {
    let top = component.first().map_or(0, |first| first / width);
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for pixel in component {
        let (x, row) = (pixel % width, pixel / width - top);
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

/// Returns the quad of the line that a component is drawn for; `None` for one that is too small or too faint.
fn line_quad(map: &ProbabilityMap<'_>, component: &[usize], params: &PostprocessParams) -> Option<LineQuad> {
    let rect = min_area_rect(&mut outermost_corners(component, map.width))?;
    if rect.shorter_side() < params.min_side {
        return None;
    }
    if let Some(curved) = curved_quad(map, component, &rect, params) {
        let (width, height) = (curved.width(), curved.height());
        let by = params.unclip_ratio * width * height / (2.0 * (width + height));
        return Some(curved.part(-by / width, 1.0 + by / width, -by / height, 1.0 + by / height));
    }
    let by = params.unclip_ratio * rect.area() / rect.perimeter();
    (mean_inside(map, &rect) >= params.score_threshold).then(|| rect.grown(by).to_quad())
}

/// Returns the quad that follows a curved component.
fn curved_quad(
    map: &ProbabilityMap<'_>,
    component: &[usize],
    rect: &RotatedRect,
    params: &PostprocessParams,
) -> Option<LineQuad> {
    let center =
        |&pixel: &usize| Point { x: (pixel % map.width) as f32 + 0.5, y: (pixel / map.width) as f32 + 0.5 };
    let quad = fit_curve(&rect.to_quad(), component.iter().map(center))?;
    let sum: f32 = component.iter().map(|&pixel| map.values[pixel]).sum();
    (sum >= params.score_threshold * component.len() as f32).then_some(quad)
}

/// Returns the mean probability of the pixels inside a rectangle.
fn mean_inside(map: &ProbabilityMap<'_>, rect: &RotatedRect) -> f32 {
    let (center, extent) = (rect.center(), rect.half_extent());
    let range = |center: f32, extent: f32, size: usize| {
        let first = (center - extent).floor().max(0.0) as usize;
        let last = (center + extent).ceil().clamp(0.0, size as f32) as usize;
        first..last
    };
    let mut sum = 0.0;
    let mut count = 0_u32;
    for y in range(center.y, extent.y, map.height) {
        for x in range(center.x, extent.x, map.width) {
            if rect.contains(Point { x: x as f32 + 0.5, y: y as f32 + 0.5 }) {
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
    const PARAMS: PostprocessParams =
        PostprocessParams { pixel_threshold: 0.3, score_threshold: 0.5, unclip_ratio: 0.0, min_side: 3.0 };

    fn drawn(inside: impl Fn(usize, usize) -> Option<f32>) -> Vec<f32> {
        (0..WIDTH * HEIGHT).map(|pixel| inside(pixel % WIDTH, pixel / WIDTH).unwrap_or(0.0)).collect()
    }

    fn extract(values: &[f32], params: &PostprocessParams) -> Vec<LineQuad> {
        extract_line_quads(&ProbabilityMap { width: WIDTH, height: HEIGHT, values }, params)
    }

    fn corners(quad: &LineQuad) -> (f32, f32, f32, f32) {
        let (start, end) = (quad.at(0.0, 0.0), quad.at(1.0, 1.0));
        (start.x, start.y, end.x, end.y)
    }

    #[test]
    fn each_component_is_one_quad_even_at_the_edge() {
        let values = drawn(|x, y| {
            let first = (5..25).contains(&x) && (3..8).contains(&y);
            let last = x >= 30 && y >= 35;
            (first || last).then_some(0.9)
        });
        let quads = extract(&values, &PARAMS);
        assert_eq!(quads.len(), 2);
        assert_eq!(corners(&quads[0]), (5.0, 3.0, 25.0, 8.0));
        assert_eq!(corners(&quads[1]), (30.0, 35.0, 60.0, 40.0));
    }

    #[test]
    fn a_quad_grows_by_area_over_perimeter() {
        let values = drawn(|x, y| ((20..40).contains(&x) && (10..15).contains(&y)).then_some(0.9));
        let quads = extract(&values, &PostprocessParams { unclip_ratio: 1.5, ..PARAMS });
        assert_eq!(corners(&quads[0]), (17.0, 7.0, 43.0, 18.0), "100 / 50 x 1.5 = 3 on every side");
    }

    #[test]
    fn a_slanted_component_keeps_its_slant() {
        let values = drawn(|x, y| {
            let center = 10.0 + x as f32 * 0.25;
            ((5..55).contains(&x) && (y as f32 - center).abs() < 3.0).then_some(0.9)
        });
        let quads = extract(&values, &PARAMS);
        assert_eq!(quads.len(), 1);
        assert!((quads[0].along.y / quads[0].along.x - 0.25).abs() < 0.03);
    }

    #[test]
    fn the_quad_of_a_curved_component_follows_it() {
        let (width, height) = (240, 40);
        let center = |x: usize| 24.0 - 8.0 * (x as f32 / 240.0 * std::f32::consts::PI).sin();
        let is_text = |x: usize, y: usize| (5..235).contains(&x) && (y as f32 + 0.5 - center(x)).abs() < 2.5;
        let at = |pixel: usize| if is_text(pixel % width, pixel / width) { 0.9 } else { 0.0 };
        let values: Vec<f32> = (0..width * height).map(at).collect();
        let quads = extract_line_quads(&ProbabilityMap { width, height, values: &values }, &PARAMS);
        assert_eq!(quads.len(), 1);
        assert!(quads[0].height() < 8.0, "{} high", quads[0].height());
        for x in [10, 80, 120, 200] {
            assert!(quads[0].contains(Point { x: x as f32, y: center(x) }), "at {x}");
        }
    }

    #[test]
    fn faint_and_tiny_components_are_not_text() {
        let faint = drawn(|x, y| ((5..25).contains(&x) && (3..8).contains(&y)).then_some(0.4));
        let tiny = drawn(|x, y| ((5..25).contains(&x) && (3..5).contains(&y)).then_some(0.9));
        assert!(extract(&faint, &PARAMS).is_empty());
        assert!(extract(&tiny, &PARAMS).is_empty());
        assert!(extract(&drawn(|_, _| None), &PARAMS).is_empty());
    }
}
