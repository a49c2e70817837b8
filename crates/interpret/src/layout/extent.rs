//! Where a document is: whole pages or parts of them, concluded or chosen by a person. Readings narrowed to an extent
//! are interpreted as one document.

use std::collections::BTreeSet;

use vouch_core::{BoundingBox, LabelledValue, Line, PageReading, Place, Reading, TextLayout};

/// The pages, or parts of pages, that make up one document. A place without a box is a whole page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Extent(Vec<Place>);

impl Extent {
    /// Returns the extent of these places, in their order.
    pub(crate) fn of(places: &[Place]) -> Self {
        Self(places.to_vec())
    }

    /// Returns the extent of one part of a page.
    pub(crate) fn part(page: u32, part: BoundingBox) -> Self {
        Self(vec![Place { page, bounds: (part != BoundingBox::page()).then_some(part) }])
    }

    /// Returns the extent of whole pages.
    pub(crate) fn whole(pages: impl IntoIterator<Item = u32>) -> Self {
        Self(pages.into_iter().map(|page| Place { page, bounds: None }).collect())
    }

    /// Adds what another extent covers.
    pub(crate) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
        self.0.sort_by_key(|place| place.page);
    }

    /// Returns its pages, in order and each once.
    pub(crate) fn pages(&self) -> Vec<u32> {
        self.0.iter().map(|place| place.page).collect::<BTreeSet<u32>>().into_iter().collect()
    }

    /// Returns its places if any is less than a page; otherwise nothing, since page numbers say it all.
    pub(crate) fn parts(&self) -> Vec<Place> {
        if self.is_whole() { Vec::new() } else { self.0.clone() }
    }

    /// Whether it consists of whole pages.
    pub(crate) fn is_whole(&self) -> bool {
        self.0.iter().all(|place| place.bounds.is_none())
    }

    /// Whether something on a page belongs to it: by the middle of its box, or by the page if it has no box.
    pub(crate) fn holds(&self, page: u32, what: Option<&BoundingBox>) -> bool {
        self.0.iter().filter(|part| part.page == page).any(|part| match (part.bounds, what) {
            (Some(part), Some(what)) => part.holds_middle_of(what),
            _ => true,
        })
    }

    /// Returns these pages with only the lines that belong to it; pages without such lines are left out.
    pub(crate) fn pages_of(&self, pages: &[PageReading]) -> Vec<PageReading> {
        pages.iter().filter_map(|page| self.page_of(page)).collect()
    }

    /// Returns what the witnesses saw in it. Data that the file carries belongs to the document on its first page. A
    /// value without a box belongs to every document on its page.
    pub(crate) fn narrow(&self, readings: &[Reading]) -> Vec<Reading> {
        let narrow = |reading: &Reading| Reading {
            pages: self.pages_of(&reading.pages),
            values: reading.values.iter().filter(|value| self.holds_value(value)).cloned().collect(),
            ..reading.clone()
        };
        let has_content = |reading: &Reading| !reading.pages.is_empty() || !reading.values.is_empty();
        readings.iter().map(narrow).filter(has_content).collect()
    }

    /// Returns a page with only the lines that belong to it; `None` where none does.
    pub(crate) fn page_of(&self, page: &PageReading) -> Option<PageReading> {
        let is_in = |line: &&Line| self.holds(page.page, Some(&line.bounds));
        let lines: Vec<Line> = page.layout.lines.iter().filter(is_in).cloned().collect();
        (!lines.is_empty()).then(|| PageReading { layout: TextLayout { lines }, ..page.clone() })
    }

    fn holds_value(&self, value: &LabelledValue) -> bool {
        self.holds(value.page, value.bounds.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use vouch_core::{EngineId, Extraction, FieldKind};

    use super::*;
    use crate::layout::rows::tests::page;
    use crate::{Context, interpret, interpret_parts};

    const CONTEXT: Context = Context { today: jiff::civil::Date::constant(2026, 11, 21), kind: None };

    /// Returns the lines of a receipt with this vendor and total, from a corner of the page on.
    fn receipt(x: f32, y: f32, vendor: &'static str, total: &'static str) -> Vec<(f32, f32, &'static str)> {
        let lines =
            [vendor, "12, JALAN MAWAR 3", "81100 JOHOR BAHRU", "DATE: 22/03/2018", "GREEN TEA", total];
        lines.into_iter().enumerate().map(|(at, text)| (x, y + 0.025 * at as f32, text)).collect()
    }

    fn reading(pages: Vec<PageReading>) -> Reading {
        let engine = EngineId { name: "device".to_owned(), version: "1".to_owned() };
        let read_at = date(2026, 11, 21).to_zoned(jiff::tz::TimeZone::UTC).expect("a day").timestamp();
        Reading { engine, read_at, pages, values: Vec::new() }
    }

    fn vendor_and_total(document: &Extraction) -> (String, String) {
        let value = |field| document.fields[&field].best().value.plain();
        (value(FieldKind::Vendor), value(FieldKind::Total))
    }

    /// Returns two receipts too close together to be split by the gap between them.
    fn close_together() -> Reading {
        let upper = receipt(0.05, 0.1, "LUCKY TRADING SDN BHD", "TOTAL 12.50");
        let lower = receipt(0.05, 0.255, "KOPI SELATAN SDN BHD", "TOTAL 36.05");
        reading(vec![page(&[upper, lower].concat())])
    }

    #[test]
    fn a_person_can_split_one_page_into_two_documents() {
        let readings = [close_together()];
        assert_eq!(interpret(&readings, &CONTEXT).len(), 1);
        let part = |top, bottom| {
            let bounds = Some(BoundingBox::from_edges(0.0, top, 1.0, bottom));
            interpret_parts(&readings, &[Place { page: 0, bounds }], &CONTEXT)
        };
        let (upper, lower) = (part(0.0, 0.25), part(0.25, 1.0));
        assert_eq!(vendor_and_total(&upper), ("LUCKY TRADING SDN BHD".to_owned(), "12.50".to_owned()));
        assert_eq!(vendor_and_total(&lower), ("KOPI SELATAN SDN BHD".to_owned(), "36.05".to_owned()));
        assert_eq!((upper.pages.as_slice(), upper.parts.len()), ([0].as_slice(), 1));
        let place = lower.fields[&FieldKind::Total].best().place.and_then(|place| place.bounds);
        assert!(place.expect("a place").y > 0.25, "places are those of the whole page");
    }

    #[test]
    fn a_person_can_join_pages_that_were_split() {
        let invoice = |index, number, total| PageReading {
            page: index,
            ..page(&[(0.1, 0.1, number), (0.1, 0.2, "Date 22/03/2018"), (0.1, 0.3, total)])
        };
        let pages = vec![
            invoice(0, "Invoice No: A-1001", "Total 12.50"),
            invoice(1, "Invoice No: A-1002", "Total 36.05"),
        ];
        let readings = [reading(pages)];
        assert_eq!(interpret(&readings, &CONTEXT).len(), 2);
        let one = interpret_parts(&readings, &Extent::whole([0, 1]).0, &CONTEXT);
        assert_eq!((one.pages.as_slice(), one.parts.as_slice()), ([0, 1].as_slice(), [].as_slice()));
        let second = interpret_parts(&readings, &Extent::whole([1]).0, &CONTEXT);
        assert_eq!(second.fields[&FieldKind::Total].best().value.plain(), "36.05");
        assert_eq!(second.pages, [1]);
    }

    #[test]
    fn interpreting_the_parts_of_a_document_gives_it_again() {
        let beside = [
            receipt(0.05, 0.1, "LUCKY TRADING SDN BHD", "TOTAL 12.50"),
            receipt(0.6, 0.1, "KOPI SELATAN SDN BHD", "TOTAL 36.05"),
        ];
        let readings = [reading(vec![page(&beside.concat())])];
        let documents = interpret(&readings, &CONTEXT);
        assert_eq!(documents.len(), 2);
        for document in documents {
            let again = interpret_parts(&readings, &document.places(), &CONTEXT);
            assert_eq!(again, Extraction { document: 0, ..document });
        }
    }

    #[test]
    fn a_part_without_text_is_an_unknown_document() {
        let bounds = Some(BoundingBox::from_edges(0.0, 0.9, 1.0, 1.0));
        let empty = interpret_parts(&[close_together()], &[Place { page: 0, bounds }], &CONTEXT);
        assert_eq!((empty.kind.name(), empty.fields.len(), empty.pages), ("unknown", 0, vec![0]));
    }
}
