//! Rows of text with their captions, dates and numbers, and the captions around each date and number.

use std::cmp::Ordering;
use std::ops::Range;

use vouch_core::{BoundingBox, PageReading, median};

use crate::layout::extent::Extent;
use crate::layout::figures::figures_of;
use crate::layout::rows::{Cell, Spot, TextRows, overlaps};
use crate::text::caption::{self, Caption};
use crate::text::tag::{Tag, Tags};
use crate::value::amount::Amount;
use crate::value::date::{self, Day};
use crate::value::time;

/// Rows of text with every possible value in them, and the captions around each.
#[derive(Clone, Debug, Default)]
pub(crate) struct AnnotatedText {
    /// The rows.
    pub text_rows: TextRows,
    /// The captions of each row.
    pub captions: Vec<Vec<Caption>>,
    /// Dates, in reading order.
    pub days: Vec<(CaptionContext, Day)>,
    /// Numbers, in reading order.
    pub figures: Vec<(CaptionContext, Amount)>,
    /// Words with digits that are not dates, times or amounts: numbers of documents, companies, telephones.
    pub codes: Vec<CaptionContext>,
    /// Times of day of each row.
    pub times: Vec<Vec<Range<usize>>>,
    /// The median height of the rows.
    pub usual_height: f32,
    /// The decimal mark of most amounts in the document.
    decimal_mark: Option<char>,
}

/// Where a value is, and the captions around it.
#[derive(Clone, Debug)]
pub(crate) struct CaptionContext {
    /// Its row and bytes.
    pub spot: Spot,
    /// Captions directly before it in its row.
    pub own: Tags,
    /// The text of these captions.
    pub label: Option<Spot>,
    /// Captions further left in its row, beyond other amounts.
    pub row: Tags,
    /// Captions directly above, in a row without amounts; only where its own captions say no more than that it is a
    /// number.
    pub above: Tags,
    /// The heading of its column.
    pub column: Tags,
}

impl AnnotatedText {
    /// Annotates rows of text.
    pub(crate) fn new(text_rows: TextRows) -> Self {
        #[cfg(test)]
        tests::TIMES_ANNOTATED.set(tests::TIMES_ANNOTATED.get() + 1);
        let captions: Vec<Vec<Caption>> =
            text_rows.rows.iter().map(|row| caption::find(&row.text, row.origin)).collect();
        let days: Vec<Vec<Day>> = text_rows.rows.iter().map(|row| date::find(&row.text)).collect();
        let times: Vec<Vec<Range<usize>>> = text_rows.rows.iter().map(|row| time::find(&row.text)).collect();
        let taken: Vec<Vec<Range<usize>>> = (0..text_rows.rows.len())
            .map(|row| {
                days[row].iter().map(|day| day.span.clone()).chain(times[row].iter().cloned()).collect()
            })
            .collect();
        let figures = figures_of(&text_rows, &captions, &taken);
        let codes: Vec<Vec<Range<usize>>> = (0..text_rows.rows.len())
            .map(|index| {
                let money = figures[index]
                    .iter()
                    .filter(|figure| figure.is_money())
                    .map(|figure| figure.span.clone());
                let of_days: Vec<Range<usize>> = days[index].iter().map(|day| day.span.clone()).collect();
                let taken: Vec<Range<usize>> = times[index].iter().cloned().chain(money).collect();
                codes_in(&text_rows.rows[index].text, &captions[index], &of_days, &taken)
            })
            .collect();
        let search = CaptionSearch { text_rows: &text_rows, captions: &captions, figures: &figures };
        let headings = search.headings();
        let (mut found_days, mut found_figures, mut found_codes) = (Vec::new(), Vec::new(), Vec::new());
        for row in 0..text_rows.rows.len() {
            let of_days = days[row].iter().map(|day| day.span.clone());
            let of_money =
                figures[row].iter().filter(|figure| figure.is_money()).map(|figure| figure.span.clone());
            let money: Vec<Range<usize>> = of_money.clone().collect();
            let of_codes =
                codes[row].iter().filter(|code| !is_aside(&text_rows.rows[row].text, code)).cloned();
            let all: Vec<Range<usize>> = of_days.chain(of_money).chain(of_codes).collect();
            for day in &days[row] {
                let stops = search.stops_by_cell(row, &day.span, &all);
                found_days.push((search.context(row, &day.span, &stops, &headings), day.clone()));
            }
            for figure in &figures[row] {
                found_figures.push((search.context(row, &figure.span, &money, &headings), figure.clone()));
            }
            for code in &codes[row] {
                let stops = search.stops_by_cell(row, code, &all);
                found_codes.push(search.context(row, code, &stops, &headings));
            }
        }
        Self {
            usual_height: usual_height(&text_rows),
            decimal_mark: decimal_mark(&found_figures),
            text_rows,
            captions,
            days: found_days,
            figures: found_figures,
            codes: found_codes,
            times,
        }
    }

