//! The verdict on a field. It depends on two questions: are the characters right, and is this the right field? A value
//! is proved only if evidence answers both; clear text alone makes it likely.

use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, FieldKind, Value, Verdict};

use crate::field::currency;
use crate::score::probability::{probability, suffices};
use crate::text::same_value::same;

// The limits below were set by hand on receipts with known truth. How many proved values are wrong with them is measured
// by `bench/accuracy`; the figures are in bench/README.md.

/// Confidence below which a person must check the value.
const POOR: f32 = 0.6;
/// Confidence below which a person must check the value if a second reading differs.
const DISPUTABLE: f32 = 0.9;
/// Least confidence of characters that other evidence may confirm, such as the same text elsewhere.
const READABLE: f32 = 0.8;
/// Least score of the only date of a document. It is lower if a caption says that it is another date.
const ONLY_DATE: f32 = 1.0;

/// The margins by which captions alone decide whether a candidate is the field.
#[derive(Clone, Copy, Debug)]
struct Margins {
    /// Least lead over the next candidate for the caption to settle the field.
    settled: f32,
    /// Least score for the caption to settle the field.
    fitting: f32,
    /// Lead below which the choice is doubtful.
    close: f32,
}

const OF_TOTAL: Margins = Margins { settled: 3.0, fitting: 5.0, close: 0.5 };
const OF_DATE: Margins = Margins { settled: 1.5, fitting: 2.5, close: 0.4 };
const OF_VENDOR: Margins = Margins { settled: 2.5, fitting: 4.0, close: 0.3 };
const OF_DOCUMENT_NUMBER: Margins = Margins { settled: 1.8, fitting: 4.3, close: 0.3 };
const OF_CURRENCY: Margins = Margins { settled: 2.5, fitting: 4.5, close: 0.7 };
const OF_OTHERS: Margins = Margins { settled: 1.5, fitting: 2.5, close: 0.2 };
/// Share of the settled lead that is enough for a total that arithmetic proves.
const WITH_ARITHMETIC: f32 = 0.5;

fn margins(field: FieldKind) -> Margins {
    match field {
        FieldKind::Total => OF_TOTAL,
        FieldKind::Date => OF_DATE,
        FieldKind::Vendor => OF_VENDOR,
        FieldKind::DocumentNumber => OF_DOCUMENT_NUMBER,
        FieldKind::Currency => OF_CURRENCY,
        _ => OF_OTHERS,
    }
}

/// Returns the verdict on the first of these candidates, and remarks to add to its evidence.
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
    let is_field = is_right_field(field, candidates, lead, margins);
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

/// Whether the file itself states the value, so that limits measured on recognised text do not apply.
fn is_given(candidate: &Candidate) -> bool {
    let given = |evidence: &Evidence| {
        matches!(evidence, Evidence::ExactText | Evidence::EinvoiceElement { .. } | Evidence::CodeSays { .. })
    };
    candidate.evidence.iter().any(given)
}

/// Rounding to the smallest coin changes less than this.
const COIN: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Whether a value is the sum before rounding of a candidate. Such a value is where the candidate comes from, and no
/// rival.
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

