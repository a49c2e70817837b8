//! Merges what QR codes say with the fields of the other witnesses.

use vouch_core::{Candidate, DocumentFamily, DocumentKind, Evidence, FieldKind, Finding, PageReading, Value};

use crate::source::qr::{self, Code, Purpose, Said};
use crate::text::fold;
use crate::text::same_value::same;
use crate::value::iban::ibans;
use crate::verdict::merge::MergedFields;

/// How far above the former best a value is put that a code states.
const STEP: f32 = 0.1;
/// The score of a value that only a code states.
const ONLY_IN_CODE: f32 = 3.0;
/// Fewest letters of a number that is recognised anywhere in a text.
const SHORTEST_TELLING: usize = 5;

/// Adds what the codes on these pages say. They confirm what is printed and fill gaps; a contradiction becomes a
/// finding.
pub(crate) fn merge_qr(merged: &mut MergedFields, codes: &[&Code], pages: &[&PageReading]) {
    if codes.is_empty() {
        return;
    }
    let lines = pages.iter().flat_map(|page| &page.layout.lines);
    let printed = PrintedText { text: qr::printed(pages), accounts: lines.flat_map(ibans).collect() };
    for code in codes {
        for (field, value) in code.said.values() {
            let known = merged.candidates.remove(&field).unwrap_or_default();
            let (candidates, finding) = code.reconcile_with(field, value, known, &printed);
            merged.findings.extend(finding.filter(|finding| !merged.findings.contains(finding)));
            if !candidates.is_empty() {
                merged.candidates.insert(field, candidates);
            }
        }
        merged.findings.extend(code.other_account(&printed));
        code.note_reference(merged.candidates.entry(FieldKind::DocumentNumber).or_default());
        let is_open = merged.kind.is_none_or(|kind| kind.family() != DocumentFamily::Expense);
        if code.said.purpose != Purpose::Request && is_open {
            merged.kind = Some(DocumentKind::Invoice);
        }
    }
    merged.candidates.retain(|_, candidates| !candidates.is_empty());
}

/// The text of the pages, and the account numbers in it.
struct PrintedText {
    text: String,
    accounts: Vec<String>,
}

impl PrintedText {
    fn has(&self, value: &Value) -> bool {
        let key = fold::key(&value.plain());
        matches!(value, Value::Code(_)) && key.chars().count() >= SHORTEST_TELLING && self.text.contains(&key)
    }
}

impl Said {
    /// Returns its values by field.
    fn values(&self) -> Vec<(FieldKind, Value)> {
        let text = |text: &Option<String>| text.clone().map(Value::Text);
        let code = |text: &Option<String>| text.clone().map(Value::Code);
        let values = [
            (FieldKind::Vendor, text(&self.vendor)),
            (FieldKind::VendorAddress, text(&self.address)),
            (FieldKind::VendorTaxId, code(&self.tax_id)),
            (FieldKind::DocumentNumber, code(&self.number)),
            (FieldKind::Date, self.date.map(Value::Date)),
            (FieldKind::Currency, self.currency.map(Value::Currency)),
            (FieldKind::Total, self.total.map(Value::Amount)),
            (FieldKind::Tax, self.tax.map(Value::Amount)),
        ];
        values.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
    }

    /// Whether its value for a field is that of the document. A payment request names the owner of the account and the
    /// amount left to pay; only its billing information is that of the document.
    fn states(&self, field: FieldKind) -> bool {
        match self.purpose {
            Purpose::Statement => true,
            Purpose::Request => {
                matches!(field, FieldKind::DocumentNumber | FieldKind::Date | FieldKind::VendorTaxId)
            }
            Purpose::Link => false,
        }
    }
}