    /// Annotates one page, or a part of one.
    pub(crate) fn of_page(source: &str, page: &PageReading) -> Self {
        Self::new(TextRows::new(source, &[page]))
    }

    /// Joins the annotated pages of one witness. Annotations never reach across pages, so each page is annotated once,
    /// whatever documents it turns out to be part of.
    pub(crate) fn join(source: &str, pages: impl IntoIterator<Item = Self>) -> Self {
        let mut all =
            Self { text_rows: TextRows { source: source.to_owned(), rows: Vec::new() }, ..Self::default() };
        for page in pages {
            let above = all.text_rows.rows.len();
            let moved = |context: CaptionContext| context.moved_down(above);
            all.text_rows.rows.extend(page.text_rows.rows);
            all.captions.extend(page.captions);
            all.times.extend(page.times);
            all.days.extend(page.days.into_iter().map(|(context, day)| (moved(context), day)));
            all.figures.extend(page.figures.into_iter().map(|(context, figure)| (moved(context), figure)));
            all.codes.extend(page.codes.into_iter().map(moved));
        }
        all.usual_height = usual_height(&all.text_rows);
        all.decimal_mark = decimal_mark(&all.figures);
        all
    }

    /// Whether a row contains money in the notation of the document. Where amounts have decimal points, `55,57` is a
    /// pair of house numbers.
    pub(crate) fn has_money(&self, row: usize) -> bool {
        let mark = self.decimal_mark;
        self.figures_in(row)
            .any(|(_, f)| f.is_money() && (f.sign.is_some() || mark.is_none() || f.mark == mark))
    }

    /// Returns the tags of all captions of a row.
    pub(crate) fn tags(&self, row: usize) -> Tags {
        self.captions[row].iter().fold(Tags::default(), |tags, caption| tags.union(caption.tags))
    }

    /// Returns the numbers of a row.
    pub(crate) fn figures_in(&self, row: usize) -> impl Iterator<Item = &(CaptionContext, Amount)> {
        self.figures.iter().filter(move |(context, _)| context.spot.row == row)
    }
}

/// The pages of one witness, each annotated once, whatever documents they turn out to be part of.
#[derive(Debug)]
pub(crate) struct AnnotatedReading<'a> {
    /// Name of the witness.
    pub source: &'a str,
    /// Each page with its annotations.
    pub pages: Vec<(&'a PageReading, AnnotatedText)>,
}

impl<'a> AnnotatedReading<'a> {
    /// Annotates the pages of a witness.
    pub(crate) fn new(source: &'a str, pages: &'a [PageReading]) -> Self {
        let annotated = |page| (page, AnnotatedText::of_page(source, page));
        Self { source, pages: pages.iter().map(annotated).collect() }
    }

    /// Returns the text of one document, and the width of its first page divided by the height. A page is annotated
    /// again only if the document covers part of it.
    pub(crate) fn document(&self, extent: &Extent) -> (AnnotatedText, f32) {
        let parts: Vec<(f32, AnnotatedText)> = self
            .pages
            .iter()
            .filter_map(|(page, annotated)| {
                let part = extent.page_of(page)?;
                let is_whole = part.layout.lines.len() == page.layout.lines.len();
                let annotated =
                    if is_whole { annotated.clone() } else { AnnotatedText::of_page(self.source, &part) };
                Some((page.aspect, annotated))
            })
            .collect();
        let aspect = parts.first().map_or(1.0, |(aspect, _)| *aspect);
        (AnnotatedText::join(self.source, parts.into_iter().map(|(_, annotated)| annotated)), aspect)
    }
}

