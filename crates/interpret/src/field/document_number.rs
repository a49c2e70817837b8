//! The number of a receipt or invoice: words with digits, chosen by the captions around them.

use vouch_core::{Candidate, Evidence, FieldKind, Value};

use crate::layout::annotated::{AnnotatedText, CaptionContext};
use crate::layout::rows::overlaps;
use crate::score::features::{Features, Model};
use crate::score::trace::Weighed;
use crate::text::tag::Tag;
use crate::value::tax_id;

/// The model that chooses numbers.
const MODEL: Model = "document_number";
/// The number of candidates kept.
const KEPT: usize = 4;
/// Least height of big text, in median heights of the rows. The weight of `place:big` was fitted with this value.
const BIG: f32 = 1.25;

/// Returns candidates for the number of the document, best first.
pub(crate) fn document_numbers(annotated: &AnnotatedText) -> Vec<Candidate> {
    ranked(annotated)
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
        let text_rows = &annotated.text_rows;
        let spot = context.spot.clone();
        let text = text_rows.text(&spot);
        let score = features(annotated, index, context, text).score(MODEL);
        if score <= 0.0 {
            continue;
        }
        let value = Value::Code(text.to_owned());
        let mut evidence = Vec::new();
        if let Some(label) = &context.label {
            evidence.push(Evidence::LabelBeside { label: text_rows.text(label).to_owned() });
        }
        if let Some(same) = candidates.iter_mut().find(|candidate| candidate.value == value) {
            same.score = same.score.max(score);
            continue;
        }
        candidates.push(Candidate {
            value,
            raw: text.to_owned(),
            confidence: text_rows.confidence(&spot),
            source: text_rows.source.clone(),
            place: Some(text_rows.place(&spot)),
            score,
            evidence,
        });
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates.truncate(KEPT);
    candidates
}

fn features(annotated: &AnnotatedText, index: usize, context: &CaptionContext, text: &str) -> Features {
    let mut features = Features::default();
    features.tags("own", context.own);
    if context.own.is_empty() {
        features.tags("above", context.above);
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
    features.flag("shape", "postcode", letters == 0 && digits == 5 && context.own.is_empty());
    features.flag("shape", "decimal", text.contains([',', '.']) && letters == 0 && digits < 8);
    features.flag("shape", "tax_number", tax_id::has_shape(text));
    features.flag("shape", "checks_itself", tax_id::checks(text) == Some(true));
    let all = context.own.union(context.above).union(context.row);
    let named = all.any(&[Tag::Invoice, Tag::Receipt, Tag::CreditNote]);
    let numbered = context.own.union(context.above).has(Tag::Number);
    features.flag("label", "named_number", named && numbered);
    let own = context.own.any(&[Tag::Invoice, Tag::Receipt, Tag::CreditNote]) && numbered;
    features.flag("label", "compact", own && is_compact(annotated, context));
    let row = &annotated.text_rows.rows[context.spot.row];
    features.flag("shape", "bracketed", row.text[..context.spot.span.start].ends_with('('));
    features.flag("place", "big", row.height > BIG * annotated.usual_height);
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
        assert_eq!(number("Tel: 03-42960133"), None);
        assert_eq!(number("No. 12, Rose Street"), None);
        let contract = [(0.1, 0.1, "Invoice for the contract no. 123456"), (0.1, 0.2, "Invoice no. 654321")];
        assert_eq!(best(&contract, document_numbers), Some("654321".into()));
        let below = [(0.1, 0.1, "INVOICE"), (0.1, 0.13, "# invoice_7"), (0.1, 0.2, "PO Number 12345")];
        assert_eq!(best(&below, document_numbers), Some("invoice_7".into()));
    }
}
