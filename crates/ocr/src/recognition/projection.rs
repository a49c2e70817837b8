use std::ops::Range;

use super::line_image::{LINE_HEIGHT, LineImage};

/// Rows at the top and the bottom of a line image that may show parts of the neighboring lines.
const MARGIN: usize = 6;
/// The quantile of a line image's pixels that is its paper: most pixels are paper.
const PAPER_QUANTILE: f32 = 0.5;
/// The quantile of the pixels' differences from paper that is clear text.
const TEXT_QUANTILE: f32 = 0.95;
/// A pixel is text when its difference from paper is more than this share of that of clear text.
const CONTRAST_SHARE: f32 = 0.4;
/// A column with text in fewer rows than this holds only specks of dirt.
const FEWEST_ROWS: usize = 2;

/// The vertical projection of a line image: which of its columns hold text.
#[derive(Debug)]
pub(crate) struct Projection {
    columns: Vec<bool>,
}

impl Projection {
    /// Returns the projection of a line image with text that is darker or lighter than its paper.
    pub fn of(image: &LineImage) -> Self {
        let rows = MARGIN..LINE_HEIGHT - MARGIN;
        let gray = |column: usize, row: usize| {
            let at = (row * image.width + column) * 3;
            image.rgb[at..at + 3].iter().sum::<f32>() / 3.0
        };
        let mut values: Vec<f32> =
            rows.clone().flat_map(|row| (0..image.width).map(move |column| gray(column, row))).collect();
        let paper = quantile(&mut values, PAPER_QUANTILE);
        values.iter_mut().for_each(|value| *value = (*value - paper).abs());
        let contrast = quantile(&mut values, TEXT_QUANTILE);
        let holds_text = |column: usize| {
            let is_text = |&row: &usize| (gray(column, row) - paper).abs() > CONTRAST_SHARE * contrast;
            rows.clone().filter(is_text).count() >= FEWEST_ROWS
        };
        Self { columns: (0..image.width).map(holds_text).collect() }
    }

    /// Returns a projection with text in the columns marked `#`.
    #[cfg(test)]
    pub fn drawn(columns: &str) -> Self {
        Self { columns: columns.chars().map(|c| c == '#').collect() }
    }

    /// Returns the number of columns.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// Returns the widest run of columns without text within a range; where there is none, an empty one in its middle.
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

    /// Returns the columns from the first to the last with text within a range; all of it where there is no text.
    pub fn extent(&self, within: Range<usize>) -> Range<usize> {
        let columns = self.columns.get(within.clone()).unwrap_or_default();
        let first = columns.iter().position(|&holds_text| holds_text);
        let last = columns.iter().rposition(|&holds_text| holds_text);
        match (first, last) {
            (Some(first), Some(last)) => within.start + first..within.start + last + 1,
            _ => within,
        }
    }
}

/// Returns the value below which this share of all values lies; 0 when there are none.
fn quantile(values: &mut [f32], share: f32) -> f32 {
    let index = (values.len() as f32 * share) as usize;
    let index = index.min(values.len().saturating_sub(1));
    if values.is_empty() { 0.0 } else { *values.select_nth_unstable_by(index, f32::total_cmp).1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a line image with text in the columns marked `#`, in these rows.
    fn line_image(columns: &str, rows: Range<usize>, paper: f32, text: f32) -> LineImage {
        let holds_text: Vec<bool> = columns.chars().map(|c| c == '#').collect();
        let value = |at: usize| {
            let (column, row) = (at % holds_text.len(), at / holds_text.len());
            if holds_text[column] && rows.contains(&row) { text } else { paper }
        };
        let rgb = (0..holds_text.len() * LINE_HEIGHT).flat_map(|at| [value(at); 3]).collect();
        LineImage { width: holds_text.len(), rgb }
    }

    #[test]
    fn the_widest_gap_separates_two_characters() {
        let projection = Projection::drawn("##.##...####..");
        assert_eq!(projection.widest_gap(0..12), 5..8);
        assert_eq!(projection.widest_gap(0..4), 2..3);
    }

    #[test]
    fn characters_that_touch_are_separated_in_the_middle() {
        let projection = Projection::drawn("..########..");
        assert_eq!(projection.widest_gap(4..8), 6..6);
        assert_eq!(projection.widest_gap(20..30), 12..12, "beyond the line image there is no text");
    }

    #[test]
    fn text_extends_from_its_first_column_to_its_last() {
        let projection = Projection::drawn("...##.##..");
        assert_eq!(projection.extent(0..10), 3..8);
        assert_eq!(projection.extent(4..6), 4..5);
        assert_eq!(projection.extent(0..3), 0..3, "all of it where there is no text");
    }

    #[test]
    fn text_is_darker_or_lighter_than_its_paper() {
        for (paper, text) in [(250.0, 20.0), (30.0, 240.0)] {
            let projection = Projection::of(&line_image("...##.##..", 10..30, paper, text));
            assert_eq!((projection.extent(0..10), projection.widest_gap(3..8)), (3..8, 5..6));
        }
    }

    #[test]
    fn specks_and_the_neighboring_lines_are_not_text() {
        for rows in [20..21, 0..MARGIN, LINE_HEIGHT - MARGIN..LINE_HEIGHT] {
            let projection = Projection::of(&line_image("...#......", rows.clone(), 250.0, 20.0));
            assert_eq!(projection.extent(0..10), 0..10, "rows {rows:?}");
        }
    }
}
