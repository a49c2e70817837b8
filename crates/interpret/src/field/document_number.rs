//! The number of a receipt or invoice: words with digits, chosen by the captions around them.

use vouch_core::{BoundingBox, Candidate, Evidence, FieldKind, Value};

use crate::layout::annotated::{AnnotatedText, CaptionContext};
use crate::layout::rows::overlaps;
use crate::score::features::{Features, Model};
use crate::score::trace::Weighed;
use crate::text::tag::{Tag, Tags};
use crate::value::tax_id;

/// The model that chooses numbers.
const MODEL: Model = "document_number";
/// The number of candidates kept.
const KEPT: usize = 4;
/// Least height of big text, in median heights of the rows. The weight of `place:big` was fitted with this value.
const BIG: f32 = 1.25;

/// Returns candidates for the number of the document, best first. Where no number is called that of the paper, one that
/// is called that of the order, or is beside the date and the time, is better than none.
pub(crate) fn document_numbers(annotated: &AnnotatedText) -> Vec<Candidate> {
    let found = ranked(annotated);
    if found.is_empty() { stand_ins(annotated) } else { found }
}

/// How well a number fits whose only evidence is its place.
const STAND_IN: f32 = 0.2;
/// Digits of such a number.
const STAND_IN_DIGITS: std::ops::RangeInclusive<usize> = 3..=8;

/// Returns the number of the order, or else the first one beside the date and time of the till.
fn stand_ins(annotated: &AnnotatedText) -> Vec<Candidate> {
    let of_order = |context: &&CaptionContext| {
        let before = &annotated.text_rows.rows[context.spot.row].text[..context.spot.span.start];
        let is_number = context.own.has(Tag::Number) || before.ends_with('#');
        context.own.has(Tag::Order) && is_number && !context.own.has(Tag::PurchaseOrder)
    };
    let beside_time = |context: &&CaptionContext| {
        let row = context.spot.row;
        let text = annotated.text_rows.text(&context.spot);
        context.own.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && STAND_IN_DIGITS.contains(&text.len())
            && !annotated.times[row].is_empty()
            && annotated.days.iter().any(|(day, _)| day.spot.row == row)
    };
    let codes = || annotated.codes.iter();
    let context = codes().find(of_order).or_else(|| codes().find(beside_time));
    context.map(|context| candidate(annotated, context, STAND_IN)).into_iter().collect()
}

/// Returns every word with digits, as the number of the document.
pub(crate) fn weighed(annotated: &AnnotatedText) -> Vec<Weighed> {
    let text_rows = &annotated.text_rows;
    let weighed = |(index, context): (usize, &CaptionContext)| {
        let text = text_rows.text(&context.spot);
        let features = features(annotated, index, context, text);
        let place = Some(text_rows.place(&context.spot));
        Weighed::new(FieldKind::DocumentNumber, text.to_owned(), &text_rows.source, place, &features)
    };
    annotated.codes.iter().enumerate().map(weighed).collect()
}

fn ranked(annotated: &AnnotatedText) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (index, context) in annotated.codes.iter().enumerate() {
        let text = annotated.text_rows.text(&context.spot);
        let score = features(annotated, index, context, text).score(MODEL);
        if score <= 0.0 {
            continue;
        }
        let value = Value::Code(text.to_owned());
        if let Some(same) = candidates.iter_mut().find(|candidate| candidate.value == value) {
            same.score = same.score.max(score);
            continue;
        }
        candidates.push(candidate(annotated, context, score));
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates.truncate(KEPT);
    candidates
}

fn candidate(annotated: &AnnotatedText, context: &CaptionContext, score: f32) -> Candidate {
    let text_rows = &annotated.text_rows;
    let label = context.label.as_ref();
    let evidence = label.map(|label| Evidence::LabelBeside { label: text_rows.text(label).to_owned() });
    let text = text_rows.text(&context.spot).to_owned();
    Candidate {
        value: Value::Code(text.clone()),
        raw: text,
        confidence: text_rows.confidence(&context.spot),
        source: text_rows.source.clone(),
        place: Some(text_rows.place(&context.spot)),
        score,
        evidence: evidence.into_iter().collect(),
    }
}

