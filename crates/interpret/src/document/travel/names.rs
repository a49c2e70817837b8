//! Names of a zone: surname, two fillers, given names, fillers to the end.

use vouch_mrz::Cell;

/// Surname and given names, each possibly empty.
pub(super) struct Names {
    /// The surname, or all names where nothing separates them.
    pub surname: Vec<Cell>,
    /// The given names.
    pub given: Vec<Cell>,
    /// Whether two fillers separate surname and given names.
    pub is_split: bool,
}

/// Returns the names in these cells. Everything after a second pair of fillers is noise in the empty rest.
pub(super) fn names(cells: &[Cell]) -> Names {
    let cells = &with_misread_fillers_replaced(cells);
    let is_pair = |pair: &[Cell]| pair.iter().all(|cell| cell.is_filler());
    let until_pair = |cells: &[Cell]| cells.windows(2).position(is_pair).unwrap_or(cells.len());
    let first = until_pair(cells);
    let rest = &cells[first..];
    let rest = &rest[rest.iter().position(|cell| !cell.is_filler()).unwrap_or(rest.len())..];
    let second = until_pair(rest);
    Names { surname: trimmed(&cells[..first]), given: trimmed(&rest[..second]), is_split: !rest.is_empty() }
}

impl Names {
    /// Returns the names of a format that has a place for each.
    pub fn in_two_places(surname: &[Cell], given: &[Cell]) -> Self {
        Self { surname: trimmed(surname), given: trimmed(given), is_split: true }
    }

    /// Splits names between which one of the two fillers was lost, if the visual zone allows exactly one split.
    pub fn split_by(self, is_printed: impl Fn(&[Cell]) -> bool) -> Self {
        if self.is_split {
            return self;
        }
        let gaps = self.surname.iter().enumerate().filter(|(_, cell)| cell.is_filler()).map(|(at, _)| at);
        let mut splits = gaps.map(|at| (&self.surname[..at], &self.surname[at + 1..]));
        let mut fitting = splits.by_ref().filter(|(surname, given)| is_printed(surname) && is_printed(given));
        match (fitting.next(), fitting.next()) {
            (Some((surname, given)), None) => {
                Self { surname: surname.to_vec(), given: given.to_vec(), is_split: true }
            }
            _ => self,
        }
    }
}

/// Replaces three K or C in a row, which are misread fillers.
fn with_misread_fillers_replaced(cells: &[Cell]) -> Vec<Cell> {
    let mut replaced = cells.to_vec();
    for (from, window) in cells.windows(3).enumerate() {
        let first = window[0].character;
        if matches!(first, 'K' | 'C') && window.iter().all(|cell| cell.character == first) {
            for cell in &mut replaced[from..from + 3] {
                *cell = cell.taken_for('<');
            }
        }
    }
    replaced
}

fn trimmed(cells: &[Cell]) -> Vec<Cell> {
    let from = cells.iter().position(|cell| !cell.is_filler()).unwrap_or(cells.len());
    let to = cells.iter().rposition(|cell| !cell.is_filler()).map_or(from, |last| last + 1);
    cells[from..to].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vouch_mrz::text;

    fn cells(line: &str) -> Vec<Cell> {
        line.chars().map(Cell::supplied).collect()
    }

    #[test]
    fn two_fillers_separate_surname_and_given_names() {
        for (line, surname, given, is_split) in [
            ("ERIKSSON<<ANNA<MARIA<<<<", "ERIKSSON", "ANNA<MARIA", true),
            ("DE<LA<RUE<<JO<<<<<<K<<C<", "DE<LA<RUE", "JO", true),
            ("<<ANNA<<<<<<<<<<<<<<<<<<", "", "ANNA", true),
            ("SUKARNO<<<<<<<<<<<<<<<<<", "SUKARNO", "", false),
            ("RAPHAEL<HYTHLODAY", "RAPHAEL<HYTHLODAY", "", false),
            ("<<<<", "", "", false),
            ("NOVAK<<KARL<KKKKKKKKKKKK", "NOVAK", "KARL", true),
        ] {
            let names = names(&cells(line));
            assert_eq!((text(&names.surname).as_str(), text(&names.given).as_str()), (surname, given));
            assert_eq!(names.is_split, is_split, "{line}");
        }
    }
    #[test]
    fn the_visual_zone_splits_names_where_a_filler_was_lost() {
        let split = |line: &str, printed: &[&str]| {
            let names = names(&cells(line)).split_by(|name| printed.contains(&text(name).as_str()));
            (text(&names.surname), text(&names.given))
        };
        let both = |surname: &str, given: &str| (surname.to_owned(), given.to_owned());
        assert_eq!(split("DE<WIT<ANNA<MARIA<<", &["DE<WIT", "ANNA<MARIA"]), both("DE<WIT", "ANNA<MARIA"));
        assert_eq!(split("DE<WIT<ANNA<<", &["DE", "DE<WIT", "ANNA", "WIT<ANNA"]), both("DE<WIT<ANNA", ""));
        assert_eq!(split("DE<WIT<<ANNA<<", &["DE", "WIT"]), both("DE<WIT", "ANNA"));
    }
}