impl CaptionContext {
    fn moved_down(mut self, rows: usize) -> Self {
        self.spot.row += rows;
        self.label.iter_mut().for_each(|label| label.row += rows);
        self
    }
}

fn usual_height(text_rows: &TextRows) -> f32 {
    median(text_rows.rows.iter().map(|row| row.height)).unwrap_or(0.0)
}

fn decimal_mark(figures: &[(CaptionContext, Amount)]) -> Option<char> {
    let count = |mark: char| figures.iter().filter(|(_, f)| f.is_money() && f.mark == Some(mark)).count();
    let (points, commas) = (count('.'), count(','));
    match points.cmp(&commas) {
        Ordering::Greater => Some('.'),
        Ordering::Less => Some(','),
        Ordering::Equal => None,
    }
}

/// Fewest letters and digits of a document number, unless a caption calls it a number.
const SHORTEST_CODE: usize = 3;

/// Returns the bytes of words with digits outside those `taken` by other values. A word that begins with a caption, or
/// with letters and a colon, counts from the end of it: `No.12345`, `EV-C:12345`. A date is none, unless it is called a
/// number.
fn codes_in(
    text: &str,
    captions: &[Caption],
    days: &[Range<usize>],
    taken: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut codes = Vec::new();
    for word in words_of(text) {
        // `INV-100` is a number as a whole; `No.100` and `Invoice#100` are not.
        let tied = |end: &usize| text[*end..].starts_with(['-', '_', '/']);
        let ends =
            captions.iter().map(|caption| caption.span.end).filter(|end| word.contains(end) && !tied(end));
        let caption_end = ends.max();
        let start = caption_end
            .into_iter()
            .chain(text[word.clone()].rfind(':').map(|colon| word.start + colon + 1))
            .filter(|end| text[*end..word.end].contains(|c: char| c.is_ascii_digit()))
            .max()
            .unwrap_or(word.start);
        let rough = &text[start..word.end];
        let edge = |c: char| !c.is_alphanumeric();
        let inner = rough.trim_start_matches(edge);
        let start = start + rough.len() - inner.len();
        let span = start..start + inner.trim_end_matches(edge).len();
        let code = &text[span.clone()];
        let digits = code.chars().filter(char::is_ascii_digit).count();
        let is_called_number = captions.iter().any(|caption| {
            let between = text.get(caption.span.end..span.start);
            let is_direct = between.is_some_and(|text| !text.contains(char::is_alphanumeric));
            let named = caption.tags.has(Tag::Receipt) && between.is_some_and(|text| text.contains(':'));
            is_direct && (caption.tags.has(Tag::Number) || named)
        });
        let long = is_called_number || code.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST_CODE;
        let is_date = !is_called_number && days.iter().any(|day| overlaps(day, &span));
        let is_taken = is_date || taken.iter().any(|range| overlaps(range, &span));
        if digits > 0 && long && !code.ends_with('%') && !is_taken {
            codes.push(span);
        }
    }
    codes
}

/// Whether these bytes are a word in brackets. It belongs to the caption: `Invoice (380) No. 12` has one number only.
fn is_aside(text: &str, span: &Range<usize>) -> bool {
    text[..span.start].ends_with('(') && text[span.end..].starts_with(')')
}

/// Returns the bytes between spaces.
fn words_of(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some(start..start + word.len())
    })
}

/// The heading of a column.
struct ColumnHeading {
    row: usize,
    page: u32,
    bounds: BoundingBox,
    tags: Tags,
}

/// Looks up the captions around a value.
struct CaptionSearch<'a> {
    text_rows: &'a TextRows,
    captions: &'a [Vec<Caption>],
    figures: &'a [Vec<Amount>],
}

