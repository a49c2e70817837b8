//! A zone: its characters in their columns, and whether its check digits fit.

use std::fmt;

use vouch_core::BoundingBox;

use crate::cell::Cell;
use crate::check_digit::check_digit;
use crate::fit::state;
use crate::format::{Format, Layout, Span};
use crate::look_alike::{as_digit, as_letter};

/// A zone as one witness read it.
#[derive(Clone)]
pub struct Zone {
    /// Its format.
    pub format: Format,
    /// Its lines, each as wide as the format says; `None` for one that was not found or does not keep to the format.
    pub lines: Vec<Option<Vec<Cell>>>,
    /// The index of the page in the source, from 0.
    pub page: u32,
    /// Where it is.
    pub bounds: BoundingBox,
    /// The indices of its lines on the page.
    pub text_lines: Vec<usize>,
    /// The index of the reading it was found in.
    pub reading: usize,
    /// Whether its characters are those of the file and not recognised.
    pub is_exact: bool,
}

/// A document number and its check digit, wherever the format has them.
pub struct Number {
    /// Its characters, without fillers at the end.
    pub cells: Vec<Cell>,
    /// Whether its check digit fits.
    pub fits: bool,
    /// How many characters of the first optional field it uses.
    pub overflow: usize,
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Zone").field("format", &self.format).field("page", &self.page).finish_non_exhaustive()
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Number").field("fits", &self.fits).finish_non_exhaustive()
    }
}

impl Zone {
    /// Returns the places of the fields in its format.
    pub fn layout(&self) -> &'static Layout {
        self.format.layout()
    }

    /// Returns the characters of a span; `None` where its line was not found.
    pub fn cells(&self, span: Span) -> Option<&[Cell]> {
        self.lines.get(span.line)?.as_deref()?.get(span.from..span.to)
    }

    /// Decides look-alikes by their places: digits in dates and check digits, letters in names and codes of states.
    /// Exact characters stay as they are.
    pub fn decide_by_place(&mut self) {
        if self.is_exact {
            return;
        }
        let layout = self.layout();
        let [number_check, optional_check] = [Some(layout.number_check), layout.optional_check];
        let digits = [layout.birth, layout.birth_check, layout.expiry, layout.expiry_check];
        let composite = layout.composite.map(|(_, check)| check);
        let others = layout.digits.iter().copied();
        for span in
            digits.into_iter().chain(number_check).chain(optional_check).chain(composite).chain(others)
        {
            self.decide(span, as_digit);
        }
        self.decide(Span { to: layout.code.from + 1, ..layout.code }, as_letter);
        self.decide(layout.names, as_letter);
        layout.given.into_iter().for_each(|given| self.decide(given, as_letter));
        for span in [layout.state, layout.nationality] {
            let cells = self.cells(span).unwrap_or_default();
            if let Some(code) = state(cells) {
                self.put(span, &code.iter().collect::<String>());
            } else if cells.iter().any(|cell| cell.character.is_ascii_uppercase()) {
                // No state has this code, but it is a code of letters.
                self.decide(span, as_letter);
            }
        }
    }

    /// Takes the cells of a span for these characters.
    pub fn put(&mut self, span: Span, characters: &str) {
        for (cell, character) in self.cells_mut(span).iter_mut().zip(characters.chars()) {
            *cell = cell.taken_for(character);
        }
    }

    fn decide(&mut self, span: Span, taken: impl Fn(char) -> Option<char>) {
        for cell in self.cells_mut(span) {
            *cell = taken(cell.character).map_or(*cell, |character| cell.taken_for(character));
        }
    }

    fn cells_mut(&mut self, span: Span) -> &mut [Cell] {
        let line = self.lines.get_mut(span.line).and_then(Option::as_mut);
        line.and_then(|line| line.get_mut(span.from..span.to)).unwrap_or_default()
    }

    /// Returns the document number. One of more than nine characters continues in the first optional field, up to a
    /// filler. A filler then takes the place of the check digit, which comes last.
    pub fn number(&self) -> Option<Number> {
        let layout = self.layout();
        let [own, check] = [self.cells(layout.number)?, self.cells(layout.number_check)?];
        let may_overflow = matches!(self.format, Format::Td1 | Format::Td2);
        let rest = layout.optional.first().and_then(|span| self.cells(*span)).unwrap_or_default();
        let length = rest.iter().position(|cell| cell.is_filler()).unwrap_or(rest.len());
        if may_overflow && check[0].is_filler() && length >= 2 && own.iter().all(|cell| !cell.is_filler()) {
            let (more, digit) = (&rest[..length - 1], rest[length - 1]);
            let cells = [own, more].concat();
            return Some(Number { fits: fits(&cells, digit), cells, overflow: length });
        }
        let length = own.iter().rposition(|cell| !cell.is_filler()).map_or(0, |last| last + 1);
        let cells = own[..length].to_vec();
        (length > 0).then(|| Number { cells, fits: fits(own, check[0]), overflow: 0 })
    }

    /// Whether the check digit of a field fits.
    pub fn fits(&self, field: Span, check: Span) -> bool {
        let digit = self.cells(check).and_then(|cells| cells.first());
        self.cells(field).zip(digit).is_some_and(|(cells, digit)| fits(cells, *digit))
    }

    /// Whether the check digit over the whole fits; `None` where the format has none.
    pub fn composite_fits(&self) -> Option<bool> {
        let (covered, check) = self.layout().composite?;
        let covered: Vec<Cell> =
            covered.iter().filter_map(|span| self.cells(*span)).flatten().copied().collect();
        Some(self.cells(check).is_some_and(|digit| fits(&covered, digit[0])))
    }

    /// Returns how many of its check digits fit.
    pub fn fitting(&self) -> usize {
        let layout = self.layout();
        let number = self.number().is_some_and(|number| number.fits);
        let birth = self.fits(layout.birth, layout.birth_check);
        let expiry = self.fits(layout.expiry, layout.expiry_check);
        let composite = self.composite_fits() == Some(true);
        [number, birth, expiry, composite].into_iter().filter(|fits| *fits).count()
    }

    /// Returns how many of its characters were read, and not supplied to fill the width of a line.
    pub fn read(&self) -> usize {
        self.lines.iter().flatten().flatten().filter(|cell| cell.bounds.is_some()).count()
    }

    /// Returns the text of the lines that were found.
    pub fn text(&self) -> Vec<String> {
        self.lines.iter().flatten().map(|line| text(line)).collect()
    }
}

/// Returns the characters as they are taken.
pub fn text(cells: &[Cell]) -> String {
    cells.iter().map(|cell| cell.character).collect()
}

/// Whether a digit is the check digit of these cells. That of an empty field may be a filler.
fn fits(cells: &[Cell], digit: Cell) -> bool {
    let text = text(cells);
    match digit.character {
        '<' => !text.is_empty() && text.chars().all(|character| character == '<'),
        digit => check_digit(&text).is_some_and(|fitting| digit.to_digit(10) == Some(u32::from(fitting))),
    }
}
