//! The verdict on a field, by two questions: are the characters right, and is this that field? Only where evidence
//! answers both is it proved; clear print alone makes it likely.

use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, FieldKind, Value, Verdict};

use crate::field::currency;
use crate::score::probability::{probability, suffices};
use crate::text::same_value::same;

/// Confidence below which a person must look.
const POOR: f32 = 0.6;
/// How well a day must fit that is the only one on the document: no caption speaks of another day.
const ALONE: f32 = 1.0;
/// Confidence below which a person must look where a second look reads something else.
const DISPUTABLE: f32 = 0.9;
/// Confidence that characters which stand twice must have at least.
const READABLE: f32 = 0.8;

/// How far the best candidate must be ahead of the next, and how well it must fit, for its caption alone to settle that
/// it is the field; and how little ahead makes it doubtful.
#[derive(Clone, Copy, Debug)]
struct Margins {
    settled: f32,
    fitting: f32,
    close: f32,
}

fn margins(field: FieldKind) -> Margins {
    match field {
        FieldKind::Total => Margins { settled: 3.0, fitting: 5.0, close: 0.5 },
        FieldKind::Date => Margins { settled: 1.5, fitting: 2.5, close: 0.4 },
        FieldKind::Vendor => Margins { settled: 2.5, fitting: 4.0, close: 0.3 },
        FieldKind::DocumentNumber => Margins { settled: 1.8, fitting: 4.3, close: 0.3 },
        FieldKind::Currency => Margins { settled: 1.0, fitting: 2.0, close: 0.5 },
        _ => Margins { settled: 1.5, fitting: 2.5, close: 0.2 },
    }
}

/// The verdict on the first of these candidates, and what else is to be said about it.
pub(crate) fn verdict(
    field: FieldKind,
    candidates: &[Candidate],
    rule_fails: bool,
) -> (Verdict, Vec<Evidence>) {
    let Some(best) = candidates.first() else { return (Verdict::Missing, Vec::new()) };
    let margins = margins(field);
    let is_rival =
        |other: &&Candidate| !same(&other.value, &best.value) && !is_rounded_to(&other.value, best);
    let rival = candidates.iter().skip(1).find(is_rival);
    let lead = rival.map_or(f32::INFINITY, |rival| best.score - rival.score);
    let mut remarks = Vec::new();
    if let Some(rival) = rival.filter(|_| lead < margins.close) {
        remarks.push(Evidence::RivalClose { value: rival.value.plain() });
    }
    if rival.is_none() {
        remarks.push(Evidence::OnlyCandidate);
    }
    if rule_fails {
        remarks.push(Evidence::RuleFails);
    }
    let is_field = is_that_field(field, best, lead, margins);
    let characters = are_characters_right(field, best);
    let poor = if is_disputed(best) { DISPUTABLE } else { POOR };
    let unclear = best.confidence.is_some_and(|confidence| confidence.get() < poor) && !characters;
    let open = best.evidence.iter().any(|evidence| matches!(evidence, Evidence::DateOrderOpen { .. }));
    let hinted = field == FieldKind::Currency && currency::is_only_hinted(best);
    let verdict = if rule_fails || unclear || open || hinted {
        Verdict::Doubtful
    } else if is_field && characters && (is_given(best) || suffices(field, probability(field, candidates))) {
        Verdict::Proved
    } else if lead < margins.close {
        Verdict::Doubtful
    } else {
        Verdict::Likely
    };
    (verdict, remarks)
}

/// Whether the file says the value itself, so that what was measured on print does not apply.
fn is_given(candidate: &Candidate) -> bool {
    let given = |evidence: &Evidence| {
        matches!(evidence, Evidence::ExactText | Evidence::EinvoiceElement { .. } | Evidence::CodeSays { .. })
    };
    candidate.evidence.iter().any(given)
}

/// What rounding to the smallest coin changes at most.
const COIN: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Whether a value is the sum before rounding of a candidate: no rival, but where it comes from.
fn is_rounded_to(value: &Value, candidate: &Candidate) -> bool {
    let rounds = |terms: &[Decimal]| match terms {
        [base, coin] => value.amount() == Some(*base) && coin.abs() < COIN,
        _ => false,
    };
    candidate
        .evidence
        .iter()
        .any(|evidence| matches!(evidence, Evidence::SumCloses { terms, .. } if rounds(terms)))
}

