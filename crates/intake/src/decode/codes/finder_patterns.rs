//! The finder patterns in three corners of a QR code: any line through their centre is black, white, black, white,
//! black in the ratio 1 : 1 : 3 : 1 : 1.

use super::Grayscale;

/// Only every fourth row is scanned: the core of a pattern is three modules high, and modules of fewer than two pixels
/// cannot be read.
const STEP: usize = 4;
/// A pixel darker than this percentage of the mean around it is black.
const DARK: u32 = 88;
/// Most patterns considered on one page; printed text causes some false ones.
const MOST_PATTERNS: usize = 120;
/// How far the runs of a pattern may deviate, in modules.
const TOLERANCE: f32 = 0.75;
/// Modules between the centres of two patterns: from 14 in the smallest code to 170 in the largest.
const DISTANCE: std::ops::RangeInclusive<f32> = 9.0..=210.0;
/// Modules from the centre of a pattern to the edge of the code, plus a margin.
const MARGIN: f32 = 8.0;

/// The finder patterns on a page.
#[derive(Debug)]
pub(super) struct FinderPatterns(Vec<FinderPattern>);

#[derive(Clone, Copy, Debug)]
struct FinderPattern {
    x: f32,
    y: f32,
    /// Side of a module, in pixels.
    module: f32,
    /// How many scan lines cross it.
    lines: u32,
}

/// A part of the page, in pixels, in which three patterns are placed as on a code; it may extend beyond the page.
#[derive(Clone, Debug)]
pub(super) struct CodeRegion {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    /// Side of a module, in pixels.
    pub module: f32,
}

impl CodeRegion {
    /// Returns the longer side.
    pub(super) fn longer_side(&self) -> f32 {
        (self.right - self.left).max(self.bottom - self.top)
    }

    fn contains(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }
}

impl FinderPatterns {
    /// Finds the patterns on a page.
    pub(super) fn find(page: &Grayscale) -> Self {
        let mut patterns = Self(Vec::new());
        let reach = (page.width / 6).clamp(24, 400);
        let mut thresholds = Vec::with_capacity(page.width);
        for y in (0..page.height).step_by(STEP) {
            let row = page.row(y);
            local_thresholds(row, reach, &mut thresholds);
            scan_row(row, &thresholds, |middle, module| {
                let (column, threshold) = (middle as usize, thresholds[middle as usize]);
                let Some((height, off)) = scan_through(page, (column, y), (0, 1), threshold) else { return };
                let center = (y as f32 + off).max(0.0);
                // Printed text has matching stripes, but not along both diagonals as well.
                let is_pattern = [(1, 1), (1, -1)].iter().all(|direction| {
                    scan_through(page, (column, center as usize), *direction, threshold).is_some()
                });
                if is_pattern && (0.6..1.7).contains(&(height / module)) {
                    patterns.add(FinderPattern {
                        x: middle,
                        y: center,
                        module: (module + height) / 2.0,
                        lines: 1,
                    });
                }
            });
        }
        patterns.0.sort_by_key(|pattern| std::cmp::Reverse(pattern.lines));
        patterns.0.truncate(MOST_PATTERNS);
        patterns
    }

    fn add(&mut self, pattern: FinderPattern) {
        let same = |known: &&mut FinderPattern| {
            let near = 3.0 * known.module.max(pattern.module);
            (known.x - pattern.x).abs() < near && (known.y - pattern.y).abs() < near
        };
        // Rows are scanned from top to bottom, so the newest patterns are the nearest.
        match self.0.iter_mut().rev().find(same) {
            Some(known) => {
                let share = 1.0 / (known.lines + 1) as f32;
                known.x += (pattern.x - known.x) * share;
                known.y += (pattern.y - known.y) * share;
                known.module += (pattern.module - known.module) * share;
                known.lines += 1;
            }
            None => self.0.push(pattern),
        }
    }

