//! Every place of a number on the pages, whichever witness read it: what a screen has to cover while the number is
//! hidden.

use vouch_core::{BoundingBox, Line, Place, Reading};

use crate::layout::rows::overlaps;
use crate::text::fold::{Folded, fold, key};

/// Fewest characters of a number that is found inside other words. Shorter ones must be words of their own.
const MEDIUM: usize = 5;
/// Fewest characters of a number that is found with one of them misread.
const LONG: usize = 7;

/// Returns where a code is on the pages of these readings. Spaces, marks and look-alikes are ignored, and one character
/// of a long code may be misread: covering too much does no harm.
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

/// Returns the boxes around the words of a line that contain a code.
fn in_line(wanted: &[char], line: &Line) -> Vec<BoundingBox> {
    let folded = fold(&line.text());
    let starts = (0..folded.chars.len()).filter(|start| is_at(&folded, *start, wanted));
    let ends = starts.map(|start| (folded.spans[start].0, folded.spans[start + wanted.len() - 1].1));
    ends.filter_map(|(from, to)| around(line, from, to)).collect()
}

fn is_at(folded: &Folded, start: usize, wanted: &[char]) -> bool {
    let Some(found) = folded.chars.get(start..start + wanted.len()).filter(|found| !found.is_empty()) else {
        return false;
    };
    let wrong = found.iter().zip(wanted).filter(|(a, b)| a != b).count();
    let alone = folded.starts[start] && folded.ends[start + wanted.len() - 1];
    match wanted.len() {
        LONG.. => wrong <= 1,
        MEDIUM.. => wrong == 0,
        _ => wrong == 0 && alone,
    }
}

/// Returns the box around the words with these bytes of a line's text.
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

    fn count(printed: &[&str], code: &str) -> usize {
        occurrences(code, &[reading("device", vec![page(0, printed, &[""; 0])])]).len()
    }

    #[test]
    fn a_number_is_found_in_pieces_inside_words_and_misread() {
        let printed =
            ["No. D 231 458-90", "Passport:D23145890/UTO", "D2314S89O", "D23145891", "UTO 12 MAR 1990"];
        assert_eq!(count(&printed, "D23145890"), 4);
        assert_eq!(count(&printed, "A99999999"), 0);
        assert_eq!(count(&printed, ""), 0);
    }

    #[test]
    fn a_short_number_is_found_as_a_word_of_its_own() {
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
