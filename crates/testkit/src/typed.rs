use vouch_core::{BoundingBox, Confidence, Line, TextLayout, Word};

/// Characters across a page: words stand as on a sheet from a typewriter.
const COLUMNS: usize = 60;
/// Rows down a page.
const ROWS: usize = 80;
/// Height of the characters in rows.
const HEIGHT: f32 = 0.7;

/// The layout of a page on which this text stands as typed: one row each line, a character each column (60 across, 80
/// down; longer text is squeezed). Two or more spaces begin another line of the same row, as columns do on receipts.
pub fn typed(text: &str) -> TextLayout {
    let rows = text.lines().count().max(ROWS) as f32;
    let columns = text.lines().map(|row| row.chars().count()).max().unwrap_or(0).max(COLUMNS) as f32;
    let mut lines = Vec::new();
    for (row, text) in text.lines().enumerate() {
        let top = (row as f32 + (1.0 - HEIGHT) / 2.0) / rows;
        let place = |word: &Run| {
            let (left, right) = (word.start as f32 / columns, (word.start + word.length) as f32 / columns);
            BoundingBox::from_edges(left, top, right, top + HEIGHT / rows)
        };
        let mut words: Vec<Word> = Vec::new();
        let mut end = 0;
        for run in runs(text) {
            if run.start > end + 1 {
                lines.extend(Line::new(std::mem::take(&mut words)));
            }
            end = run.start + run.length;
            let (bounds, confidence) = (place(&run), Some(Confidence::new(0.99)));
            words.push(Word { text: run.text, bounds, confidence, glyphs: Vec::new() });
        }
        lines.extend(Line::new(words));
    }
    TextLayout { lines }
}

/// Characters without a space between them, and the column in which they begin.
struct Run {
    text: String,
    start: usize,
    length: usize,
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (column, character) in text.chars().enumerate().filter(|(_, character)| !character.is_whitespace()) {
        match runs.last_mut() {
            Some(run) if run.start + run.length == column => {
                run.text.push(character);
                run.length += 1;
            }
            _ => runs.push(Run { text: character.into(), start: column, length: 1 }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_where_it_was_typed() {
        let layout = typed("KOPI SELATAN\n\nTotal RM       11.80\n");
        let lines: Vec<String> = layout.lines.iter().map(Line::text).collect();
        assert_eq!(lines, ["KOPI SELATAN", "Total RM", "11.80"]);
        let [name, total, amount] = &layout.lines[..] else { unreachable!("three lines") };
        assert!((amount.bounds.x - 15.0 / 60.0).abs() < 1e-6);
        assert!(total.bounds.row_overlap(&amount.bounds) > 0.99);
        assert!(name.bounds.bottom() < total.bounds.y);
    }
}