impl Code {
    /// Reconciles one value with the candidates for its field.
    fn reconcile_with(
        &self,
        field: FieldKind,
        value: Value,
        mut known: Vec<Candidate>,
        printed: &PrintedText,
    ) -> (Vec<Candidate>, Option<Finding>) {
        let states = self.said.states(field);
        let best_score = known.first().map(|best| best.score);
        let differs = known.first().map(|best| Finding::CodeDiffers {
            field,
            coded: value.plain(),
            printed: best.value.plain(),
        });
        match known.iter().position(|candidate| agrees(&candidate.value, &value)) {
            Some(0) => self.confirm(&mut known, 0),
            Some(at) if states => self.confirm(&mut known, at),
            Some(_) if matches!(field, FieldKind::Total | FieldKind::Currency) => return (known, differs),
            Some(_) => {}
            None if known.is_empty() => known.push(self.candidate(value, ONLY_IN_CODE)),
            None if states && printed.has(&value) => {
                known.insert(0, self.candidate(value, best_score.unwrap_or(ONLY_IN_CODE) + STEP));
            }
            None if COMPARED.contains(&field) && self.said.purpose != Purpose::Link => {
                let at = usize::from(!states);
                let score = best_score.unwrap_or(ONLY_IN_CODE) + if states { STEP } else { -STEP };
                known.insert(at, self.candidate(value, score));
                return (known, differs);
            }
            None => {}
        }
        (known, None)
    }

    /// Notes that the code confirms a candidate, and puts it first. This settles how ambiguous digits are read.
    fn confirm(&self, known: &mut Vec<Candidate>, at: usize) {
        let best_score = known[0].score;
        let mut confirmed = known.remove(at);
        if at > 0 {
            confirmed.score = best_score + STEP;
        }
        confirmed.evidence.retain(|evidence| {
            !matches!(evidence, Evidence::DateOrderOpen { .. } | Evidence::DateOrderConcluded { .. })
        });
        confirmed.evidence.insert(0, self.evidence());
        known.retain(|other| other.value.date().is_none() || other.place != confirmed.place);
        known.insert(0, confirmed);
    }

    fn evidence(&self) -> Evidence {
        Evidence::CodeSays { standard: self.said.standard.to_owned() }
    }

    fn candidate(&self, value: Value, score: f32) -> Candidate {
        Candidate {
            raw: value.plain(),
            value,
            confidence: None,
            source: qr::ENGINE.to_owned(),
            place: Some(self.place),
            score,
            evidence: vec![self.evidence()],
        }
    }

    /// Returns a finding if the payment goes to an account that is not printed.
    fn other_account(&self, printed: &PrintedText) -> Option<Finding> {
        let coded = self.said.account.as_ref().filter(|account| !printed.accounts.contains(account))?;
        let printed = printed.accounts.first()?;
        Some(Finding::AccountDiffers { coded: coded.clone(), printed: printed.clone() })
    }

    /// Notes that the payment reference contains the number of the document.
    fn note_reference(&self, numbers: &mut [Candidate]) {
        let (Some(best), Some(reference)) = (numbers.first_mut(), &self.said.reference) else { return };
        let number = fold::key(&best.value.plain());
        if number.chars().count() >= SHORTEST_TELLING && fold::key(reference).contains(&number) {
            best.evidence.push(self.evidence());
        }
    }
}

/// Fields in which a code and the page must agree.
const COMPARED: &[FieldKind] = &[
    FieldKind::DocumentNumber,
    FieldKind::Date,
    FieldKind::Currency,
    FieldKind::Total,
    FieldKind::VendorTaxId,
];

/// Whether the page agrees with the code: amounts with either sign, numbers with or without a prefix.
fn agrees(printed: &Value, said: &Value) -> bool {
    match (printed, said) {
        (Value::Amount(a), Value::Amount(b)) => a.abs() == b.abs(),
        (Value::Code(a), Value::Code(b)) => {
            let (a, b) = (fold::key(a), fold::key(b));
            let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
            a == b || (short.len() * 5 >= long.len() * 3 && long.contains(short.as_str()))
        }
        _ => same(printed, said),
    }
}
