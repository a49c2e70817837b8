//! What a page, or part of one, says about itself: enough to decide whether it is a document of its own or continues
//! another.

use rust_decimal::Decimal;
use vouch_core::Candidate;

use crate::field::{address_line, blocks, document_number, vendor_tax_id};
use crate::layout::annotated::AnnotatedText;
use crate::layout::block::TextBlock;
use crate::text::fold;
use crate::text::tag::{Tag, Tags};

/// Fewest rows of a document on a shared page.
const FEWEST_ROWS: usize = 5;
/// Score above which a number is clearly that of the document.
const CLEAR_NUMBER: f32 = 3.0;
/// Score above which a number is likely that of the document, and a tax number one of a vendor.
const LIKELY_NUMBER: f32 = 2.0;
/// Fewest characters of a number that is recognised anywhere in a text.
const SHORTEST_TELLING: usize = 5;
/// Fewest vendor details of a document of which a part was not seen.
const FULL_VENDOR_DETAILS: usize = 2;
/// Fewest amounts of a document whose total was not seen.
const FEWEST_AMOUNTS: usize = 3;
/// Most pages in a count such as `2/3`.
const MOST_PAGES: u32 = 200;

/// What a page, or part of one, says about itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageSummary {
    rows: usize,
    /// Its clear document number, folded.
    pub number: Option<String>,
    /// Its likely document number, folded.
    likely_number: Option<String>,
    /// A tax number, folded.
    tax_id: Option<String>,
    /// The amounts that captions call a total.
    pub totals: Vec<Decimal>,
    has_day: bool,
    amounts: usize,
    /// How many addresses, telephone numbers and tax numbers are in its upper half.
    vendor_details: usize,
    /// Its page number and the number of pages, if it gives them.
    page_count: Option<(u32, u32)>,
    /// All its text, folded.
    text: String,
}

impl PageSummary {
    /// Summarises a page, or a part of one.
    pub(crate) fn of(annotated: &AnnotatedText) -> Self {
        let text_rows = &annotated.text_rows;
        let top = blocks::group_into_blocks(annotated).into_iter().take(text_rows.rows.len() / 2 + 1);
        let is_vendor_detail = |block: &TextBlock| {
            address_line::looks_like_address(block) || block.tags.any(&[Tag::Phone, Tag::TaxId])
        };
        let best = |candidates: Vec<Candidate>, least: f32| {
            let best = candidates.into_iter().next().filter(|best| best.score > least)?;
            Some(fold::key(&best.value.plain()))
        };
        let text = text_rows.rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>().join(" ");
        Self {
            rows: text_rows.rows.len(),
            number: best(document_number::document_numbers(annotated), CLEAR_NUMBER),
            likely_number: best(document_number::document_numbers(annotated), LIKELY_NUMBER),
            tax_id: best(vendor_tax_id::candidates(annotated, &[], &[]), LIKELY_NUMBER),
            totals: totals(annotated),
            has_day: !annotated.days.is_empty(),
            amounts: annotated.figures.iter().filter(|(_, figure)| figure.is_money()).count(),
            vendor_details: top.filter(is_vendor_detail).count(),
            page_count: text_rows.rows.iter().find_map(|row| page_count(&row.text)),
            text: fold::key(&text),
        }
    }

    /// Whether it could be a whole receipt or invoice: a date, a total, and details of a vendor.
    pub(crate) fn is_document(&self) -> bool {
        self.rows >= FEWEST_ROWS && self.has_day && !self.totals.is_empty() && self.vendor_details > 0
    }

    /// Whether it could be a receipt or invoice of which something was not seen: full details of a vendor, and most of
    /// the rest.
    fn is_nearly_document(&self) -> bool {
        let has_amounts = !self.totals.is_empty() || self.amounts >= FEWEST_AMOUNTS;
        let seen =
            [self.has_day, has_amounts, self.number.is_some()].into_iter().filter(|seen| *seen).count();
        self.rows >= FEWEST_ROWS && self.vendor_details >= FULL_VENDOR_DETAILS && seen >= 2
    }

    /// Whether two parts of a page are two documents.
    pub(crate) fn is_separate_from(&self, other: &Self) -> bool {
        let both_whole = self.is_document() && other.is_document();
        let both_nearly = self.is_nearly_document() && other.is_nearly_document();
        both_whole || (both_nearly && (self.has_other_number(other) || self.has_other_vendor(other)))
    }

    /// Whether one part is the payment slip of the other: the same total, and a document number in one of them alone.
    pub(crate) fn belongs_to(&self, other: &Self) -> bool {
        self.number.is_some() != other.number.is_some() && self.shares_total(other)
    }

