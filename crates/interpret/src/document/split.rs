//! Splits a source into documents: a scan may hold several receipts, a PDF several invoices. A page is split only where
//! a broad gap runs through it and every part is a document of its own. Pages are split where another number and
//! another total begin. In doubt a source is one document.

use vouch_core::{BoundingBox, Line, PageReading, TextLayout, median};

use crate::document::page_summary::PageSummary;
use crate::layout::annotated::{AnnotatedReading, AnnotatedText};
use crate::layout::extent::Extent;

/// Least gap between two documents on one page, in heights of the text.
const GAP: f32 = 1.5;
/// Least gap as a fraction of the page's height.
const LEAST_GAP: f32 = 0.02;

/// Returns the documents on the pages of one witness, in reading order.
pub(crate) fn split_into_documents(reading: &AnnotatedReading<'_>) -> Vec<Extent> {
    let mut documents: Vec<Extent> = Vec::new();
    let mut run: Vec<(u32, &AnnotatedText)> = Vec::new();
    for (page, annotated) in &reading.pages {
        let parts = parts(page);
        if let [_, _, ..] = parts.as_slice() {
            documents.extend(split_whole_pages(&std::mem::take(&mut run)));
            documents.extend(parts.into_iter().map(|part| Extent::part(page.page, part)));
        } else {
            run.push((page.page, annotated));
        }
    }
    documents.extend(split_whole_pages(&run));
    documents
}

/// Splits whole pages where another document begins. A page without a total of its own belongs to the pages before it.
fn split_whole_pages(pages: &[(u32, &AnnotatedText)]) -> Vec<Extent> {
    let mut runs: Vec<Run> = Vec::new();
    for (page, annotated) in pages {
        let summary = PageSummary::of(annotated);
        match runs.last_mut().filter(|run| summary.goes_on(&run.summaries)) {
            Some(run) => {
                run.pages.push(*page);
                run.summaries.push(summary);
            }
            None => runs.push(Run { pages: vec![*page], summaries: vec![summary] }),
        }
    }
    let mut whole: Vec<Run> = Vec::new();
    for run in runs {
        match whole.last_mut().filter(|before| !run.has_total() || !before.has_total()) {
            Some(before) => {
                before.pages.extend(run.pages);
                before.summaries.extend(run.summaries);
            }
            None => whole.push(run),
        }
    }
    whole.into_iter().map(|run| Extent::whole(run.pages)).collect()
}

/// Pages that may be one document.
struct Run {
    pages: Vec<u32>,
    /// The summary of each page.
    summaries: Vec<PageSummary>,
}

impl Run {
    fn has_total(&self) -> bool {
        self.summaries.iter().any(|page| !page.totals.is_empty())
    }
}

/// Returns a page with only the lines whose middle is in a box.
fn within(page: &PageReading, bounds: &BoundingBox) -> PageReading {
    let holds = |line: &&Line| bounds.holds_middle_of(&line.bounds);
    let lines = page.layout.lines.iter().filter(holds).cloned().collect();
    PageReading { layout: TextLayout { lines }, ..page.clone() }
}

/// Returns the parts of a page that are documents of their own, or the whole page.
fn parts(page: &PageReading) -> Vec<BoundingBox> {
    let mut whole = vec![BoundingBox::page()];
    let mut parts: Vec<BoundingBox> = Vec::new();
    while let Some(part) = whole.pop() {
        match split_part(page, &part) {
            Some((first, second)) => whole.extend([second, first]),
            None => parts.push(part),
        }
    }
    parts
}

/// Splits a part of a page in two along its broadest gap, if both sides are documents. A side without date or vendor is
/// not enough, not even side by side: invoices have columns.
fn split_part(page: &PageReading, part: &BoundingBox) -> Option<(BoundingBox, BoundingBox)> {
    let here = within(page, part);
    let lines = || here.layout.lines.iter().map(|line| line.bounds);
    let least = (GAP * usual_height(&here)).max(LEAST_GAP);
    let across = gaps(lines().map(|b| (b.x, b.right())), least / page.aspect).map(|middle| {
        let left = BoundingBox::from_edges(part.x, part.y, middle, part.bottom());
        (left, BoundingBox::from_edges(middle, part.y, part.right(), part.bottom()))
    });
    let down = gaps(lines().map(|b| (b.y, b.bottom())), least).map(|middle| {
        let upper = BoundingBox::from_edges(part.x, part.y, part.right(), middle);
        (upper, BoundingBox::from_edges(part.x, middle, part.right(), part.bottom()))
    });
    let summaries =
        |(a, b): &(BoundingBox, BoundingBox)| (summary(&within(page, a)), summary(&within(page, b)));
    let mut apart = across.chain(down).map(|sides| (summaries(&sides), sides));
    let ((a, b), sides) = apart.find(|((a, b), _)| a.is_separate_from(b))?;
    // If the broadest gap separates a bill from its payment slip, a narrower one only cuts through the bill.
    (!a.belongs_to(&b)).then_some(sides)
}