fn features(annotated: &AnnotatedText, index: usize, context: &CaptionContext, text: &str) -> Features {
    let mut features = Features::default();
    features.tags("own", context.own);
    let above = if context.above.is_empty() { title_above(annotated, context) } else { context.above };
    if context.own.is_empty() {
        features.tags("above", above);
        features.tags("column", context.column);
        features.tags("row", context.row);
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    features.flag("shape", "digits_only", letters == 0);
    features.flag("shape", "mixed", letters > 0 && digits >= 3);
    features.flag("shape", "short", digits + letters < 4);
    features.flag("shape", "few_digits", digits < 3);
    features.flag("shape", "very_long", digits + letters > 24);
    let is_called =
        context.own.union(above).union(context.column).any(&[Tag::Number, Tag::Invoice, Tag::Receipt]);
    features.flag("shape", "postcode", letters == 0 && digits == 5 && context.own.is_empty() && !is_called);
    features.flag("shape", "decimal", text.contains([',', '.']) && letters == 0 && digits < 8);
    features.flag("shape", "tax_number", tax_id::has_shape(text));
    features.flag("shape", "checks_itself", tax_id::checks(text) == Some(true));
    let is_one_run = text.chars().all(char::is_alphanumeric);
    features.flag("shape", "wordlike", digits == 1 && letters >= 4 && is_one_run);
    let is_date = annotated
        .days
        .iter()
        .any(|(day, _)| day.spot.row == context.spot.row && overlaps(&day.spot.span, &context.spot.span));
    features.flag("shape", "date", is_date);
    let all = context.own.union(context.above).union(context.row);
    let named = all.any(&[Tag::Invoice, Tag::Receipt, Tag::CreditNote]);
    let numbered = context.own.union(context.above).has(Tag::Number);
    features.flag("label", "named_number", named && numbered);
    let own = context.own.any(&[Tag::Invoice, Tag::Receipt, Tag::CreditNote]) && numbered;
    features.flag("label", "compact", own && is_compact(annotated, context));
    features.flag("label", "directly", is_directly_named(annotated, context));
    let is_item = context.own.is_empty() && annotated.has_money(context.spot.row);
    features.flag("place", "beside_money", is_item);
    let row = &annotated.text_rows.rows[context.spot.row];
    features.flag("shape", "bracketed", row.text[..context.spot.span.start].ends_with('('));
    let is_named = !context.own.union(above).union(context.column).is_empty();
    features.flag("place", "big", is_named && row.height > BIG * annotated.usual_height);
    features.flag("place", "early", context.spot.row * 2 < annotated.text_rows.rows.len());
    features.flag(
        "place",
        "first",
        annotated.codes.iter().position(|other| other.own == context.own) == Some(index),
    );
    features.flag(
        "place",
        "first_page",
        annotated.text_rows.rows[context.spot.row].page == annotated.text_rows.rows[0].page,
    );
    let same = annotated.codes.iter().filter(|other| annotated.text_rows.text(&other.spot) == text).count();
    features.add("value", "repeated", same.saturating_sub(1).min(2) as f32);
    features
}

/// Greatest distance between a title and the number below it, in heights of the number.
const TITLE_REACH: f32 = 3.0;

/// Returns the captions over a number, where rows of other columns lie between: `Tax Invoice` over its number, beside the
/// lines of an address.
fn title_above(annotated: &AnnotatedText, context: &CaptionContext) -> Tags {
    let rows = &annotated.text_rows.rows;
    let here = &rows[context.spot.row];
    let bounds = here.bounds_of(&context.spot.span);
    let is_over = |other: &BoundingBox| other.x < bounds.right() && other.right() > bounds.x;
    for (index, row) in rows.iter().enumerate().take(context.spot.row).rev() {
        let gap = bounds.y - row.bounds.bottom();
        if row.page != here.page || gap > TITLE_REACH * here.height {
            break;
        }
        let over = annotated.captions[index].iter().filter(|caption| is_over(&row.bounds_of(&caption.span)));
        let tags = over.fold(Tags::default(), |tags, caption| tags.union(caption.tags));
        if !tags.is_empty() {
            return tags;
        }
    }
    Tags::default()
}

/// Whether the name of the paper leads up to a number with nothing but marks between: `Kvitto: 4711`.
fn is_directly_named(annotated: &AnnotatedText, context: &CaptionContext) -> bool {
    let Some(label) = &context.label else { return false };
    let text = &annotated.text_rows.rows[label.row].text;
    let between = text.get(label.span.end..context.spot.span.start);
    let named = context.own.any(&[Tag::Invoice, Tag::Receipt, Tag::CreditNote]);
    named
        && !context.own.has(Tag::Number)
        && between.is_some_and(|text| !text.contains(char::is_alphanumeric))
}

/// Whether the label consists of captions alone: `Invoice number` does, `Invoice for contract number` does not.
fn is_compact(annotated: &AnnotatedText, context: &CaptionContext) -> bool {
    let Some(label) = &context.label else { return false };
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let captions = annotated.captions[label.row].iter();
    let within = captions.filter(|caption| overlaps(&caption.span, &label.span));
    let text = &annotated.text_rows.rows[label.row].text;
    let in_captions: usize = within.map(|caption| letters(&text[caption.span.clone()])).sum();
    in_captions == letters(&text[label.span.clone()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    fn best(lines: &[(f32, f32, &str)], of: fn(&AnnotatedText) -> Vec<Candidate>) -> Option<String> {
        let text_rows = TextRows::new("device", &[&page(lines)]);
        of(&AnnotatedText::new(text_rows)).first().map(|candidate| candidate.value.plain())
    }

    #[test]
    fn numbers_follow_their_caption() {
        let number = |text| best(&[(0.1, 0.1, text)], document_numbers);
        assert_eq!(number("Invoice No: INV-100"), Some("INV-100".into()));
        assert_eq!(number("Factuurnummer: 993548900"), Some("993548900".into()));
        assert_eq!(number("Rechnung Nr. RK2101 vom 16.09.2018"), Some("RK2101".into()));
        assert_eq!(number("Rechnung Nr. 42"), Some("42".into()));
        assert_eq!(number("Invoice (380) No. INV_100_7"), Some("INV_100_7".into()));
        assert_eq!(number("Kvitto: 100416229"), Some("100416229".into()));
        assert_eq!(number("Faktura VAT nr FV/12/2024"), Some("FV/12/2024".into()));
        assert_eq!(number("Facture N° 2024-118"), Some("2024-118".into()));
        assert_eq!(number("Daňový doklad č. 2024118"), Some("2024118".into()));
        assert_eq!(number("Račun br. 17/1/1"), Some("17/1/1".into()));
        assert_eq!(number("Számla sorszáma: ABC-2024/17"), Some("ABC-2024/17".into()));
        assert_eq!(number("Laskun numero 20241"), Some("20241".into()));
        assert_eq!(number("Fiş No: 0042"), Some("0042".into()));
        assert_eq!(number("Broj računa: 71136/87017/104"), Some("71136/87017/104".into()));
        assert_eq!(number("Ticket: D2"), Some("D2".into()));
        assert_eq!(number("BF:48704"), Some("48704".into()));
        assert_eq!(number("Invoice No: INV/2025/03/17"), Some("INV/2025/03/17".into()));
        assert_eq!(number("Invoice No: 2025/03/17"), Some("2025/03/17".into()));
        assert_eq!(number("Invoice date: 2025/03/17"), None);
        assert_eq!(number("Order #2428569"), Some("2428569".into()));
        assert_eq!(number("FRIDAY 21 FEBRUARY 2025 12:29 000166"), Some("000166".into()));
        assert_eq!(number("Customer No: 77812"), None);
        assert_eq!(number("Tel: 03-42960133"), None);
        assert_eq!(number("No. 12, Rose Street"), None);
        let contract = [(0.1, 0.1, "Invoice for the contract no. 123456"), (0.1, 0.2, "Invoice no. 654321")];
        assert_eq!(best(&contract, document_numbers), Some("654321".into()));
        let both = [(0.1, 0.1, "Invoice No 377904"), (0.1, 0.5, "Transaction ID 2344335")];
        assert_eq!(best(&both, document_numbers), Some("377904".into()));
        let beside = [(0.5, 0.1, "Tax Invoice"), (0.1, 0.115, "12 Rose Street"), (0.5, 0.13, "MSFT0011")];
        assert_eq!(best(&beside, document_numbers), Some("MSFT0011".into()));
        let below = [(0.1, 0.1, "INVOICE"), (0.1, 0.13, "# invoice_7"), (0.1, 0.2, "PO Number 12345")];
        assert_eq!(best(&below, document_numbers), Some("invoice_7".into()));
    }
}
