//! Finds the zones on the pages of readings.

use std::ops::RangeInclusive;

use vouch_core::{BoundingBox, PageReading, Reading, TextOrigin};

use crate::cell::Cell;
use crate::fit::{DateLine, aligned_first, aligned_names, date_line, first_line};
use crate::format::Format;
use crate::french;
use crate::look_alike::as_letter;
use crate::strip::{Strip, strips};
use crate::zone::Zone;

/// Greatest distance of neighbouring lines of a zone, in heights of a line, from middle to middle.
const FARTHEST: f32 = 4.0;

/// Fewest signs that a date line belongs to a zone: check digits that fit, fillers, the beginning of a passport above
/// it or a state there, which counts twice.
const LEAST_SIGNS: usize = 3;

/// Characters of a first line as it may be read: lines have 30 to 44, and fillers at their end are miscounted.
const FIRST_LINE_LENGTHS: RangeInclusive<usize> = 24..=50;

/// The length between formats of 36 characters and those of 44.
const MIDDLE_LENGTH: usize = 40;

/// Finds the zones in all readings, those of one reading from top to bottom.
pub fn find(readings: &[Reading]) -> Vec<Zone> {
    let pages = readings
        .iter()
        .enumerate()
        .flat_map(|(index, reading)| reading.pages.iter().map(move |page| (index, page)));
    pages.flat_map(|(reading, page)| Search { strips: strips(&page.layout), page, reading }.zones()).collect()
}

/// The search of one page of one reading.
struct Search<'a> {
    strips: Vec<Strip>,
    page: &'a PageReading,
    reading: usize,
}

impl Search<'_> {
    fn zones(&self) -> Vec<Zone> {
        let dated = self.strips.iter().filter_map(|strip| self.dated(strip, date_line(&strip.cells)?));
        let mut found: Vec<Zone> = dated.collect();
        found.sort_by_key(|zone| std::cmp::Reverse((zone.fitting(), zone.lines.iter().flatten().count())));
        let mut zones: Vec<Zone> = Vec::new();
        let french = self.strips.iter().filter_map(|strip| self.french(strip));
        let undated = self.strips.iter().filter_map(|strip| self.undated(strip));
        for zone in found.into_iter().chain(french).chain(undated) {
            let is_free = |line| zones.iter().all(|other| !other.text_lines.contains(line));
            if zone.text_lines.iter().all(is_free) {
                zones.push(zone);
            }
        }
        zones.sort_by(|a, b| a.bounds.y.total_cmp(&b.bounds.y));
        zones
    }

    /// Returns the zone around a date line. Text that only looks like a date line has no state above it, no fillers and
    /// hardly a check digit that fits.
    fn dated(&self, strip: &Strip, line: DateLine) -> Option<Zone> {
        let first = self
            .neighbour(strip, Side::Above, line.length(&strip.cells), |above| {
                is_first(above) || !line.of_three && is_names(above)
            })
            .or_else(|| self.tilted(strip).filter(|_| !line.of_three));
        let names = line.of_three.then(|| self.neighbour(strip, Side::Below, 30, is_names)).flatten();
        let format = if line.of_three { Format::Td1 } else { two_lines(first, line.length(&strip.cells)) };
        let width = format.layout().width;
        let dates = line.aligned(&strip.cells, width);
        let above = first.map(|first| aligned_first(&first.cells, line.of_three.then_some(15), width));
        let mut lines = vec![above, Some(dates)];
        if line.of_three {
            lines.push(names.map(|names| aligned_names(&names.cells, width)));
        }
        let strips = [first, Some(strip), names];
        let zone = self.zone(format, lines, strips.into_iter().flatten())?;
        let has_state = first.is_some_and(is_first);
        let has_code = first.is_some_and(|first| begins_as_passport(&first.cells));
        let signs = zone.fitting()
            + if has_state { 2 } else { usize::from(has_code) }
            + usize::from(strip.fillers() >= 2);
        (signs >= LEAST_SIGNS).then_some(zone)
    }

    /// Returns the zone of an old French card, from its first line and the second one below.
    fn french(&self, strip: &Strip) -> Option<Zone> {
        let first = french::first_line(&strip.cells)?;
        let width = Format::OldFrench.layout().width;
        let below =
            self.neighbour(strip, Side::Below, width, |below| french::second_line(&below.cells).is_some())?;
        let lines = vec![Some(first), french::second_line(&below.cells)];
        self.zone(Format::OldFrench, lines, [strip, below].into_iter())
    }

    /// Returns a zone of which only the first line can be read: its code, state and fillers identify it.
    fn undated(&self, strip: &Strip) -> Option<Zone> {
        let start = first_line(&strip.cells)?;
        let cells = strip.cells.get(usize::try_from(start).ok()?..)?;
        let code = as_letter(cells.first()?.character).filter(|code| "PVIAC".contains(*code))?;
        let is_pair = |pair: &[Cell]| pair.iter().all(|cell| cell.is_filler());
        if !FIRST_LINE_LENGTHS.contains(&cells.len()) || !cells.windows(2).any(is_pair) {
            return None;
        }
        let below = self.neighbour(strip, Side::Below, cells.len(), |below| {
            let digits = below.cells.iter().filter(|cell| cell.character.is_ascii_digit()).count();
            below.cells.len() >= 20 && (below.fillers() >= 2 || digits >= 8)
        })?;
        let is_card = "IAC".contains(code) && cells[5..14].iter().any(|cell| cell.character.is_ascii_digit());
        let format = if is_card { Format::Td1 } else { two_lines(Some(strip), cells.len()) };
        let width = format.layout().width;
        let first = aligned_first(&strip.cells, is_card.then_some(15), width);
        let lines = std::iter::once(Some(first)).chain(std::iter::repeat_n(None, format.layout().lines - 1));
        self.zone(format, lines.collect(), [strip, below].into_iter())
    }

    fn zone<'a>(
        &self,
        format: Format,
        lines: Vec<Option<Vec<Cell>>>,
        strips: impl Iterator<Item = &'a Strip> + Clone,
    ) -> Option<Zone> {
        let bounds = BoundingBox::around(strips.clone().map(|strip| &strip.bounds))?;
        let text_lines = strips.flat_map(|strip| strip.lines.iter().copied()).collect();
        let is_exact = self.page.origin == TextOrigin::Exact;
        let (page, reading) = (self.page.page, self.reading);
        let mut zone = Zone { format, lines, page, bounds, text_lines, reading, is_exact };
        zone.decide_by_place();
        Some(zone)
    }

    /// Returns the first line of the only passport on a page that is so slanted that the lines are not above each
    /// other. It begins with P and a filler, as nothing else does.
    fn tilted(&self, strip: &Strip) -> Option<&Strip> {
        let is_passport =
            |other: &&Strip| begins_as_passport(&other.cells) && first_line(&other.cells) == Some(0);
        let is_other = |other: &&Strip| other.lines.iter().all(|line| !strip.lines.contains(line));
        let mut others = self.strips.iter().filter(is_other);
        if others.any(|other| date_line(&other.cells).is_some()) {
            return None;
        }
        self.strips.iter().filter(is_other).filter(is_passport).max_by_key(|other| other.cells.len())
    }

    /// Returns the strip above or below that may belong to the same zone: near, of about the same length, and made of
    /// other lines.
    fn neighbour(
        &self,
        strip: &Strip,
        side: Side,
        length: usize,
        is_wanted: impl Fn(&Strip) -> bool,
    ) -> Option<&Strip> {
        let distance = |other: &Strip| {
            let down = (other.bounds.center_y() - strip.bounds.center_y()) / strip.bounds.h.max(1e-4);
            if side == Side::Below { down } else { -down }
        };
        let cost = |other: &Strip| distance(other) + 0.1 * other.cells.len().abs_diff(length) as f32;
        self.strips
            .iter()
            .filter(|other| (0.2..=FARTHEST).contains(&distance(other)))
            .filter(|other| other.bounds.x < strip.bounds.right() && strip.bounds.x < other.bounds.right())
            .filter(|other| other.lines.iter().all(|line| !strip.lines.contains(line)))
            .filter(|other| is_wanted(other))
            .min_by(|a, b| cost(a).total_cmp(&cost(b)))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Above,
    Below,
}

