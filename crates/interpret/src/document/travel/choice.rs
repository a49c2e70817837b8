//! Open choices: characters of a number that could be others without breaking its check digit.
//!
//! One look-alike for another mostly breaks the check digit (O for 0 always does), but G for 6 does not, and neither do
//! some pairs: OO for 00, ZS for 25. Where another number is likely, the check digit proves nothing.

use vouch_core::Evidence;
use vouch_mrz::{Cell, check_digit, look_alike, text};

/// Most characters that are taken to be misread at once.
const MOST_CHANGES: usize = 3;
/// Least confidence of a witness's second choice that counts. Where a letter was misread as a digit, the on-device
/// reader gave that letter 0.013 and more; where the digit was right, less than 0.0005.
const LEAST_RIVAL: f32 = 0.002;

/// One character of a number that could be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OpenChoice {
    position: usize,
    read: char,
    rival: char,
}

impl OpenChoice {
    /// Returns the choice as evidence.
    pub fn evidence(self) -> Evidence {
        let position = u32::try_from(self.position).unwrap_or(u32::MAX);
        Evidence::OpenChoice { position, read: self.read, rival: self.rival }
    }
}

/// Returns the open choices of a number whose check digit fits; `is_printed` says whether the visual zone has the same
/// number.
pub(super) fn open_choices(number: &[Cell], is_printed: bool) -> Vec<OpenChoice> {
    let read = text(number);
    let Some(fitting) = check_digit(&read) else { return Vec::new() };
    let search = Search { number, fitting, is_printed, most_alternations: alternations(&read).max(1) };
    let mut changes = Vec::new();
    search.extend(0, &mut changes);
    changes.into_iter().map(|(change, _)| change).collect()
}

struct Search<'a> {
    number: &'a [Cell],
    fitting: u8,
    is_printed: bool,
    most_alternations: usize,
}

impl Search<'_> {
    /// Tries every set of changes from a position on, and stops at the first that gives a likely number.
    fn extend(&self, from: usize, changes: &mut Vec<(OpenChoice, bool)>) -> bool {
        if !changes.is_empty() && self.is_likely(changes) {
            return true;
        }
        if changes.len() == MOST_CHANGES {
            return false;
        }
        for position in from..self.number.len() {
            for (rival, is_considered) in self.rivals(self.number[position]) {
                let read = self.number[position].character;
                changes.push((OpenChoice { position, read, rival }, is_considered));
                if self.extend(position + 1, changes) {
                    return true;
                }
                changes.pop();
            }
        }
        false
    }

    /// Whether the number with these changes fits the check digit and is likely: the witness itself considered every
    /// change, or the number is as regular as the one read, with letters in front and digits after them.
    fn is_likely(&self, changes: &[(OpenChoice, bool)]) -> bool {
        let mut other: Vec<char> = self.number.iter().map(|cell| cell.character).collect();
        for (change, _) in changes {
            other[change.position] = change.rival;
        }
        let other: String = other.into_iter().collect();
        check_digit(&other) == Some(self.fitting)
            && (changes.iter().all(|(_, is_considered)| *is_considered)
                || alternations(&other) <= self.most_alternations)
    }

    /// Returns what a character could be instead, and whether the witness considered it. Witnesses misread O and zero
    /// without a second choice; for other characters their second choice counts, where they give one. The visual zone
    /// is in another typeface and settles all but zero and one, which look like O and I there as well.
    fn rivals(&self, cell: Cell) -> Vec<(char, bool)> {
        let considered =
            cell.rival.filter(|(_, confidence)| confidence.get() >= LEAST_RIVAL).map(|(rival, _)| rival);
        let considered = considered.filter(|rival| *rival != cell.character);
        let alike = look_alike(cell.character)
            .into_iter()
            .filter(|rival| cell.rival.is_none() || [cell.character, *rival].contains(&'O'))
            .filter(|rival| Some(*rival) != considered);
        let all = considered.into_iter().map(|rival| (rival, true)).chain(alike.map(|rival| (rival, false)));
        let is_open =
            |rival: char| !self.is_printed || [cell.character, rival].iter().any(|c| "01".contains(*c));
        all.filter(|(rival, _)| is_open(*rival)).collect()
    }
}

/// Returns how often letters and digits alternate.
fn alternations(number: &str) -> usize {
    let kinds: Vec<bool> = number.bytes().map(|byte| byte.is_ascii_digit()).collect();
    kinds.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

#[cfg(test)]
mod tests {
    use vouch_core::Confidence;

    use super::*;

    fn choices(number: &str, is_printed: bool) -> String {
        let cells: Vec<Cell> = number.chars().map(Cell::supplied).collect();
        open_choices(&cells, is_printed).into_iter().flat_map(|choice| [choice.read, choice.rival]).collect()
    }

    #[test]
    fn a_look_alike_is_open_only_where_the_check_digit_still_fits() {
        assert_eq!(choices("XS1234773", false), "");
        assert_eq!(choices("XXG336399", false), "G6");
        assert_eq!(choices("XXG336399", true), "");
    }

    #[test]
    fn letters_in_front_may_be_digits_misread_in_pairs() {
        assert_eq!(choices("003333339", false), "0O0O");
        assert_eq!(choices("003333339", true), "0O0O");
        assert_eq!(choices("253333339", false), "2Z5S");
        assert_eq!(choices("253333339", true), "");
        assert_eq!(choices("A00399339", false), "");
    }

    #[test]
    fn a_second_choice_of_the_witness_is_open() {
        let mut cells: Vec<Cell> = "X33363399".chars().map(Cell::supplied).collect();
        assert_eq!(open_choices(&cells, false), []);
        cells[4].rival = Some(('G', Confidence::new(0.1)));
        assert_eq!(open_choices(&cells, false).len(), 1);
    }
}
