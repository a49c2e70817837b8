//! Every place in which a number is printed, whoever read it: what a screen has to cover while it hides the number.

use vouch_core::{BoundingBox, Line, Place, Reading};

use crate::layout::rows::overlaps;
use crate::text::fold::{Folded, fold, key};

/// Characters from which on a number counts wherever it stands, and not only as words of its own.
const TELLING: usize = 5;
/// Characters from which on a number is still the same with one of them misread.
const LONG: usize = 7;

/// Where a code stands on the pages of these readings. Spaces, marks and look-alikes do not count, and of a long code
/// one character may be misread: a cover too many harms nobody.
pub(super) fn occurrences(code: &str, readings: &[Reading]) -> Vec<Place> {
    let wanted: Vec<char> = key(code).chars().collect();
    let mut places: Vec<Place> = Vec::new();
    for page in readings.iter().flat_map(|reading| &reading.pages) {
        for bounds in page.layout.lines.iter().flat_map(|line| in_line(&wanted, line)) {
            let place = Place { page: page.page, bounds: Some(bounds) };
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    places
}

/// The boxes around the words of a line that hold a code.
fn in_line(wanted: &[char], line: &Line) -> Vec<BoundingBox> {
    let folded = fold(&line.text());
    let starts = (0..folded.chars.len()).filter(|start| stands_at(&folded, *start, wanted));
    let ends = starts.map(|start| (folded.spans[start].0, folded.spans[start + wanted.len() - 1].1));
    ends.filter_map(|(from, to)| around(line, from, to)).collect()
}

fn stands_at(folded: &Folded, start: usize, wanted: &[char]) -> bool {
    let Some(found) = folded.chars.get(start..start + wanted.len()).filter(|found| !found.is_empty()) else {
        return false;
    };
    let wrong = found.iter().zip(wanted).filter(|(a, b)| a != b).count();
    let alone = folded.starts[start] && folded.ends[start + wanted.len() - 1];
    match wanted.len() {
        LONG.. => wrong <= 1,
        TELLING.. => wrong == 0,
        _ => wrong == 0 && alone,
    }
}

/// The box around the words that hold these bytes of a line's text.
fn around(line: &Line, from: usize, to: usize) -> Option<BoundingBox> {
    let spans = line.words.iter().scan(0, |at, word| {
        let start = *at;
        *at += word.text.len() + 1;
        Some((start..start + word.text.len(), word))
    });
    let words = spans.filter(|(span, _)| overlaps(span, &(from..to)));
    BoundingBox::around(words.map(|(_, word)| &word.bounds))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{page, reading};
    use super::*;

    fn count(print: &[&str], code: &str) -> usize {
        occurrences(code, &[reading("device", vec![page(0, print, &[""; 0])])]).len()
    }

    #[test]
    fn a_number_is_found_in_pieces_in_words_and_misread() {
        let print =
            ["No. D 231 458-90", "Passport:D23145890/UTO", "D2314S89O", "D23145891", "UTO 12 MAR 1990"];
        assert_eq!(count(&print, "D23145890"), 4);
        assert_eq!(count(&print, "A99999999"), 0);
        assert_eq!(count(&print, ""), 0);
    }

    #[test]
    fn a_short_number_is_covered_where_it_stands_alone() {
        assert_eq!(count(&["12", "UTO 1212 AB", "No 12"], "12"), 2);
    }

    #[test]
    fn every_page_and_witness_counts_once() {
        let once = || page(0, &["D23145890"], &[""; 0]);
        let back = page(1, &["D23145890"], &[""; 0]);
        let readings = [reading("device", vec![once(), back]), reading("other", vec![once()])];
        let pages: Vec<u32> = occurrences("D23145890", &readings).iter().map(|place| place.page).collect();
        assert_eq!(pages, [0, 1]);
    }
}
