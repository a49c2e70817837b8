//! Where a second reading of a zone is taken: at every line of it from end to end, however much was found, and where a
//! line must be that was not found at all.

use vouch_core::{Alphabet, BoundingBox, PageReading, Reading, TextRegion};

use super::group_by_document;
use crate::layout::orientation::Turned;
use vouch_mrz::{self as mrz, Zone};

/// The distance between lines, in widths of a character: ICAO 9303 prescribes ten characters and four lines to the
/// inch.
const LINE: f32 = 2.5;
/// Least overlap in height of pieces of one line.
const SAME_LINE: f32 = 0.4;
/// A line that ends this many characters before the others is taken to continue.
const MISSING: f32 = 1.5;

/// Returns the regions of the zones on these pages to be read again. `upright` are the readings on upright pages,
/// `shown` the same ones as they were read.
pub(super) fn regions(upright: &[Reading], shown: &[Reading], turned: &Turned) -> Vec<TextRegion> {
    let zones = mrz::find(upright);
    let best = group_by_document(&zones).into_iter().map(|same| same[0]).filter(|zone| !zone.is_exact);
    best.flat_map(|zone| {
        let of_page = |readings: &'_ [Reading]| {
            readings[zone.reading].pages.iter().position(|page| page.page == zone.page)
        };
        let at = of_page(upright);
        let pages = at.map(|at| (&upright[zone.reading].pages[at], &shown[zone.reading].pages[at]));
        pages.map_or_else(Vec::new, |(page, shown)| ZoneOnPage { zone, page, shown, turned }.regions())
    })
    .collect()
}

/// A zone and its page, upright and as it is shown.
struct ZoneOnPage<'a> {
    zone: &'a Zone,
    page: &'a PageReading,
    shown: &'a PageReading,
    turned: &'a Turned,
}

impl ZoneOnPage<'_> {
    fn regions(&self) -> Vec<TextRegion> {
        let rows = self.rows();
        let words = |row: &Vec<usize>| {
            let lines = row.iter().filter_map(|line| self.shown.layout.lines.get(*line));
            let found = lines.flat_map(|line| &line.words).map(|word| word.bounds);
            let Some(bounds) = self.around(row) else { return found.collect() };
            let (left, right) = (self.zone.bounds.x, self.zone.bounds.right());
            let missing = MISSING * self.pitch();
            let before = (bounds.x - left > missing).then(|| self.character_box(left, &bounds));
            let behind =
                (right - bounds.right() > missing).then(|| self.character_box(right - self.pitch(), &bounds));
            before.into_iter().chain(found).chain(behind).collect()
        };
        let all = rows.iter().map(words).chain(self.missing(&rows));
        let (page, slant) = (self.page.page, self.shown.slant);
        all.map(|words| TextRegion { page, words, slant, alphabet: Alphabet::Mrz }).collect()
    }

    /// Returns the lines of the page that make up the zone, grouped by row, from left to right.
    fn rows(&self) -> Vec<Vec<usize>> {
        let bounds = |line: usize| self.page.layout.lines[line].bounds;
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for line in &self.zone.text_lines {
            match rows.iter_mut().find(|row| bounds(row[0]).row_overlap(&bounds(*line)) > SAME_LINE) {
                Some(row) => row.push(*line),
                None => rows.push(vec![*line]),
            }
        }
        for row in &mut rows {
            row.sort_by(|a, b| bounds(*a).x.total_cmp(&bounds(*b).x));
        }
        rows
    }

    /// Returns where the first line of a zone must be, if only the line below it was found.
    fn missing(&self, rows: &[Vec<usize>]) -> Option<Vec<BoundingBox>> {
        let ([None, Some(_), ..], [below]) = (self.zone.lines.as_slice(), rows) else { return None };
        let below = self.around(below)?;
        let above = BoundingBox { y: below.y - LINE * self.pitch() * self.page.aspect, ..below };
        (above.y > 0.0).then(|| {
            [above.x, above.right() - self.pitch()].map(|left| self.character_box(left, &above)).to_vec()
        })
    }

    fn around(&self, row: &[usize]) -> Option<BoundingBox> {
        BoundingBox::around(row.iter().map(|line| &self.page.layout.lines[*line].bounds))
    }

    /// Returns the width of a character of the zone on the upright page.
    fn pitch(&self) -> f32 {
        self.zone.bounds.w / self.zone.layout().width as f32
    }

    /// Returns a place of one character at this left edge, aligned with `row`, on the page as it is shown.
    fn character_box(&self, left: f32, row: &BoundingBox) -> BoundingBox {
        let place = BoundingBox { x: left, w: self.pitch(), ..*row };
        // Pages that are nearly level were not turned, so some of their slant remains.
        let rise = self.page.slant.to_radians().tan() * self.page.aspect;
        let y = place.y + rise * (place.center_x() - row.center_x());
        self.turned.shown(self.page.page, &BoundingBox { y, ..place })
    }
}
