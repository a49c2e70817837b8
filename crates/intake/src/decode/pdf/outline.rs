//! Points inside a glyph and beside it, by which its ink is found in a rendering.

use std::collections::HashMap;
use std::rc::Rc;

use hayro::hayro_interpret::font::{GlyphIdentifier, OutlineGlyph};
use hayro::kurbo::{BezPath, PathEl, Point, Rect, Shape, flatten};

/// Units of glyph outlines per font size.
pub(super) const UNITS_PER_EM: f64 = 1000.0;
/// Scan lines across a glyph.
const SCAN_LINES: usize = 10;
/// Tolerance of flattening, in units of a glyph.
const TOLERANCE: f64 = 5.0;
/// Distance of the points around a glyph from its edges, in units of a glyph.
const AROUND: f64 = 70.0;

/// A point of a glyph, in its units, and the distance to the nearest edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Probe {
    pub at: Point,
    pub clearance: f64,
}

/// Where a glyph has ink, and where it has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outline {
    /// The box around its ink.
    pub bounds: Rect,
    /// Points with ink, those farthest from an edge first; none for a glyph that draws nothing.
    pub inside: Vec<Probe>,
    /// Points without ink, in the glyph and close around it, in the same order.
    pub beside: Vec<Probe>,
}

impl Outline {
    pub(super) fn new(path: &BezPath) -> Self {
        let bounds = path.bounding_box();
        if !(bounds.area() > 0.0 && bounds.is_finite()) {
            return Self::default();
        }
        let edges = edges(path);
        let mut outline = Self { bounds, ..Self::default() };
        for line in 0..SCAN_LINES {
            let y = bounds.y0 + bounds.height() * (line as f64 + 0.5) / SCAN_LINES as f64;
            outline.add_spans(y, &spans(&edges, y));
        }
        let middle = bounds.center();
        let around = [Point::new(middle.x, bounds.y0 - AROUND), Point::new(middle.x, bounds.y1 + AROUND)];
        // The next glyph may be close. It is looked at only where this one leaves no gap.
        let beside = [Point::new(bounds.x0 - AROUND, middle.y), Point::new(bounds.x1 + AROUND, middle.y)];
        let has_gaps = outline.beside.iter().any(|probe| probe.clearance >= AROUND);
        let beside = beside.into_iter().filter(|_| !has_gaps);
        outline.beside.extend(around.into_iter().chain(beside).map(|at| Probe { at, clearance: AROUND }));
        for probe in outline.inside.iter_mut().chain(&mut outline.beside) {
            let to_edges = edges.iter().map(|(from, to)| distance(probe.at, *from, *to));
            probe.clearance = to_edges.fold(probe.clearance, f64::min);
        }
        let by_clearance = |a: &Probe, b: &Probe| b.clearance.total_cmp(&a.clearance);
        outline.inside.sort_by(by_clearance);
        outline.beside.sort_by(by_clearance);
        outline
    }

    fn add_spans(&mut self, y: f64, spans: &[(f64, f64)]) {
        let mut add = |start: f64, end: f64, inside: bool| {
            let probe = Probe { at: Point::new((start + end) / 2.0, y), clearance: (end - start) / 2.0 };
            if inside { self.inside.push(probe) } else { self.beside.push(probe) }
        };
        let mut end = self.bounds.x0;
        for (start, stop) in spans {
            add(end, *start, false);
            add(*start, *stop, true);
            end = *stop;
        }
        add(end, self.bounds.x1, false);
    }
}

/// Returns the straight edges of a path, closed.
fn edges(path: &BezPath) -> Vec<(Point, Point)> {
    let mut edges = Vec::new();
    let (mut start, mut last) = (Point::ZERO, Point::ZERO);
    flatten(path, TOLERANCE, |element| match element {
        PathEl::MoveTo(point) => {
            edges.push((last, start));
            (start, last) = (point, point);
        }
        PathEl::LineTo(point) => {
            edges.push((last, point));
            last = point;
        }
        _ => {
            edges.push((last, start));
            last = start;
        }
    });
    edges.push((last, start));
    edges
}

/// Returns the distance of a point from a straight edge.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (along, to_point) = (to - from, point - from);
    let length = along.hypot2();
    let share = if length > 0.0 { (to_point.dot(along) / length).clamp(0.0, 1.0) } else { 0.0 };
    (to_point - along * share).hypot()
}

/// Returns where a scan line runs inside, from left to right.
fn spans(edges: &[(Point, Point)], y: f64) -> Vec<(f64, f64)> {
    let crossing = |(from, to): &(Point, Point)| {
        let turn = match (from.y <= y, to.y <= y) {
            (true, false) => 1,
            (false, true) => -1,
            _ => return None,
        };
        Some((from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y), turn))
    };
    let mut crossings: Vec<(f64, i32)> = edges.iter().filter_map(crossing).collect();
    crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut spans = Vec::new();
    let (mut winding, mut start) = (0, 0.0);
    for (x, turn) in crossings {
        if winding == 0 {
            start = x;
        }
        winding += turn;
        if winding == 0 && x > start {
            spans.push((start, x));
        }
    }
    spans
}

/// The outlines of the glyphs of a file.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    known: HashMap<GlyphIdentifier, Rc<Outline>>,
}

impl Outlines {
    pub(super) fn of(&mut self, glyph: &OutlineGlyph) -> Rc<Outline> {
        let known = self.known.entry(glyph.identifier());
        Rc::clone(known.or_insert_with(|| Rc::new(Outline::new(&glyph.outline()))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring() -> Outline {
        let mut path = Rect::new(0.0, 0.0, 500.0, 700.0).to_path(1.0);
        path.extend(Rect::new(100.0, 100.0, 400.0, 600.0).to_path(1.0).reverse_subpaths());
        Outline::new(&path)
    }

    #[test]
    fn a_ring_has_ink_on_both_sides_of_its_hole() {
        let outline = ring();
        let on_the_middle = |probes: &[Probe]| -> Vec<f64> {
            let of_line = probes.iter().filter(|probe| probe.at.y == 385.0);
            let mut places: Vec<f64> = of_line.map(|probe| probe.at.x).collect();
            places.sort_by(f64::total_cmp);
            places
        };
        assert_eq!(on_the_middle(&outline.inside), [50.0, 450.0]);
        assert!(on_the_middle(&outline.beside).contains(&250.0));
    }

    #[test]
    fn what_draws_nothing_has_no_ink() {
        assert_eq!(Outline::new(&BezPath::new()), Outline::default());
    }
}