/// Whether something besides clear print says that the characters are right. Where a second look reads others, only
/// the file itself or arithmetic still does.
fn are_characters_right(field: FieldKind, candidate: &Candidate) -> bool {
    let readable = candidate.confidence.is_none_or(|confidence| confidence.get() >= READABLE);
    let undisputed = !is_disputed(candidate);
    candidate.evidence.iter().any(|evidence| match evidence {
        Evidence::ExactText | Evidence::EinvoiceElement { .. } => true,
        Evidence::CodeSays { .. } | Evidence::ReadingsAgree { .. } => true,
        Evidence::SumCloses { .. } | Evidence::CashLessChange { .. } => true,
        Evidence::LineItemsAddUp { count, .. } => *count > 1,
        Evidence::WeekdayFits => readable && undisputed,
        Evidence::CheckDigitFits => readable && undisputed && field == FieldKind::VendorTaxId,
        Evidence::CurrencyOfCountry { .. } => {
            readable && undisputed && currency::is_confirmed_by_country(candidate)
        }
        // A second look sees no more of the page than the first: a word that was lost at an end is lost to both.
        Evidence::ReadBeyondDoubt { .. } | Evidence::SecondReadingAgrees { .. }
            if field == FieldKind::Vendor =>
        {
            undisputed && candidate.evidence.contains(&Evidence::InLine)
        }
        Evidence::SecondReadingAgrees { .. } => true,
        Evidence::ReadBeyondDoubt { .. } => {
            undisputed && matches!(field, FieldKind::Date | FieldKind::DueDate)
        }
        Evidence::PrintedElsewhere { times } => {
            readable
                && undisputed
                && *times > 0
                && !matches!(field, FieldKind::Tax | FieldKind::Discount | FieldKind::Rounding)
        }
        _ => false,
    })
}

/// Whether a second look reads other characters.
fn is_disputed(candidate: &Candidate) -> bool {
    candidate.evidence.iter().any(|evidence| matches!(evidence, Evidence::SecondReadingDiffers { .. }))
}

