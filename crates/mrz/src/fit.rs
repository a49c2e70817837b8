//! Decides whether a strip is a line of a zone, and which one, and moves its characters to their columns.

use crate::cell::Cell;
use crate::check_digit::check_digit;
use crate::look_alike::{as_digit, as_letter, letters_like};
use crate::state::is_state;

/// The line with birth and expiry, which cannot be mistaken in any format.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DateLine {
    /// Whether it is the second of three lines (TD1) rather than of two.
    pub of_three: bool,
    /// The index at which the fixed part begins: at nationality for two lines, at birth for three.
    pub offset: usize,
    /// How well it fits, up to `CORE`.
    score: f32,
}

/// Characters of the fixed part: nationality, birth, sex and expiry with two check digits.
const CORE: usize = 18;
/// Least score of the fixed part: three of its characters may be misread.
const LEAST_SCORE: f32 = 15.0;
/// Fewest digits of the fourteen that must have been read as digits.
const LEAST_DIGITS: usize = 8;
/// The column of nationality in a format of two lines.
const NATIONALITY: usize = 10;

#[derive(Clone, Copy)]
enum Class {
    Digit,
    Letter,
    Sex,
}

impl Class {
    fn score(self, cell: Cell) -> f32 {
        let character = cell.character;
        match self {
            Self::Digit if character.is_ascii_digit() => 1.0,
            Self::Digit if as_digit(character).is_some() => 0.5,
            Self::Digit if character == '<' => 0.25,
            Self::Letter if character.is_ascii_uppercase() || character == '<' => 1.0,
            Self::Letter if as_letter(character).is_some() => 0.5,
            Self::Sex if matches!(character, 'M' | 'F' | '<' | 'X') => 1.0,
            _ => 0.0,
        }
    }
}

/// Returns what the score of a date and its check digit lacks where parts of it are unknown: fillers stand for the day, for
/// month and day, or for the whole date. Its check digit fits then as well.
fn unknown(cells: &[Cell]) -> f32 {
    let (date, check) = cells.split_at(6);
    let known = date.iter().take_while(|cell| !cell.is_filler()).count();
    let rest_is_filled = date[known..].iter().all(|cell| cell.is_filler());
    let is_unknown = known < 6 && known % 2 == 0 && rest_is_filled;
    let fits = || {
        let text: String =
            date.iter().map(|cell| as_digit(cell.character).unwrap_or(cell.character)).collect();
        let digit = as_digit(check[0].character).and_then(|digit| digit.to_digit(10));
        check[0].is_filler() && known == 0 || check_digit(&text).map(u32::from) == digit && digit.is_some()
    };
    if is_unknown && fits() { FILLER_FOR_DIGIT * (6 - known) as f32 } else { 0.0 }
}

/// What a filler that stands for an unknown digit is short of one that was read.
const FILLER_FOR_DIGIT: f32 = 0.75;

/// Returns the date line in these cells, if there is one.
pub(super) fn date_line(cells: &[Cell]) -> Option<DateLine> {
    use Class::{Digit, Letter, Sex};
    let dates = [Digit, Digit, Digit, Digit, Digit, Digit, Digit, Sex];
    let dates = [&dates[..], &dates[..7]].concat();
    let two = [&[Letter; 3][..], &dates].concat();
    let three = [&dates[..], &[Letter; 3]].concat();
    // A speck in front or a lost character moves the fixed part by a place or two.
    let places = (NATIONALITY - 3..=NATIONALITY + 2).map(|offset| (false, offset));
    let places = places.chain((0..=2).map(|offset| (true, offset)));
    let mut best: Option<DateLine> = None;
    for (of_three, offset) in places {
        let classes = if of_three { &three } else { &two };
        let Some(core) = cells.get(offset..offset + CORE) else { continue };
        let digits = core.iter().filter(|cell| cell.character.is_ascii_digit()).count();
        // Without a sex between its dates, a line is a row of digits like any other.
        let has_sex =
            classes.iter().zip(core).any(|(class, cell)| matches!(class, Sex) && class.score(*cell) > 0.0);
        let score: f32 = core.iter().zip(classes).map(|(cell, class)| class.score(*cell)).sum();
        let dates = if of_three { [0, 8] } else { [3, 11] };
        let unknown: f32 = dates.iter().map(|from| unknown(&core[*from..*from + 7])).sum();
        let score = score + unknown;
        // The check digit of an unknown date may be a filler as well.
        let least = if unknown > 0.0 { LEAST_DIGITS - 1 } else { LEAST_DIGITS };
        let is_better = best.is_none_or(|best| score > best.score);
        if has_sex && score >= LEAST_SCORE && digits >= least && is_better {
            best = Some(DateLine { of_three, offset, score });
        }
    }
    best
}

impl DateLine {
    /// Returns the cells of the line in their columns, for a line of this width.
    pub fn aligned(self, cells: &[Cell], width: usize) -> Vec<Cell> {
        let column = if self.of_three { 0 } else { NATIONALITY };
        to_width(shifted(cells, self.offset as isize - column as isize), column + CORE, width)
    }

    /// Returns the length of the line with the fixed part in its columns.
    pub fn length(self, cells: &[Cell]) -> usize {
        if self.of_three { cells.len() - self.offset } else { cells.len() - self.offset + NATIONALITY }
    }
}

