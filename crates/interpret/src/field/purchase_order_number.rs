//! The number of the customer's order: a word with digits right behind a caption for purchase orders.

use vouch_core::{Candidate, Evidence, Value};

use crate::layout::annotated::{AnnotatedText, CaptionContext};
use crate::text::tag::Tag;

/// How well a number behind its caption fits; one whose caption also says that it is a number fits better.
const BEHIND_CAPTION: f32 = 2.0;
const CALLED_NUMBER: f32 = 3.0;

/// Returns candidates for the number of the order, best first.
pub(crate) fn candidates(text: &AnnotatedText) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> =
        text.codes.iter().filter_map(|context| candidate(text, context)).collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates
}

fn candidate(text: &AnnotatedText, context: &CaptionContext) -> Option<Candidate> {
    let rows = &text.text_rows;
    let label = context.label.as_ref().filter(|_| context.own.has(Tag::PurchaseOrder))?;
    // `P.O. Box 123` is an address: other words between caption and number make it something else.
    let between = rows.rows[context.spot.row].text.get(label.span.end..context.spot.span.start)?;
    if between.contains(char::is_alphabetic) || context.own.has(Tag::Date) {
        return None;
    }
    let score = if context.own.has(Tag::Number) { CALLED_NUMBER } else { BEHIND_CAPTION };
    let number = rows.text(&context.spot).to_owned();
    Some(Candidate {
        value: Value::Code(number.clone()),
        raw: number,
        confidence: rows.confidence(&context.spot),
        source: rows.source.clone(),
        place: Some(rows.place(&context.spot)),
        score,
        evidence: vec![Evidence::LabelBeside { label: rows.text(label).to_owned() }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    fn found(line: &str) -> Option<String> {
        let rows = TextRows::new("device", &[&page(&[(0.1, 0.1, line)])]);
        candidates(&AnnotatedText::new(rows)).first().map(|candidate| candidate.value.plain())
    }

    #[test]
    fn the_number_behind_its_caption_is_found_in_many_languages() {
        for (line, number) in [
            ("Purchase Order No: PO-2026-118", "PO-2026-118"),
            ("P.O. Number 4500012345", "4500012345"),
            ("PO# 77812", "77812"),
            ("Bestellnummer: 4711-B", "4711-B"),
            ("Commande no 20263", "20263"),
            ("Pedido: A-991", "A-991"),
        ] {
            assert_eq!(found(line).as_deref(), Some(number), "{line}");
        }
    }

    #[test]
    fn post_boxes_dates_and_other_numbers_are_none() {
        for line in
            ["P.O. Box 1234", "Invoice No: A-1001", "Purchase order date 12/03/2026", "Total 12.50", ""]
        {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
