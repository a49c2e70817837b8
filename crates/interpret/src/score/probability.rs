//! The probability that a value is right: the evidence for and against it, weighed and turned into a probability.
//!
//! The weights are in the same table as all others, with a model for each field that was measured, such as
//! `total:right`. `bench/fit` fits them to choices on receipts of vendors that had no part in fitting the choices.

use vouch_core::{Candidate, Evidence, FieldKind};

use crate::score::features::{Features, Model, weight};
use crate::text::same_value::same;

/// Returns the model of a field; `None` where too few values with known truth were seen.
pub(crate) fn model(field: FieldKind) -> Option<Model> {
    match field {
        FieldKind::Vendor => Some("vendor:right"),
        FieldKind::VendorAddress => Some("vendor_address:right"),
        FieldKind::Date => Some("date:right"),
        FieldKind::Total => Some("total:right"),
        _ => None,
    }
}

/// Returns the probability that the first of these candidates is right.
pub(crate) fn probability(field: FieldKind, candidates: &[Candidate]) -> Option<f32> {
    let score = features(candidates)?.score(model(field)?);
    Some(1.0 / (1.0 + (-score).exp()))
}

/// Whether a probability is at least the fitted limit, above which at most one value in two hundred was wrong. Fields
/// without a model have no limit.
pub(crate) fn suffices(field: FieldKind, probability: Option<f32>) -> bool {
    match (model(field), probability) {
        (Some(model), Some(probability)) => probability >= weight(model, "", "limit"),
        _ => true,
    }
}

/// Greatest score and lead that still make a difference.
const MOST: f32 = 8.0;
/// Greatest confidence that still makes a difference.
const SUREST: f32 = 0.9999;

/// Returns what is known about the first of these candidates, including its rivals.
pub(crate) fn features(candidates: &[Candidate]) -> Option<Features> {
    let best = candidates.first()?;
    let rival = candidates.iter().skip(1).find(|other| !same(&other.value, &best.value));
    let lead = rival.map_or(MOST, |rival| (best.score - rival.score).clamp(0.0, MOST));
    let mut features = Features::default();
    features.add("choice", "lead", lead / MOST);
    features.add("choice", "score", best.score.clamp(-MOST, MOST) / MOST);
    if let Some(confidence) = best.confidence {
        // The number of nines after the decimal point: 0.9 has one, 0.99 has two.
        features.add("print", "nines", -(1.0 - confidence.get().min(SUREST)).log10() / 4.0);
    }
    features.flag("print", "unsaid", best.confidence.is_none());
    let mut seen: Vec<&str> = Vec::new();
    for code in best.evidence.iter().map(Evidence::code) {
        if !seen.contains(&code) {
            features.flag("evidence", code, true);
            seen.push(code);
        }
    }
    Some(features)
}

#[cfg(test)]
mod tests {
    use vouch_core::{Confidence, Value};

    use super::*;

    fn candidate(value: &str, score: f32, confidence: f32, evidence: Vec<Evidence>) -> Candidate {
        Candidate {
            value: Value::Text(value.to_owned()),
            raw: value.to_owned(),
            confidence: Some(Confidence::new(confidence)),
            source: "device".to_owned(),
            place: None,
            score,
            evidence,
        }
    }

    #[test]
    fn clear_text_and_a_large_lead_raise_the_probability() {
        let of = |score: f32, confidence: f32| {
            let rival = candidate("Beta Ltd", 1.0, 0.9, vec![]);
            probability(FieldKind::Vendor, &[candidate("Acme Ltd", score, confidence, vec![]), rival])
        };
        assert!(of(9.0, 0.999) > of(9.0, 0.6));
        assert!(of(9.0, 0.999) > of(1.2, 0.999));
        assert!(of(9.0, 1.0).is_some_and(|sure| (0.0..=1.0).contains(&sure)));
    }

    #[test]
    fn fields_without_a_model_have_no_probability() {
        assert_eq!(probability(FieldKind::Tip, &[candidate("1", 1.0, 1.0, vec![])]), None);
        assert_eq!(probability(FieldKind::Vendor, &[]), None);
        assert!(suffices(FieldKind::Tip, None));
    }
}