fn summary(part: &PageReading) -> PageSummary {
    PageSummary::of(&AnnotatedText::of_page("", part))
}

/// Returns the median height of the lines, as a fraction of the page's height.
fn usual_height(page: &PageReading) -> f32 {
    median(page.layout.lines.iter().map(|line| line.bounds.h)).unwrap_or(0.0)
}

/// Returns the middles of the gaps between ranges that are broader than `least`, the broadest first.
fn gaps(ranges: impl Iterator<Item = (f32, f32)>, least: f32) -> impl Iterator<Item = f32> {
    let mut ranges: Vec<(f32, f32)> = ranges.collect();
    ranges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut gaps: Vec<(f32, f32)> = Vec::new();
    let mut end = ranges.first().map_or(0.0, |first| first.1);
    for (start, stop) in ranges {
        if start - end > least {
            gaps.push((start - end, (start + end) / 2.0));
        }
        end = end.max(stop);
    }
    gaps.sort_by(|a, b| b.0.total_cmp(&a.0));
    gaps.into_iter().map(|(_, middle)| middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::layout::rows::tests::page;

    fn split(pages: &[PageReading]) -> Vec<Extent> {
        split_into_documents(&AnnotatedReading::new("device", pages))
    }

    const RECEIPT: &[&str] = &[
        "LUCKY TRADING",
        "12, JALAN MAWAR 3",
        "81100 JOHOR BAHRU",
        "DATE: 22/03/2018",
        "GREEN TEA 12.50",
        "TOTAL 12.50",
    ];

    fn receipt_at(x: f32, y: f32) -> Vec<(f32, f32, &'static str)> {
        RECEIPT.iter().enumerate().map(|(at, text)| (x, y + 0.025 * at as f32, *text)).collect()
    }

    #[test]
    fn receipts_side_by_side_and_one_above_the_other_are_split() {
        let beside = page(&[receipt_at(0.05, 0.1), receipt_at(0.6, 0.1)].concat());
        let above = page(&[receipt_at(0.05, 0.1), receipt_at(0.05, 0.6)].concat());
        let four = page(
            &[receipt_at(0.05, 0.1), receipt_at(0.6, 0.1), receipt_at(0.05, 0.6), receipt_at(0.6, 0.6)]
                .concat(),
        );
        assert_eq!(split(&[beside]).len(), 2);
        assert_eq!(split(&[above]).len(), 2);
        assert_eq!(split(&[four]).len(), 4);
    }

    #[test]
    fn a_payment_slip_with_date_and_vendor_stays_with_its_bill() {
        let mut bill = receipt_at(0.05, 0.1);
        bill.push((0.05, 0.075, "INVOICE NO: 562044387"));
        let mut slip = receipt_at(0.05, 0.6);
        assert_eq!(split(&[page(&[bill.clone(), slip.clone()].concat())]).len(), 1);
        slip.iter_mut().filter(|line| line.2.contains("12.50")).for_each(|line| line.2 = "TOTAL 30.00");
        assert_eq!(split(&[page(&[bill, slip].concat())]).len(), 2, "another total is another document");
    }

    #[test]
    fn the_slip_of_a_payment_belongs_to_its_receipt() {
        let slip = ["TOTAL 12.50", "VISA 4111", "APPROVED", "TEL 07-3334444", "THANK YOU"];
        let slip = slip.iter().enumerate().map(|(at, text)| (0.05, 0.6 + 0.025 * at as f32, *text));
        let both = page(&receipt_at(0.05, 0.1).into_iter().chain(slip).collect::<Vec<_>>());
        assert_eq!(split(&[both]).len(), 1);
    }

    #[test]
    fn one_receipt_stays_one() {
        let columns = page(&[
            (0.05, 0.10, "LUCKY TRADING"),
            (0.05, 0.13, "12, JALAN MAWAR 3"),
            (0.05, 0.30, "DATE: 22/03/2018"),
            (0.05, 0.33, "GREEN TEA"),
            (0.70, 0.33, "12.50"),
            (0.05, 0.60, "TOTAL"),
            (0.70, 0.60, "12.50"),
        ]);
        assert_eq!(split(&[columns]).len(), 1);
        assert_eq!(split(&[]).len(), 0);
    }

    #[test]
    fn pages_are_split_where_another_number_begins() {
        let invoice = |index: u32, number: &'static str| {
            let mut page =
                page(&[(0.1, 0.1, number), (0.1, 0.2, "Date 22/03/2018"), (0.1, 0.3, "Total 12.50")]);
            page.page = index;
            page
        };
        let terms = PageReading { page: 2, ..page(&[(0.1, 0.1, "General terms and conditions")]) };
        let pages = [invoice(0, "Invoice No: A-1001"), invoice(1, "Invoice No: A-1002"), terms];
        let found: Vec<Vec<u32>> = split(&pages).iter().map(Extent::pages).collect();
        assert_eq!(found, [vec![0], vec![1, 2]]);
        let items = |index| PageReading {
            page: index,
            ..page(&[(0.1, 0.1, "Invoice No: A-1001"), (0.1, 0.2, "Tea 12.50")])
        };
        let pages = [items(0), invoice(1, "Invoice No: A-1001"), invoice(2, "Invoice No: A-1002")];
        let found: Vec<Vec<u32>> = split(&pages).iter().map(Extent::pages).collect();
        assert_eq!(found, [vec![0, 1], vec![2]], "the total is on the last page");
        let same = [invoice(0, "Invoice No: A-1001"), invoice(1, "Invoice No: A-1001")];
        assert_eq!(split(&same).len(), 1);
    }

    fn bill(index: u32, lines: &[&'static str]) -> PageReading {
        let placed: Vec<(f32, f32, &str)> =
            lines.iter().enumerate().map(|(at, text)| (0.1, 0.1 + 0.04 * at as f32, *text)).collect();
        PageReading { page: index, ..page(&placed) }
    }

    fn split_pages(pages: &[PageReading]) -> Vec<Vec<u32>> {
        split(pages).iter().map(Extent::pages).collect()
    }

    #[test]
    fn page_counts_are_believed() {
        let heading = ["LUCKY TRADING", "12, JALAN MAWAR 3", "81100 JOHOR BAHRU", "Date 22/03/2018"];
        let counted = |index, count, total| bill(index, &[&heading[..], &[total, count]].concat());
        let two = [counted(0, "Page 1 of 2", "Total 12.50"), counted(1, "Page 2 of 2", "Total 30.00")];
        assert_eq!(split_pages(&two), [[0, 1]]);
        let each = [counted(0, "Page 1 of 1", "Total 12.50"), counted(1, "Page 1 of 2", "Total 30.00")];
        assert_eq!(split_pages(&each), [[0], [1]]);
    }

    #[test]
    fn another_vendor_begins_another_document_and_a_repeated_heading_does_not() {
        let of = |index, tax_id, total| {
            let heading = ["MUSTER GMBH", "Musterweg 7", "10115 Berlin", "Datum: 22.03.2018"];
            bill(index, &[&heading[..], &[tax_id, total]].concat())
        };
        let (one, two) = ("USt-IdNr.: DE136695976", "USt-IdNr.: DE811907980");
        assert_eq!(
            split_pages(&[of(0, one, "Gesamt 12,50 EUR"), of(1, two, "Gesamt 30,00 EUR")]),
            [[0], [1]]
        );
        assert_eq!(split_pages(&[of(0, one, "Gesamt 12,50 EUR"), of(1, one, "Gesamt 30,00 EUR")]), [[0, 1]]);
        assert_eq!(split_pages(&[of(0, one, "Gesamt 12,50 EUR"), of(1, two, "Gesamt 12,50 EUR")]), [[0, 1]]);
    }

    #[test]
    fn a_receipt_without_a_total_is_split_by_its_number() {
        let mut lost = receipt_at(0.6, 0.1);
        lost.iter_mut().filter(|line| line.2 == "TOTAL 12.50").for_each(|line| line.2 = "TEL 07-3334444");
        lost.push((0.6, 0.275, "INVOICE NO: 88104422"));
        let mut whole = receipt_at(0.05, 0.1);
        assert_eq!(split(&[page(&[whole.clone(), lost.clone()].concat())]).len(), 1);
        whole.push((0.05, 0.275, "INVOICE NO: 56204438"));
        assert_eq!(split(&[page(&[whole, lost].concat())]).len(), 2);
    }
}