    /// Whether a page continues the document of the pages before it. In doubt it does.
    pub(crate) fn goes_on(&self, before: &[Self]) -> bool {
        match self.page_count {
            Some((1, 2..)) if before.iter().any(|page| !page.totals.is_empty()) => return false,
            Some((2.., _)) => return true,
            _ => {}
        }
        let clear = before.iter().find_map(|page| page.number.as_deref());
        if let (Some(number), Some(clear)) = (self.number.as_deref(), clear) {
            let named_by_both = self.mentions(clear) && before.iter().any(|page| page.mentions(number));
            return number == clear || named_by_both;
        }
        let has_total = before.iter().any(|page| !page.totals.is_empty());
        let may_begin = self.is_document() || (self.number.is_some() && self.is_nearly_document());
        if !may_begin || !has_total || before.iter().any(|page| self.shares_total(page)) {
            return true;
        }
        let other_number = before.iter().any(|page| page.likely_number.is_some())
            && before.iter().all(|page| self.has_likely_other_number(page));
        let other_vendor = before.iter().any(Self::is_document)
            && before.first().is_some_and(|first| self.has_other_vendor(first));
        !other_number && !other_vendor
    }

    /// Whether both have clear numbers, and neither mentions that of the other.
    fn has_other_number(&self, other: &Self) -> bool {
        match (&self.number, &other.number) {
            (Some(one), Some(two)) => !self.mentions(two) && !other.mentions(one),
            _ => false,
        }
    }

    /// Whether it has a likely number that the other does not mention, nor the other way round.
    fn has_likely_other_number(&self, other: &Self) -> bool {
        let number = self.likely_number.as_deref();
        let theirs = other.likely_number.as_deref();
        number.is_some_and(|number| number.len() >= SHORTEST_TELLING && !other.mentions(number))
            && theirs.is_none_or(|number| !self.mentions(number))
    }

    /// Whether both have tax numbers, and neither mentions that of the other.
    fn has_other_vendor(&self, other: &Self) -> bool {
        match (&self.tax_id, &other.tax_id) {
            (Some(one), Some(two)) => !self.mentions(two) && !other.mentions(one),
            _ => false,
        }
    }

    fn shares_total(&self, other: &Self) -> bool {
        self.totals.iter().any(|total| !total.is_zero() && other.totals.contains(total))
    }

    fn mentions(&self, folded: &str) -> bool {
        self.text.contains(folded)
    }
}

/// Returns the amounts that captions call a total.
fn totals(annotated: &AnnotatedText) -> Vec<Decimal> {
    let is_total = |tags: Tags| tags.any(&[Tag::Total, Tag::Due, Tag::Gross]);
    let figures = annotated.figures.iter().filter(|(_, figure)| figure.is_money());
    let totals = figures.filter(|(context, _)| is_total(context.own.union(context.above)));
    totals.map(|(_, figure)| figure.value).collect()
}

/// Words for "page", and for "of" in a page count, in the languages of the lexicon.
const PAGE: &[&str] =
    &["page", "seite", "pagina", "página", "pág", "blatt", "halaman", "muka surat", "pag", "p", "s"];
const OF: &[&str] = &["of", "von", "de", "sur", "di", "van", "daripada", "dari", "/"];

/// Returns the page number and the number of pages that a line gives: `Page 2 of 3`, `Seite 2/3`, or `2/3` alone.
fn page_count(text: &str) -> Option<(u32, u32)> {
    let spaced: String = text
        .to_lowercase()
        .chars()
        .flat_map(|c| match c {
            '/' => vec![' ', '/', ' '],
            ':' | '.' | '(' | ')' | '-' | '|' => vec![' '],
            other => vec![other],
        })
        .collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.windows(3).enumerate().find_map(|(at, window)| {
        let [page, of, pages] = window else { return None };
        let (page, pages): (u32, u32) = (page.parse().ok()?, pages.parse().ok()?);
        let named = at > 0 && PAGE.iter().any(|word| words[..at].join(" ").ends_with(word));
        let alone = words.len() == 3 && *of == "/";
        let counts = OF.contains(of) && (1..=pages).contains(&page) && pages <= MOST_PAGES;
        (counts && (named || alone)).then_some((page, pages))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_counts_are_read_in_many_languages() {
        for text in
            ["Page 2 of 3", "Seite: 2 von 3", "Page 2/3", "2 / 3", "Rechnung 4711 - Seite 2/3", "Pág 2 de 3"]
        {
            assert_eq!(page_count(text), Some((2, 3)), "{text}");
        }
        assert_eq!(page_count("Halaman 1 daripada 2"), Some((1, 2)));
        for text in ["1/2 chicken 12.50", "12/03/2018", "3 of 2", "Page 5", "2 of 3 for 5.00", ""] {
            assert_eq!(page_count(text), None, "{text}");
        }
    }
}
