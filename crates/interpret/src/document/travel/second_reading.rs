//! Where a second look at a zone is taken: at every line of it from end to end, whatever of it was found, and where a
//! line must stand that was not found at all.

use vouch_core::{Alphabet, BoundingBox, PageReading, Reading, TextRegion};

use super::sightings;
use crate::layout::orientation::Turned;
use vouch_mrz as mrz;
use vouch_mrz::Zone;

/// From line to line, in widths of a character: ICAO 9303 prints ten characters to the inch and four lines.
const LINE: f32 = 2.5;
/// Shared height from which on pieces are of one line.
const SAME_LINE: f32 = 0.4;
/// A line that ends so many characters before the others is taken to go on.
const SHORT: f32 = 1.5;

/// Stretches of the zones on these pages. `upright` are the readings on the page turned upright, `shown` the same ones
/// as they were read.
pub(crate) fn regions(upright: &[Reading], shown: &[Reading], turned: &Turned) -> Vec<TextRegion> {
    let zones = mrz::find(upright);
    let best = sightings(&zones).into_iter().map(|same| same[0]).filter(|zone| !zone.is_exact);
    best.flat_map(|zone| {
        let of_page = |readings: &'_ [Reading]| {
            readings[zone.reading].pages.iter().position(|page| page.page == zone.page)
        };
        let at = of_page(upright);
        let pages = at.map(|at| (&upright[zone.reading].pages[at], &shown[zone.reading].pages[at]));
        pages.map_or_else(Vec::new, |(page, shown)| Look { zone, page, shown, turned }.regions())
    })
    .collect()
}

/// A zone and the page it stands on, turned upright and as it is shown.
struct Look<'a> {
    zone: &'a Zone,
    page: &'a PageReading,
    shown: &'a PageReading,
    turned: &'a Turned,
}

impl Look<'_> {
    fn regions(&self) -> Vec<TextRegion> {
        let rows = self.rows();
        let words = |row: &Vec<usize>| {
            let lines = row.iter().filter_map(|line| self.shown.layout.lines.get(*line));
            let found = lines.flat_map(|line| &line.words).map(|word| word.bounds);
            let Some(bounds) = self.around(row) else { return found.collect() };
            let (left, right) = (self.zone.bounds.x, self.zone.bounds.right());
            let short = SHORT * self.pitch();
            let before = (bounds.x - left > short).then(|| self.mark(left, &bounds));
            let behind = (right - bounds.right() > short).then(|| self.mark(right - self.pitch(), &bounds));
            before.into_iter().chain(found).chain(behind).collect()
        };
        let all = rows.iter().map(words).chain(self.missing(&rows));
        let (page, slant) = (self.page.page, self.shown.slant);
        all.map(|words| TextRegion { page, words, slant, alphabet: Alphabet::Mrz }).collect()
    }

    /// The lines of the page that the zone is made of: those on one row together, from left to right.
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

    /// Where the first line of a zone must stand of which only the line below was found.
    fn missing(&self, rows: &[Vec<usize>]) -> Option<Vec<BoundingBox>> {
        let ([None, Some(_), ..], [below]) = (self.zone.lines.as_slice(), rows) else { return None };
        let below = self.around(below)?;
        let above = BoundingBox { y: below.y - LINE * self.pitch() * self.page.aspect, ..below };
        (above.y > 0.0)
            .then(|| [above.x, above.right() - self.pitch()].map(|left| self.mark(left, &above)).to_vec())
    }

    fn around(&self, row: &[usize]) -> Option<BoundingBox> {
        BoundingBox::around(row.iter().map(|line| &self.page.layout.lines[*line].bounds))
    }

    /// Width of a character of the zone on the upright page.
    fn pitch(&self) -> f32 {
        self.zone.bounds.w / self.zone.layout().width as f32
    }

    /// A place of one character at this left edge that stands in line with `row`, on the page as it is shown.
    fn mark(&self, left: f32, row: &BoundingBox) -> BoundingBox {
        let place = BoundingBox { x: left, w: self.pitch(), ..*row };
        // What is left of the slant after pages that are nearly level were taken as they are.
        let rise = self.page.slant.to_radians().tan() * self.page.aspect;
        let y = place.y + rise * (place.center_x() - row.center_x());
        self.turned.shown(self.page.page, &BoundingBox { y, ..place })
    }
}
