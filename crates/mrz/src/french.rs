//! The two lines of a French identity card as issued until 2021. They are as long as those of TD2, but have their
//! fields in other places: the second line begins with the number and its check digit, given names follow, and the date
//! of birth is last.

use crate::cell::Cell;
use crate::fit::{aligned_first, first_line as start_of, to_width};
use crate::format::{Format, Layout};
use crate::look_alike::{as_digit, as_letter};

/// Greatest difference in length, since runs of fillers are miscounted.
const TOLERANCE: usize = 4;
/// Fewest digits of number, birth and their check digits, 20 in all, that must have been read as digits.
const LEAST_DIGITS: usize = 17;

fn layout() -> &'static Layout {
    Format::OldFrench.layout()
}

/// Returns the first line in its columns: `IDFRA` and the surname, followed by fillers.
pub(super) fn first_line(cells: &[Cell]) -> Option<Vec<Cell>> {
    let start = usize::try_from(start_of(cells)?).ok()?;
    let first_characters = cells.get(start..start + 5)?.iter().map(|cell| as_letter(cell.character));
    let is_french = first_characters.eq("IDFRA".chars().map(Some)) && is_of_width(cells.len() - start);
    is_french.then(|| aligned_first(cells, Some(layout().names.from), layout().width))
}

/// Returns the second line in its columns.
pub(super) fn second_line(cells: &[Cell]) -> Option<Vec<Cell>> {
    let fields = layout();
    let given = fields.given?;
    if !is_of_width(cells.len()) {
        return None;
    }
    let line = to_width(cells.to_vec(), given.from, fields.width);
    let digits = |from: usize, to: usize| {
        let known = line.get(from..to).unwrap_or_default().iter();
        known
            .clone()
            .all(|cell| as_digit(cell.character).is_some())
            .then(|| known.filter(|cell| cell.character.is_ascii_digit()).count())
    };
    let read = digits(fields.number.from, given.from)? + digits(given.to, fields.sex.from)?;
    let has_sex = line.get(fields.sex.from).is_some_and(|cell| matches!(cell.character, 'M' | 'F'));
    (read >= LEAST_DIGITS && has_sex).then_some(line)
}

fn is_of_width(length: usize) -> bool {
    length.abs_diff(layout().width) <= TOLERANCE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn cells(line: &str) -> Vec<Cell> {
        line.chars().map(Cell::supplied).collect()
    }

    #[test]
    fn lines_are_moved_to_their_columns() {
        let second = "1207751042173ANNE<<MARIE<<<7408122F8";
        for line in [second, "1207751042173ANNE<<MARIE<<7408122F8", "12O7751042173ANNE<<MARIE<<<<<7408122F8"]
        {
            let aligned = second_line(&cells(line)).expect("a second line");
            assert_eq!((aligned.len(), &text(&aligned)[27..]), (36, "7408122F8"), "{line}");
        }
        let first = first_line(&cells("IDFRADURAND<DE<LA<RIVE<<<<<<751042")).expect("a first line");
        assert_eq!(&text(&first)[30..], "751042");
    }

    #[test]
    fn lines_of_other_formats_are_refused() {
        for line in ["D231458907UTO7408122F1204159<<<<<<<6", "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"] {
            assert!(first_line(&cells(line)).is_none() && second_line(&cells(line)).is_none(), "{line}");
        }
    }
}