/// Returns where a first line begins, given that the state's code is in its third column; `None` where there is no
/// state.
pub(super) fn first_line(cells: &[Cell]) -> Option<isize> {
    let state_at = |start: isize| {
        let from = usize::try_from(start + 2).ok()?;
        state(cells.get(from..from + 3)?)
    };
    let code_at = |start: isize| usize::try_from(start).ok().and_then(|start| cells.get(start));
    let is_code = |cell: &Cell| "PVIAC".contains(as_letter(cell.character).unwrap_or(Cell::UNKNOWN));
    // Where the first two characters were not read, the state comes first.
    let starts = [0, 1, -1, 2, -2];
    let with_code =
        starts.into_iter().find(|start| state_at(*start).is_some() && code_at(*start).is_some_and(is_code));
    with_code.or_else(|| starts.into_iter().find(|start| state_at(*start).is_some()))
}

/// Returns the cells of a first line in their columns, of which the first `fixed` contain no run of fillers. Names run
/// to the end of the line, so fillers are what is missing there.
pub(super) fn aligned_first(cells: &[Cell], fixed: Option<usize>, width: usize) -> Vec<Cell> {
    let cells = shifted(cells, first_line(cells).unwrap_or(0));
    match fixed {
        Some(fixed) => to_width(cells, fixed, width),
        None => aligned_names(&cells, width),
    }
}

/// Returns the cells of a line that ends in names in their columns. The fillers after the names are what is missing.
pub(super) fn aligned_names(cells: &[Cell], width: usize) -> Vec<Cell> {
    let mut cells = cells.to_vec();
    while cells.len() < width {
        cells.push(Cell::supplied('<'));
    }
    to_width(cells, 0, width)
}

/// Returns the code of a state in three cells, each taken as read, as a look-alike or as the witness's second choice;
/// `None` if no state fits, or more than one.
pub(super) fn state(cells: &[Cell]) -> Option<[char; 3]> {
    let [a, b, c] = cells else { return None };
    let choices = |cell: &Cell| {
        let rival = cell.rival.map(|(rival, _)| rival);
        let all = std::iter::once(cell.character).chain(rival).chain(letters_like(cell.character));
        all.filter(|choice| !choice.is_ascii_digit()).collect::<Vec<_>>()
    };
    let (seconds, thirds) = (choices(b), choices(c));
    let mut known: Vec<[char; 3]> = Vec::new();
    for first in choices(a) {
        for second in &seconds {
            known.extend(thirds.iter().map(|third| [first, *second, *third]).filter(is_code));
        }
    }
    let as_read = [a.character, b.character, c.character];
    let first = *known.first()?;
    (first == as_read || known.iter().all(|code| *code == first)).then_some(first)
}

fn is_code(code: &[char; 3]) -> bool {
    is_state(code.iter().collect::<String>().trim_end_matches('<'))
}

/// Drops this many cells in front, or puts as many unread ones there.
fn shifted(cells: &[Cell], by: isize) -> Vec<Cell> {
    match usize::try_from(by) {
        Ok(by) => cells[by.min(cells.len())..].to_vec(),
        Err(_) => {
            let unread = std::iter::repeat_n(Cell::supplied(Cell::UNKNOWN), by.unsigned_abs());
            unread.chain(cells.iter().copied()).collect()
        }
    }
}

/// Brings a line to its width. Recognisers miscount long runs of one character, so the longest run of fillers after the
/// fixed columns is lengthened or shortened; without one, the end is.
pub(super) fn to_width(mut cells: Vec<Cell>, fixed: usize, width: usize) -> Vec<Cell> {
    let (at, length) = longest_run(&cells, fixed);
    if cells.len() < width {
        let missing = width - cells.len();
        let (at, character) = if length >= 2 || at + length == cells.len() && length > 0 {
            (at, '<')
        } else {
            (cells.len(), Cell::UNKNOWN)
        };
        cells.splice(at..at, std::iter::repeat_n(Cell::supplied(character), missing));
    } else if length > cells.len() - width {
        cells.drain(at..at + (cells.len() - width));
    }
    cells.truncate(width);
    cells
}

/// Returns the start and length of the longest run of fillers from a column on.
fn longest_run(cells: &[Cell], from: usize) -> (usize, usize) {
    let mut best = (cells.len(), 0);
    let mut length = 0;
    for (at, cell) in cells.iter().enumerate().skip(from) {
        length = if cell.is_filler() { length + 1 } else { 0 };
        if length > best.1 {
            best = (at + 1 - length, length);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(bool, usize)> {
        let cells: Vec<Cell> = line.chars().map(Cell::supplied).collect();
        date_line(&cells).map(|line| (line.of_three, line.offset))
    }

    #[test]
    fn a_date_may_be_unknown_as_far_as_fillers_say() {
        for line in [
            "L898902C36UTO7408122F3302277<<<<<<<<<<<<<<06",
            "L898902C36UTO<<<<<<0F3302277<<<<<<<<<<<<<<06",
            "L898902C36UTO<<<<<<<F3302277<<<<<<<<<<<<<<06",
            "L898902C36UTO7408<<7F3302277<<<<<<<<<<<<<<06",
            "L898902C36UTO7408122F<<<<<<0<<<<<<<<<<<<<<06",
        ] {
            assert_eq!(found(line), Some((false, 10)), "{line}");
        }
        for line in [
            "7408122F<<<<<<0UTO<<<<<<<<<<<6",
            "<<<<<<0F3302277UTO<<<<<<<<<<<6",
            "74<<<<3F3302277UTO<<<<<<<<<<<6",
        ] {
            assert_eq!(found(line), Some((true, 0)), "{line}");
        }
    }

    #[test]
    fn fillers_alone_are_no_dates() {
        for line in [
            "L898902C36<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<16",
            "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
            "L898902C36UTO<<<<<<0F<<<<<<0<<<<<<<<<<<<<<06",
            "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