    /// Returns the regions in which three patterns are placed as on a code, the likeliest first.
    pub(super) fn code_regions(&self) -> Vec<CodeRegion> {
        let mut found: Vec<(f32, CodeRegion)> = Vec::new();
        for (at, corner) in self.0.iter().enumerate() {
            let others =
                || self.0.iter().enumerate().filter(|(other, pattern)| *other != at && corner.fits(pattern));
            for (first, one) in others() {
                for (_, other) in others().filter(|(second, _)| *second > first) {
                    found.extend(code_region(corner, one, other));
                }
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut regions: Vec<CodeRegion> = Vec::new();
        for (_, region) in found {
            if !regions.iter().any(|known| known.contains(&region)) {
                regions.push(region);
            }
        }
        regions
    }
}

impl FinderPattern {
    /// Whether another pattern may belong to the same code.
    fn fits(&self, other: &Self) -> bool {
        let module = (self.module + other.module) / 2.0;
        let distance = (self.x - other.x).hypot(self.y - other.y);
        (0.65..1.55).contains(&(self.module / other.module)) && DISTANCE.contains(&(distance / module))
    }
}

/// Returns the region around three patterns, `corner` between the others, with their deviation from those of a code.
fn code_region(
    corner: &FinderPattern,
    one: &FinderPattern,
    other: &FinderPattern,
) -> Option<(f32, CodeRegion)> {
    let (a, b) = ((one.x - corner.x, one.y - corner.y), (other.x - corner.x, other.y - corner.y));
    let (long_a, long_b) = (a.0.hypot(a.1), b.0.hypot(b.1));
    let skew = ((a.0 * b.0 + a.1 * b.1) / (long_a * long_b)).abs();
    let uneven = (long_a / long_b).ln().abs();
    if skew > 0.4 || uneven > 0.5 {
        return None;
    }
    let module = (corner.module + one.module + other.module) / 3.0;
    let fourth = (corner.x + a.0 + b.0, corner.y + a.1 + b.1);
    let xs = [corner.x, one.x, other.x, fourth.0];
    let ys = [corner.y, one.y, other.y, fourth.1];
    let margin = MARGIN * module + 0.1 * long_a.max(long_b);
    let least = |values: [f32; 4]| values.into_iter().fold(f32::INFINITY, f32::min) - margin;
    let most = |values: [f32; 4]| values.into_iter().fold(f32::NEG_INFINITY, f32::max) + margin;
    let lines = (corner.lines.min(one.lines).min(other.lines)) as f32;
    let region = CodeRegion { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys), module };
    Some((skew + uneven - 0.05 * lines.min(6.0), region))
}

/// Computes for every pixel of a row the shade below which it is black.
fn local_thresholds(row: &[u8], reach: usize, thresholds: &mut Vec<u8>) {
    thresholds.clear();
    let mut sum: u32 = row.iter().take(reach).map(|shade| u32::from(*shade)).sum();
    let mut pixels = reach.min(row.len()) as u32;
    for at in 0..row.len() {
        if let Some(shade) = row.get(at + reach) {
            sum += u32::from(*shade);
            pixels += 1;
        }
        if at > reach {
            sum -= u32::from(row[at - reach - 1]);
            pixels -= 1;
        }
        thresholds.push((sum * DARK / (pixels.max(1) * 100)) as u8);
    }
}

/// Reports every part of a row that looks like a line through the centre of a pattern: its middle and its module.
fn scan_row(row: &[u8], thresholds: &[u8], mut report: impl FnMut(f32, f32)) {
    let mut runs = [0_u32; 5];
    let mut black = false;
    let mut run = 0_u32;
    let dark = row.iter().zip(thresholds).map(|(shade, threshold)| shade < threshold);
    for (at, is_black) in dark.chain([false]).enumerate() {
        if is_black == black {
            run += 1;
            continue;
        }
        runs.rotate_left(1);
        runs[4] = run;
        if black && let Some(module) = module(runs) {
            let after = (runs[3] + runs[4]) as f32 + runs[2] as f32 / 2.0;
            report((at as f32 - after).max(0.0), module);
        }
        (black, run) = (is_black, 1);
    }
}

/// Returns the module of five runs in the ratio 1 : 1 : 3 : 1 : 1.
fn module(runs: [u32; 5]) -> Option<f32> {
    let all: u32 = runs.iter().sum();
    let module = all as f32 / 7.0;
    let fits =
        |run: u32, modules: f32| (run as f32 - modules * module).abs() <= TOLERANCE * module * modules.sqrt();
    let is_pattern = module >= 1.5
        && runs.iter().all(|run| *run > 0)
        && runs.iter().zip([1.0, 1.0, 3.0, 1.0, 1.0]).all(|(run, modules)| fits(*run, modules));
    is_pattern.then_some(module)
}

/// Scans through a point in another direction. Returns the module, in steps, and the distance to the pattern's centre.
fn scan_through(
    page: &Grayscale,
    (x, y): (usize, usize),
    (right, down): (isize, isize),
    threshold: u8,
) -> Option<(f32, f32)> {
    let is_black = |steps: isize| {
        let column = x.checked_add_signed(steps * right).filter(|column| *column < page.width)?;
        let row = y.checked_add_signed(steps * down).filter(|row| *row < page.height)?;
        Some(page.at(column, row) < threshold)
    };
    if is_black(0) != Some(true) {
        return None;
    }
    // The number of consecutive steps of one colour, from a step on.
    let run = |from: isize, step: isize, black: bool| {
        (1..).take_while(|at| is_black(from + at * step) == Some(black)).count() as isize
    };
    let (back, ahead) = (run(0, -1, true), run(0, 1, true));
    let (white_back, white_ahead) = (run(-back, -1, false), run(ahead, 1, false));
    let black_back = run(-back - white_back, -1, true);
    let black_ahead = run(ahead + white_ahead, 1, true);
    let runs = [black_back, white_back, back + ahead + 1, white_ahead, black_ahead].map(|run| run as u32);
    Some((module(runs)?, (ahead - back) as f32 / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_runs_make_a_pattern() {
        for runs in [[2, 2, 6, 2, 2], [10, 9, 31, 11, 10], [5, 6, 16, 4, 5]] {
            assert!(module(runs).is_some(), "{runs:?}");
        }
        for runs in [[2, 2, 2, 2, 2], [1, 1, 3, 1, 1], [10, 30, 31, 11, 10], [0, 5, 15, 5, 5]] {
            assert!(module(runs).is_none(), "{runs:?}");
        }
    }

    #[test]
    fn the_mean_around_a_pixel_is_that_of_its_row() {
        let mut thresholds = Vec::new();
        local_thresholds(&[100, 100, 100, 200, 200, 200], 1, &mut thresholds);
        assert_eq!(thresholds, [88, 88, 117, 146, 176, 176]);
        local_thresholds(&[], 8, &mut thresholds);
        assert!(thresholds.is_empty());
    }
}