/// Captions that are headings of columns.
const COLUMN_HEADINGS: &[Tag] = &[
    Tag::Item,
    Tag::Quantity,
    Tag::Price,
    Tag::Amount,
    Tag::Tax,
    Tag::Net,
    Tag::Gross,
    Tag::Total,
    Tag::Discount,
    Tag::Date,
    Tag::Number,
    Tag::DueDate,
];

/// Greatest gap between captions of one heading, in heights of the text: that between words.
const WORD_GAP: f32 = 0.5;
/// Greatest distance to a caption above, in heights of the text.
const REACH_ABOVE: f32 = 3.0;
/// How far beside a column its heading may end, as a fraction of the page's width: boxes of words are rarely tight.
const MARGIN: f32 = 0.01;

impl CaptionSearch<'_> {
    /// Returns the headings of columns: captions in a row with at least two of them and no money.
    fn headings(&self) -> Vec<ColumnHeading> {
        let mut headings = Vec::new();
        for (index, row) in self.text_rows.rows.iter().enumerate() {
            let mut cells: Vec<(BoundingBox, Tags)> = Vec::new();
            for caption in self.captions[index].iter().filter(|caption| caption.tags.any(COLUMN_HEADINGS)) {
                let bounds = row.bounds_of(&caption.span);
                match cells.last_mut() {
                    Some((last, tags)) if bounds.x - last.right() < WORD_GAP * row.height => {
                        *last = last.union(&bounds);
                        *tags = tags.union(caption.tags);
                    }
                    _ => cells.push((bounds, caption.tags)),
                }
            }
            if cells.len() >= 2 && !self.has_money(index) {
                let heading = |(bounds, tags)| ColumnHeading { row: index, page: row.page, bounds, tags };
                headings.extend(cells.into_iter().map(heading));
            }
        }
        headings
    }

    fn has_money(&self, row: usize) -> bool {
        self.figures[row].iter().any(Amount::is_money)
    }

    /// Adds to the stops the start of the nearest cell with a caption. Beside a date or a code, text in other columns
    /// of an invoice says nothing about it.
    fn stops_by_cell(&self, row: usize, span: &Range<usize>, stops: &[Range<usize>]) -> Vec<Range<usize>> {
        let captioned = |cell: &&Cell| {
            self.captions[row]
                .iter()
                .any(|caption| cell.span.contains(&caption.span.start) && caption.span.end <= span.start)
        };
        let nearest = self.text_rows.rows[row].cells.iter().rev().find(captioned);
        let edge = nearest.map(|cell| cell.span.start..cell.span.start);
        stops.iter().cloned().chain(edge).collect()
    }

    /// Returns the captions around a value; none of its own lies before the nearest of the `stops`.
    fn context(
        &self,
        row: usize,
        span: &Range<usize>,
        stops: &[Range<usize>],
        headings: &[ColumnHeading],
    ) -> CaptionContext {
        let from = stops.iter().map(|stop| stop.end).filter(|end| *end <= span.start).max().unwrap_or(0);
        let before = |caption: &&Caption| caption.span.end <= span.start;
        let near: Vec<&Caption> =
            self.captions[row].iter().filter(before).filter(|caption| caption.span.start >= from).collect();
        let own = near.iter().fold(Tags::default(), |tags, caption| tags.union(caption.tags));
        let label = near
            .first()
            .zip(near.last())
            .map(|(first, last)| Spot { row, span: first.span.start..last.span.end });
        let rest = self.captions[row].iter().filter(before).filter(|caption| caption.span.start < from);
        let rest = rest.fold(Tags::default(), |tags, caption| tags.union(caption.tags));
        let first_in_row = from == 0;
        // A bare `No.` or `#` leaves open what is numbered; the row above may say it.
        let bare = own.iter().all(|tag| tag == Tag::Number);
        let above = if bare && first_in_row { self.above(row, span) } else { Tags::default() };
        CaptionContext {
            spot: Spot { row, span: span.clone() },
            own,
            label,
            row: rest,
            above,
            column: self.column(row, span, headings),
        }
    }

    /// Returns the captions of the row above that are over the value or next to that place. A row with money keeps its
    /// captions to itself.
    fn above(&self, row: usize, span: &Range<usize>) -> Tags {
        let here = &self.text_rows.rows[row];
        let Some(upper) = row.checked_sub(1).map(|index| &self.text_rows.rows[index]) else {
            return Tags::default();
        };
        let near =
            upper.page == here.page && here.bounds.y - upper.bounds.bottom() < REACH_ABOVE * here.height;
        if !near || self.has_money(row - 1) {
            return Tags::default();
        }
        let bounds = here.bounds_of(span);
        self.captions[row - 1]
            .iter()
            .filter(|caption| {
                let over = upper.bounds_of(&caption.span);
                upper.cells.len() == 1
                    || (over.x < bounds.right() + bounds.w && over.right() > bounds.x - bounds.w)
            })
            .fold(Tags::default(), |tags, caption| tags.union(caption.tags))
    }

    /// Returns the tags of the nearest heading above that overlaps the value sideways.
    fn column(&self, row: usize, span: &Range<usize>, headings: &[ColumnHeading]) -> Tags {
        let here = &self.text_rows.rows[row];
        let bounds = here.bounds_of(span);
        headings
            .iter()
            .rev()
            .filter(|heading| heading.row < row && heading.page == here.page)
            .find(|heading| {
                heading.bounds.x < bounds.right() + MARGIN && heading.bounds.right() > bounds.x - MARGIN
            })
            .map_or(Tags::default(), |heading| heading.tags)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::cell::Cell;

    thread_local! {
        /// How often text was annotated on this thread.
        pub(crate) static TIMES_ANNOTATED: Cell<usize> = const { Cell::new(0) };
    }

    use super::*;
    use crate::layout::rows::tests::page;

    #[test]
    fn numbers_have_the_captions_around_them() {
        let text_rows = TextRows::new(
            "device",
            &[&page(&[
                (0.1, 0.10, "ITEM"),
                (0.5, 0.10, "QTY"),
                (0.8, 0.10, "AMOUNT"),
                (0.1, 0.13, "TEA"),
                (0.5, 0.13, "2"),
                (0.8, 0.13, "7.00"),
                (0.1, 0.16, "TOTAL INCL GST"),
                (0.8, 0.16, "7.00"),
                (0.1, 0.19, "CASH"),
                (0.1, 0.22, "10.00"),
            ])],
        );
        let annotated = AnnotatedText::new(text_rows);
        let context = |index: usize| &annotated.figures[index].0;
        assert!(context(0).column.has(Tag::Quantity));
        assert!(context(1).column.has(Tag::Amount) && context(1).own.is_empty());
        assert!(context(2).own.has(Tag::Total) && context(2).own.has(Tag::Tax));
        assert!(context(3).above.has(Tag::Cash));
        assert_eq!(annotated.text_rows.text(context(2).label.as_ref().unwrap()), "TOTAL INCL GST");
    }

    #[test]
    fn dates_have_their_caption() {
        let text_rows = TextRows::new("device", &[&page(&[(0.1, 0.1, "Due Date: 03/04/2018 12:30")])]);
        let annotated = AnnotatedText::new(text_rows);
        assert!(annotated.days[0].0.own.has(Tag::DueDate));
        assert_eq!(annotated.times[0].len(), 1);
        assert!(annotated.figures.is_empty());
    }

    #[test]
    fn words_with_digits_are_codes() {
        let text_rows = TextRows::new(
            "device",
            &[&page(&[(0.1, 0.1, "Receipt No.:CS1802/27714 Date 12/02/2018 5 12.50")])],
        );
        let annotated = AnnotatedText::new(text_rows);
        let codes: Vec<&str> =
            annotated.codes.iter().map(|context| annotated.text_rows.text(&context.spot)).collect();
        assert_eq!(codes, ["CS1802/27714"]);
        assert!(annotated.codes[0].own.has(Tag::Number) && annotated.codes[0].own.has(Tag::Receipt));
        assert!(!annotated.days[0].0.own.has(Tag::Receipt));
    }
}