/// Whether something says that this is the field: arithmetic, a labelled element, or a caption without rivals.
fn is_that_field(field: FieldKind, best: &Candidate, lead: f32, margins: Margins) -> bool {
    let has = |wanted: fn(&Evidence) -> bool| best.evidence.iter().any(wanted);
    let element =
        has(|evidence| matches!(evidence, Evidence::EinvoiceElement { .. } | Evidence::CodeSays { .. }));
    let arithmetic = has(|evidence| {
        matches!(
            evidence,
            Evidence::SumCloses { .. } | Evidence::CashLessChange { .. } | Evidence::LineItemsAddUp { .. }
        )
    });
    let settled = lead >= margins.settled && best.score >= margins.fitting;
    let order_known = !has(|evidence| matches!(evidence, Evidence::DateOrderOpen { .. }));
    match field {
        _ if element => true,
        // Nothing is to be paid, or a credit note is printed with a minus, as some are and others are not: a person says
        // what is meant.
        FieldKind::Total if best.value.amount().is_some_and(|amount| amount <= Decimal::ZERO) => false,
        FieldKind::Total if has(|evidence| matches!(evidence, Evidence::Unaccounted { .. })) => false,
        FieldKind::Total => settled || (arithmetic && lead >= margins.settled / 2.0),
        FieldKind::Subtotal
        | FieldKind::Tax
        | FieldKind::ServiceCharge
        | FieldKind::Discount
        | FieldKind::Rounding => arithmetic && lead >= margins.close,
        FieldKind::Date => {
            let alone = lead == f32::INFINITY && best.score >= ALONE;
            let certain = has(|evidence| matches!(evidence, Evidence::DateOrderCertain));
            settled && order_known || alone && certain
        }
        FieldKind::DueDate => settled && order_known,
        FieldKind::Currency => settled && currency::is_unambiguous(best),
        FieldKind::Vendor => {
            let whole = !has(|evidence| matches!(evidence, Evidence::RivalClose { .. }));
            settled && whole && has(|evidence| matches!(evidence, Evidence::LegalForm { .. }))
        }
        FieldKind::DocumentNumber | FieldKind::VendorTaxId => {
            settled && has(|evidence| matches!(evidence, Evidence::LabelBeside { .. }))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(cents: i64, score: f32, terms: &[i64]) -> Candidate {
        let amount = Decimal::new(cents, 2);
        let terms: Vec<Decimal> = terms.iter().map(|term| Decimal::new(*term, 2)).collect();
        let evidence =
            if terms.is_empty() { vec![] } else { vec![Evidence::SumCloses { terms, total: amount }] };
        Candidate {
            value: Value::Amount(amount),
            raw: String::new(),
            confidence: None,
            source: "device".to_owned(),
            place: None,
            score,
            evidence,
        }
    }

    fn of(candidates: &[Candidate]) -> Verdict {
        verdict(FieldKind::Total, candidates, false).0
    }

    #[test]
    fn the_sum_before_rounding_is_no_rival() {
        assert_eq!(of(&[total(8090, 9.0, &[8091, -1]), total(8091, 8.9, &[])]), Verdict::Proved);
        assert_eq!(of(&[total(9090, 9.0, &[8090, 1000]), total(8090, 8.9, &[])]), Verdict::Doubtful);
    }

    #[test]
    fn a_name_is_proved_by_its_form_its_print_and_its_place() {
        let confidence = vouch_core::Confidence::new(0.999);
        let form = Evidence::LegalForm { form: "Ltd".to_owned() };
        let clear = Evidence::ReadBeyondDoubt { confidence };
        let of = |evidence: &[&Evidence]| {
            let name = Candidate {
                value: Value::Text("Acme Ltd".to_owned()),
                confidence: Some(confidence),
                evidence: evidence.iter().map(|evidence| (*evidence).clone()).collect(),
                ..total(0, 9.0, &[])
            };
            verdict(FieldKind::Vendor, &[name], false).0
        };
        assert_eq!(of(&[&form, &clear, &Evidence::InLine]), Verdict::Proved);
        assert_eq!(of(&[&form, &clear]), Verdict::Likely, "a word may be lost at an end");
        assert_eq!(
            of(&[&clear, &Evidence::InLine]),
            Verdict::Likely,
            "a sign over the door is no legal name"
        );
        let rival = Evidence::RivalClose { value: "Beta Acme Ltd".to_owned() };
        assert_eq!(of(&[&form, &clear, &Evidence::InLine, &rival]), Verdict::Likely);
    }

    fn day(score: f32, evidence: &[Evidence]) -> Candidate {
        let value = Value::Date(jiff::civil::Date::constant(2018, 3, 14));
        Candidate { value, evidence: evidence.to_vec(), ..total(0, score, &[]) }
    }

    #[test]
    fn the_only_day_of_a_document_is_its_date_where_its_order_is_certain() {
        let of = |candidates: &[Candidate]| verdict(FieldKind::Date, candidates, false).0;
        let agrees = Evidence::SecondReadingAgrees { engine: "second_look".to_owned() };
        let certain = [Evidence::DateOrderCertain, agrees.clone()];
        assert_eq!(of(&[day(1.5, &certain)]), Verdict::Proved);
        assert_eq!(of(&[day(0.5, &certain)]), Verdict::Likely, "its caption speaks of another day");
        assert_eq!(of(&[day(1.5, std::slice::from_ref(&agrees))]), Verdict::Likely);
        assert_eq!(of(&[day(1.5, &certain[..1])]), Verdict::Likely, "nobody says that it is read right");
    }

    #[test]
    fn a_second_look_that_differs_is_doubt() {
        let differs =
            Evidence::SecondReadingDiffers { engine: "second_look".to_owned(), read: "x".to_owned() };
        let confidence = |of: f32| Some(vouch_core::Confidence::new(of));
        let beyond = Evidence::ReadBeyondDoubt { confidence: vouch_core::Confidence::new(0.999) };
        let evidence = [Evidence::DateOrderCertain, beyond, differs];
        let of = |sure: f32, evidence: &[Evidence]| {
            let day = Candidate { confidence: confidence(sure), ..day(5.0, evidence) };
            verdict(FieldKind::Date, &[day], false).0
        };
        assert_eq!(of(0.999, &evidence[..2]), Verdict::Proved);
        assert_eq!(of(0.999, &evidence), Verdict::Likely);
        assert_eq!(of(0.8, &evidence), Verdict::Doubtful);
    }

    #[test]
    fn what_leaves_an_amount_out_is_not_proved() {
        let mut open = total(8090, 9.0, &[8000, 90]);
        assert_eq!(of(&[open.clone()]), Verdict::Proved);
        open.evidence.push(Evidence::Unaccounted { field: FieldKind::Tax, amount: Decimal::ONE });
        assert_eq!(of(&[open]), Verdict::Likely);
    }
}
