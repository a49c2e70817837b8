//! The marks in three corners of a QR code: black, white, black, white, black as 1 : 1 : 3 : 1 : 1, whichever way a line
//! runs through their middle.

use super::Shades;

/// Rows between two that are looked along: the heart of a mark is three modules high, and modules of fewer than two
/// pixels cannot be read.
const STEP: usize = 4;
/// What is darker than this share of the light around it is black.
const DARK: u32 = 88;
/// Marks looked at on one page; print makes some that are none.
const MOST_MARKS: usize = 120;
/// How far the stretches of a mark may be off, in modules.
const OFF: f32 = 0.75;
/// Modules between the middles of two marks: from 14 in the smallest code to 170 in the largest.
const APART: std::ops::RangeInclusive<f32> = 9.0..=210.0;
/// Modules from the middle of a mark to the edge of the code, and a margin.
const MARGIN: f32 = 8.0;

/// Marks found on a page.
#[derive(Debug)]
pub(super) struct Marks(Vec<Mark>);

#[derive(Clone, Copy, Debug)]
struct Mark {
    x: f32,
    y: f32,
    /// Side of a module, in pixels.
    module: f32,
    /// How many lines run through it.
    lines: u32,
}

/// A part of the page in which three marks stand as on a code, in pixels; it may reach beyond the page.
#[derive(Clone, Debug)]
pub(super) struct Square {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    /// Side of a module, in pixels.
    pub module: f32,
}

impl Square {
    /// The longer side.
    pub(super) fn side(&self) -> f32 {
        (self.right - self.left).max(self.bottom - self.top)
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }
}

impl Marks {
    /// The marks on a page.
    pub(super) fn on(page: &Shades) -> Self {
        let mut marks = Self(Vec::new());
        let reach = (page.width / 6).clamp(24, 400);
        let mut limits = Vec::with_capacity(page.width);
        for y in (0..page.height).step_by(STEP) {
            let row = page.row(y);
            local_limits(row, reach, &mut limits);
            along(row, &limits, |middle, module| {
                let (column, limit) = (middle as usize, limits[middle as usize]);
                let Some((height, off)) = across(page, (column, y), (0, 1), limit) else { return };
                let center = (y as f32 + off).max(0.0);
                // Print makes stripes, but nothing that is a mark along both diagonals as well.
                let is_mark = [(1, 1), (1, -1)]
                    .iter()
                    .all(|way| across(page, (column, center as usize), *way, limit).is_some());
                if is_mark && (0.6..1.7).contains(&(height / module)) {
                    marks.add(Mark { x: middle, y: center, module: (module + height) / 2.0, lines: 1 });
                }
            });
        }
        marks.0.sort_by_key(|mark| std::cmp::Reverse(mark.lines));
        marks.0.truncate(MOST_MARKS);
        marks
    }

    fn add(&mut self, mark: Mark) {
        let same = |known: &&mut Mark| {
            let near = 3.0 * known.module.max(mark.module);
            (known.x - mark.x).abs() < near && (known.y - mark.y).abs() < near
        };
        // The newest are the nearest: rows come from top to bottom.
        match self.0.iter_mut().rev().find(same) {
            Some(known) => {
                let share = 1.0 / (known.lines + 1) as f32;
                known.x += (mark.x - known.x) * share;
                known.y += (mark.y - known.y) * share;
                known.module += (mark.module - known.module) * share;
                known.lines += 1;
            }
            None => self.0.push(mark),
        }
    }

    /// The squares that three marks stand in as they do on a code, the likeliest first.
    pub(super) fn squares(&self) -> Vec<Square> {
        let mut found: Vec<(f32, Square)> = Vec::new();
        for (at, corner) in self.0.iter().enumerate() {
            let others =
                || self.0.iter().enumerate().filter(|(other, mark)| *other != at && corner.fits(mark));
            for (first, one) in others() {
                for (_, other) in others().filter(|(second, _)| *second > first) {
                    found.extend(square(corner, one, other));
                }
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut squares: Vec<Square> = Vec::new();
        for (_, square) in found {
            if !squares.iter().any(|known| known.holds(&square)) {
                squares.push(square);
            }
        }
        squares
    }
}

impl Mark {
    /// Whether another one may belong to the same code.
    fn fits(&self, other: &Self) -> bool {
        let module = (self.module + other.module) / 2.0;
        let distance = (self.x - other.x).hypot(self.y - other.y);
        (0.65..1.55).contains(&(self.module / other.module)) && APART.contains(&(distance / module))
    }
}

/// The square about three marks, `corner` between the others, with how far they are from standing as on a code.
fn square(corner: &Mark, one: &Mark, other: &Mark) -> Option<(f32, Square)> {
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
    let square = Square { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys), module };
    Some((skew + uneven - 0.05 * lines.min(6.0), square))
}

/// For every pixel of a row the shade below which it is black.
fn local_limits(row: &[u8], reach: usize, limits: &mut Vec<u8>) {
    limits.clear();
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
        limits.push((sum * DARK / (pixels.max(1) * 100)) as u8);
    }
}

