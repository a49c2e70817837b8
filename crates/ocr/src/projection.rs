use std::ops::Range;

use crate::line_image::{LINE_HEIGHT, LineImage};

/// Rows at the top and the bottom of a image_of_line that may show parts of the neighboring lines.
const MARGIN: usize = 6;
/// A pixel is projection when it differs from the paper by this share of what the darkest print differs.
const INK_SHARE: f32 = 0.4;
/// Specks of fewer rows than this are dirt.
const FEWEST_ROWS: usize = 2;

/// Which columns of a image_of_line carry print.
pub(crate) struct Projection {
    columns: Vec<bool>,
}

impl Projection {
    /// Finds the print of a image_of_line, dark on illumination or illumination on dark: paper is what most pixels are.
    pub fn of(image_of_line: &LineImage) -> Self {
        let rows = MARGIN..LINE_HEIGHT - MARGIN;
        let gray = |column: usize, row: usize| {
            let at = (row * image_of_line.width + column) * 3;
            image_of_line.rgb[at..at + 3].iter().sum::<f32>() / 3.0
        };
        let mut all: Vec<f32> = rows
            .clone()
            .flat_map(|row| (0..image_of_line.width).map(move |column| gray(column, row)))
            .collect();
        let paper = at_share(&mut all, 0.5);
        all.iter_mut().for_each(|value| *value = (*value - paper).abs());
        let print = at_share(&mut all, 0.95);
        let is_inked = |column: usize| {
            let dark = |&row: &usize| (gray(column, row) - paper).abs() > INK_SHARE * print;
            rows.clone().filter(dark).count() >= FEWEST_ROWS
        };
        Self { columns: (0..image_of_line.width).map(is_inked).collect() }
    }

    /// The widest run of columns without print within a range; empty at the middle of it when there is none.
    pub fn widest_gap(&self, within: Range<usize>) -> Range<usize> {
        let (start, end) = (within.start.min(self.columns.len()), within.end.min(self.columns.len()));
        let middle = start + end.saturating_sub(start) / 2;
        let mut widest = middle..middle;
        let mut at = start;
        for run in self.columns.get(start..end).unwrap_or_default().chunk_by(|a, b| a == b) {
            if !run[0] && run.len() > widest.len() {
                widest = at..at + run.len();
            }
            at += run.len();
        }
        widest
    }

    /// From the first to the last column with print within a range; the whole range when there is none.
    pub fn extent(&self, within: Range<usize>) -> Range<usize> {
        let columns = self.columns.get(within.clone()).unwrap_or_default();
        let first = columns.iter().position(|&inked| inked);
        let last = columns.iter().rposition(|&inked| inked);
        match (first, last) {
            (Some(first), Some(last)) => within.start + first..within.start + last + 1,
            _ => within,
        }
    }
}

/// The value that this share of all values does not reach.
fn at_share(values: &mut [f32], share: f32) -> f32 {
    let index = (values.len() as f32 * share) as usize;
    let index = index.min(values.len().saturating_sub(1));
    if values.is_empty() { 0.0 } else { *values.select_nth_unstable_by(index, f32::total_cmp).1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A image_of_line with print in the columns marked `#`, from row `top` down to the row before `bottom`.
    fn image_of_line(columns: &str, top: usize, bottom: usize, paper: f32, print: f32) -> LineImage {
        let inked: Vec<bool> = columns.chars().map(|c| c == '#').collect();
        let value = |at: usize| {
            let (column, row) = (at % inked.len(), at / inked.len());
            if inked[column] && (top..bottom).contains(&row) { print } else { paper }
        };
        let rgb = (0..inked.len() * LINE_HEIGHT).flat_map(|at| [value(at); 3]).collect();
        LineImage { width: inked.len(), rgb }
    }

    fn projection(columns: &str) -> Projection {
        Projection::of(&image_of_line(columns, 10, 30, 250.0, 20.0))
    }

    #[test]
    fn the_widest_gap_parts_two_characters() {
        let projection = projection("##.##...####..");
        assert_eq!(projection.widest_gap(0..12), 5..8);
        assert_eq!(projection.widest_gap(0..4), 2..3);
    }

    #[test]
    fn characters_that_touch_are_parted_in_the_middle() {
        let projection = projection("..########..");
        assert_eq!(projection.widest_gap(4..8), 6..6);
        assert_eq!(
            projection.widest_gap(20..30),
            12..12,
            "beyond the image_of_line there is no print to part"
        );
    }

    #[test]
    fn print_reaches_from_its_first_column_to_its_last() {
        let projection = projection("...##.##..");
        assert_eq!(projection.extent(0..10), 3..8);
        assert_eq!(projection.extent(4..6), 4..5);
        assert_eq!(projection.extent(0..3), 0..3, "all of it where there is no print");
    }

    #[test]
    fn light_print_on_dark_paper_is_print() {
        let projection = Projection::of(&image_of_line("...##.##..", 10, 30, 30.0, 240.0));
        assert_eq!(projection.extent(0..10), 3..8);
    }

    #[test]
    fn specks_and_the_neighboring_lines_are_not_print() {
        for (top, bottom) in [(20, 21), (0, MARGIN), (LINE_HEIGHT - MARGIN, LINE_HEIGHT)] {
            let projection = Projection::of(&image_of_line("...#......", top, bottom, 250.0, 20.0));
            assert_eq!(projection.extent(0..10), 0..10, "rows {top} to {bottom}");
        }
    }
}