/// Whether evidence other than clear text says that the characters are right. If a second reading differs, only the
/// file itself or arithmetic can say so.
fn are_characters_right(field: FieldKind, candidate: &Candidate) -> bool {
    let readable = candidate.confidence.is_none_or(|confidence| confidence.get() >= READABLE);
    let undisputed = !is_disputed(candidate);
    let twins = |evidence: &Evidence| matches!(evidence, Evidence::LookAlikesOpen { .. });
    if candidate.evidence.iter().any(twins) && !is_given(candidate) {
        return false;
    }
    candidate.evidence.iter().any(|evidence| match evidence {
        Evidence::ExactText | Evidence::EinvoiceElement { .. } => true,
        Evidence::CodeSays { .. } | Evidence::ReadingsAgree { .. } => true,
        Evidence::SumCloses { .. } | Evidence::CashLessChange { .. } => true,
        Evidence::LineItemsAddUp { count, .. } => *count > 1,
        Evidence::WeekdayFits => readable && undisputed,
        Evidence::CheckDigitFits => readable && undisputed && field == FieldKind::VendorTaxId,
        Evidence::DocumentCountry { .. } if field == FieldKind::Currency => {
            readable && undisputed && currency::is_confirmed_by_country(candidate)
        }
        // A second reading sees no more of the page than the first: both lose a word at the end of a name.
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

/// Whether a second reading differs.
fn is_disputed(candidate: &Candidate) -> bool {
    candidate.evidence.iter().any(|evidence| matches!(evidence, Evidence::SecondReadingDiffers { .. }))
}

/// Whether arithmetic, a labelled element, or a caption without rivals says that this is the field.
fn is_right_field(field: FieldKind, candidates: &[Candidate], lead: f32, margins: Margins) -> bool {
    let Some(best) = candidates.first() else { return false };
    // Another reading of the same characters is no other date.
    let is_only_date =
        candidates.iter().all(|other| other.raw == best.raw || same(&other.value, &best.value));
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
        // A total of zero means nothing to pay. A negative one is a credit note, and some of these are printed with a
        // minus and others without. A person says what is meant.
        FieldKind::Total if best.value.amount().is_some_and(|amount| amount <= Decimal::ZERO) => false,
        FieldKind::Total if has(|evidence| matches!(evidence, Evidence::Unaccounted { .. })) => false,
        FieldKind::Total => settled || (arithmetic && lead >= WITH_ARITHMETIC * margins.settled),
        FieldKind::Subtotal
        | FieldKind::Tax
        | FieldKind::ServiceCharge
        | FieldKind::Discount
        | FieldKind::Rounding => arithmetic && lead >= margins.close,
        FieldKind::Date => {
            let alone = is_only_date && best.score >= ONLY_DATE;
            let is_other_day = has(|evidence| matches!(evidence, Evidence::OtherDay { .. }));
            (settled || alone) && order_known && !is_other_day
        }
        FieldKind::DueDate | FieldKind::PeriodStart | FieldKind::PeriodEnd => settled && order_known,
        FieldKind::Currency => settled && currency::is_unambiguous(best),
        FieldKind::Vendor => {
            let whole = !has(|evidence| matches!(evidence, Evidence::RivalClose { .. }));
            let named = |evidence: &Evidence| {
                matches!(
                    evidence,
                    Evidence::LegalForm { .. } | Evidence::SpelledByDomain { .. } | Evidence::NumberBeside
                )
            };
            settled && whole && best.evidence.iter().any(named)
        }
        FieldKind::DocumentNumber | FieldKind::VendorTaxId => {
            settled && has(|evidence| matches!(evidence, Evidence::LabelBeside { .. }))
        }
        _ => false,
    }
}

#[cfg(test)]
mod currency_tests;

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
    fn a_name_is_proved_by_legal_form_clear_text_and_alignment() {
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
        assert_eq!(of(&[&form, &clear]), Verdict::Likely, "a word may be missing at one end");
        assert_eq!(of(&[&clear, &Evidence::InLine]), Verdict::Likely, "a shop sign is not a legal name");
        let rival = Evidence::RivalClose { value: "Beta Acme Ltd".to_owned() };
        assert_eq!(of(&[&form, &clear, &Evidence::InLine, &rival]), Verdict::Likely);
    }

    fn date_candidate(score: f32, evidence: &[Evidence]) -> Candidate {
        let value = Value::Date(jiff::civil::Date::constant(2018, 3, 14));
        Candidate { value, evidence: evidence.to_vec(), ..total(0, score, &[]) }
    }

    #[test]
    fn the_only_date_of_a_document_is_proved_if_its_order_is_certain() {
        let of = |candidates: &[Candidate]| verdict(FieldKind::Date, candidates, false).0;
        let agrees = Evidence::SecondReadingAgrees { engine: "second_look".to_owned() };
        let certain = [Evidence::DateOrderCertain, agrees.clone()];
        assert_eq!(of(&[date_candidate(1.5, &certain)]), Verdict::Proved);
        assert_eq!(
            of(&[date_candidate(0.5, &certain)]),
            Verdict::Likely,
            "its caption is that of another date"
        );
        let other = jiff::civil::Date::constant(2018, 4, 3);
        let open = [Evidence::DateOrderOpen { other }, agrees.clone()];
        assert_eq!(of(&[date_candidate(1.5, &open)]), Verdict::Doubtful);
        let departure = [Evidence::OtherDay { label: "Departure".to_owned() }];
        assert_eq!(of(&[date_candidate(5.0, &[&certain[..], &departure].concat())]), Verdict::Likely);
        assert_eq!(
            of(&[date_candidate(1.5, &certain[..1])]),
            Verdict::Likely,
            "nothing says that it was read correctly"
        );
    }

    #[test]
    fn a_second_reading_that_differs_is_doubt() {
        let differs =
            Evidence::SecondReadingDiffers { engine: "second_look".to_owned(), read: "x".to_owned() };
        let confidence = |of: f32| Some(vouch_core::Confidence::new(of));
        let beyond = Evidence::ReadBeyondDoubt { confidence: vouch_core::Confidence::new(0.999) };
        let evidence = [Evidence::DateOrderCertain, beyond, differs];
        let of = |sure: f32, evidence: &[Evidence]| {
            let candidate = Candidate { confidence: confidence(sure), ..date_candidate(5.0, evidence) };
            verdict(FieldKind::Date, &[candidate], false).0
        };
        assert_eq!(of(0.999, &evidence[..2]), Verdict::Proved);
        assert_eq!(of(0.999, &evidence), Verdict::Likely);
        assert_eq!(of(0.8, &evidence), Verdict::Doubtful);
    }

    #[test]
    fn a_total_that_leaves_an_amount_out_is_not_proved() {
        let mut open = total(8090, 9.0, &[8000, 90]);
        assert_eq!(of(&[open.clone()]), Verdict::Proved);
        open.evidence.push(Evidence::Unaccounted { field: FieldKind::Tax, amount: Decimal::ONE });
        assert_eq!(of(&[open]), Verdict::Likely);
    }
}