/// Tells of every stretch of a row that looks like a line through the middle of a mark: its middle and its module.
fn along(row: &[u8], limits: &[u8], mut tell: impl FnMut(f32, f32)) {
    let mut runs = [0_u32; 5];
    let mut black = false;
    let mut run = 0_u32;
    let dark = row.iter().zip(limits).map(|(shade, limit)| shade < limit);
    for (at, is_black) in dark.chain([false]).enumerate() {
        if is_black == black {
            run += 1;
            continue;
        }
        runs.rotate_left(1);
        runs[4] = run;
        if black && let Some(module) = module(runs) {
            let after = (runs[3] + runs[4]) as f32 + runs[2] as f32 / 2.0;
            tell((at as f32 - after).max(0.0), module);
        }
        (black, run) = (is_black, 1);
    }
}

/// The module of five stretches that stand as 1 : 1 : 3 : 1 : 1.
fn module(runs: [u32; 5]) -> Option<f32> {
    let all: u32 = runs.iter().sum();
    let module = all as f32 / 7.0;
    let fits =
        |run: u32, modules: f32| (run as f32 - modules * module).abs() <= OFF * module * modules.sqrt();
    let is_mark = module >= 1.5
        && runs.iter().all(|run| *run > 0)
        && runs.iter().zip([1.0, 1.0, 3.0, 1.0, 1.0]).all(|(run, modules)| fits(*run, modules));
    is_mark.then_some(module)
}

/// The same through a place along another way: the module, in steps, and how far the middle of the mark is.
fn across(
    page: &Shades,
    (x, y): (usize, usize),
    (right, down): (isize, isize),
    limit: u8,
) -> Option<(f32, f32)> {
    let is_black = |steps: isize| {
        let column = x.checked_add_signed(steps * right).filter(|column| *column < page.width)?;
        let row = y.checked_add_signed(steps * down).filter(|row| *row < page.height)?;
        Some(page.at(column, row) < limit)
    };
    if is_black(0) != Some(true) {
        return None;
    }
    // How many steps from one on, this way or that, are as black as asked.
    let stretch = |from: isize, step: isize, black: bool| {
        (1..).take_while(|at| is_black(from + at * step) == Some(black)).count() as isize
    };
    let (back, ahead) = (stretch(0, -1, true), stretch(0, 1, true));
    let (white_back, white_ahead) = (stretch(-back, -1, false), stretch(ahead, 1, false));
    let black_back = stretch(-back - white_back, -1, true);
    let black_ahead = stretch(ahead + white_ahead, 1, true);
    let runs = [black_back, white_back, back + ahead + 1, white_ahead, black_ahead].map(|run| run as u32);
    Some((module(runs)?, (ahead - back) as f32 / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_stretches_make_a_mark() {
        for runs in [[2, 2, 6, 2, 2], [10, 9, 31, 11, 10], [5, 6, 16, 4, 5]] {
            assert!(module(runs).is_some(), "{runs:?}");
        }
        for runs in [[2, 2, 2, 2, 2], [1, 1, 3, 1, 1], [10, 30, 31, 11, 10], [0, 5, 15, 5, 5]] {
            assert!(module(runs).is_none(), "{runs:?}");
        }
    }

    #[test]
    fn the_light_around_a_pixel_is_that_of_its_row() {
        let mut limits = Vec::new();
        local_limits(&[100, 100, 100, 200, 200, 200], 1, &mut limits);
        assert_eq!(limits, [88, 88, 117, 146, 176, 176]);
        local_limits(&[], 8, &mut limits);
        assert!(limits.is_empty());
    }
}
