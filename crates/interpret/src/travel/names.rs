//! Names of a zone: surname, two fillers, given names, fillers to the end.

use crate::mrz::Cell;

/// Surname and given names, each possibly empty.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Names {
    /// The surname, or all names where nothing parts them.
    pub surname: Vec<Cell>,
    /// The given names.
    pub given: Vec<Cell>,
    /// Whether two fillers part surname and given names.
    pub is_parted: bool,
    /// Whether the line had no room left: the names may go on.
    pub is_full: bool,
}

/// The names in these cells. Everything behind a second pair of fillers is noise read into the empty rest.
pub(super) fn names(cells: &[Cell]) -> Names {
    let is_pair = |pair: &[Cell]| pair.iter().all(|cell| cell.is_filler());
    let until_pair = |cells: &[Cell]| cells.windows(2).position(is_pair).unwrap_or(cells.len());
    let first = until_pair(cells);
    let rest = &cells[first..];
    let rest = &rest[rest.iter().position(|cell| !cell.is_filler()).unwrap_or(rest.len())..];
    let second = until_pair(rest);
    Names {
        surname: trimmed(&cells[..first]),
        given: trimmed(&rest[..second]),
        is_parted: !rest.is_empty(),
        is_full: cells.last().is_some_and(|cell| !cell.is_filler()),
    }
}

fn trimmed(cells: &[Cell]) -> Vec<Cell> {
    let from = cells.iter().position(|cell| !cell.is_filler()).unwrap_or(cells.len());
    let to = cells.iter().rposition(|cell| !cell.is_filler()).map_or(from, |last| last + 1);
    cells[from..to].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mrz::text;

    #[test]
    fn two_fillers_part_surname_and_given_names() {
        for (line, surname, given, is_parted, is_full) in [
            ("ERIKSSON<<ANNA<MARIA<<<<", "ERIKSSON", "ANNA<MARIA", true, false),
            ("DE<LA<RUE<<JO<<<<<<K<<C<", "DE<LA<RUE", "JO", true, false),
            ("<<ANNA<<<<<<<<<<<<<<<<<<", "", "ANNA", true, false),
            ("SUKARNO<<<<<<<<<<<<<<<<<", "SUKARNO", "", false, false),
            ("RAPHAEL<HYTHLODAY", "RAPHAEL<HYTHLODAY", "", false, true),
            ("<<<<", "", "", false, false),
        ] {
            let cells: Vec<Cell> = line.chars().map(Cell::supplied).collect();
            let names = names(&cells);
            assert_eq!((text(&names.surname).as_str(), text(&names.given).as_str()), (surname, given));
            assert_eq!((names.is_parted, names.is_full), (is_parted, is_full), "{line}");
        }
    }
}
