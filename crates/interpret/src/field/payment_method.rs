//! How a document was paid.

use vouch_core::{Candidate, Evidence, Value};

use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::Spot;
use crate::score::features::Features;
use crate::text::tag::Tag;

/// The methods of payment, by their caption.
const METHODS: &[(Tag, &str)] = &[(Tag::Cash, "cash"), (Tag::Card, "card"), (Tag::Transfer, "transfer")];

/// Returns candidates for the method of payment, best first.
pub(crate) fn candidates(annotated: &AnnotatedText) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (row, captions) in annotated.captions.iter().enumerate() {
        let figures: Vec<_> = annotated.figures_in(row).filter(|(_, figure)| figure.is_money()).collect();
        let in_row = annotated.tags(row);
        for caption in captions {
            let Some((_, name)) = METHODS.iter().find(|(tag, _)| caption.tags.has(*tag)) else { continue };
            let mut features = Features::default();
            features.tags("row", in_row);
            features.flag("payment", "amount_beside", !figures.is_empty());
            features.flag(
                "payment",
                "nothing",
                figures.iter().all(|(_, figure)| figure.value.is_zero()) && !figures.is_empty(),
            );
            features.flag("payment", "late", row * 2 > annotated.captions.len());
            let score = features.score("payment_method");
            let value = Value::Text((*name).to_owned());
            if score <= 0.0 || candidates.iter().any(|other| other.value == value && other.score >= score) {
                continue;
            }
            candidates.retain(|other| other.value != value);
            let spot = Spot { row, span: caption.span.clone() };
            candidates.push(Candidate {
                value,
                raw: annotated.text_rows.text(&spot).to_owned(),
                confidence: annotated.text_rows.confidence(&spot),
                source: annotated.text_rows.source.clone(),
                place: Some(annotated.text_rows.place(&spot)),
                score,
                evidence: vec![Evidence::LabelBeside { label: annotated.text_rows.text(&spot).to_owned() }],
            });
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    #[test]
    fn the_method_with_an_amount_beside_it_wins() {
        let text_rows =
            TextRows::new("device", &[&page(&[(0.1, 0.1, "CASH SALES"), (0.1, 0.5, "VISA CARD 12.50")])]);
        let found = candidates(&AnnotatedText::new(text_rows));
        assert_eq!(found[0].value, Value::Text("card".into()));
    }
}