/// Whether these are the first characters of a passport's zone: nothing else begins with P and a filler.
fn begins_as_passport(cells: &[Cell]) -> bool {
    cells.first_chunk().map(|cells: &[Cell; 2]| cells.map(|cell| cell.character)) == Some(['P', '<'])
}

/// Whether a strip may be a first line: it has a state's code or many fillers, and hardly anything but letters and
/// digits.
fn is_first(strip: &Strip) -> bool {
    let known = strip.cells.iter().filter(|cell| cell.is_filler() || cell.character.is_ascii_alphanumeric());
    let has_state = first_line(&strip.cells).is_some();
    known.count() * 8 >= strip.cells.len() * 7 && (has_state && strip.fillers() >= 1 || strip.fillers() >= 3)
}

/// Whether a strip may be a line of names: letters and fillers.
fn is_names(strip: &Strip) -> bool {
    let letters = strip.cells.iter().filter(|cell| as_letter(cell.character).is_some()).count();
    strip.fillers() >= 2 && letters * 8 >= strip.cells.len() * 7
}

/// Returns the format of a zone of two lines. A passport never has the smaller size, and an identity card never the
/// larger. Where the code cannot be read, the length decides.
fn two_lines(first: Option<&Strip>, length: usize) -> Format {
    let code = first.and_then(|first| {
        let start = usize::try_from(first_line(&first.cells)?).ok()?;
        as_letter(first.cells.get(start)?.character)
    });
    match code {
        Some('P') => Format::Td3,
        Some('V') if length > MIDDLE_LENGTH => Format::MrvA,
        Some('V') => Format::MrvB,
        _ if length > MIDDLE_LENGTH => Format::Td3,
        _ => Format::Td2,
    }
}
